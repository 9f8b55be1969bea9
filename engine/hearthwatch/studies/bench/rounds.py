"""Measuring cost: contestants take turns, so that a slow moment of the machine hits them all."""

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hearthwatch.studies.bench.cameras import Cameras, Sent
from hearthwatch.studies.bench.children import ChildError
from hearthwatch.studies.bench.contestants import Contestant, Load, Stage

type Wait = Callable[[float], object]
"""Lets seconds pass."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What watching took.

    Attributes:
        cpu: share of one core, all cameras together.
        pss: bytes of memory.
    """

    cpu: float
    pss: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A contestant after all rounds.

    Attributes:
        name: of the contestant.
        costs: one for each round.
        cameras: that it watched.
    """

    name: str
    costs: tuple[Cost, ...]
    cameras: int

    @property
    def cpu(self) -> float:
        """Median share of one core for each camera."""
        return statistics.median(cost.cpu for cost in self.costs) / self.cameras

    @property
    def spread(self) -> float:
        """Largest less smallest share of one core for each camera."""
        shares = [cost.cpu for cost in self.costs]
        return (max(shares) - min(shares)) / self.cameras

    @property
    def pss(self) -> float:
        """Median bytes of memory, all cameras together."""
        return statistics.median(cost.pss for cost in self.costs)


def measure(load: Load, seconds: float, wait: Wait = time.sleep) -> Cost:
    """Return what a load takes while so many seconds pass."""
    before, began = load.cpu(), time.monotonic()
    wait(seconds)
    used, passed = load.cpu() - before, time.monotonic() - began
    return Cost(used / passed, load.pss())


def measure_together(loads: Sequence[Load], seconds: float) -> list[Cost]:
    """Return what each of several loads takes while the same seconds pass."""
    before, began = [load.cpu() for load in loads], time.monotonic()
    time.sleep(seconds)
    used = [load.cpu() - was for load, was in zip(loads, before, strict=True)]
    passed = time.monotonic() - began
    return [Cost(cpu / passed, load.pss()) for cpu, load in zip(used, loads, strict=True)]


def compare(
    contestants: Sequence[Contestant],
    stage: Stage,
    *,
    rounds: int,
    seconds: float,
    progress: Callable[[str], None],
    cameras: Cameras | None = None,
) -> list[Standing]:
    """Let contestants watch the same cameras, one after the other, round by round.

    Each round begins with another of them.

    Args:
        contestants: who takes part.
        stage: the cameras.
        rounds: how many measurements each gets.
        seconds: that a measurement lasts.
        progress: is told whose turn it is.
        cameras: tell who really watched them, for who does not is cheap.

    Raises:
        ChildError: one does not start, or does not watch all cameras.
    """
    costs: dict[str, list[Cost]] = {contestant.name: [] for contestant in contestants}
    for turn in range(rounds):
        first = turn % len(contestants)
        for contestant in (*contestants[first:], *contestants[:first]):
            progress(f"{contestant.name}, round {turn + 1} of {rounds}")
            with (
                tempfile.TemporaryDirectory(prefix="hearthwatch-bench-") as folder,
                contestant.watching(stage, Path(folder)) as load,
            ):
                time.sleep(contestant.settles)
                since = time.time()
                costs[contestant.name].append(measure(load, seconds))
                if cameras:
                    _make_sure(contestant, stage, cameras.sent(since=since))
    return [Standing(name, tuple(found), len(stage.cameras)) for name, found in costs.items()]


def _make_sure(contestant: Contestant, stage: Stage, sent: Sequence[Sent]) -> None:
    """Make sure that pictures of every camera were sent to a contestant.

    Raises:
        ChildError: they were not.
    """
    watched = {each.mount for each in sent}
    missing = [camera.name for camera in stage.cameras if camera.name not in watched]
    if missing:
        raise ChildError(f"{contestant.name} does not watch {', '.join(missing)}")
