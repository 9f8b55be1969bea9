"""Measurements of the running engine: cost beside others, delays, more cameras, a long time."""

import itertools
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from hearthwatch.studies.bench.contestants import Contestant
from hearthwatch.studies.bench.live import Live, run_live
from hearthwatch.studies.bench.progress import Progress
from hearthwatch.studies.bench.report import Column, Row, Table, quantile
from hearthwatch.studies.bench.rounds import Cost, compare
from hearthwatch.studies.bench.stages import Rig, on_stage

_MIB: Final = 1 << 20
_CAMERA: Final = Column("cameras", "cameras")
_CPU: Final = Column("CPU per camera, % of a core", "cpu_percent", 2)
_TOTAL: Final = Column("CPU, % of a core", "cpu_total_percent", 1)
_PSS: Final = Column("memory, MiB", "pss_mib", 1)
_LOST: Final = Column("frames lost", "lost")
_DROPPED: Final = Column("looks given up", "dropped")
_TO_PICTURE: Final = Column("start to all pictures, s", "to_picture_seconds", 2)
_SITUATION: Final = Column("situation", "situation")


def cost_table(
    situations: Mapping[str, tuple[Sequence[Rig], Sequence[Contestant]]],
    *,
    rounds: int,
    seconds: float,
    progress: Progress,
) -> Iterator[Table]:
    """Compare what contestants cost, on one set of cameras after the other."""

    def compared(name: str, rigs: Sequence[Rig], taking_part: Sequence[Contestant]) -> list[Row]:
        with on_stage(rigs) as show:
            standings = compare(
                taking_part,
                show.stage,
                rounds=rounds,
                seconds=seconds,
                progress=lambda text: progress(f"{name}: {text}"),
                cameras=show.cameras,
            )
        return [
            (name, s.name, s.cameras, 100 * s.cpu, 100 * s.spread, s.pss / _MIB) for s in standings
        ]

    table = Table(
        "cost",
        "Cost per camera",
        f"Whole process trees, user and system time; medians of {rounds} alternating rounds of"
        f" {seconds:g} s; spread: the dearest round less the cheapest. Floors and outside programs"
        " watch the main stream. A gate that is trusted is tested for 10 s in every 300 by decoding"
        " everything, which is not in the rounds: in the long run, add a thirtieth of the"
        " difference to the full mode.",
        (
            _SITUATION,
            Column("contestant", "contestant"),
            _CAMERA,
            _CPU,
            Column("spread", "spread_percent", 2),
            _PSS,
        ),
    )
    return table.growing(compared(name, *who) for name, who in situations.items())


def live_tables(
    situations: Mapping[str, Sequence[Rig]], *, seconds: float, progress: Progress
) -> Iterator[Table]:
    """Run the engine on cameras that somebody walks past; return delays, and start and cost."""
    delays, starts = _delays(seconds), _starts(seconds)
    for name, rigs in situations.items():
        progress(name)
        live = run_live(rigs, seconds=seconds)
        delays = replace(delays, rows=(*delays.rows, *_delay_rows(name, live)))
        yield delays
        starts = replace(starts, rows=(*starts.rows, _start_row(name, live)))
        yield starts


def scaling_table(
    rig: Rig, counts: Sequence[int], *, seconds: float, progress: Progress
) -> Iterator[Table]:
    """Run the engine on more and more of the same camera."""
    table = Table(
        "scaling",
        "More cameras",
        "",
        (
            _CAMERA,
            _TOTAL,
            _CPU,
            _PSS,
            _TO_PICTURE,
            Column("frames a second, slowest camera", "frame_rate", 1),
            _LOST,
            _DROPPED,
        ),
    )
    runs: dict[int, Live] = {}
    for count in counts:
        progress(f"{count} camera(s)")
        live = runs[count] = run_live([rig] * count, seconds=seconds)
        cost = 100 * live.cost.cpu
        row = (
            count,
            cost,
            cost / count,
            live.cost.pss / _MIB,
            live.to_picture,
            live.rate,
            live.lost,
            live.dropped,
        )
        note = f"{rig.main.name}; {seconds:g} s each. {_slope(runs)}"
        table = replace(table, note=note, rows=(*table.rows, row))
        yield table


