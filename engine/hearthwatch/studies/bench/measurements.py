"""What can be measured, each as a function from cameras or clips to a table of a report."""

import itertools
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from hearthwatch.model.event import EventType
from hearthwatch.settings import CameraSettings, DetectorSettings
from hearthwatch.studies.bench.contestants import Contestant, Floor, Outsider, WholeEngine
from hearthwatch.studies.bench.engine import Watched
from hearthwatch.studies.bench.floors import Work
from hearthwatch.studies.bench.live import Live, run_live
from hearthwatch.studies.bench.motion import Mixture, Ours, Verdict, judge
from hearthwatch.studies.bench.report import Cell, Column, Table, quantile
from hearthwatch.studies.bench.rounds import Cost, compare
from hearthwatch.studies.bench.stages import Rig, mask_of, on_stage
from hearthwatch.studies.bench.studio import Clip
from hearthwatch.studies.replay import replay
from hearthwatch.watch.models import load_detector

type Progress = Callable[[str], None]
"""Hears what is being done."""

_MIB: Final = 1 << 20
_CAMERA: Final = Column("cameras", "cameras")
_CPU: Final = Column("CPU per camera, % of a core", "cpu_percent", 2)
_PSS: Final = Column("memory, MiB", "pss_mib", 1)
_NOWHERE: Final = "rtsp://127.0.0.1/none"


def contestants(against: Sequence[str]) -> list[Contestant]:
    """Return the floors, the engine, and the outside programs asked for."""
    floors = (Floor(Work.DEMUX), Floor(Work.KEYFRAMES), Floor(Work.DECODE))
    return [*floors, WholeEngine(), *map(Outsider, against)]


def cost_table(
    situations: Mapping[str, Sequence[Rig]],
    taking_part: Sequence[Contestant],
    *,
    rounds: int,
    seconds: float,
    progress: Progress,
) -> Table:
    """Compare what contestants cost, on one set of cameras after the other."""
    rows: list[tuple[Cell, ...]] = []
    for name, rigs in situations.items():
        with on_stage(rigs) as show:
            standings = compare(
                taking_part,
                show.stage,
                rounds=rounds,
                seconds=seconds,
                progress=_about(name, progress),
            )
        rows += [
            (name, s.name, s.cameras, 100 * s.cpu, 100 * s.spread, s.pss / _MIB) for s in standings
        ]
    return Table(
        "cost",
        "Cost per camera",
        f"Whole process trees, user and system time; medians of {rounds} alternating rounds of"
        f" {seconds:g} s. Floors and outside programs watch the main stream.",
        (
            Column("situation", "situation"),
            Column("contestant", "contestant"),
            _CAMERA,
            _CPU,
            Column("spread", "spread_percent", 2),
            _PSS,
        ),
        tuple(rows),
    )


def motion_table(kinds: Mapping[str, Sequence[Clip]], progress: Progress) -> Table:
    """Judge motion detection on clips, kind by kind, ours beside a reference."""
    rows: list[tuple[Cell, ...]] = []
    for kind, clips in kinds.items():
        progress(f"motion on {kind}")
        rows += [(kind, *_judged(judge(clips, finder))) for finder in (Ours, Mixture)]
    return Table(
        "motion",
        "Motion detection",
        "Offline, 5 looks a second at 320x180, the first 10 s of each clip left out. Recall: looks"
        " at somebody with a box on them; false: looks at nobody with a box anywhere.",
        (
            Column("clips", "clips"),
            Column("finder", "finder"),
            Column("recall", "recall", 3),
            Column("false", "false", 3),
            Column("idle looks", "idle_looks"),
            Column("visits", "visits"),
            Column("missed", "missed"),
            Column("delay p50, s", "delay_seconds", 2),
        ),
        tuple(rows),
    )


def live_tables(
    situations: Mapping[str, Sequence[Rig]], *, seconds: float, progress: Progress
) -> tuple[Table, Table]:
    """Run the engine on cameras that somebody walks past; return delays, and start and cost."""
    runs: dict[str, Live] = {}
    for name, rigs in situations.items():
        progress(f"live: {name}")
        runs[name] = run_live(rigs, seconds=seconds)
    return _delay_table(runs, seconds), _start_table(runs, seconds)


def detector_table(clips: Sequence[Clip], progress: Progress) -> Table:
    """Replay clips and count what the detector was asked and what came of it."""
    rows: list[tuple[Cell, ...]] = []
    detector = load_detector(DetectorSettings())
    for clip in clips:
        progress(f"detector on {clip.name}")
        camera = Watched("camera", _NOWHERE, mask=mask_of(clip.encoding)).settings()
        result = replay(clip.path, CameraSettings.model_validate(camera), detector)
        events = sum(event.type is EventType.OBJECT_DETECTED for event in result.events)
        rows.append(
            (
                clip.name,
                len(clip.truth.spans()),
                events,
                result.looks,
                result.inferences,
                result.inferences / result.looks if result.looks else None,
                result.inferences / events if events else None,
                result.footage / result.seconds,
            )
        )
    return Table(
        "detector",
        "Detector calls",
        "Clips replayed through the live path.",
        (
            Column("clip", "clip"),
            Column("visits", "visits"),
            Column("objects told", "events"),
            Column("looks", "looks"),
            Column("calls", "calls"),
            Column("calls per look", "calls_per_look", 2),
            Column("calls per object", "calls_per_event", 1),
            Column("times real time", "speed", 1),
        ),
        tuple(rows),
    )


