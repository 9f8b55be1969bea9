"""Trying other settings on what was recorded, before they are in force."""

from typing import Any

import voluptuous as vol
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant

from .camera_commands import DRAWN
from .command import IDENTIFIER, Message, command, entry_of, entry_of_camera

_JOB: dict[Any, Any] = {
    vol.Required("entry_id"): IDENTIFIER,
    vol.Required("job_id"): IDENTIFIER,
}


@command(
    "try",
    {
        vol.Required("camera_id"): IDENTIFIER,
        **DRAWN,
        vol.Optional("changes", default={}): dict,
        vol.Optional("hours", default=24): vol.All(vol.Coerce(float), vol.Range(1, 168)),
    },
    admin=True,
)
async def try_settings(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """Begin to see what other zones, lines or settings would have told; return the job."""
    entry = entry_of_camera(hass, msg["camera_id"])
    drawn = {part: msg[part] for part in ("zones", "lines") if part in msg}
    study = await entry.runtime_data.engine.cameras.try_settings(
        msg["camera_id"], msg["changes"] | drawn, msg["hours"]
    )
    return study.job.to_dict() | {
        "entry_id": entry.entry_id,
        "clips": study.clips,
        "footage_seconds": study.footage_seconds,
        "expected_seconds": study.expected_seconds,
        "notes": study.notes,
    }


@command("job", _JOB, admin=True)
async def job(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """Tell how a trial gets on, and what came out once it is done."""
    entry = entry_of(hass, msg["entry_id"])
    return (await entry.runtime_data.engine.job(msg["job_id"])).to_dict()


@command("job/cancel", _JOB, admin=True)
async def cancel_job(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> Any:
    """End a trial."""
    entry = entry_of(hass, msg["entry_id"])
    return (await entry.runtime_data.engine.cancel_job(msg["job_id"])).to_dict()