def soak_table(rigs: Sequence[Rig], *, minutes: float, progress: Progress) -> Iterator[Table]:
    """Run the engine for long on cameras of which some misbehave, and see whether it grows."""
    costs: list[Cost] = []

    def tick(cost: Cost) -> None:
        costs.append(cost)
        progress(f"{len(costs) / 2:g} of {minutes:g} min, {cost.pss / _MIB:.1f} MiB")

    try:
        live = run_live(rigs, seconds=minutes * 60, tick=tick)
    except KeyboardInterrupt:
        if costs:
            yield _soaked(rigs, costs)
        raise
    found = f" Frames lost: {live.lost}; looks given up: {live.dropped}."
    table = _soaked(rigs, costs)
    yield replace(table, note=table.note + found)


def _soaked(rigs: Sequence[Rig], costs: Sequence[Cost]) -> Table:
    quarters = [[*part] for part in np.array_split(np.array(costs, object), 4) if len(part)]
    rows = tuple(
        (
            f"quarter {number}",
            100 * statistics.median(cost.cpu for cost in part),
            statistics.median(cost.pss for cost in part) / _MIB,
        )
        for number, part in enumerate(quarters, 1)
    )
    growth = 100 * (rows[-1][2] / rows[min(1, len(rows) - 1)][2] - 1)
    return Table(
        "soak",
        "Soak",
        f"{len(rigs)} cameras for {len(costs) / 2:g} min; medians of half minutes. Memory grew by"
        f" {growth:.2f} % from the second quarter to the last.",
        (Column("time", "time"), _TOTAL, _PSS),
        rows,
    )


def _delays(seconds: float) -> Table:
    return Table(
        "delays",
        "Delays",
        f"Live, {seconds:g} s. Visible: from sending the first frame that shows a quarter of"
        " somebody to the look that decided. Camera to event: from sending the frame whose number"
        " is in the event's picture. Packet read to event: what the engine itself takes.",
        (
            _SITUATION,
            Column("delay", "delay"),
            Column("measured", "measured"),
            Column("missed", "missed"),
            Column("p50, s", "p50_seconds", 3),
            Column("p95, s", "p95_seconds", 3),
            Column("p99, s", "p99_seconds", 3),
        ),
    )


def _delay_rows(name: str, live: Live) -> Iterator[Row]:
    found = live.delays
    for what, values, missed in (
        ("visible to motion", found.to_motion, found.missed),
        ("packet read to event", found.to_event, None),
        ("camera to event", found.from_camera, None),
    ):
        quantiles = (quantile(values, share) for share in (0.5, 0.95, 0.99))
        yield (name, what, len(values), missed, *quantiles)


def _starts(seconds: float) -> Table:
    return Table(
        "live",
        "Start, busy cost and memory",
        f"Somebody walks by most of the time; {seconds:g} s.",
        (
            _SITUATION,
            _CAMERA,
            _CPU,
            _PSS,
            Column("start to API, s", "to_answer_seconds", 2),
            _TO_PICTURE,
            _LOST,
            _DROPPED,
        ),
    )


def _start_row(name: str, live: Live) -> Row:
    return (
        name,
        live.cameras,
        100 * live.cost.cpu / live.cameras,
        live.cost.pss / _MIB,
        live.to_answer,
        live.to_picture,
        live.lost,
        live.dropped,
    )


def _slope(runs: Mapping[int, Live]) -> str:
    """Say what each further camera takes, by least squares and step by step."""
    if len(runs) < 2:
        return ""
    counts = list(runs)
    memory = np.polyfit(counts, [live.cost.pss / _MIB for live in runs.values()], 1)[0]
    cpu = np.polyfit(counts, [100 * live.cost.cpu for live in runs.values()], 1)[0]
    steepest = max(_steps(runs))
    return (
        f"A further camera takes {memory:.1f} MiB (at most {steepest:.1f} in a step) and"
        f" {cpu:.2f} % of a core."
    )


def _steps(runs: Mapping[int, Live]) -> Iterator[float]:
    for (few, before), (many, after) in itertools.pairwise(runs.items()):
        yield (after.cost.pss - before.cost.pss) / _MIB / (many - few)
