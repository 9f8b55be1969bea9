"""The parts of a run: what each measures, on which cameras, and about how long it takes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hearthwatch.studies.bench.attention import MODES, PINNED, Times
from hearthwatch.studies.bench.choices import Part
from hearthwatch.studies.bench.contestants import Contestant, Floor, Outsider, WholeEngine
from hearthwatch.studies.bench.deliveries import deliveries_table
from hearthwatch.studies.bench.doorbell import doorbell_table
from hearthwatch.studies.bench.drop import folder_table
from hearthwatch.studies.bench.encode import Encoding
from hearthwatch.studies.bench.floors import Work
from hearthwatch.studies.bench.hearing import sound_table
from hearthwatch.studies.bench.listeners import listeners_table
from hearthwatch.studies.bench.lists import lists_table
from hearthwatch.studies.bench.offline import detector_table, motion_table
from hearthwatch.studies.bench.progress import Progress
from hearthwatch.studies.bench.promises import (
    attention_tables,
    clips_table,
    durability_table,
    trouble_table,
)
from hearthwatch.studies.bench.report import Table
from hearthwatch.studies.bench.running import cost_table, live_tables, scaling_table, soak_table
from hearthwatch.studies.bench.scenes import Weather
from hearthwatch.studies.bench.situations import (
    FULL_HD,
    FULL_HD_CBR,
    HD,
    HD_CBR,
    SUB,
    Options,
    Situations,
)
from hearthwatch.studies.bench.stages import Rig

_GATE_SETTLES: Final = 20.0
_GOPS: Final = (1.0, 4.0, 10.0)
_RECORDED: Final = 8.0
_WARM_IN_TROUBLE: Final = 25.0
_FLOORS: Final = (Floor(Work.DEMUX), Floor(Work.KEYFRAMES), Floor(Work.DECODE))
_CAMERAS: Final = 4
_EVENTS_A_SECOND: Final = 500.0
_LISTENERS: Final = (1, 200)
_TALKED: Final = 20.0
_COMES_AND_GOES: Final = 4.0
"""Seconds in which whoever takes part in a comparison starts and ends, about."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How thorough a profile is; all times are in seconds.

    Attributes:
        all_kinds: every size, rate control and weather; else the most usual ones.
        clip: length of the clips on which motion is judged.
        live: that delays are measured for in each situation.
        times: of attention.
        rounds: of cost.
        cost: that a measurement of cost lasts.
        kills: of the engine.
        minutes: of soaking.
        counts: of cameras.
        events: that lists are long.
    """

    all_kinds: bool
    clip: float
    live: float
    times: Times
    rounds: int
    cost: float
    kills: int
    minutes: float
    counts: tuple[int, ...]
    events: int


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that a part needs."""

    situations: Situations
    sizes: Sizes
    options: Options
    progress: Progress


def tables(part: Part, run: Run) -> Iterator[Table]:
    """Measure a part; each table is given again whenever it has grown.

    Raises:
        ChildError: a program does not do its part.
        SourceError: the footage cannot be played.
        ValueError: the footage shows nobody who could be cut out.
    """
    return _PARTS[part].tables(run)


def about(part: Part, sizes: Sizes, options: Options) -> float:
    """Return the seconds that a part takes, about, once its clips are made."""
    return _PARTS[part].seconds(sizes, options)


def _motion(run: Run) -> Iterator[Table]:
    made, sizes = run.situations, run.sizes
    encodings = (SUB, HD_CBR, FULL_HD) if sizes.all_kinds else (SUB,)
    kinds = {
        f"{weather}, {encoding.name}": [made.busy(encoding, sizes.clip, weather)]
        for weather in Weather
        for encoding in encodings
    }
    if sizes.all_kinds:
        kinds[f"half a second, {HD.name}"] = [made.flashes(HD, sizes.clip)]
    return motion_table(kinds, run.progress)


def _detector(run: Run) -> Iterator[Table]:
    made, sizes = run.situations, run.sizes
    if not sizes.all_kinds:
        return detector_table([made.busy(SUB, sizes.clip)], run.progress)
    clips = [made.busy(HD, sizes.clip, weather) for weather in Weather]
    return detector_table(clips, run.progress)


