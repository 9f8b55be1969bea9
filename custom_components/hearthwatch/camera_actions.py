"""Actions on cameras: add one, take one away, set its alerts, test it, record, take a picture."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import voluptuous as vol
from homeassistant.const import ATTR_DEVICE_ID, CONF_NAME, CONF_TYPE
from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import service

from .client import Engine
from .const import ATTR_CONFIG_ENTRY, DOMAIN, GROUPS, SEVERITIES
from .coordinator import HearthwatchConfigEntry
from .errors import raises_translated
from .targets import camera_of, device_of, entity_with

_CAMERA: dict[Any, Any] = {vol.Required(ATTR_DEVICE_ID): cv.string}

ADD_CAMERA = vol.Schema(
    {
        vol.Optional(ATTR_CONFIG_ENTRY): cv.string,
        vol.Required(CONF_NAME): vol.All(cv.string, vol.Length(min=1, max=100)),
        vol.Optional(CONF_TYPE, default="rtsp"): cv.string,
        vol.Optional("rtsp_url"): cv.string,
        vol.Optional("source", default={}): dict,
    }
)
REMOVE_CAMERA = vol.Schema(_CAMERA)
SET_ALERT_POLICY = vol.All(
    vol.Schema(
        {
            **_CAMERA,
            vol.Optional("min_risk_level"): vol.All(cv.string, vol.Lower, vol.In(SEVERITIES)),
            vol.Optional("activity_types"): vol.All(
                cv.ensure_list, vol.Length(min=1), [vol.All(cv.string, vol.Lower)]
            ),
        }
    ),
    cv.has_at_least_one_key("min_risk_level", "activity_types"),
)
TEST_CAMERA = vol.Schema(_CAMERA)
RECORD = vol.Schema(
    {
        **_CAMERA,
        vol.Optional("seconds", default=30): vol.All(vol.Coerce(float), vol.Range(1, 3600)),
    }
)
SNAPSHOT = vol.Schema({**_CAMERA, vol.Optional("filename"): cv.template})


@raises_translated
async def add_camera(call: ServiceCall) -> ServiceResponse:
    """Add a camera from any kind of source that the engine offers."""
    entry: HearthwatchConfigEntry = service.async_get_config_entry(
        call.hass, DOMAIN, call.data.get(ATTR_CONFIG_ENTRY)
    )
    coordinator = entry.runtime_data
    kind = call.data[CONF_TYPE]
    offered = [each.type for each in (await coordinator.engine.cameras.source_types()).sources]
    if kind not in offered:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="source_type_unknown",
            translation_placeholders={"type": kind, "offered": ", ".join(offered)},
        )
    source = {**call.data["source"], "type": kind}
    if url := call.data.get("rtsp_url"):
        source["url"] = url
    added = await coordinator.engine.cameras.add(
        {"id": str(uuid4()), "name": call.data[CONF_NAME], "sources": [source]}
    )
    await coordinator.async_refresh()
    return {"camera_id": added.id, ATTR_DEVICE_ID: device_of(call.hass, entry, added.id)}


@raises_translated
async def remove_camera(call: ServiceCall) -> None:
    """Archive a camera: its footage is kept, and it can be restored."""
    entry, camera = camera_of(call.hass, call.data[ATTR_DEVICE_ID])
    await entry.runtime_data.engine.cameras.archive(camera.id)
    await entry.runtime_data.async_refresh()


@raises_translated
async def set_alert_policy(call: ServiceCall) -> None:
    """Set what alerts, and how grave it must be."""
    entry, camera = camera_of(call.hass, call.data[ATTR_DEVICE_ID])
    engine = entry.runtime_data.engine
    policy: dict[str, Any] = {}
    if level := call.data.get("min_risk_level"):
        policy["min_severity"] = level
    if types := call.data.get("activity_types"):
        await _make_sure_that_known(engine, types)
        policy["labels"] = types
    await engine.cameras.change(camera.id, {"alerts": policy})


async def _make_sure_that_known(engine: Engine, types: list[str]) -> None:
    """Refuse what this engine's model cannot tell: nothing would ever alert."""
    labels = (await engine.cameras.labels()).labels
    known = {name for each in labels for name in (each.label, each.group) if name}
    if unknown := [each for each in types if each not in known]:
        groups = [*GROUPS, *sorted({each.group for each in labels if each.group} - {*GROUPS})]
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="activity_type_unknown",
            translation_placeholders={
                "types": ", ".join(unknown),
                "known": ", ".join(group for group in groups if group in known),
            },
        )


@raises_translated
async def test_camera(call: ServiceCall) -> ServiceResponse:
    """Connect to a camera anew, and tell what came of it."""
    entry, camera = camera_of(call.hass, call.data[ATTR_DEVICE_ID])
    trial = await entry.runtime_data.engine.cameras.test(camera.id)
    return {
        "success": trial.success,
        "message": trial.message,
        "codec": trial.codec,
        "width": trial.width,
        "height": trial.height,
        "frame_rate": trial.frame_rate,
        "advice": trial.advice,
    }


@raises_translated
async def record(call: ServiceCall) -> ServiceResponse:
    """Record for some seconds, beginning a little before now."""
    entry, camera = camera_of(call.hass, call.data[ATTR_DEVICE_ID])
    recording = await entry.runtime_data.engine.cameras.record(camera.id, call.data["seconds"])
    return {"seconds": recording.seconds, "until": recording.until.isoformat()}


@raises_translated
async def snapshot(call: ServiceCall) -> ServiceResponse:
    """Take a picture; the camera's image entity then shows it, and a file may hold it."""
    entry, camera = camera_of(call.hass, call.data[ATTR_DEVICE_ID])
    engine, filename = entry.runtime_data.engine, None
    if template := call.data.get("filename"):
        filename = str(template.async_render(parse_result=False))
        may = call.hass.config.is_allowed_path
        if not await call.hass.async_add_executor_job(may, filename):
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="path_not_allowed",
                translation_placeholders={"filename": filename},
            )
    taken = await engine.cameras.take_snapshot(camera.id)
    if filename is not None:
        picture = await engine.connection.fetch(taken.picture)
        try:
            await call.hass.async_add_executor_job(_write, Path(filename), picture)
        except OSError as error:
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="cannot_write",
                translation_placeholders={"filename": filename, "error": str(error)},
            ) from error
    return {
        "timestamp": taken.timestamp.isoformat(),
        "picture": f"/api/{DOMAIN}/{entry.entry_id}/{taken.picture}",
        "entity_id": entity_with(call.hass, call.data[ATTR_DEVICE_ID], "snapshot"),
        "filename": filename,
    }


def _write(path: Path, picture: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture)
