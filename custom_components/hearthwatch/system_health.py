"""What the page of the system's health says of the engines."""

import asyncio
from typing import Any

from homeassistant.components import system_health
from homeassistant.core import HomeAssistant, callback

from .client import HearthwatchError
from .const import DOMAIN, HUB
from .coordinator import HearthwatchConfigEntry, HearthwatchCoordinator


@callback
def async_register(hass: HomeAssistant, register: system_health.SystemHealthRegistration) -> None:
    """Say what there is to tell."""
    register.async_register_info(_information, f"/config/integrations/integration/{DOMAIN}")


async def _information(hass: HomeAssistant) -> dict[str, Any]:
    """Return facts of all engines together; there is seldom more than one."""
    entries: list[HearthwatchConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    if not entries:
        return {"engines": 0}
    known = [entry.runtime_data for entry in entries]
    cameras = [camera for each in known for camera in each.data.cameras]
    online = sum(camera.values.get("online") is True for camera in cameras)
    rates = [
        float(rate)
        for camera in cameras
        if isinstance(rate := camera.values.get("detector_rate"), int | float)
    ]
    hubs = [each.data.devices[HUB] for each in known]
    return {
        "engines": len(known),
        "version": ", ".join(str(hub.values.get("version")) for hub in hubs),
        "can_reach": _reached(known),
        "live": all(each.live for each in known),
        "cameras_online": f"{online}/{len(cameras)}",
        "problems": sum(int(hub.values.get("problems") or 0) for hub in hubs),
        "detectors": _detectors(known),
        "detector_rate": round(sum(rates), 1) if rates else "unknown",
    }


async def _reached(known: list[HearthwatchCoordinator]) -> str | dict[str, str]:
    """Ask the engines now, whatever was known of them."""
    try:
        await asyncio.gather(*(each.engine.health() for each in known))
    except HearthwatchError:
        return {"type": "failed", "error": "unreachable"}
    return "ok"


async def _detectors(known: list[HearthwatchCoordinator]) -> str:
    """Say which models look, and what computes them."""
    try:
        answers = await asyncio.gather(
            *(each.engine.connection.document("cameras") for each in known)
        )
    except HearthwatchError:
        return "unknown"
    cameras = [camera for answer in answers for camera in answer.get("cameras", [])]
    names = {camera.get("status", {}).get("detector") for camera in cameras}
    return ", ".join(sorted(name for name in names if isinstance(name, str))) or "unknown"
