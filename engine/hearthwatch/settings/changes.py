"""What differs between two trees, for people: without secrets."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from hearthwatch.settings.document import Path
from hearthwatch.settings.mistakes import spoken_path
from hearthwatch.settings.secrecy import shown_tree, whole_tree
from hearthwatch.settings.tree import Settings

_AT_START: Final = ("api.host", "api.port")
"""What is read once, when the engine starts."""

_ABSENT: Final = object()


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs. A secret that changed may look the same before and after.

    Attributes:
        path: like ``cameras[0].detect.fps``; in a list, its place afterwards.
        before: as JSON; None also where there was nothing.
        after: likewise.
    """

    path: str
    before: Any
    after: Any

    @property
    def waits(self) -> bool:
        """Whether it takes effect only when the engine is started again."""
        return self.path in _AT_START


@dataclass(frozen=True, slots=True)
class _Value:
    """A value as it is and as people see it."""

    whole: Any
    shown: Any

    def __getitem__(self, key: str | int) -> "_Value":
        return _Value(self.whole[key], self.shown[key])


_NOTHING: Final = _Value(_ABSENT, None)


def changes(before: Settings, after: Settings) -> tuple[Change, ...]:
    """List what differs between two trees."""
    old = _Value(whole_tree(before), shown_tree(before))
    new = _Value(whole_tree(after), shown_tree(after))
    return tuple(_compare((), old, new))


def _compare(path: Path, old: _Value, new: _Value) -> Iterator[Change]:
    if old.whole == new.whole:
        return
    pairs = _pairs(old, new)
    if pairs is None:
        yield Change(spoken_path(path), old.shown, new.shown)
        return
    for key, before, after in pairs:
        yield from _compare((*path, key), before, after)


def _pairs(old: _Value, new: _Value) -> list[tuple[str | int, _Value, _Value]] | None:
    """Return what is inside of both, side by side; None where they are compared as wholes."""
    if isinstance(old.whole, dict) and isinstance(new.whole, dict):
        keys = dict.fromkeys([*old.whole, *new.whole])
        return [
            (
                key,
                old[key] if key in old.whole else _NOTHING,
                new[key] if key in new.whole else _NOTHING,
            )
            for key in keys
        ]
    if isinstance(old.whole, list) and isinstance(new.whole, list):
        return _list_pairs(old, new)
    return None


def _list_pairs(old: _Value, new: _Value) -> list[tuple[str | int, _Value, _Value]] | None:
    names, fresh = _names(old.whole), _names(new.whole)
    if names is None or fresh is None:
        return None
    gone: list[tuple[str | int, _Value, _Value]] = [
        (place, old[place], _NOTHING) for place, name in enumerate(names) if name not in fresh
    ]
    return gone + [
        (place, old[names.index(name)] if name in names else _NOTHING, new[place])
        for place, name in enumerate(fresh)
    ]


def _names(items: list[Any]) -> list[Any] | None:
    """Return what tells the things in a list apart; None where nothing does."""
    if all(isinstance(item, dict) for item in items):
        for key in ("id", "name"):
            if all(key in item for item in items):
                return [item[key] for item in items]
        if all("url" in item or "path" in item for item in items):
            return list(range(len(items)))
    return None
