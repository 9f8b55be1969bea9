"""What the engine takes of the machine: processor, memory, disks, and how the database answers."""

import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import psutil

from hearthwatch.api.house import House
from hearthwatch.store import Clerk
from hearthwatch.store.media_folder import existing

_SETTLED: Final = 1.0
"""Seconds over which a share of the processor is measured at least."""


@dataclass(frozen=True, slots=True)
class ProcessFigures:
    """One process.

    Attributes:
        cpu: share of one core since it was looked at last; None at the first look.
        cpu_seconds: of processor time since it began.
        memory: resident bytes.
    """

    pid: int
    cpu: float | None
    cpu_seconds: float
    memory: int
    threads: int


@dataclass(frozen=True, slots=True)
class DiskFigures:
    """One disk, in bytes."""

    total: int
    free: int


@dataclass(frozen=True, slots=True)
class DatabaseFigures:
    """The database; `size` is in bytes, None when it is on a server; `latency` in seconds."""

    size: int | None
    latency: float


class Machine:
    """Looks at the processes and disks of one engine."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._clerk = Clerk()
        self._seen: dict[int, tuple[float, float, float | None]] = {}
        self.processes()  # The first look is what the next one is compared with.

    def processes(self) -> Mapping[str, ProcessFigures]:
        """Return the figures of the service and of its worker, while there is one."""
        pids = {"service": psutil.Process().pid, "worker": self._house.fleet.worker_pid}
        found = {kind: self._process(pid) for kind, pid in pids.items() if pid is not None}
        self._seen = {pid: seen for pid, seen in self._seen.items() if pid in pids.values()}
        return {kind: figures for kind, figures in found.items() if figures is not None}

    async def disks(self) -> Mapping[str, DiskFigures]:
        """Return the figures of the disks with data and with media, those that answer."""
        folders = {
            "data": self._house.program.data,
            "media": self._house.clips.files.folder.path,
        }
        found = {}
        for kind, folder in folders.items():
            try:
                found[kind] = await self._clerk.do(partial(_usage, folder))
            except OSError:
                continue
        return found

    async def database(self) -> DatabaseFigures:
        """Ask the database something small, and see how long it takes.

        Raises:
            StoreError: it does not answer.
        """
        begun = time.perf_counter()
        await self._house.database.ping()
        latency = time.perf_counter() - begun
        file = self._house.database.file
        return DatabaseFigures(None if file is None else _size(file), latency)

    def _process(self, pid: int) -> ProcessFigures | None:
        try:
            process = psutil.Process(pid)
            with process.oneshot():
                times = process.cpu_times()
                memory, threads = process.memory_info().rss, process.num_threads()
        except psutil.Error:
            return None
        seconds = times.user + times.system
        return ProcessFigures(pid, self._share(pid, seconds), seconds, memory, threads)

    def _share(self, pid: int, seconds: float) -> float | None:
        now = time.monotonic()
        since, before, share = self._seen.setdefault(pid, (now, seconds, None))
        if now - since >= _SETTLED:
            share = (seconds - before) / (now - since)
            self._seen[pid] = now, seconds, share
        return share


def python_version() -> str:
    """Return what runs us, like ``3.13.5``."""
    return ".".join(map(str, sys.version_info[:3]))


def _usage(folder: Path) -> DiskFigures:
    usage = shutil.disk_usage(existing(folder))
    return DiskFigures(usage.total, usage.free)


def _size(file: Path) -> int:
    """Return the bytes of a database together with its log of changes."""
    size = 0
    for path in (file, file.with_name(f"{file.name}-wal")):
        if path.exists():
            size += path.stat().st_size
    return size
