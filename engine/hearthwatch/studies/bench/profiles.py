"""What a run measures: a quick profile for every day, a full one for the manual, a soak."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.studies.bench import measurements
from hearthwatch.studies.bench.cameras import Behaviour
from hearthwatch.studies.bench.encode import Encoding, RateControl
from hearthwatch.studies.bench.measurements import Progress
from hearthwatch.studies.bench.report import Report, Table, busy_before, machine, versions
from hearthwatch.studies.bench.scenes import Scene, Weather, busy, flashes, idle
from hearthwatch.studies.bench.stages import Rig
from hearthwatch.studies.bench.studio import Clip, Studio

_CBR: Final = RateControl.CBR
_SUB: Final = Encoding(640, 360, rate=10)
_HD: Final = Encoding(1280, 720)
_FULL_HD: Final = Encoding(1920, 1080)
_COUNTS: Final = (1, 2, 4, 8, 16, 32)
_GOPS: Final = (1.0, 2.0, 4.0, 10.0)
_FULL_ROUNDS: Final = 5


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen.

    Attributes:
        folder: where clips are kept from run to run.
        footage: to cut place and people from; drawn ones play where it is None.
        against: command lines of outside programs that take part; see `Outsider.command`.
        seed: of all scenes; another gives other walks, noise and light.
    """

    folder: Path
    footage: Path | None = None
    against: tuple[str, ...] = ()
    seed: int = 0

    def parameters(self) -> dict[str, str]:
        """Return them for a report."""
        return {
            "Seed": str(self.seed),
            "Material": Studio(self.folder, self.footage).material,
            "Against": ", ".join(self.against) or "nobody",
        }


def quick(options: Options, progress: Progress) -> Report:
    """Measure the most important in less than three minutes.

    Raises:
        ChildError: a program does not do its part.
        SourceError: the footage cannot be played.
        ValueError: the footage shows nobody who could be cut out, or a command is no command.
    """
    return _report("quick", options, progress, _quick_tables)


def full(options: Options, progress: Progress) -> Report:
    """Measure everything, in an hour or two.

    Raises:
        ChildError: a program does not do its part.
        SourceError: the footage cannot be played.
        ValueError: the footage shows nobody who could be cut out, or a command is no command.
    """
    return _report("full", options, progress, _full_tables)


def soak(options: Options, minutes: float, progress: Progress) -> Report:
    """Run the engine for long on eight cameras, some of which break off again and again.

    Raises:
        ChildError: a program does not do its part.
        SourceError: the footage cannot be played.
        ValueError: the footage shows nobody who could be cut out.
    """

    def tables(set_: "_Set") -> Iterator[Table]:
        yield measurements.soak_table(_misbehaving(set_), minutes=minutes, progress=progress)

    return _report("soak", options, progress, tables)


@dataclass(frozen=True, slots=True)
class _Set:
    """Where clips come from, and who hears of it."""

    options: Options
    studio: Studio
    progress: Progress

    def clip(self, scene: Scene, encoding: Encoding) -> Clip:
        self.progress(f"making {scene.name}, {encoding.name}")
        return self.studio.clip(scene, encoding)

    def idle(self, encoding: Encoding, seconds: float = 20.0) -> Clip:
        return self.clip(idle(seconds, seed=self.options.seed), encoding)

    def busy(
        self, encoding: Encoding, seconds: float, weather: Weather = Weather.DAY, more: int = 0
    ) -> Clip:
        scene = busy(seconds, weather=weather, seed=self.options.seed + more)
        return self.clip(scene, encoding)


def _report(
    profile: str, options: Options, progress: Progress, tables: Callable[[_Set], Iterator[Table]]
) -> Report:
    started, warnings = time.time(), busy_before()
    made = tuple(tables(_Set(options, Studio(options.folder, options.footage), progress)))
    return Report(
        profile=profile,
        started=to_rfc3339(started),
        seconds=round(time.time() - started, 1),
        machine=machine(),
        versions=versions(),
        parameters=options.parameters(),
        tables=made,
        warnings=warnings,
    )


