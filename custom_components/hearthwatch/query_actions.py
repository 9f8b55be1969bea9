"""Actions that ask: what happened, why, and what other settings would have told."""

import asyncio
from datetime import datetime
from typing import Any, Final

import voluptuous as vol
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import service
from homeassistant.util import dt as dt_util

from .client import Event, Job
from .const import ATTR_CONFIG_ENTRY, CONF_LABEL, CONF_MODE, CONF_ZONE, DOMAIN, GROUPS
from .coordinator import HearthwatchConfigEntry
from .errors import raises_translated
from .facts import facts_of
from .notices import said_of
from .targets import camera_of

_ENTRY: dict[Any, Any] = {vol.Optional(ATTR_CONFIG_ENTRY): cv.string}
_LOOK_EVERY: Final = 1.0
"""Seconds between two looks at how a study gets on."""

_OVER: Final = frozenset({"done", "failed", "cancelled"})

SET_MODE = vol.Schema({**_ENTRY, vol.Required(CONF_MODE): cv.string})
SEARCH_EVENTS = vol.Schema(
    {
        **_ENTRY,
        vol.Optional(ATTR_DEVICE_ID): cv.string,
        vol.Optional("event_type"): cv.string,
        vol.Optional(CONF_LABEL): cv.string,
        vol.Optional(CONF_ZONE): cv.string,
        vol.Optional("since"): cv.datetime,
        vol.Optional("until"): cv.datetime,
        vol.Optional("limit", default=20): vol.All(vol.Coerce(int), vol.Range(1, 100)),
    }
)
EXPLAIN = vol.Schema(
    {
        **_ENTRY,
        vol.Exclusive("event_id", "what"): cv.string,
        vol.Exclusive(ATTR_DEVICE_ID, "what"): cv.string,
        vol.Optional("at"): cv.datetime,
    }
)
TRY_SETTINGS = vol.Schema(
    {
        vol.Required(ATTR_DEVICE_ID): cv.string,
        vol.Required("changes"): vol.All(dict, vol.Length(min=1)),
        vol.Optional("hours", default=24): vol.All(vol.Coerce(float), vol.Range(1, 168)),
        vol.Optional("wait", default=60): vol.All(vol.Coerce(float), vol.Range(0, 600)),
    }
)


@raises_translated
async def set_mode(call: ServiceCall) -> None:
    """Tell what the house is doing."""
    entry = _entry_of(call.hass, call.data.get(ATTR_CONFIG_ENTRY))
    await entry.runtime_data.engine.set_mode(call.data[CONF_MODE])


@raises_translated
async def search_events(call: ServiceCall) -> ServiceResponse:
    """Return what was noticed, the newest first."""
    query: dict[str, Any] = {key: call.data.get(key) for key in ("event_type", CONF_ZONE, "limit")}
    if device_id := call.data.get(ATTR_DEVICE_ID):
        entry, camera = camera_of(call.hass, device_id)
        query["camera"] = camera.id
    else:
        entry = _entry_of(call.hass, call.data.get(ATTR_CONFIG_ENTRY))
    for key in ("since", "until"):
        query[key] = _moment(call.data.get(key))
    events, total = await async_search(entry, call.data.get(CONF_LABEL), **query)
    return {"events": list(events), "total": total}


async def async_search(
    entry: HearthwatchConfigEntry, label: str | None = None, **query: Any
) -> tuple[list[dict[str, Any]], int]:
    """Return events for people and programs, the newest first, and how many there are.

    Args:
        entry: of the engine.
        label: of a thing, or a group of them.
        query: see `Archive.events`.
    """
    if label:
        query["group" if label.casefold() in GROUPS else "label"] = label.casefold()
    page = await entry.runtime_data.engine.archive.events(**query)
    return [_for_people(entry, event) for event in page.events], page.total


@raises_translated
async def explain(call: ServiceCall) -> ServiceResponse:
    """Tell why an event, or nothing, was told."""
    if event_id := call.data.get("event_id"):
        entry = _entry_of(call.hass, call.data.get(ATTR_CONFIG_ENTRY))
        found = await entry.runtime_data.engine.archive.explain_event(event_id)
    elif device_id := call.data.get(ATTR_DEVICE_ID):
        entry, camera = camera_of(call.hass, device_id)
        found = await entry.runtime_data.engine.archive.explain_camera(
            camera.id, _moment(call.data.get("at"))
        )
    else:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="event_or_camera_missing"
        )
    return {"sentences": list(found.sentences)}


@raises_translated
async def try_settings(call: ServiceCall) -> ServiceResponse:
    """Try settings on recorded footage, and tell what would have changed, or how far it is.

    It goes on in the engine when the waiting is over; ask again later with the same changes.
    """
    entry, camera = camera_of(call.hass, call.data[ATTR_DEVICE_ID])
    engine = entry.runtime_data.engine
    study = await engine.cameras.try_settings(camera.id, call.data["changes"], call.data["hours"])
    job: Job = study.job
    until = call.hass.loop.time() + call.data["wait"]
    while job.state not in _OVER and call.hass.loop.time() < until:
        await asyncio.sleep(_LOOK_EVERY)
        job = await engine.job(job.id)
    return {
        "job_id": job.id,
        "state": job.state,
        "progress": job.progress,
        "text": job.text,
        "clips": study.clips,
        "footage_seconds": study.footage_seconds,
        "result": job.result,
    }


def _entry_of(hass: HomeAssistant, entry_id: str | None) -> HearthwatchConfigEntry:
    entry: HearthwatchConfigEntry = service.async_get_config_entry(hass, DOMAIN, entry_id)
    return entry


def _moment(given: datetime | None) -> str | None:
    """Return a moment as the engine reads it; what has no time zone is of this house."""
    if given is None:
        return None
    return dt_util.as_utc(given).isoformat().replace("+00:00", "Z")


def _for_people(entry: HearthwatchConfigEntry, event: Event) -> dict[str, Any]:
    facts = facts_of(event)
    camera = entry.runtime_data.data.devices.get(event.camera_id or "")
    name = camera.name if camera else event.camera
    root = f"/api/{DOMAIN}/{entry.entry_id}"
    return {
        "event_id": event.id,
        "type": event.type,
        "time": dt_util.as_local(event.timestamp).isoformat(),
        "camera": name,
        **{key: facts.get(key) for key in ("label", "zone", "line", "score", "severity")},
        "summary": f"{name} {said_of(event.type, facts)}",
        "picture": f"{root}/events/{event.id}/picture" if event.picture else None,
        "clip": f"{root}/clips/{event.clip_id}/media" if event.clip_id else None,
    }
