"""What happened: events, clips, how much of both there was, and why something was told."""

import asyncio
from typing import Any, Final

import voluptuous as vol
from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.components.websocket_api.const import ERR_NOT_FOUND
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv

from .access import may
from .client import NotFoundError
from .command import IDENTIFIER, Message, RefusalError, command, entry_of, make_sure
from .const import CONF_LABEL, CONF_MIN_SCORE, CONF_ZONE, GROUPS
from .coordinator import HearthwatchConfigEntry
from .shapes import moment, shown_clip, shown_event, signing

_MOST_EVENTS: Final = 200
_MOST_CLIPS: Final = 100
_MOST_MOVED: Final = 100
_AT_ONCE: Final = 6
_SPAN: Final = ("since", "until")

_NOBODY: Final = "00000000-0000-0000-0000-000000000000"
"""A camera that no engine has: what is asked of it alone is nothing."""

_WORD = vol.All(cv.string, vol.Length(1, 100))
_SCORE = vol.All(vol.Coerce(float), vol.Range(0, 1))
_ENTRY: dict[Any, Any] = {vol.Required("entry_id"): IDENTIFIER}
_CLIP: dict[Any, Any] = {**_ENTRY, vol.Required("clip_id"): IDENTIFIER}
_CLIPS: dict[Any, Any] = {
    **_ENTRY,
    vol.Required("clip_ids"): vol.All([IDENTIFIER], vol.Length(1, _MOST_MOVED)),
}
_CHOICE: dict[Any, Any] = {
    **_ENTRY,
    vol.Optional("camera_id"): vol.All(cv.ensure_list, vol.Length(0, 64), [IDENTIFIER]),
    vol.Optional(CONF_LABEL): _WORD,
    vol.Optional(CONF_ZONE): _WORD,
    vol.Optional(CONF_MIN_SCORE): _SCORE,
}
_WITHIN: dict[Any, Any] = {vol.Optional(end): cv.datetime for end in _SPAN}
_OF_EVENTS: dict[Any, Any] = {
    vol.Optional("event_type"): vol.All(
        cv.ensure_list, vol.Length(0, 40), [vol.All(cv.string, vol.Match(r"^[a-z_]{1,64}$"))]
    ),
}
_PAGED: dict[Any, Any] = {
    vol.Optional("cursor"): vol.All(cv.string, vol.Length(1, 100)),
}