def scaling_table(rig: Rig, counts: Sequence[int], *, seconds: float, progress: Progress) -> Table:
    """Run the engine on more and more of the same camera."""
    runs: dict[int, Live] = {}
    for count in counts:
        progress(f"{count} camera(s)")
        runs[count] = run_live([rig] * count, seconds=seconds)
    rows = [
        (
            count,
            100 * live.cost.cpu,
            100 * live.cost.cpu / count,
            live.cost.pss / _MIB,
            live.to_picture,
        )
        for count, live in runs.items()
    ]
    return Table(
        "scaling",
        "More cameras",
        f"{rig.main.name}; {seconds:g} s each. {_slope(runs)}",
        (
            _CAMERA,
            Column("CPU, % of a core", "cpu_total_percent", 1),
            _CPU,
            _PSS,
            Column("start to all pictures, s", "to_picture_seconds", 2),
        ),
        tuple(rows),
    )


def soak_table(rigs: Sequence[Rig], *, minutes: float, progress: Progress) -> Table:
    """Run the engine for long on cameras of which some misbehave, and see whether it grows."""
    costs: list[Cost] = []

    def tick(cost: Cost) -> None:
        costs.append(cost)
        progress(f"soak: {len(costs) / 2:g} of {minutes:g} min, {cost.pss / _MIB:.1f} MiB")

    run_live(rigs, seconds=minutes * 60, tick=tick)
    quarters = [[*part] for part in np.array_split(np.array(costs, object), 4) if len(part)]
    rows = [
        (
            f"quarter {number}",
            100 * statistics.median(cost.cpu for cost in part),
            statistics.median(cost.pss for cost in part) / _MIB,
        )
        for number, part in enumerate(quarters, 1)
    ]
    growth = 100 * (rows[-1][2] / rows[min(1, len(rows) - 1)][2] - 1)
    return Table(
        "soak",
        "Soak",
        f"{len(rigs)} cameras for {minutes:g} min. Memory grew by {growth:.2f} % from the"
        " second quarter to the last.",
        (
            Column("time", "time"),
            Column("CPU, % of a core", "cpu_total_percent", 1),
            _PSS,
        ),
        tuple(rows),
    )


def _judged(verdict: Verdict) -> tuple[Cell, ...]:
    return (
        verdict.finder,
        verdict.recall,
        verdict.false_rate,
        verdict.idle,
        verdict.visits,
        verdict.visits - len(verdict.delays),
        verdict.delay,
    )


def _about(name: str, progress: Progress) -> Progress:
    return lambda text: progress(f"{name}: {text}")


def _delay_table(runs: Mapping[str, Live], seconds: float) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, live in runs.items():
        found = live.delays
        for what, values, missed in (
            ("visible to motion", found.to_motion, found.missed),
            ("packet read to event", found.to_event, None),
            ("camera to event", found.from_camera, None),
        ):
            quantiles = (quantile(values, share) for share in (0.5, 0.95, 0.99))
            rows.append((name, what, len(values), missed, *quantiles))
    return Table(
        "delays",
        "Delays",
        f"Live, {seconds:g} s. Visible: from sending the first frame that shows a quarter of"
        " somebody to the look that decided. Camera to event: from sending the frame whose number"
        " is in the event's picture.",
        (
            Column("situation", "situation"),
            Column("delay", "delay"),
            Column("measured", "measured"),
            Column("missed", "missed"),
            Column("p50, s", "p50_seconds", 3),
            Column("p95, s", "p95_seconds", 3),
            Column("p99, s", "p99_seconds", 3),
        ),
        tuple(rows),
    )


def _start_table(runs: Mapping[str, Live], seconds: float) -> Table:
    return Table(
        "live",
        "Start, busy cost and memory",
        f"Somebody walks by most of the time; {seconds:g} s.",
        (
            Column("situation", "situation"),
            _CAMERA,
            _CPU,
            _PSS,
            Column("start to API, s", "to_answer_seconds", 2),
            Column("start to all pictures, s", "to_picture_seconds", 2),
        ),
        tuple(
            (
                name,
                live.cameras,
                100 * live.cost.cpu / live.cameras,
                live.cost.pss / _MIB,
                live.to_answer,
                live.to_picture,
            )
            for name, live in runs.items()
        ),
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
