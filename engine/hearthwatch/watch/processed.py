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


class Processed:
    """A list of recordings in a file to which lines are added.

    What is begun is written down first: a recording that ends the process does not do so for ever.
    """

    def __init__(self, path: Path) -> None:
        """Read what there is; a line that makes no sense is left out."""
        self._path = path
        self._attempts: dict[str, int] = {}
        self._forgotten = 0
        try:
            lines = path.read_text("utf-8", "replace").splitlines()
        except OSError:
            return
        for line in lines:
            self._read(line)

    def __contains__(self, key: str) -> bool:
        return self._attempts.get(key, 0) >= _ATTEMPTS

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
        self._rewrite()

    def _rewrite(self) -> None:
        self._forgotten = 0
        lines = [
            line
            for key, count in self._attempts.items()
            for line in (
                [self._line(_DONE, key)] if count > _ATTEMPTS else [self._line(_BEGUN, key)] * count
            )
        ]
        part = self._path.with_suffix(".part")
        try:
            part.write_text("".join(lines), "utf-8")
            part.replace(self._path)
        except OSError as error:
            _log.warning("processed_not_kept", path=str(self._path), reason=str(error))

    def _note(self, what: str, key: str) -> None:
        line = self._line(what, key)
        self._read(line)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(line)
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
        match what:
            case "begun":
                self._attempts[key] = self._attempts.get(key, 0) + 1
            case "left":
                self._attempts.pop(key, None)
            case "done":
                self._attempts[key] = _ATTEMPTS + 1