@command(
    "events",
    {
        **_CHOICE,
        **_WITHIN,
        **_OF_EVENTS,
        **_PAGED,
        vol.Optional("clip_id"): IDENTIFIER,
        vol.Optional("limit", default=50): vol.All(int, vol.Range(1, _MOST_EVENTS)),
    },
)
async def events(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """Return a page of events, the newest first."""
    entry = entry_of(hass, msg["entry_id"])
    query = _query(hass, connection, entry, msg) | _kept(msg, "clip_id", "limit", "cursor")
    page = await entry.runtime_data.engine.archive.events(**query)
    sign = signing(hass, connection)
    return {
        "events": [
            shown_event(entry.entry_id, event, sign)
            for event in page.events
            if may(hass, connection.user, entry, event.camera_id)
        ],
        "total": page.total,
        "total_is_lower_bound": page.total_is_lower_bound,
        "next_cursor": page.next_cursor,
    }


@command(
    "clips",
    {
        **_CHOICE,
        **_WITHIN,
        **_PAGED,
        vol.Optional("starred"): bool,
        vol.Optional("limit", default=50): vol.All(int, vol.Range(1, _MOST_CLIPS)),
    },
)
async def clips(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """Return a page of clips, the newest first; those in the trash are not among them."""
    entry = entry_of(hass, msg["entry_id"])
    query = _query(hass, connection, entry, msg) | _kept(msg, "starred", "limit", "cursor")
    if group := query.pop("group", None):
        query[CONF_LABEL] = group  # The engine finds clips by one word for both.
    page = await entry.runtime_data.engine.archive.clips(**query)
    sign = signing(hass, connection)
    return {
        "clips": [
            shown_clip(entry.entry_id, clip, sign)
            for clip in page.clips
            if may(hass, connection.user, entry, clip.camera_id)
        ],
        "total": page.total,
        "next_cursor": page.next_cursor,
    }


@command("clip", _CLIP)
async def clip(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """Return one clip with fresh addresses, also from the trash."""
    entry = entry_of(hass, msg["entry_id"])
    found = await entry.runtime_data.engine.archive.clip(msg["clip_id"])
    make_sure(hass, connection, entry, found.camera_id)
    return shown_clip(entry.entry_id, found, signing(hass, connection))


@command(
    "timeline",
    {
        **_CHOICE,
        **_OF_EVENTS,
        **{vol.Required(end): cv.datetime for end in _SPAN},
        vol.Optional("buckets", default=240): vol.All(int, vol.Range(1, 1000)),
    },
)
async def timeline(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """Return how many events there were, and what was recorded, in equal parts of a span."""
    entry = entry_of(hass, msg["entry_id"])
    query = _query(hass, connection, entry, msg) | _kept(msg, "buckets")
    found = await entry.runtime_data.engine.archive.timeline(**query)
    cameras = [
        camera
        for camera in found.get("cameras", [])
        if may(hass, connection.user, entry, camera.get("camera_id"))
    ]
    return found | {"cameras": cameras}


@command(
    "explain",
    {
        **_ENTRY,
        vol.Exclusive("event_id", "what"): IDENTIFIER,
        vol.Exclusive("camera_id", "what"): IDENTIFIER,
        vol.Optional("at"): cv.datetime,
    },
)
async def explain(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """Tell why an event, or nothing, was told: every gate with its number and its threshold."""
    entry = entry_of(hass, msg["entry_id"])
    archive = entry.runtime_data.engine.archive
    if event_id := msg.get("event_id"):
        make_sure(hass, connection, entry, (await archive.event(event_id)).camera_id)
        return await archive.why_event(event_id)
    if (camera_id := msg.get("camera_id")) is None:
        raise RefusalError("invalid", "event_or_camera_missing")
    make_sure(hass, connection, entry, camera_id)
    return await archive.why_camera(camera_id, moment(msg["at"]) if "at" in msg else None)


@command("clips/star", {**_CLIP, vol.Required("starred"): bool})
async def star(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """Keep a clip for good, or no longer."""
    entry = entry_of(hass, msg["entry_id"])
    await _make_sure_of_clips(hass, connection, entry, [msg["clip_id"]])
    archive = entry.runtime_data.engine.archive
    starred = await archive.star(msg["clip_id"], starred=msg["starred"])
    return shown_clip(entry.entry_id, starred, signing(hass, connection))


@command("clips/delete", _CLIPS)
async def delete(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """Put clips into the engine's trash, from where `restore` takes them."""
    entry = entry_of(hass, msg["entry_id"])
    await _make_sure_of_clips(hass, connection, entry, msg["clip_ids"])
    return (await entry.runtime_data.engine.archive.delete(msg["clip_ids"])).to_dict()


@command("clips/restore", _CLIPS)
async def restore(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """Take clips out of the trash; those that are gone for good are not among the answer."""
    entry = entry_of(hass, msg["entry_id"])
    await _make_sure_of_clips(hass, connection, entry, msg["clip_ids"])
    return (await entry.runtime_data.engine.archive.restore(msg["clip_ids"])).to_dict()


async def _make_sure_of_clips(
    hass: HomeAssistant,
    connection: ActiveConnection,
    entry: HearthwatchConfigEntry,
    clip_ids: list[str],
) -> None:
    """Refuse who may not control the cameras of clips; what is gone is nobody's any more.

    Raises:
        RefusalError: ``unauthorized``; ``not_found`` when all of them are gone.
    """
    archive = entry.runtime_data.engine.archive
    at_once = asyncio.Semaphore(_AT_ONCE)

    async def find(clip_id: str) -> str | None:
        async with at_once:
            try:
                return (await archive.clip(clip_id)).camera_id
            except NotFoundError:
                return None

    if connection.user.permissions.access_all_entities(POLICY_CONTROL):
        return
    found = await asyncio.gather(*(find(clip_id) for clip_id in clip_ids))
    cameras = {camera_id for camera_id in found if camera_id is not None}
    if not cameras:
        raise RefusalError(ERR_NOT_FOUND, "no_media")
    for camera_id in cameras:
        make_sure(hass, connection, entry, camera_id, POLICY_CONTROL)


@callback
def _query(
    hass: HomeAssistant, connection: ActiveConnection, entry: HearthwatchConfigEntry, msg: Message
) -> dict[str, Any]:
    """Return what is asked of the engine: never of a camera that this user may not see.

    Raises:
        RefusalError: ``unauthorized``, one was asked for.
    """
    chosen = msg.get("camera_id")
    for camera_id in chosen or ():
        make_sure(hass, connection, entry, camera_id)
    if not chosen and not may(hass, connection.user, entry, None):
        cameras = (camera.id for camera in entry.runtime_data.data.cameras)
        chosen = [each for each in cameras if may(hass, connection.user, entry, each)] or [_NOBODY]
    query: dict[str, Any] = _kept(msg, CONF_ZONE, CONF_MIN_SCORE, "event_type")
    if chosen:
        query["camera"] = chosen
    if label := msg.get(CONF_LABEL):
        query["group" if label in GROUPS else CONF_LABEL] = label
    return query | {end: moment(msg[end]) for end in _SPAN if end in msg}


def _kept(msg: Message, *names: str) -> dict[str, Any]:
    return {name: msg[name] for name in names if name in msg}
