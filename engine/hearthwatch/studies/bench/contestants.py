"""Those whose cost is compared: floors, the whole engine, outside programs."""

import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from hearthwatch.studies.bench.children import running
from hearthwatch.studies.bench.engine import Watched, engine
from hearthwatch.studies.bench.floors import Work
from hearthwatch.studies.bench.processes import ProcessTree


@dataclass(frozen=True, slots=True)
class Stage:
    """The cameras of a comparison.

    Attributes:
        cameras: what to watch.
        width: of the main streams in pixels.
        height: of the main streams.
        rate: frames per second of the main streams.
    """

    cameras: tuple[Watched, ...]
    width: int
    height: int
    rate: int


@dataclass(frozen=True, slots=True)
class Load:
    """Processes to be measured together."""

    trees: tuple[ProcessTree, ...]

    def cpu(self) -> float:
        """Return the processor seconds used so far."""
        return sum(tree.cpu() for tree in self.trees)

    def pss(self) -> int:
        """Return the memory in bytes, shared pages divided among those who have them."""
        return sum(tree.memory().pss for tree in self.trees)


class Contestant(Protocol):
    """Somebody who watches cameras."""

    @property
    def name(self) -> str:
        """What the report calls it."""

    @property
    def settles(self) -> float:
        """Seconds until its cost is the usual one, counted from when it is ready."""

    def watching(self, stage: Stage, folder: Path) -> AbstractContextManager[Load]:
        """Watch the cameras for as long as the context lasts.

        Args:
            stage: the cameras.
            folder: empty, for whatever is to be written.

        Raises:
            ChildError: it does not start.
        """


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that can be done with the main streams."""

    work: Work
    settles: float = 2.0

    @property
    def name(self) -> str:
        """What it does."""
        return self.work.value

    @contextmanager
    def watching(self, stage: Stage, folder: Path) -> Iterator[Load]:
        """See `Contestant.watching`."""
        urls = [camera.main for camera in stage.cameras]
        module = "hearthwatch.studies.bench.floors"
        command = [sys.executable, "-m", module, self.work.value, *urls]
        with running(command, folder / "floor.log") as child:
            child.word("ready")
            yield Load((ProcessTree(child.pid),))


@dataclass(frozen=True, slots=True)
class WholeEngine:
    """Hearthwatch itself: service, database, API, worker, detector and all.

    Attributes:
        settles: long enough to learn the background and look at all of it first; for a mode that
            has to prove itself, to do that as well.
        attention: which frames it is told to decode; None: as it likes.
    """

    settles: float = 8.0
    attention: str | None = None

    @property
    def name(self) -> str:
        """What it is told."""
        return f"hearthwatch, {self.attention}" if self.attention else "hearthwatch"

    @contextmanager
    def watching(self, stage: Stage, folder: Path) -> Iterator[Load]:
        """See `Contestant.watching`."""
        cameras = [
            replace(camera, attention=self.attention or camera.attention)
            for camera in stage.cameras
        ]
        with engine(cameras, folder) as running_engine:
            running_engine.wait_until_online(len(stage.cameras))
            yield Load((ProcessTree(running_engine.child.pid),))


@dataclass(frozen=True, slots=True)
class Outsider:
    """Any other program.

    Attributes:
        command: a command line, without a shell. With ``{url}`` in it, it is started once for
            each camera; with ``{urls}``, once, with all addresses as arguments. ``{width}``,
            ``{height}`` and ``{rate}`` are those of the streams.
        settles: it says nothing about being ready, so there must be time for that as well.
    """

    command: str
    settles: float = 10.0

    @property
    def name(self) -> str:
        """The program's own name."""
        return Path(shlex.split(self.command)[0]).name

    def check(self) -> None:
        """Make sure that it can be run on cameras.

        Raises:
            ValueError: the command has no place for an address, or an unknown one.
        """
        self.commands(Stage((Watched("camera", "rtsp://127.0.0.1/camera"),), 2, 2, 1))

    def commands(self, stage: Stage) -> list[list[str]]:
        """Return the command lines to run.

        Raises:
            ValueError: the command has no place for an address, or an unknown one.
        """
        urls = [camera.main for camera in stage.cameras]
        words = shlex.split(self.command)
        if "{urls}" in words:
            place = words.index("{urls}")
            return [self._filled([*words[:place], *urls, *words[place + 1 :]], stage, "")]
        if "{url}" not in self.command:
            raise ValueError(f"{self.command!r} has no {{url}} and no {{urls}} in it")
        return [self._filled(words, stage, url) for url in urls]

    @contextmanager
    def watching(self, stage: Stage, folder: Path) -> Iterator[Load]:
        """See `Contestant.watching`."""
        with ExitStack() as children:
            trees = []
            for number, command in enumerate(self.commands(stage)):
                log = folder / f"outsider-{number}.log"
                child = children.enter_context(running(command, log, talks=False))
                trees.append(ProcessTree(child.pid))
            yield Load(tuple(trees))

    def _filled(self, words: Sequence[str], stage: Stage, url: str) -> list[str]:
        facts = {"width": stage.width, "height": stage.height, "rate": stage.rate, "url": url}
        try:
            return [word.format_map(facts) for word in words]
        except (KeyError, IndexError, ValueError) as error:
            raise ValueError(f"{self.command!r} has an unknown place: {error}") from None