def _sound(run: Run) -> Iterator[Table]:
    """Hear an hour of what is harmless, or a little of it."""
    minutes, tries = _heard(run.sizes)
    seed = run.options.seed
    return sound_table(minutes=minutes, tries=tries, seed=seed, progress=run.progress)


def _heard(sizes: Sizes) -> tuple[int, int]:
    return (10, 25) if sizes.all_kinds else (1, 5)


def _doorbell(run: Run) -> Iterator[Table]:
    rig, rings = Rig(run.situations.idle(SUB)), _rings(run.sizes)
    return doorbell_table(rig, rings=rings, progress=run.progress)


def _rings(sizes: Sizes) -> int:
    return 30 if sizes.all_kinds else 10


def _folder(run: Run) -> Iterator[Table]:
    clip, recordings = run.situations.idle(SUB), _recordings(run.sizes)
    return folder_table(clip, recordings=recordings, progress=run.progress)


def _recordings(sizes: Sizes) -> int:
    return 1000 if sizes.all_kinds else 100


def _delays(run: Run) -> Iterator[Table]:
    made, seconds = run.situations, run.sizes.live
    situations = {"2 busy 360p vbr": [Rig(made.visits(SUB))] * 2}
    if run.sizes.all_kinds:
        situations["2 busy 720p vbr with 360p sub stream"] = [
            Rig(made.busy(HD), made.busy(SUB))
        ] * 2
        situations["2 busy 720p cbr"] = [Rig(made.busy(HD_CBR))] * 2
    return live_tables(situations, seconds=seconds, progress=run.progress)


def _listeners(run: Run) -> Iterator[Table]:
    return listeners_table(_LISTENERS, seconds=_TALKED, progress=run.progress)


def _attention(run: Run) -> Iterator[Table]:
    made, sizes = run.situations, run.sizes
    seconds = sizes.times.warm + sizes.times.visits
    if not sizes.all_kinds:
        rig = made.proving(SUB, seconds)
        return attention_tables({SUB.name: rig}, sizes.times, cameras=2, progress=run.progress)
    situations = {HD.name: made.proving(HD, seconds)}
    situations[HD_CBR.name] = made.proving(HD_CBR, seconds)
    for weather in (Weather.NIGHT, Weather.RAIN):
        situations[f"{weather}, {HD.name}"] = made.proving(HD, seconds, weather)
    for gop in _GOPS:
        encoding = Encoding(HD.width, HD.height, gop=gop)
        situations[encoding.name] = made.proving(encoding, seconds)
    return attention_tables(situations, sizes.times, cameras=2, progress=run.progress)


def _trouble(run: Run) -> Iterator[Table]:
    times = _trouble_times(run.sizes)
    rigs = run.situations.trouble(times.warm + times.visits, times.warm + times.visits / 4)
    return trouble_table(rigs, times, modes=PINNED, progress=run.progress)


def _trouble_times(sizes: Sizes) -> Times:
    return Times(_WARM_IN_TROUBLE, sizes.times.visits, 0.0)


def _cost(run: Run) -> Iterator[Table]:
    made, sizes = run.situations, run.sizes
    situations = {
        contest.name: ([contest.rig(made)] * _CAMERAS, contest.contestants)
        for contest in _contests(sizes, run.options)
    }
    return cost_table(situations, rounds=sizes.rounds, seconds=sizes.cost, progress=run.progress)


def _cost_seconds(sizes: Sizes, options: Options) -> float:
    taking_part = [each for contest in _contests(sizes, options) for each in contest.contestants]
    return sizes.rounds * sum(each.settles + sizes.cost + _COMES_AND_GOES for each in taking_part)


@dataclass(frozen=True, slots=True)
class _Contest:
    """Cameras to which nobody comes, and whose cost is compared on them."""

    main: Encoding
    contestants: tuple[Contestant, ...]
    sub: Encoding | None = None

    @property
    def name(self) -> str:
        """What the report calls it."""
        beside = f" with {self.sub.height}p sub stream" if self.sub else ""
        return f"idle {self.main.name}{beside}"

    def rig(self, made: Situations) -> Rig:
        """Return one of the cameras."""
        return Rig(made.idle(self.main), made.idle(self.sub) if self.sub else None)


