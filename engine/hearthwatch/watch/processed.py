"""Which recordings of a folder have been gone through, remembered over restarts."""

import json
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final

import structlog

_log = structlog.get_logger()

_ATTEMPTS: Final = 2
"""Times that a recording is begun: one at which the process ended twice is left alone."""

_SPARE: Final = 100
"""Recordings that are remembered in vain before the list is written anew."""

_BEGUN, _LEFT, _DONE = "begun", "left", "done"
_PASSED, _FOLDER = "passed", "folder"


class Processed:
    """A list of recordings in a file to which lines are added.

    What is begun is written down first: a recording that ends the process does not do so for ever.
    What is passed over may be gone through after all one day.
    """

    def __init__(self, path: Path) -> None:
        """Read what there is; a line that makes no sense is left out."""
        self._path = path
        self._attempts: dict[str, int] = {}
        self._passed: set[str] = set()
        self._folder = ""
        self._forgotten = 0
        try:
            lines = path.read_text("utf-8", "replace").splitlines()
        except OSError:
            return
        for line in lines:
            self._read(line)

    def __contains__(self, key: str) -> bool:
        return self._attempts.get(key, 0) >= _ATTEMPTS

    def start_from_now(self, folder: Path, there: AbstractSet[str]) -> None:
        """Pass over what is in a folder when it is looked into for the first time.

        Args:
            folder: which.
            there: all of its recordings, finished or not.
        """
        if self._folder == str(folder):
            return
        fresh = sorted(there - self._attempts.keys())
        self._add(*(self._line(_PASSED, key) for key in fresh), self._line(_FOLDER, str(folder)))

    def start_from_beginning(self) -> None:
        """Take up what was passed over; what is there when that ends is passed over then."""
        for key in self._passed:
            self._attempts.pop(key, None)
        self._passed.clear()
        if self._folder:
            self._add(self._line(_FOLDER, ""))

    def begin(self, key: str) -> None:
        """Write down that a recording is begun."""
        self._note(_BEGUN, key)

    def leave(self, key: str) -> None:
        """Write down that it was left in order and is to be begun again."""
        self._note(_LEFT, key)

    def done(self, key: str) -> None:
        """Write down that it has been gone through."""
        self._note(_DONE, key)

    def is_done(self, key: str) -> bool:
        """Tell whether a recording has been gone through, not only left alone."""
        return self._attempts.get(key, 0) > _ATTEMPTS

    def forget(self, key: str) -> None:
        """Forget a recording that was deleted."""
        self._attempts.pop(key, None)
        self._forgotten += 1
        if self._forgotten >= _SPARE:
            self._rewrite()

    def keep(self, there: AbstractSet[str]) -> None:
        """Forget recordings that are not there any more, once most of the list is about such.

        Where there is nothing at all, a disk or share is taken to be away.
        """
        if not there or len(self._attempts) <= 2 * len(there) + _SPARE:
            return
        self._attempts = {key: count for key, count in self._attempts.items() if key in there}
        self._passed &= there
        self._rewrite()

    def _rewrite(self) -> None:
        self._forgotten = 0
        lines = [self._line(_FOLDER, self._folder)]
        lines += [line for key in self._attempts for line in self._lines(key)]
        part = self._path.with_suffix(".part")
        try:
            part.write_text("".join(lines), "utf-8")
            part.replace(self._path)
        except OSError as error:
            _log.warning("processed_not_kept", path=str(self._path), reason=str(error))

    def _lines(self, key: str) -> list[str]:
        if key in self._passed:
            return [self._line(_PASSED, key)]
        if self.is_done(key):
            return [self._line(_DONE, key)]
        return [self._line(_BEGUN, key)] * self._attempts[key]

    def _note(self, what: str, key: str) -> None:
        self._add(self._line(what, key))

    def _add(self, *lines: str) -> None:
        for line in lines:
            self._read(line)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.writelines(lines)
        except OSError as error:
            _log.warning("processed_not_kept", path=str(self._path), reason=str(error))

    def _line(self, what: str, key: str) -> str:
        return json.dumps([what, key]) + "\n"

    def _read(self, line: str) -> None:
        try:
            what, key = json.loads(line)
        except (ValueError, TypeError):
            return
        if not isinstance(key, str):
            return
        if what != _FOLDER and key in self._passed:
            self._passed.discard(key)
            self._attempts.pop(key, None)
        match what:
            case "folder":
                self._folder = key
            case "begun":
                self._attempts[key] = self._attempts.get(key, 0) + 1
            case "left":
                self._attempts.pop(key, None)
            case "done":
                self._attempts[key] = _ATTEMPTS + 1
            case "passed":
                self._attempts[key] = _ATTEMPTS
                self._passed.add(key)
