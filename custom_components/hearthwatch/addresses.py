"""Where pictures and clips are to be had from Home Assistant itself.

Whoever opens them has to be known to Home Assistant; the engine's own address is never told.
"""

from typing import Final

from .const import DOMAIN

_ROOT: Final = f"/api/{DOMAIN}"


def picture_path(entry_id: str, event_id: str) -> str:
    """Return the path of an event's picture."""
    return f"{_ROOT}/{entry_id}/events/{event_id}/picture"


def clip_path(entry_id: str, clip_id: str) -> str:
    """Return the path of a clip's footage."""
    return f"{_ROOT}/{entry_id}/clips/{clip_id}/media"
