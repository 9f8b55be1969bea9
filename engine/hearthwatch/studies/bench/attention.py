"""What each way to choose the frames that are decoded costs, what it is late for, what it misses.

All modes watch the same scenes at the same time, each in an engine of its own. Somebody walks or
flashes by first: a mode that has to prove itself does so, and then wake-ups are measured. After
that nobody comes any more, and what idling takes is measured beside the floors.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from hearthwatch.studies.bench.contestants import Floor, Load, Stage
from hearthwatch.studies.bench.delays import Delays, collect
from hearthwatch.studies.bench.engine import Engine, Watched, catch_up, engine
from hearthwatch.studies.bench.floors import Work
from hearthwatch.studies.bench.processes import ProcessTree
from hearthwatch.studies.bench.rounds import measure_together
from hearthwatch.studies.bench.stages import Rig, Show, on_stage

_FLOORS: Final = (Work.DEMUX, Work.KEYFRAMES, Work.DECODE)


@dataclass(frozen=True, slots=True)
class Mode:
    """A way to choose frames.

    Attributes:
        pin: what the engine is told; None: nothing.
        sub: the camera has a sub stream.
    """

    name: str
    pin: str | None = None
    sub: bool = False


MODES: Final = (
    Mode("sub stream", sub=True),
    Mode("gate", "gate"),
    Mode("full", "full"),
    Mode("eco", "eco"),
    Mode("auto"),
)
PINNED: Final = MODES[:4]


@dataclass(frozen=True, slots=True)
class Times:
    """How long what lasts, in seconds.

    Attributes:
        warm: for proving oneself.
        visits: in which wake-ups are measured.
        idle: in which cost is measured.
        calm: after the last visitor until only idling is left.
    """

    warm: float
    visits: float
    idle: float
    calm: float = 10.0

    def whole(self, modes: Sequence[Mode]) -> float:
        """Return what a situation takes, starting and ending it included."""
        idle = self.idle + self.calm if self.idle else 0.0
        return self.warm + self.visits + idle + 4 * len(modes)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a mode, or of a floor, in a situation.

    Attributes:
        cpu: share of one core for each camera while nobody comes; None: not measured.
        delays: of all its cameras; None for a floor.
        status: what the engine says of its first camera after the visits.
    """

    name: str
    cpu: float | None
    delays: Delays | None = None
    status: Mapping[str, Any] | None = None

    @property
    def attention(self) -> Mapping[str, Any]:
        """What the engine says of its attention; empty if it says nothing."""
        return (self.status or {}).get("attention") or {}


def watch_together(
    rig: Rig,
    times: Times,
    *,
    modes: Sequence[Mode] = MODES,
    cameras: int = 2,
    progress: Callable[[str], None],
) -> Iterator[Outcome]:
    """Let all modes watch a situation at the same time; give the floors first.

    Args:
        rig: the camera, with its sub stream; its clips show visits. If idling is measured too,
            it has clips for afterwards, and they show nobody.
        times: how long what lasts; idling may be left out.
        modes: that take part.
        cameras: that each mode watches.
        progress: hears what is done.

    Raises:
        ChildError: a program does not do its part.
    """
    rigs = [_told(rig, mode) for mode in modes for _ in range(cameras)]
    with on_stage(rigs) as show:
        watched = show.stage.cameras
        shares = [watched[n : n + cameras] for n in range(0, len(watched), cameras)]
        with ExitStack() as started:
            progress("starting")
            engines = [started.enter_context(_engine(share)) for share in shares]
            for running in engines:
                running.wait_until_online(cameras)
            floors = [*_floors(started, show.stage, cameras)] if times.idle else []
            progress(f"visits for {times.warm + times.visits:g} s")
            time.sleep(times.warm)
            since = time.time()
            time.sleep(times.visits)
            until = time.time()
            statuses = [running.statuses() for running in engines]
            catch_up(engines, until)
            found = [
                collect(running, show, since=since, until=until, only=[c.name for c in share])
                for running, share in zip(engines, shares, strict=True)
            ]
            loads = [*floors, *(Load((ProcessTree(each.child.pid),)) for each in engines)]
            costs: list[float | None] = [None] * len(loads)
            if times.idle:
                progress(f"idle for {times.idle:g} s")
                costs = [cost / cameras for cost in _idle(show, loads, rig, times)]
    for work, cost in zip(_FLOORS, costs[: len(floors)], strict=False):
        yield Outcome(work.value, cost)
    for number, mode in enumerate(modes):
        status = statuses[number][shares[number][0].name]
        yield Outcome(mode.name, costs[len(floors) + number], found[number], status)


def _told(rig: Rig, mode: Mode) -> Rig:
    """Return the camera as a mode has it."""
    return replace(rig, attention=mode.pin, sub=rig.sub if mode.sub else None)


@contextmanager
def _engine(cameras: Sequence[Watched]) -> Iterator[Engine]:
    with (
        tempfile.TemporaryDirectory(prefix="hearthwatch-bench-") as folder,
        engine(cameras, Path(folder)) as running,
    ):
        yield running


def _floors(started: ExitStack, stage: Stage, cameras: int) -> Iterator[Load]:
    """Start the floors on the last cameras, which have no sub stream."""
    last = replace(stage, cameras=stage.cameras[-cameras:])
    for work in _FLOORS:
        folder = started.enter_context(tempfile.TemporaryDirectory(prefix="hearthwatch-bench-"))
        yield started.enter_context(Floor(work).watching(last, Path(folder)))


def _idle(show: Show, loads: Sequence[Load], rig: Rig, times: Times) -> list[float]:
    """Send everybody home and return what each load takes then."""
    show.cameras.change()
    time.sleep(rig.main.encoding.gop + times.calm)
    return [cost.cpu for cost in measure_together(loads, times.idle)]
