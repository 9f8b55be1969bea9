"""A folder into which a camera puts its recordings: which are finished, and when they were made."""

import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from hearthwatch.media.errors import NotFoundError

_VIDEO: Final = frozenset({".avi", ".flv", ".m4v", ".mkv", ".mov", ".mp4", ".ts", ".webm"})
_DEEPEST: Final = 8
_MOST: Final = 100_000
"""Files of a folder that are looked at; a camera that writes one a minute needs two months."""

_MOMENT: Final = re.compile(
    r"(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)[-_. T]?(\d\d)[-_.:h]?(\d\d)[-_.:m]?(\d\d)(?!\d)"
)
_AHEAD: Final = 86_400.0
"""Seconds by which a name may be ahead of when the file was written: clocks of cameras."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A finished recording.

    Attributes:
        path: of it.
        size: in bytes.
        written: when it was written last, in seconds since 1970 UTC.
        begun: when the recording began, if its name tells; None if not.
    """

    path: Path
    size: int
    written: float
    begun: float | None

    @property
    def key(self) -> str:
        """What it is known by; a file that is written anew is another one."""
        return _key(self.path, self.size, self.written)


class Inbox:
    """Looks into a folder, and below it, for recordings that nobody is writing any more."""

    def __init__(
        self, folder: Path, *, settle: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Prepare to look.

        Args:
            folder: where.
            settle: seconds for which a file must not have changed.
            clock: seconds that never step back.
        """
        self._folder = folder
        self._settle = settle
        self._clock = clock
        self._seen: dict[Path, tuple[int, float, float]] = {}

    @property
    def keys(self) -> set[str]:
        """The keys of all recordings that were there the last time, finished or not."""
        return {_key(path, size, written) for path, (size, written, _) in self._seen.items()}

    def finished(self) -> list[Arrival]:
        """Return all recordings that are finished, in the order of time.

        Raises:
            NotFoundError: there is no such folder now.
        """
        now = self._clock()
        before, self._seen = self._seen, {}
        arrivals = []
        for path, size, written in self._files():
            known = before.get(path)
            same = known is not None and known[:2] == (size, written)
            since = known[2] if known is not None and same else now
            self._seen[path] = (size, written, since)
            if same and size and now - since >= self._settle:
                arrivals.append(Arrival(path, size, written, _begun(path.name, written)))
        return sorted(arrivals, key=lambda one: (one.begun or one.written, one.path))

    def newest(self) -> Path | None:
        """Return the recording that was written last, finished or not.

        Raises:
            NotFoundError: there is no such folder now.
        """
        files = max(self._files(), key=lambda file: file[2], default=None)
        return files[0] if files else None

    def _files(self) -> Iterator[tuple[Path, int, float]]:
        if not self._folder.is_dir():
            raise NotFoundError(str(self._folder), "there is no such folder")
        for count, file in enumerate(_walk(self._folder, 0)):
            if count >= _MOST:
                return
            yield file


def is_recording(name: str) -> bool:
    """Tell whether a file is a recording, not one that is still to be renamed to one."""
    return not name.startswith(".") and Path(name).suffix.lower() in _VIDEO


def _walk(folder: Path, depth: int) -> Iterator[tuple[Path, int, float]]:
    """Give videos with size and time; what is hidden, vanishes or may not be read is not there."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir(follow_symlinks=False) and depth < _DEEPEST:
                yield from _walk(Path(entry.path), depth + 1)
            elif entry.is_file(follow_symlinks=False) and is_recording(entry.name):
                facts = entry.stat(follow_symlinks=False)
                yield Path(entry.path), facts.st_size, facts.st_mtime
        except OSError:
            continue


def _key(path: Path, size: int, written: float) -> str:
    return f"{size} {written:.6f} {path}"


def _begun(name: str, written: float) -> float | None:
    """Return the moment that a name tells, in the time zone of this machine; None: it tells none.

    >>> _begun("yard_20240229_120000.mp4", 2e9) == datetime(2024, 2, 29, 12).timestamp()
    True
    """
    found = _MOMENT.search(name)
    if found is None:
        return None
    try:
        moment = datetime(*(int(part) for part in found.groups())).timestamp()  # type: ignore[arg-type]  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None
    return moment if moment <= written + _AHEAD else None
