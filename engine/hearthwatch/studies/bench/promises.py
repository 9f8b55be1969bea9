"""Measurements of what the engine promises: how it looks, what it keeps, what outlives it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from hearthwatch.studies.bench.attention import MODES, Mode, Outcome, Times, watch_together
from hearthwatch.studies.bench.completeness import record_clips
from hearthwatch.studies.bench.durability import Damage, kill_again_and_again
from hearthwatch.studies.bench.progress import Progress
from hearthwatch.studies.bench.report import Column, Row, Table, quantile
from hearthwatch.studies.bench.scenes import FLASH
from hearthwatch.studies.bench.stages import Rig

_SITUATION: Final = Column("situation", "situation")
_FLASHES: Final = FLASH + 0.1


def attention_tables(
    situations: Mapping[str, Rig],
    times: Times,
    *,
    cameras: int,
    progress: Progress,
) -> Iterator[Table]:
    """Compare the ways to choose the frames that are decoded, situation by situation."""
    attention, decisions = _attention(times, cameras), _DECISIONS
    for name, rig in situations.items():
        outcomes = [*_watched(name, rig, times, modes=MODES, cameras=cameras, progress=progress)]
        rows = tuple(_outcome(name, outcome, rig.main.encoding.gop) for outcome in outcomes)
        attention = replace(attention, rows=(*attention.rows, *rows))
        yield attention
        said = tuple(_decision(name, outcome) for outcome in outcomes if outcome.attention)
        decisions = replace(decisions, rows=(*decisions.rows, *said))
        yield decisions


def trouble_table(
    situations: Mapping[str, Rig],
    times: Times,
    *,
    modes: Sequence[Mode],
    progress: Progress,
) -> Iterator[Table]:
    """See what each mode misses on cameras that break off, stall or change."""
    table = Table(
        "trouble",
        "Cameras that misbehave",
        f"As above, but {times.visits:g} s of visits only, and one camera. Who came while the"
        " camera sent nothing was not there for anybody, and does not count.",
        (_SITUATION, Column("mode", "mode"), *_MISSES, Column("frames lost", "lost")),
    )

    def rows(name: str, rig: Rig) -> Iterator[Row]:
        for outcome in _watched(name, rig, times, modes=modes, cameras=1, progress=progress):
            lost = (outcome.status or {}).get("lost")
            yield (name, outcome.name, *_misses(outcome, rig.main.encoding.gop), lost)

    return table.growing(rows(name, rig) for name, rig in situations.items())


def clips_table(situations: Mapping[str, Rig], *, seconds: float) -> Iterator[Table]:
    """Have all cameras recorded, and examine the clips frame by frame."""
    yield Table(
        "clips",
        "Clips",
        f"{seconds:g} s recorded on command, with the usual 5 s before. Begins early: by less than"
        " a group of pictures, since it begins with a keyframe. Ends late: below 0 it ends"
        " before the moment asked for, by a frame or so. Changed: packets whose pictures are not"
        " byte for byte those that the camera sent.",
        (
            _SITUATION,
            Column("files", "files"),
            Column("begins early, s", "early_seconds", 3),
            Column("ends late, s", "late_seconds", 3),
            Column("frames", "frames"),
            Column("missing", "missing"),
            Column("decode errors", "errors"),
            Column("changed", "changed"),
        ),
        tuple(
            (
                name,
                kept.clips,
                kept.early,
                kept.late,
                kept.frames,
                kept.missing,
                kept.errors,
                kept.changed,
            )
            for name, kept in zip(
                situations, record_clips([*situations.values()], seconds=seconds), strict=True
            )
        ),
    )


def durability_table(
    rigs: Sequence[Rig], *, kills: int, seed: int, progress: Progress
) -> Iterator[Table]:
    """Kill the engine again and again while it records, and see what is left."""
    table = Table(
        "durability",
        "Durability",
        "The whole engine, killed with SIGKILL at random moments while it records, and sometimes"
        " while it still puts right what the kill before has left. Seconds lost: from the last"
        " frame of a clip that was cut off to the last frame that its camera had sent. Files and"
        " rows are compared once more at the end.",
        (Column("what", "what"), Column("figure", "figure", 2)),
    )
    for damage in kill_again_and_again(rigs, kills=kills, seed=seed, progress=progress):
        table = replace(table, rows=tuple(_damage(damage)))
        yield table


_MISSES: Final = (
    Column("delay p50, s", "p50_seconds", 2),
    Column("p95, s", "p95_seconds", 2),
    Column("longer than a GOP", "long"),
    Column("missed", "long_missed"),
    Column("shorter", "short"),
    Column("missed", "short_missed"),
    Column("half a second", "flashes"),
    Column("missed", "flashes_missed"),
)


_DECISIONS: Final = Table(
    "decisions",
    "What attention decided",
    "What the engine said of its first camera in each mode at the end of the visits. Recall: the"
    " share of movements that it believes to notice while it sleeps. Cost: of one core, by its own"
    " account, visits included.",
    (
        _SITUATION,
        Column("mode", "mode"),
        Column("takes", "mode_taken"),
        Column("recall", "recall", 3),
        Column("cost, % of a core", "cost_percent", 2),
        Column("because", "reason"),
    ),
)


def _attention(times: Times, cameras: int) -> Table:
    return Table(
        "attention",
        "Attention",
        f"All modes at the same time, {cameras} camera(s) each, whole process trees. Visits for"
        f" {times.warm:g} s to prove oneself, then for {times.visits:g} s: delay from the first"
        " frame that shows somebody to the look that decided; missed of those who came while"
        f" nothing moved. Then {times.idle:g} s in which nobody comes: CPU.",
        (
            _SITUATION,
            Column("mode", "mode"),
            Column("idle CPU per camera, % of a core", "cpu_percent", 2),
            *_MISSES,
        ),
    )


def _outcome(name: str, outcome: Outcome, gop: float) -> Row:
    cpu = None if outcome.cpu is None else 100 * outcome.cpu
    return (name, outcome.name, cpu, *_misses(outcome, gop))


def _decision(name: str, outcome: Outcome) -> Row:
    told = outcome.attention
    cost = 100 * float(told["cost"])
    return (name, outcome.name, told["mode"], told["recall"], cost, told["reason"])


def _watched(
    name: str, rig: Rig, times: Times, *, modes: Sequence[Mode], cameras: int, progress: Progress
) -> Iterator[Outcome]:
    return watch_together(
        rig,
        times,
        modes=modes,
        cameras=cameras,
        progress=lambda text: progress(f"{name}: {text}"),
    )


def _misses(outcome: Outcome, gop: float) -> Iterator[float | int | None]:
    """Return the figures for `_MISSES`."""
    found = outcome.delays
    if found is None:
        yield from (None,) * len(_MISSES)
        return
    yield quantile(found.to_motion, 0.5)
    yield quantile(found.to_motion, 0.95)
    for fits in _lengths(gop):
        some = found.of_length(fits)
        yield from (some.appearances, some.missed)


def _lengths(gop: float) -> tuple[Callable[[float], bool], ...]:
    return (
        lambda seconds: seconds > gop,
        lambda seconds: _FLASHES < seconds <= gop,
        lambda seconds: seconds <= min(_FLASHES, gop),
    )


def _damage(damage: Damage) -> Iterator[Row]:
    yield "kills", damage.kills
    yield "clips cut off", len(damage.lost)
    yield "seconds lost, p50", quantile(damage.lost, 0.5)
    yield "seconds lost, most", max(damage.lost, default=None)
    yield "clips that do not play whole", damage.unplayable
    yield "packets changed", damage.changed
    yield "events told", damage.told
    yield "events told and forgotten", damage.forgotten
    yield "files without a row", damage.files
    yield "rows without a file", damage.rows
    yield "start to API, s, p50", quantile(damage.restarts, 0.5)
    yield "start to API, s, most", max(damage.restarts, default=None)