def _contests(sizes: Sizes, options: Options) -> tuple[_Contest, ...]:
    """Return what is compared; 720 rows are left to attention where that is measured anyway."""
    others: tuple[Contestant, ...] = tuple(map(Outsider, options.against))
    full, eco = WholeEngine(attention="full"), WholeEngine(attention="eco")
    if not sizes.all_kinds:
        return (_Contest(HD, (*_FLOORS, full, *others)),)
    gate = WholeEngine(_GATE_SETTLES, "gate")
    return (
        _Contest(FULL_HD, (*_FLOORS, gate, full, *others)),
        _Contest(FULL_HD_CBR, (*_FLOORS, full, eco, *others)),
        _Contest(FULL_HD, (Floor(Work.DEMUX), WholeEngine()), SUB),
    )


def _clips(run: Run) -> Iterator[Table]:
    run.progress(f"recording {_RECORDED:g} s")
    return clips_table(run.situations.recorded(), seconds=_RECORDED)


def _deliveries(run: Run) -> Iterator[Table]:
    seconds = _delivery_seconds(run.sizes)
    return deliveries_table(rate=_EVENTS_A_SECOND, seconds=seconds, progress=run.progress)


def _delivery_seconds(sizes: Sizes) -> float:
    return 20.0 if sizes.all_kinds else 5.0


def _durability(run: Run) -> Iterator[Table]:
    return durability_table(
        run.situations.killed(),
        kills=run.sizes.kills,
        seed=run.options.seed,
        progress=run.progress,
    )


def _lists(run: Run) -> Iterator[Table]:
    return lists_table(run.sizes.events, seed=run.options.seed, progress=run.progress)


def _scaling(run: Run) -> Iterator[Table]:
    rig = Rig(run.situations.idle(HD))
    counts, seconds = run.sizes.counts, run.sizes.cost * 2
    return scaling_table(rig, counts, seconds=seconds, progress=run.progress)


def _soak(run: Run) -> Iterator[Table]:
    rigs = run.situations.misbehaving()
    return soak_table(rigs, minutes=run.sizes.minutes, progress=run.progress)


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How a part is measured, and about how many seconds that takes."""

    tables: Callable[[Run], Iterator[Table]]
    seconds: Callable[[Sizes, Options], float]


_PARTS: Final[Mapping[Part, _Recipe]] = {
    Part.MOTION: _Recipe(_motion, lambda sizes, _: sizes.clip * (2 if sizes.all_kinds else 0.3)),
    Part.DETECTOR: _Recipe(
        _detector, lambda sizes, _: sizes.clip * (0.8 if sizes.all_kinds else 0.2)
    ),
    Part.SOUND: _Recipe(_sound, lambda sizes, _: 6.0 * sum(_heard(sizes))),
    Part.DOORBELL: _Recipe(_doorbell, lambda sizes, _: 2 * (10 + 1.2 * _rings(sizes))),
    Part.FOLDER: _Recipe(_folder, lambda sizes, _: 12 + _recordings(sizes) / 8),
    Part.DELAYS: _Recipe(
        _delays, lambda sizes, _: (sizes.live + 18) * (3 if sizes.all_kinds else 1)
    ),
    Part.LISTENERS: _Recipe(_listeners, lambda *_: len(_LISTENERS) * (_TALKED + 8)),
    Part.ATTENTION: _Recipe(
        _attention, lambda sizes, _: sizes.times.whole(MODES) * (7 if sizes.all_kinds else 1)
    ),
    Part.TROUBLE: _Recipe(_trouble, lambda sizes, _: 3 * _trouble_times(sizes).whole(PINNED)),
    Part.COST: _Recipe(_cost, _cost_seconds),
    Part.CLIPS: _Recipe(_clips, lambda *_: 30.0),
    Part.DELIVERIES: _Recipe(_deliveries, lambda sizes, _: 25 + 5 * _delivery_seconds(sizes)),
    Part.DURABILITY: _Recipe(_durability, lambda sizes, _: 20 + 9.0 * sizes.kills),
    Part.LISTS: _Recipe(_lists, lambda sizes, _: 20 + sizes.events / 12_000),
    Part.SCALING: _Recipe(
        _scaling, lambda sizes, _: sum(2 * sizes.cost + 18 + count / 4 for count in sizes.counts)
    ),
    Part.SOAK: _Recipe(_soak, lambda sizes, _: 30 + 60 * sizes.minutes),
}
