"""What somebody who types a few words into the media browser is looking for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from homeassistant.util import dt as dt_util

from .client import Label
from .installation import Installation

_ZONE: Final = "zone_"
_DAYS: Final = {"today": 0, "heute": 0, "yesterday": 1, "gestern": 1}


@dataclass(slots=True)
class Wish:
    """Filters, each of which what is found must pass.

    Attributes:
        shared: what the engine's lists of clips and of events both understand.
        only_events: what only events know: clips have no zone.
        only_clips: what clips understand in another way.
    """

    shared: dict[str, Any] = field(default_factory=dict)
    only_events: dict[str, Any] = field(default_factory=dict)
    only_clips: dict[str, Any] = field(default_factory=dict)

    @property
    def of_clips(self) -> dict[str, Any]:
        """Return the query for clips."""
        return self.shared | self.only_clips

    @property
    def of_events(self) -> dict[str, Any]:
        """Return the query for events."""
        return self.shared | self.only_events


def read_wish(text: str, installation: Installation, labels: Iterable[Label]) -> Wish | None:
    """Find the names of cameras, labels, groups, zones and days in a text.

    Args:
        text: as it was typed.
        installation: whose cameras and zones are looked for.
        labels: what the engine can tell apart.

    Returns:
        None when nothing in the text is known, so nothing can be found.
    """
    left, wish = f" {' '.join(text.casefold().split())} ", Wish()

    def take(names: dict[str, Any]) -> Any:
        nonlocal left
        for name in sorted(names, key=len, reverse=True):
            if (found := f" {name.casefold()} ") in left:
                left = left.replace(found, " ", 1)
                return names[name]
        return None

    cameras = {camera.name: camera.id for camera in installation.cameras}
    zones = {
        spec.name: spec.name
        for camera in installation.cameras
        for key, spec in camera.specs.items()
        if key.startswith(_ZONE)
    }
    labels = list(labels)
    wish.shared["camera"] = take(cameras)
    wish.only_events["zone"] = take(zones)
    wish.only_events["group"] = wish.only_clips["label"] = take(
        _names(label.group for label in labels if label.group)
    )
    if label := take(_names(label.label for label in labels)):
        wish.shared["label"] = wish.only_clips["label"] = label
    if (days := take(_DAYS)) is not None:
        wish.shared |= _day(days)
    elif (then := take(_dates(left))) is not None:
        wish.shared |= then
    known = any(value is not None for value in wish.of_events.values())
    return wish if known and not left.strip() else None


def _names(words: Iterable[str]) -> dict[str, str]:
    """Return words by how people write them, one or many."""
    return {name: word for word in words for name in (word, f"{word}s")} | {"people": "person"}


def _dates(text: str) -> dict[str, dict[str, str]]:
    """Return the days that are named by date, as queries."""
    found = {}
    for word in text.split():
        try:
            day = datetime.fromisoformat(word)
        except ValueError:
            continue
        found[word] = _query(dt_util.start_of_local_day(day))
    return found


def _day(ago: int) -> dict[str, str]:
    return _query(dt_util.start_of_local_day(dt_util.now() - timedelta(days=ago)))


def _query(start: datetime) -> dict[str, str]:
    end = dt_util.start_of_local_day(start.date() + timedelta(days=1))
    return {"since": start.isoformat(), "until": end.isoformat()}
