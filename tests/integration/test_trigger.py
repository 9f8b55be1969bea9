"""Automations on what a camera notices."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.trigger import async_get_all_descriptions
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .fake_engine import FakeEngine
from .happenings import automate, camera_device, entity, notice


def on(name: str, device_id: str, **options: Any) -> dict[str, Any]:
    return {
        "trigger": f"hearthwatch.{name}",
        "target": {"device_id": device_id},
        "options": options,
    }


@pytest.mark.parametrize(
    ("name", "options", "unwanted", "wanted"),
    [
        ("object_detected", {}, ("zone_breach", {"zone": "Porch"}), ("object_detected", {})),
        (
            "object_detected",
            {"label": ["vehicle", "Dog"]},
            ("object_detected", {}),
            ("object_detected", {"object_type": "car", "group": "vehicle"}),
        ),
        (
            "object_detected",
            {"label": "dog"},
            ("object_detected", {"object_type": "cat", "group": "animal"}),
            ("object_detected", {"object_type": "dog", "group": "animal"}),
        ),
        (
            "object_detected",
            {"zone": "porch"},
            ("object_detected", {"zones": ["Gate"]}),
            ("object_detected", {"zones": ["Gate", "Porch"]}),
        ),
        (
            "object_detected",
            {"min_score": 0.7},
            ("object_detected", {"confidence": 0.69}),
            ("object_detected", {"confidence": 0.7}),
        ),
        (
            "zone_entered",
            {"zone": ["Porch"]},
            ("zone_breach", {"zone": "Gate"}),
            ("zone_breach", {"zone": "Porch"}),
        ),
        (
            "loitering",
            {},
            ("zone_breach", {"zone": "Porch"}),
            ("loitering", {"zone": "Porch", "duration": 5.0}),
        ),
        (
            "line_crossed",
            {"line": "Gate", "direction": "forward"},
            ("line_crossed", {"line": "Gate", "direction": "backward"}),
            ("line_crossed", {"line": "Gate", "direction": "forward"}),
        ),
        (
            "line_crossed",
            {"line": "Gate"},
            ("line_crossed", {"line": "Fence", "direction": "forward"}),
            ("line_crossed", {"line": "Gate", "direction": "backward"}),
        ),
        (
            "sound_heard",
            {"label": ["smoke_alarm"]},
            ("audio_detected", {"label": "speech", "level": 0.1}),
            ("audio_detected", {"label": "smoke alarm", "level": 0.1}),
        ),
        (
            "alert_opened",
            {"min_severity": "high"},
            ("alert_opened", {"severity": "medium", "title": "A person"}),
            ("alert_opened", {"severity": "critical", "title": "A person"}),
        ),
        (
            "alert_opened",
            {"min_severity": "medium"},
            ("alert_closed", {"severity": "high", "title": "A person"}),
            ("alert_opened", {"severity": "medium", "title": "A person"}),
        ),
    ],
)
async def test_only_what_was_asked_for_runs_an_automation(
    *,
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    name: str,
    options: dict[str, Any],
    unwanted: tuple[str, dict[str, Any]],
    wanted: tuple[str, dict[str, Any]],
) -> None:
    ran = await automate(hass, on(name, camera_device(hass, loaded), **options))
    await notice(engine, unwanted[0], **unwanted[1])
    await notice(engine, wanted[0], **wanted[1])
    (said,) = await ran.told()
    await hass.async_block_till_done()
    assert len(ran.events) == 1
    assert said["type"] == wanted[0]


async def test_two_events_at_once_run_it_twice(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    more = {"mode": "queued"}
    ran = await automate(hass, on("object_detected", camera_device(hass, loaded)), **more)
    await notice(engine, "object_detected")
    await notice(engine, "object_detected", object_type="dog", group="animal")
    assert [said["label"] for said in await ran.told(2)] == ["person", "dog"]


async def test_it_follows_a_renamed_entity_and_knows_no_other_integrations(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    device_id = camera_device(hass, loaded)
    registry = er.async_get(hass)
    stranger = registry.async_get_or_create("event", "other", "x_y_detection", device_id=device_id)
    hass.states.async_set(stranger.entity_id, "2026-01-01", {"event_type": "object_detected"})
    ran = await automate(hass, on("object_detected", device_id))
    registry.async_update_entity(
        entity(hass, loaded, "event", "detection"), new_entity_id="event.driveway"
    )
    await hass.async_block_till_done()
    hass.states.async_set(stranger.entity_id, "2026-01-02", {"event_type": "object_detected"})
    await notice(engine, "object_detected")
    (said,) = await ran.told()
    assert said["entity"] == "event.driveway"


async def test_a_camera_that_goes_offline(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    online = entity(hass, loaded, "binary_sensor", "online")
    motion = entity(hass, loaded, "binary_sensor", "motion")
    ran = await automate(hass, on("camera_went_offline", camera_device(hass, loaded)))
    for entity_id, *states in (
        (motion, "on", "off"),
        (online, "unavailable", "off", "unavailable", "on", "off"),
    ):
        for state in states:
            hass.states.async_set(entity_id, state)
            await hass.async_block_till_done()
    (said,) = await ran.told()
    assert said["entity"] == online


@pytest.mark.parametrize(
    "options", [{"min_score": 2}, {"min_severity": "high"}, {"label": {"a": 1}}, {"other": 1}]
)
async def test_what_makes_no_sense_is_refused(
    hass: HomeAssistant, loaded: MockConfigEntry, options: dict[str, Any]
) -> None:
    trigger = on("object_detected", camera_device(hass, loaded), **options)
    automation = {"alias": "test", "triggers": trigger, "actions": []}
    assert await async_setup_component(hass, "automation", {"automation": automation})
    await hass.async_block_till_done()
    assert hass.states.get("automation.test").state == "unavailable"


async def test_the_descriptions_are_of_all_triggers(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert await async_setup_component(hass, "automation", {})
    described = await async_get_all_descriptions(hass)
    ours = {name for name, found in described.items() if name.startswith("hearthwatch.") and found}
    assert ours == {
        f"hearthwatch.{name}"
        for name in (
            "alert_opened",
            "camera_went_offline",
            "line_crossed",
            "loitering",
            "object_detected",
            "sound_heard",
            "zone_entered",
        )
    }
