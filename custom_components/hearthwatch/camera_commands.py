"""Cameras as cards know them, and the zones and lines that are drawn on them."""

from collections.abc import Iterator
from typing import Any, Final

import voluptuous as vol
from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from .access import may
from .client import Camera, HearthwatchError
from .command import IDENTIFIER, Message, command, entry_of_camera, make_sure
from .const import DOMAIN, SUBENTRY_CAMERA
from .coordinator import HearthwatchConfigEntry
from .devices import identifier_of
from .targets import key_of

_STATUS: Final = ("state", "reason", "since", "width", "height", "codec")
_MOST_DRAWN: Final = 64
_TAG: Final = vol.All(str, vol.Match(r'^"[!#-~]{1,100}"$'))

_CAMERA: dict[Any, Any] = {vol.Required("camera_id"): IDENTIFIER}
DRAWN: dict[Any, Any] = {
    vol.Optional(part): vol.All([dict], vol.Length(0, _MOST_DRAWN)) for part in ("zones", "lines")
}
"""The engine checks what is in them; its sentence names the part that is wrong."""


@command("cameras", {})
async def cameras(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """Return the cameras that this user may see, also while their engine is away."""
    found: list[dict[str, Any]] = []
    engines: list[dict[str, Any]] = []
    for entry in hass.config_entries.async_entries(DOMAIN, include_disabled=False):
        known = await _known(entry) if _is_loaded(hass, entry) else None
        engines.append(
            {"entry_id": entry.entry_id, "title": entry.title, "live": known is not None}
        )
        found += _shown(hass, connection, entry, known or {})
    return {"engines": engines, "cameras": found}


@command("zones", _CAMERA)
async def zones(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """Return a camera's zones and lines with their tag, and what can be told apart in them."""
    entry = entry_of_camera(hass, msg["camera_id"])
    make_sure(hass, connection, entry, msg["camera_id"])
    engine = entry.runtime_data.engine
    drawn = await engine.cameras.drawn(msg["camera_id"])
    labels = (await engine.cameras.labels()).labels
    return drawn.to_dict() | {
        "labels": [{"label": each.label, "group": each.group} for each in labels]
    }


@command("zones/save", {**_CAMERA, **DRAWN, vol.Optional("tag"): _TAG}, admin=True)
async def save_zones(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """Replace a camera's zones, its lines or both; they are in force at once.

    With the `tag` of those that the drawing began with, somebody else's change is not undone.
    """
    entry = entry_of_camera(hass, msg["camera_id"])
    parts: dict[str, Any] = {part: msg[part] for part in ("zones", "lines") if part in msg}
    cameras = entry.runtime_data.engine.cameras
    return (await cameras.draw(msg["camera_id"], parts, msg.get("tag"))).to_dict()


async def _known(entry: HearthwatchConfigEntry) -> dict[str, Camera] | None:
    """Return what the engine says of its cameras; None while it is away."""
    try:
        answer = await entry.runtime_data.engine.cameras.list()
    except HearthwatchError:
        return None
    return {camera.id: camera for camera in answer.cameras}


@callback
def _shown(
    hass: HomeAssistant,
    connection: ActiveConnection,
    entry: HearthwatchConfigEntry,
    known: dict[str, Camera],
) -> Iterator[dict[str, Any]]:
    devices = dr.async_get(hass)
    for subentry in entry.subentries.values():
        camera_id = subentry.unique_id
        if subentry.subentry_type != SUBENTRY_CAMERA or camera_id is None:
            continue
        identifier = identifier_of(entry.unique_id or "", camera_id)
        device = devices.async_get_device_by_identifier(identifier, entry.entry_id)
        if device is None or not may(hass, connection.user, entry, camera_id):
            continue
        camera = known.get(camera_id)
        config = camera.config if camera else {}
        status = camera.status if camera else {}
        yield {
            "entry_id": entry.entry_id,
            "camera_id": camera_id,
            "device_id": device.id,
            "slug": camera.slug if camera else None,
            "name": device.name_by_user or device.name or subentry.title,
            "enabled": camera.enabled if camera else True,
            "status": {key: status.get(key) for key in _STATUS} if camera else None,
            "entities": _entities(hass, device.id),
            "zones": config.get("zones", []),
            "lines": config.get("lines", []),
            "labels": list(config.get("detect", {}).get("labels", {})),
            "may": {
                "control": may(hass, connection.user, entry, camera_id, POLICY_CONTROL),
                "edit": connection.user.is_admin,
            },
        }


@callback
def _entities(hass: HomeAssistant, device_id: str) -> dict[str, str]:
    """Return the entities of a device by the engine's keys."""
    entries = er.async_entries_for_device(er.async_get(hass), device_id)
    return {
        key: each.entity_id for each in entries if (key := key_of(hass, each.entity_id)) is not None
    }


@callback
def _is_loaded(hass: HomeAssistant, entry: HearthwatchConfigEntry) -> bool:
    return entry in hass.config_entries.async_loaded_entries(DOMAIN)
