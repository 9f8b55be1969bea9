"""What became of each setting of another product."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from hearthwatch.migration.foreign import Foreign
from hearthwatch.settings.document import Path as TreePath
from hearthwatch.settings.mistakes import spoken_path

_UNKNOWN: Final = "Hearthwatch has nothing like it."


class Fate(Enum):
    """What became of a setting.

    Attributes:
        CARRIED: it means the same.
        CHANGED: it means something else than before, or something near it.
        LEFT: it was not carried over.
    """

    CARRIED = "+"
    CHANGED = "~"
    LEFT = "-"


@dataclass(frozen=True, slots=True)
class Note:
    """What became of one setting.

    Attributes:
        path: in the old file, like ``cameras.yard.detect.fps``; empty: of the file as a whole.
        line: of it, counted from 1.
        text: for people; without secrets.
    """

    fate: Fate
    path: str
    line: int | None
    text: str

    def __str__(self) -> str:
        line = f" (line {self.line})" if self.line else ""
        place = f"{self.path}{line}: " if self.path else ""
        return f"{self.fate.value} {place}{self.text}"


@dataclass(slots=True)
class Notes:
    """The notes on one camera, or on what holds for all."""

    file: Foreign
    notes: list[Note] = field(default_factory=list)
    said: set[TreePath] = field(default_factory=set)

    def carried(self, path: TreePath, text: str) -> None:
        """Say that a setting means the same as before."""
        self._add(Fate.CARRIED, path, text)

    def changed(self, path: TreePath, text: str) -> None:
        """Say that a setting means something else than before."""
        self._add(Fate.CHANGED, path, text)

    def left(self, path: TreePath, text: str) -> None:
        """Say that a setting was not carried over, and why."""
        self._add(Fate.LEFT, path, text)

    def settled(self, *paths: TreePath) -> None:
        """Say nothing of settings that only say how others are to be read."""
        self.said.update(paths)

    def _add(self, fate: Fate, path: TreePath, text: str) -> None:
        self.said.add(path)
        self.notes.append(Note(fate, spoken_path(path), self.file.line(path), text))


def unsaid(file: Foreign, said: Iterable[TreePath], reasons: Mapping[str, str]) -> list[Note]:
    """Return a note for everything in a file of which no note says anything.

    Args:
        file: the old file.
        said: paths that notes are about, with all that lies under them.
        reasons: why something is not carried over, by its path without the camera's name or
            number, with ``*`` for any one name; what holds for a path holds for all under it.
    """
    known = set(said)
    above = {path[:depth] for path in known for depth in range(len(path))}

    def visit(node: Any, path: TreePath) -> Iterator[Note]:
        if path in known or node is None or node in ({}, [], ""):
            return
        if path in above:
            inner = node.items() if isinstance(node, dict) else enumerate(node)
            for key, value in inner:
                yield from visit(value, (*path, key))
            return
        yield Note(Fate.LEFT, spoken_path(path), file.line(path), _reason(path, reasons))

    return [note for key, value in file.tree.items() for note in visit(value, (key,))]


def _reason(path: TreePath, reasons: Mapping[str, str]) -> str:
    keys = path[2:] if path[0] == "cameras" else path
    words = [str(key) for key in keys if not isinstance(key, int)]
    for depth in range(len(words), 0, -1):
        for pattern, reason in reasons.items():
            if _fits(words[:depth], pattern.split(".")):
                return reason
    return _UNKNOWN


def _fits(words: list[str], pattern: list[str]) -> bool:
    return len(words) == len(pattern) and all(
        step in {"*", word} for word, step in zip(words, pattern, strict=True)
    )
