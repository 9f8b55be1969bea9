"""Many recordings that are put into a folder at once: all gone through, once, in order of time?"""

import json
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import av

from hearthwatch.studies.bench.engine import Engine, Household, household
from hearthwatch.studies.bench.processes import ProcessTree
from hearthwatch.studies.bench.progress import Progress
from hearthwatch.studies.bench.report import Column, Table
from hearthwatch.studies.bench.studio import Clip

_MIB: Final = 1 << 20
_FIRST: Final = 1_700_000_000
_APART: Final = 60
_SECONDS: Final = 1.0
_STRIDE: Final = 7919
"""A prime: names of files in the order of time are in no order."""

_STUCK: Final = 120.0
_SETTLE: Final = 1
_TABLE: Final = Table(
    "folder",
    "Folder of recordings",
    f"Recordings of {_SECONDS:g} s put into a folder at once, with names that are in another order"
    " than their times, and gone through by the whole engine. Memory: of its whole process tree,"
    " after a tenth of them and at the end.",
    (
        Column("recordings", "recordings"),
        Column("gone through", "done"),
        Column("more than once", "repeated"),
        Column("out of order", "disordered"),
        Column("seconds", "seconds", 1),
        Column("CPU, ms each", "cpu_ms", 1),
        Column("memory after a tenth, MiB", "early_mib", 1),
        Column("at the end, MiB", "late_mib", 1),
    ),
)


@dataclass(frozen=True, slots=True)
class Folder:
    """A camera that only leaves recordings.

    Attributes:
        path: where.
    """

    path: Path

    def settings(self) -> dict[str, Any]:
        """Return its settings."""
        source = {"type": "local_folder", "path": str(self.path), "settle": _SETTLE}
        return {"name": "Folder", "slug": "folder", "sources": [source]}


@dataclass(frozen=True, slots=True)
class Passage:
    """What became of recordings.

    Attributes:
        begun: the recordings in the order in which they were begun, by their moments.
        seconds: from the drop to the end of the last.
        cpu: seconds of processor time.
        early: bytes of memory after a tenth of them.
        late: and at the end.
    """

    begun: Sequence[int]
    seconds: float
    cpu: float
    early: int
    late: int


def folder_table(clip: Clip, *, recordings: int, progress: Progress) -> Iterator[Table]:
    """Drop so many recordings at once."""
    progress(f"{recordings} recordings")
    found = drop(clip.path, recordings)
    times = Counter(found.begun)
    row = (
        recordings,
        len(times),
        sum(count > 1 for count in times.values()),
        sum(later < earlier for earlier, later in pairwise(found.begun)),
        found.seconds,
        1000 * found.cpu / recordings,
        found.early / _MIB,
        found.late / _MIB,
    )
    yield replace(_TABLE, rows=(row,))


def drop(film: Path, recordings: int) -> Passage:
    """Run the engine on a folder and drop recordings into it.

    Args:
        film: of which each recording is the beginning.
        recordings: how many.

    Raises:
        ChildError: the engine does not go through them.
    """
    with tempfile.TemporaryDirectory(prefix="hearthwatch-bench-") as name:
        place = Path(name)
        inbox, outside = place / "inbox", place / "outside"
        inbox.mkdir()
        _record(film, outside, recordings)
        home = household([Folder(inbox)], place)
        with home.engine() as engine:
            _wait(engine, home, "folder", 1)
            tree = ProcessTree(engine.child.pid)
            began, before = time.monotonic(), tree.cpu()
            for path in outside.iterdir():
                path.rename(inbox / path.name)
            _wait(engine, home, "done", recordings // 10)
            early = tree.memory().pss
            _wait(engine, home, "done", recordings)
            seconds, cpu = time.monotonic() - began, tree.cpu() - before
            late = tree.memory().pss
        return Passage(_begun(home), seconds, cpu, early, late)


def _record(film: Path, folder: Path, recordings: int) -> None:
    """Make recordings whose times are as far apart as their names say nothing of."""
    folder.mkdir()
    first = folder / "first"
    with av.open(str(film)) as source, av.open(str(first), "w", format="mp4") as target:
        track = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.dts is None or packet.dts * packet.time_base >= _SECONDS:
                break
            packet.stream = track
            target.mux(packet)
    for number in range(recordings):
        path = folder / f"{number * _STRIDE % recordings}.mp4"
        shutil.copyfile(first, path)
        moment = _FIRST + _APART * number
        os.utime(path, (moment, moment))
    first.unlink()


def _lines(home: Household) -> list[tuple[str, str]]:
    """Return what the engine has written down of the folder, as far as it is whole."""
    found: list[tuple[str, str]] = []
    for path in (home.media / "inbox").glob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines(keepends=True):
            if line.endswith("\n"):
                what, key = json.loads(line)
                found.append((what, key))
    return found


def _begun(home: Household) -> list[int]:
    """Return the recordings that were begun, by their moments."""
    return [round(float(key.split()[1])) for what, key in _lines(home) if what == "begun"]


def _wait(engine: Engine, home: Household, what: str, count: int) -> None:
    """Wait until something has been written down so often."""
    deadline, known = time.monotonic() + _STUCK, -1
    while (now := sum(one == what for one, _ in _lines(home))) < count:
        if now > known:
            deadline, known = time.monotonic() + _STUCK, now
        if time.monotonic() > deadline:
            raise engine.child.failure(f"has gone through {now} recordings of {count}")
        time.sleep(0.2)
