"""Device triggers: listed, narrowed down, fired, and refused where they make no sense."""

from typing import Any

import pytest
from homeassistant.components.device_automation import DeviceAutomationType
from homeassistant.components.device_automation.exceptions import InvalidDeviceAutomationConfig
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.trigger import async_validate_trigger_config
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_get_device_automation_capabilities,
    async_get_device_automations,
)

from .fake_engine import FakeEngine
from .happenings import automate, camera_device, entity, hub_device, notice

TYPES = [
    "object_detected",
    "object_left",
    "zone_breach",
    "zone_left",
    "loitering",
    "parked",
    "face_detected",
    "line_crossed",
    "audio_detected",
    "ring",
    "alert_opened",
    "alert_closed",
]


def on(device_id: str, kind: str, **more: str) -> dict[str, Any]:
    trigger = {"trigger": "device", "domain": "hearthwatch", "device_id": device_id, "type": kind}
    return trigger | more


async def listed(hass: HomeAssistant, device_id: str) -> list[dict[str, Any]]:
    found = await async_get_device_automations(hass, DeviceAutomationType.TRIGGER, device_id)
    return [each for each in found if each["domain"] == "hearthwatch"]


async def test_a_camera_has_one_for_each_type_and_the_hub_none(
    hass: HomeAssistant, doorbell: None, loaded: MockConfigEntry
) -> None:
    found = await listed(hass, camera_device(hass, loaded))
    assert [each["type"] for each in found] == TYPES
    assert await listed(hass, hub_device(hass, loaded)) == []


async def test_what_is_disabled_is_not_offered_and_still_valid(
    hass: HomeAssistant, doorbell: None, loaded: MockConfigEntry
) -> None:
    device_id = camera_device(hass, loaded)
    er.async_get(hass).async_update_entity(
        entity(hass, loaded, "event", "doorbell"), disabled_by=er.RegistryEntryDisabler.USER
    )
    await hass.async_block_till_done()
    assert "ring" not in [each["type"] for each in await listed(hass, device_id)]
    await automate(hass, on(device_id, "ring"))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("object_detected", ["label", "zone"]),
        ("line_crossed", ["label"]),
        ("audio_detected", ["label"]),
        ("alert_closed", []),
    ],
)
async def test_things_can_be_narrowed_down(
    hass: HomeAssistant, loaded: MockConfigEntry, kind: str, fields: list[str]
) -> None:
    trigger = {"platform": "device"} | on(camera_device(hass, loaded), kind)
    del trigger["trigger"]
    found = await async_get_device_automation_capabilities(
        hass, DeviceAutomationType.TRIGGER, trigger
    )
    assert [field["name"] for field in found.get("extra_fields", [])] == fields


@pytest.mark.parametrize(
    ("kind", "event", "data"),
    [
        ("object_detected", "object_detected", {}),
        ("line_crossed", "line_crossed", {"line": "Gate", "direction": "forward"}),
        ("ring", "doorbell_pressed", {"source": "button"}),
        ("alert_closed", "alert_closed", {"title": "A person", "severity": "low"}),
    ],
)
async def test_it_fires_on_its_type(
    *,
    hass: HomeAssistant,
    engine: FakeEngine,
    doorbell: None,
    loaded: MockConfigEntry,
    kind: str,
    event: str,
    data: dict[str, Any],
) -> None:
    ran = await automate(hass, on(camera_device(hass, loaded), kind))
    await notice(engine, "zone_left", zone="Porch")
    await notice(engine, event, **data)
    (said,) = await ran.told()
    assert said["type"] == kind


async def test_it_fires_for_a_label_in_a_zone_though_the_entity_is_hidden_and_renamed(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    registry = er.async_get(hass)
    registry.async_update_entity(
        entity(hass, loaded, "event", "detection"),
        new_entity_id="event.driveway",
        hidden_by=er.RegistryEntryHider.USER,
    )
    await hass.async_block_till_done()
    ran = await automate(
        hass, on(camera_device(hass, loaded), "zone_breach", label="person", zone="Porch")
    )
    await notice(engine, "zone_breach", zone="Gate")
    await notice(engine, "zone_breach", zone="Porch", object_type="dog", group="animal")
    await notice(engine, "zone_breach", zone="Porch")
    (said,) = await ran.told()
    assert said == {
        "entity": "event.driveway",
        "label": "person",
        "zone": "Porch",
        "type": "zone_breach",
    }


async def test_it_follows_an_entity_that_is_renamed_later(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    ran = await automate(hass, on(camera_device(hass, loaded), "loitering"))
    er.async_get(hass).async_update_entity(
        entity(hass, loaded, "event", "detection"), new_entity_id="event.driveway"
    )
    await hass.async_block_till_done()
    await notice(engine, "loitering", zone="Porch", duration=5.0)
    (said,) = await ran.told()
    assert said["entity"] == "event.driveway"


async def test_what_is_no_camera_of_ours_is_refused(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    with pytest.raises(InvalidDeviceAutomationConfig) as refused:
        await async_validate_trigger_config(
            hass, [{"platform": "device"} | _old(on(hub_device(hass, loaded), "ring"))]
        )
    assert refused.value.translation_key == "not_told_by_device"


def _old(trigger: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in trigger.items() if key != "trigger"}
