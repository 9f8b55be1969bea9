"""Diagnostics for strangers: without keys, passwords, addresses and people's names."""

import re
from typing import Any, Final

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import DeviceEntry

from .client import HearthwatchError
from .const import HUB
from .coordinator import HearthwatchConfigEntry
from .devices import identifier_of
from .installation import DeviceState

_TO_REDACT: Final = {
    "api_key",
    "host",
    "password",
    "path",
    "person",
    "person_name",
    "persons",
    "storage_uri",
    "summary",
    "token",
    "url",
    "username",
}
_ADDRESSES: Final = re.compile(
    r"(?<=://)[^\s\"'<>]+|\b(?:\d{1,3}\.){3}\d{1,3}\b(?::\d+)?|\b[\w.+-]+@[\w.-]+"
)


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: HearthwatchConfigEntry
) -> dict[str, Any]:
    """Return all that is known of an engine."""
    coordinator = entry.runtime_data
    found = {
        "entry": entry.as_dict(),
        "live": coordinator.live,
        "last_update_success": coordinator.last_update_success,
        "health": await _asked(entry, "health"),
        "system": await _asked(entry, "system"),
        "storage": await _asked(entry, "storage"),
        "cameras": await _asked(entry, "cameras"),
        "devices": [_device(device) for device in coordinator.data.devices.values()],
    }
    return _for_strangers(entry, found)


async def async_get_device_diagnostics(
    hass: HomeAssistant, entry: HearthwatchConfigEntry, device: DeviceEntry
) -> dict[str, Any]:
    """Return what is known of one camera, or of the installation itself."""
    data = entry.runtime_data.data
    known = next(
        (
            each
            for each in data.devices.values()
            if identifier_of(data.instance, each.id) in device.identifiers
        ),
        None,
    )
    path = "system" if known is None or known.id == HUB else f"cameras/{known.id}"
    found = {
        "live": entry.runtime_data.live,
        "device": _device(known) if known else None,
        "engine": await _asked(entry, path),
    }
    return _for_strangers(entry, found)


async def _asked(entry: HearthwatchConfigEntry, path: str) -> dict[str, Any]:
    """Return an answer of the engine, or why there is none: that is a diagnosis, too."""
    try:
        return await entry.runtime_data.engine.connection.document(path)
    except HearthwatchError as error:
        return {"error": f"{type(error).__name__}: {error}"}


def _device(device: DeviceState) -> dict[str, Any]:
    return {
        "id": device.id,
        "slug": device.slug,
        "name": device.name,
        "available": device.available,
        "entities": {
            key: {
                "kind": spec.kind,
                "value": device.values.get(key),
                "attributes": device.attributes.get(key, {}),
            }
            for key, spec in device.specs.items()
        },
    }


def _for_strangers(entry: HearthwatchConfigEntry, found: dict[str, Any]) -> dict[str, Any]:
    host = str(entry.data["host"])
    redacted: dict[str, Any] = _cleaned(async_redact_data(found, _TO_REDACT), host)
    return redacted


def _cleaned(value: Any, host: str) -> Any:
    """Take addresses out of texts, wherever they stand."""
    match value:
        case dict():
            return {key: _cleaned(inner, host) for key, inner in value.items()}
        case list() | tuple():
            return [_cleaned(inner, host) for inner in value]
        case str():
            return _ADDRESSES.sub(REDACTED, value).replace(host, REDACTED)
        case _:
            return value
