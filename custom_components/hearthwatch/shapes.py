"""Events and clips as cards read them: the engine's own shapes, with signed addresses here."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

from homeassistant.components.http.auth import async_sign_path
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback

from .client import Clip, Event
from .views import clip_path, event_picture_path, sprite_path, thumbnail_path

_OPENS_FOR: Final = timedelta(hours=24)
"""As long as Home Assistant's own media addresses are good."""

type Sign = Callable[[str], str]


@callback
def signing(hass: HomeAssistant, connection: ActiveConnection) -> Sign:
    """Return what signs paths for whoever is at the other end, as long as they are signed in."""
    return partial(
        async_sign_path,
        hass,
        expiration=_OPENS_FOR,
        refresh_token_id=connection.refresh_token_id,
    )


def shown_event(entry_id: str, event: Event, sign: Sign) -> dict[str, Any]:
    """Show an event; `picture` is a signed address."""
    picture = sign(event_picture_path(entry_id, event.id)) if event.picture else None
    return event.to_dict() | {
        "entry_id": entry_id,
        "timestamp": moment(event.timestamp),
        "picture": picture,
    }


def shown_clip(entry_id: str, clip: Clip, sign: Sign) -> dict[str, Any]:
    """Show a clip; `media`, `thumbnail` and the sprite's `url` are signed addresses."""
    sprite = clip.sprite | {"url": sign(sprite_path(entry_id, clip.clip_id))}
    return clip.to_dict() | {
        "entry_id": entry_id,
        "start": moment(clip.start),
        "media": sign(clip_path(entry_id, clip.clip_id)),
        "thumbnail": sign(thumbnail_path(entry_id, clip.clip_id)),
        "sprite": sprite,
    }


def moment(when: datetime) -> str:
    """Return a moment as the engine writes it.

    >>> moment(datetime(2026, 11, 27, 12, tzinfo=UTC))
    '2026-11-27T12:00:00.000Z'
    """
    return f"{when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"
