"""The whole engine on cameras that play: start, cost, memory and delays in one run."""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hearthwatch.studies.bench.contestants import Load
from hearthwatch.studies.bench.delays import Delays, collect
from hearthwatch.studies.bench.engine import catch_up, engine
from hearthwatch.studies.bench.processes import ProcessTree
from hearthwatch.studies.bench.rounds import Cost, measure
from hearthwatch.studies.bench.stages import Rig, on_stage

_SETTLES: Final = 8.0
_TICK: Final = 30.0


@dataclass(frozen=True, slots=True)
class Live:
    """One run of the engine.

    Attributes:
        cameras: that it watched.
        to_answer: seconds from its start until its API was up.
        to_picture: seconds from its start until every camera had given a picture.
        cost: after it had settled.
        delays: from then on, of all cameras.
        lost: pictures that came and that the engine was too slow to take, from its start on.
        dropped: looks that it gave up because the detector was late.
        rate: pictures a second that it says come from a camera, of the slowest.
    """

    cameras: int
    to_answer: float
    to_picture: float
    cost: Cost
    delays: Delays
    lost: int
    dropped: int
    rate: float


def run_live(
    rigs: Sequence[Rig],
    *,
    seconds: float,
    settle: float = _SETTLES,
    tick: Callable[[Cost], object] | None = None,
) -> Live:
    """Run the engine on cameras.

    Args:
        rigs: the cameras.
        seconds: to measure.
        settle: seconds before that, in which it learns the background.
        tick: is told the cost of every half minute, for long runs.

    Raises:
        ChildError: a program does not do its part.
    """
    with (
        on_stage(rigs) as show,
        tempfile.TemporaryDirectory(prefix="hearthwatch-bench-") as folder,
        engine(show.stage.cameras, Path(folder)) as running,
    ):
        online = running.wait_until_online(len(rigs))
        time.sleep(settle)
        since = time.time()
        load = Load((ProcessTree(running.child.pid),))
        cost = measure(load, seconds) if tick is None else _watch(load, seconds, tick)
        until = time.time()
        statuses = running.statuses().values()
        catch_up([running], until)
        return Live(
            cameras=len(rigs),
            to_answer=running.answered - running.began,
            to_picture=online - running.began,
            cost=cost,
            delays=collect(running, show, since=since, until=until),
            lost=sum(status["lost"] for status in statuses),
            dropped=sum(status["dropped"] for status in statuses),
            rate=min(status["frame_rate"] for status in statuses),
        )


def _watch(load: Load, seconds: float, tick: Callable[[Cost], object]) -> Cost:
    """Measure a long time in steps; return the whole."""

    def wait(whole: float) -> None:
        end = time.monotonic() + whole
        while (left := end - time.monotonic()) > 0:
            tick(measure(load, min(_TICK, left)))

    return measure(load, seconds, wait)
