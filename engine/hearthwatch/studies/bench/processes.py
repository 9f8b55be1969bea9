"""What a process and all its descendants use, as Linux counts it in ``/proc``."""

import os
import select
import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PROC: Final = Path("/proc")
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_BORN: Final = 19
_USER: Final = 11
"""Places of ``starttime`` and of ``utime`` in ``/proc/PID/stat`` behind the command; three more
times follow the latter."""

_DIES_WITHIN: Final = 5.0
"""Seconds that a killed process may take to be gone: it may be writing to a slow disk."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Memory in bytes.

    Attributes:
        pss: with what processes share divided among them: adding cameras adds to this.
        rss: with shared pages counted for everybody who has them: what tools like top show.
    """

    pss: int
    rss: int


@dataclass(frozen=True, slots=True)
class ProcessTree:
    """A process with its children, their children, and so on, whoever lives at the moment."""

    root: int

    def pids(self) -> list[int]:
        """Return who lives, the root first."""
        return [*_family(self.root)]

    def cpu(self) -> float:
        """Return the seconds of processor time, user and system, that the tree has used.

        Those of descendants that have ended and were waited for are included.
        """
        return sum(map(_cpu, self.pids()))

    def kill(self) -> None:
        """End the whole tree at once with SIGKILL, which nobody can prepare for."""
        kill_those(identities(self.pids()))

    def memory(self) -> Memory:
        """Return the memory that the tree has now."""
        found = [_memory(pid) for pid in self.pids()]
        return Memory(sum(each.pss for each in found), sum(each.rss for each in found))


def identities(pids: Iterable[int]) -> dict[int, str]:
    """Return when processes began, by their numbers: together that is never used again."""
    return {pid: born for pid in pids if (born := _born(pid))}


def kill_those(processes: Mapping[int, str]) -> None:
    """End with SIGKILL who still lives of some processes, given by `identities`, and wait for it.

    They need not be children of ours.
    """
    with ExitStack() as opened:
        ends: list[int] = []
        for pid, born in processes.items():
            with suppress(ProcessLookupError):
                end = os.pidfd_open(pid)
                opened.callback(os.close, end)
                if _born(pid) == born:
                    signal.pidfd_send_signal(end, signal.SIGKILL)
                    ends.append(end)
        for end in ends:
            select.select([end], [], [], _DIES_WITHIN)


def _born(pid: int) -> str:
    _, _, fields = _read(_PROC / str(pid) / "stat").rpartition(")")
    return fields.split()[_BORN] if fields else ""


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in _entries(_PROC / str(pid) / "task"):
        for child in _read(task / "children").split():
            yield from _family(int(child))


def _cpu(pid: int) -> float:
    """Return the time of a process and of the children it has waited for."""
    _, _, fields = _read(_PROC / str(pid) / "stat").rpartition(")")
    times = fields.split()[_USER : _USER + 4]
    return sum(map(int, times)) / _TICKS


def _memory(pid: int) -> Memory:
    sizes = {"Pss": 0, "Rss": 0}
    for line in _read(_PROC / str(pid) / "smaps_rollup").splitlines():
        name, _, rest = line.partition(":")
        if name in sizes:
            sizes[name] = int(rest.split()[0]) * 1024
    return Memory(sizes["Pss"], sizes["Rss"])


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []  # The process has just ended.


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""  # The process has just ended.
