"""Earlier versions of a file, kept in a folder beside it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hearthwatch.model.timestamps import from_rfc3339, to_rfc3339
from hearthwatch.settings.atomic import replace_file

_KEPT: Final = 50
_ID: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d)(\d\d)(\d\d\.\d{3}Z)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the file that is no longer in force.

    Attributes:
        id: names it; made of its moment.
        moment: since when it was in force, in seconds since 1970 UTC.
        size: in bytes.
    """

    id: str
    moment: float
    size: int


class Versions:
    """The kept versions of one file."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        self._path = path
        self._folder = path.with_name(f"{path.stem}.versions")

    def keep(self) -> None:
        """Copy the file as it is now; of many copies the oldest go.

        Raises:
            OSError: the copy cannot be written.
        """
        try:
            data, moment = self._path.read_bytes(), self._path.stat().st_mtime
        except FileNotFoundError:
            return
        self._folder.mkdir(mode=0o700, exist_ok=True)
        while (place := self._place(moment)).exists() and place.read_bytes() != data:
            moment += 0.001
        replace_file(place, data)
        for old in self.all()[_KEPT:]:
            self._file(old.id).unlink(missing_ok=True)

    def all(self) -> list[Version]:
        """Return them, newest first."""
        found = self._folder.glob(f"*{self._path.suffix}") if self._folder.is_dir() else ()
        known = [(path.stem, path) for path in found if _ID.fullmatch(path.stem)]
        known.sort(reverse=True)
        return [Version(name, _moment(name), path.stat().st_size) for name, path in known]

    def read(self, version_id: str) -> bytes:
        """Return what one holds.

        Raises:
            KeyError: there is none of that id.
        """
        if not _ID.fullmatch(version_id):
            raise KeyError(version_id)
        try:
            return self._file(version_id).read_bytes()
        except FileNotFoundError:
            raise KeyError(version_id) from None

    def _place(self, moment: float) -> Path:
        return self._file(to_rfc3339(moment).replace(":", ""))

    def _file(self, version_id: str) -> Path:
        return self._folder / f"{version_id}{self._path.suffix}"


def _moment(version_id: str) -> float:
    """Read a moment back from an id.

    >>> _moment("1970-01-01T000001.500Z")
    1.5
    """
    return from_rfc3339(_ID.sub(r"\1:\2:\3", version_id))