def _quick_tables(set_: _Set) -> Iterator[Table]:
    walks = {weather: set_.busy(_SUB, 40.0, weather) for weather in Weather}
    yield measurements.motion_table(
        {f"{weather}, {clip.encoding.name}": [clip] for weather, clip in walks.items()},
        set_.progress,
    )
    yield measurements.detector_table([walks[Weather.DAY]], set_.progress)
    yield from measurements.live_tables(
        {"2 busy 360p vbr cameras": [Rig(walks[Weather.DAY])] * 2},
        seconds=30.0,
        progress=set_.progress,
    )
    yield measurements.cost_table(
        {"4 idle 720p vbr": [Rig(set_.idle(_HD))] * 4},
        measurements.contestants(set_.options.against),
        rounds=1,
        seconds=8.0,
        progress=set_.progress,
    )


def _full_tables(set_: _Set) -> Iterator[Table]:
    progress = set_.progress
    yield measurements.motion_table(_all_kinds(set_), progress)
    yield measurements.detector_table(
        [set_.busy(_HD, 120.0, weather) for weather in Weather], progress
    )
    yield from measurements.live_tables(_busy_situations(set_), seconds=180.0, progress=progress)
    yield measurements.cost_table(
        _idle_situations(set_),
        measurements.contestants(set_.options.against),
        rounds=_FULL_ROUNDS,
        seconds=20.0,
        progress=progress,
    )
    rig = Rig(set_.idle(_HD))
    yield measurements.scaling_table(rig, _COUNTS, seconds=20.0, progress=progress)


def _all_kinds(set_: _Set) -> dict[str, list[Clip]]:
    """Return clips of every weather, size and rate control, two of each, and short appearances."""
    encodings = (
        _SUB,
        _HD,
        Encoding(1280, 720, control=_CBR),
        _FULL_HD,
        Encoding(1920, 1080, control=_CBR),
    )
    kinds = {
        f"{weather}, {encoding.name}": [
            set_.busy(encoding, 120.0, weather, more) for more in (0, 1)
        ]
        for weather in Weather
        for encoding in encodings
    }
    short = flashes(120.0, gop=_HD.gop, seed=set_.options.seed)
    return kinds | {"half a second, 720p vbr": [set_.clip(short, _HD)]}


def _idle_situations(set_: _Set) -> dict[str, list[Rig]]:
    """Return what the cost targets speak of, four cameras each."""
    sub = set_.idle(_SUB)
    mains = (
        _HD,
        Encoding(1280, 720, control=_CBR),
        _FULL_HD,
        Encoding(1920, 1080, control=_CBR),
    )
    found = {f"idle {main.name}": [Rig(set_.idle(main))] * 4 for main in mains}
    with_sub = Rig(set_.idle(_FULL_HD), sub)
    return found | {"idle 1080p vbr with 360p sub stream": [with_sub] * 4}


def _busy_situations(set_: _Set) -> dict[str, list[Rig]]:
    """Return cameras of every mode, distance between keyframes, and misbehaviour."""
    sub, main = set_.busy(_SUB, 60.0), set_.busy(_HD, 60.0)
    constant = set_.busy(Encoding(1280, 720, control=_CBR), 60.0)
    found = {
        "720p vbr with 360p sub stream": [Rig(main, sub)] * 2,
        "720p cbr": [Rig(constant)] * 2,
        "720p vbr that turns cbr": [Rig(main, after=constant, behaviour=Behaviour(change_after=60))]
        * 2,
    }
    for gop in _GOPS:
        encoding = Encoding(1280, 720, gop=gop)
        found[f"720p vbr, gop {gop:g} s"] = [Rig(set_.busy(encoding, 60.0))] * 2
        scene = flashes(60.0, gop=gop, seed=set_.options.seed)
        found[f"flashes, 720p vbr, gop {gop:g} s"] = [Rig(set_.clip(scene, encoding))] * 2
    return found


def _misbehaving(set_: _Set) -> list[Rig]:
    """Return eight cameras: good ones, and one for each way to break off."""
    main, sub = set_.busy(_HD, 60.0), set_.busy(_SUB, 60.0)
    constant = set_.busy(Encoding(1280, 720, control=_CBR), 60.0)
    return [
        Rig(main, sub),
        Rig(main, sub),
        Rig(sub),
        Rig(sub),
        Rig(set_.idle(_HD)),
        Rig(sub, behaviour=Behaviour(hang_up_after=60.0)),
        Rig(sub, behaviour=Behaviour(stall_after=90.0)),
        Rig(main, after=constant, behaviour=Behaviour(change_after=45.0, hang_up_after=150.0)),
    ]
