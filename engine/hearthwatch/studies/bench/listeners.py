"""Measurements of the WebSocket: many listeners, many events, and one who never reads."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hearthwatch.studies.bench.children import running
from hearthwatch.studies.bench.crowd import Heard
from hearthwatch.studies.bench.engine import Engine, Watched, household
from hearthwatch.studies.bench.processes import ProcessTree
from hearthwatch.studies.bench.progress import Progress
from hearthwatch.studies.bench.report import Column, Row, Table
from hearthwatch.studies.bench.talking import RATE

_CAMERA: Final = "camera"
_PROGRAM: Final = (sys.executable, "-m", "hearthwatch.studies.bench.talking", "engine")
_CROWD: Final = (sys.executable, "-m", "hearthwatch.studies.bench.crowd")
_QUIET: Final = ("--log-level", "warning")


@dataclass(frozen=True, slots=True)
class Hearing:
    """One run.

    Attributes:
        events: that were made.
        service: processor seconds that the service used for each second of events.
        crowd: and those that all listeners used together.
    """

    events: int
    heard: Heard
    service: float
    crowd: float

    @property
    def lost(self) -> int:
        """How many events somebody who reads has not heard."""
        return self.events - self.heard.events


def listeners_table(
    counts: Sequence[int], *, seconds: float, progress: Progress
) -> Iterator[Table]:
    """Have more and more programs listen to the same events."""

    def measured(count: int) -> list[Row]:
        progress(f"{count} listener(s)")
        found = listen_to_many(count, seconds=seconds)
        heard = found.heard
        delays = (heard.p50, heard.p95, heard.worst)
        return [
            (
                count,
                found.events,
                heard.frames,
                found.lost,
                heard.gaps,
                *(None if delay is None else 1000 * delay for delay in delays),
                100 * found.service,
                100 * found.crowd,
            )
        ]

    table = Table(
        "listeners",
        "Listeners",
        f"{RATE} events a second for {seconds:g} s, from a worker that makes them up, through the"
        " whole service with its database to WebSockets in another process, and beside them one"
        " that never reads. Delays from the commit to the frame in the client's hands; the commit"
        " is told in whole milliseconds, cut off, so they are up to one too long.",
        (
            Column("listeners", "listeners"),
            Column("events", "events"),
            Column("frames heard", "frames"),
            Column("events lost", "lost"),
            Column("gaps", "gaps"),
            Column("delay p50, ms", "p50_ms", 1),
            Column("p95, ms", "p95_ms", 1),
            Column("worst, ms", "worst_ms", 1),
            Column("CPU of the service, % of a core", "service_percent", 1),
            Column("CPU of the listeners", "crowd_percent", 1),
        ),
    )
    return table.growing(measured(count) for count in counts)


def listen_to_many(count: int, *, seconds: float) -> Hearing:
    """Run an engine that talks and a crowd that listens.

    Raises:
        ChildError: one of them does not do its part.
    """
    with TemporaryDirectory(prefix="hearthwatch-bench-") as name:
        folder = Path(name)
        home = household([Watched(_CAMERA, "rtsp://127.0.0.1:9/none")], folder)
        with home.engine((*_PROGRAM, *_QUIET)) as engine:
            return _listen(engine, folder, count, seconds)


def _listen(engine: Engine, folder: Path, count: int, seconds: float) -> Hearing:
    url = f"{engine.url.replace('http', 'ws', 1)}/api/v1/ws"
    key = folder / "key"
    key.touch(mode=0o600)
    key.write_text(engine.key)
    events = round(seconds * RATE)
    command = (*_CROWD, url, str(key), str(count), str(events))
    with running(command, folder / "crowd.log") as crowd:
        crowd.word("ready")
        service = _Service(engine)
        before = service.cpu()
        engine.record(_CAMERA, seconds)
        heard = Heard.read(crowd.word("done"))
        used = service.cpu() - before
    return Hearing(events, heard, used / seconds, heard.cpu / seconds)


class _Service:
    """The service without its worker, which stands for cameras."""

    def __init__(self, engine: Engine) -> None:
        self._whole = ProcessTree(engine.child.pid)
        self._workers = [ProcessTree(pid) for pid in self._whole.pids()[1:]]

    def cpu(self) -> float:
        """Return the processor seconds used so far."""
        return self._whole.cpu() - sum(worker.cpu() for worker in self._workers)
