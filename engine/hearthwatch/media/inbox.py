"""A folder into which a camera puts its recordings: which are finished, and when they were made."""

import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from hearthwatch.media.errors import NotFoundError
from hearthwatch.model.media import is_recording

_DEEPEST: Final = 8
_MOST: Final = 100_000
"""Files of a folder that are looked at; a camera that writes one a minute needs two months."""

_HOLDS: Final = 3.0
"""Times that a file may take to settle for which later ones wait: many that are put there at once
are not all seen at once, and one that is written for ever holds nobody up."""

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
        begun: when the recording began, if its name or its folders tell; None if not.
    """

    path: Path
    size: int
    written: float
    begun: float | None

    @property
    def moment(self) -> float:
        """When it was made, as well as that is known: for the order."""
        return self.written if self.begun is None else self.begun

    @property
    def key(self) -> str:
        """What it is known by; a file that is written anew is another one."""
        return _key(self.path, self.size, self.written)


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a folder.

    Attributes:
        count: of its recordings.
        first: when the oldest was written, in seconds since 1970 UTC.
        last: when the newest was.
        newest: the recording that was written last.
    """

    count: int
    first: float
    last: float
    newest: Path


@dataclass(frozen=True, slots=True)
class _Sight:
    """A file as it was seen: since when it is like that, and when it was seen first."""

    size: int
    written: float
    since: float
    first: float
    again: bool


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
        self._seen: dict[Path, _Sight] = {}

    @property
    def keys(self) -> set[str]:
        """The keys of all recordings that were there the last time, finished or not."""
        return {_key(path, one.size, one.written) for path, one in self._seen.items()}

    def finished(self) -> list[Arrival]:
        """Return all recordings that are finished, in the order of time.

        Those after one that has just come, and is not known to be finished yet, wait for it.

        Raises:
            NotFoundError: there is no such folder now.
        """
        now = self._clock()
        before, self._seen = self._seen, {}
        arrivals, latest = [], float("inf")
        for path, size, written in self._files():
            sight = self._sight(before.get(path), size, written, now)
            self._seen[path] = sight
            arrival = Arrival(path, size, written, _begun(path.relative_to(self._folder), written))
            if sight.again and size and now - sight.since >= self._settle:
                arrivals.append(arrival)
            elif now - sight.first < _HOLDS * self._settle:
                latest = min(latest, arrival.moment)
        due = [arrival for arrival in arrivals if arrival.moment <= latest]
        return sorted(due, key=lambda one: (one.moment, one.path))

    def _sight(self, known: _Sight | None, size: int, written: float, now: float) -> _Sight:
        if known is None:
            return _Sight(size, written, since=now, first=now, again=False)
        if (known.size, known.written) != (size, written):
            return _Sight(size, written, since=now, first=known.first, again=False)
        return replace(known, again=True)

    def contents(self) -> Contents | None:
        """Say what is there, finished or not; None: nothing.

        Raises:
            NotFoundError: there is no such folder now.
        """
        count, first, last, newest = 0, float("inf"), float("-inf"), Path()
        for path, _, written in self._files():
            count, first = count + 1, min(first, written)
            if written > last:
                last, newest = written, path
        return Contents(count, first, last, newest) if count else None

    def _files(self) -> Iterator[tuple[Path, int, float]]:
        if not self._folder.is_dir():
            raise NotFoundError(str(self._folder), "there is no such folder")
        for count, file in enumerate(_walk(self._folder, 0)):
            if count >= _MOST:
                return
            yield file


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


def _begun(path: Path, written: float) -> float | None:
    """Return the moment that a path tells, in the time zone of this machine; None: it tells none.

    A name that tells it wholly counts; if none does, as few folders are read with it as are needed.

    >>> noon = datetime(2024, 2, 29, 12).timestamp()
    >>> _begun(Path("yard_20240229_120000.mp4"), 2e9) == noon
    True
    >>> _begun(Path("yard/2024/02/29/12/00.00.mp4"), 2e9) == noon
    True
    """
    names = ("_".join(path.parts[-count:]) for count in range(1, len(path.parts) + 1))
    moments = (_moment(name, written) for name in names)
    return next((moment for moment in moments if moment is not None), None)


def _moment(name: str, written: float) -> float | None:
    found = _MOMENT.search(name)
    if found is None:
        return None
    try:
        moment = datetime(*(int(part) for part in found.groups())).timestamp()  # type: ignore[arg-type]  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None
    return moment if moment <= written + _AHEAD else None
