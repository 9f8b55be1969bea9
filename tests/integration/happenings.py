"""What a camera notices in a test, and what Home Assistant makes of it."""

import asyncio
from itertools import count
from typing import Any

from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .fake_engine import CAMERA, INSTANCE, FakeEngine

RAN = "test_ran"
_numbers = count(1)


class Heard:
    """The events of one type on Home Assistant's bus, from when this was made."""

    def __init__(self, hass: HomeAssistant, event_type: str) -> None:
        self.events: list[Event] = []
        self._more = asyncio.Event()
        hass.bus.async_listen(event_type, self._take)

    @callback
    def _take(self, event: Event) -> None:
        self.events.append(event)
        self._more.set()

    async def told(self, number: int = 1) -> list[dict[str, Any]]:
        """Return their data, once there are so many."""
        async with asyncio.timeout(5):
            while len(self.events) < number:
                self._more.clear()
                await self._more.wait()
        return [dict(event.data) for event in self.events]


async def notice(engine: FakeEngine, kind: str, **data: Any) -> str:
    """Let the engine tell an event of its camera; return the event's id."""
    event_id = f"01a21dc8-0000-7000-8000-{next(_numbers):012d}"
    thing = {"object_type": "person", "group": "person", "confidence": 0.8, "track_id": 7}
    plain = {
        "audio_detected",
        "doorbell_pressed",
        "camera_offline",
        "camera_online",
        "alert_opened",
        "alert_closed",
    }
    await engine.push(
        "event",
        "events",
        {
            "id": event_id,
            "type": kind,
            "camera_id": CAMERA,
            "camera": "street",
            "timestamp": "2026-11-27T12:00:01.000Z",
            "data": ({} if kind in plain else thing) | data,
            "picture": f"events/{event_id}/picture",
        },
    )
    return event_id


async def automate(hass: HomeAssistant, *triggers: dict[str, Any], **more: Any) -> Heard:
    """Set up an automation that tells what it ran for."""
    heard = Heard(hass, RAN)
    said = {
        "entity": "{{ trigger.entity_id }}",
        "label": "{{ trigger.to_state.attributes.label }}",
        "zone": "{{ trigger.to_state.attributes.zone }}",
        "type": "{{ trigger.to_state.attributes.event_type }}",
    }
    automation = {
        "alias": "test",
        "triggers": list(triggers),
        "actions": {"event": RAN, "event_data": said},
    }
    assert await async_setup_component(hass, "automation", {"automation": automation | more})
    await hass.async_block_till_done()
    assert hass.states.get("automation.test").state == "on"
    return heard


def camera_device(hass: HomeAssistant, entry: MockConfigEntry) -> str:
    """Return the id of the camera's device."""
    return _device(hass, entry, f"{INSTANCE}_{CAMERA}")


def hub_device(hass: HomeAssistant, entry: MockConfigEntry) -> str:
    """Return the id of the engine's own device."""
    return _device(hass, entry, INSTANCE)


def _device(hass: HomeAssistant, entry: MockConfigEntry, identifier: str) -> str:
    device = dr.async_get(hass).async_get_device_by_identifier(
        ("hearthwatch", identifier), entry.entry_id
    )
    assert device is not None
    return device.id


def entity(
    hass: HomeAssistant, entry: MockConfigEntry, domain: str, key: str, hub: bool = False
) -> str:
    """Return the id of an entity of the camera or the hub: registered, and enabled."""
    registry = er.async_get(hass)
    known = registry.async_get_or_create(
        domain,
        "hearthwatch",
        f"{INSTANCE}_hub_{key}" if hub else f"{INSTANCE}_{CAMERA}_{key}",
        config_entry=entry,
        config_subentry_id=None if hub else next(iter(entry.subentries)),
        device_id=hub_device(hass, entry) if hub else camera_device(hass, entry),
        suggested_object_id=f"street_{key}",
    )
    if known.disabled:
        registry.async_update_entity(known.entity_id, disabled_by=None)
    return known.entity_id
