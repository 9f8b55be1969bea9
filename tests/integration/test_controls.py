"""Switches, selects, numbers and buttons: what is set and done, and what comes of it."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .fake_engine import CAMERA, INSTANCE, FakeEngine
from .waiting import shown, until

SETTINGS = (
    ("switch", "turn_off", "alerting", {}, {"alerts": {"enabled": False}}),
    ("switch", "turn_on", "alerting", {}, {"alerts": {"enabled": True}}),
    ("switch", "turn_off", "recording_enabled", {}, {"record": {"mode": "off"}}),
    ("switch", "turn_on", "recording_enabled", {}, {"record": {"mode": "events"}}),
    ("switch", "turn_off", "camera_enabled", {}, {"enabled": False}),
    ("select", "select_option", "min_severity", "high", {"alerts": {"min_severity": "high"}}),
    ("select", "select_option", "record_mode", "off", {"record": {"mode": "off"}}),
    ("select", "select_option", "attention_mode", "eco", {"detect": {"attention": "eco"}}),
    ("number", "set_value", "motion_threshold", 0.01, {"motion": {"threshold": 0.01}}),
    ("number", "set_value", "motion_hold", 30, {"motion": {"hold": 30}}),
    ("number", "set_value", "detect_fps", 2.5, {"detect": {"fps": 2.5}}),
)


async def _enabled(hass: HomeAssistant, entry: MockConfigEntry, platform: str, key: str) -> str:
    """Return the entity's id, once it is there."""
    registry = er.async_get(hass)
    entity_id = registry.async_get_entity_id(platform, "hearthwatch", f"{INSTANCE}_{CAMERA}_{key}")
    assert entity_id is not None
    if registry.async_get(entity_id).disabled_by is not None:
        registry.async_update_entity(entity_id, disabled_by=None)
        assert await hass.config_entries.async_reload(entry.entry_id)
        await hass.async_block_till_done()
        await until(lambda: entry.runtime_data.live)
        await hass.async_block_till_done()
    return entity_id


@pytest.mark.parametrize(("platform", "service", "key", "value", "patch"), SETTINGS)
async def test_a_setting_is_changed_where_it_is(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    platform: str,
    service: str,
    key: str,
    value: Any,
    patch: dict[str, Any],
) -> None:
    entity_id = await _enabled(hass, loaded, platform, key)
    given = {"select": {"option": value}, "number": {"value": value}}.get(platform, {})
    await hass.services.async_call(
        platform, service, {"entity_id": entity_id, **given}, blocking=True
    )
    (asked,) = engine.requests("PATCH", f"cameras/{CAMERA}")
    assert asked.body == patch


async def test_the_mode_of_the_house_with_modes_of_its_owner(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.entity(INSTANCE, "mode")["options"] = ["home", "away", "night", "party"]
    await loaded.runtime_data.async_refresh()
    mode = hass.states.get("select.hearthwatch_mode")
    assert mode.attributes["options"] == ["home", "away", "night", "party"]
    await hass.services.async_call(
        "select",
        "select_option",
        {"entity_id": "select.hearthwatch_mode", "option": "party"},
        blocking=True,
    )
    (asked,) = engine.requests("PUT", "mode")
    assert asked.body == {"mode": "party"}


async def test_while_there_are_no_live_updates_a_change_is_asked_for(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    loaded.runtime_data.live = False
    engine.entity(CAMERA, "alerting")["value"] = False
    await hass.services.async_call(
        "switch", "turn_off", {"entity_id": "switch.street_alerts"}, blocking=True
    )
    await shown(hass, "switch.street_alerts", "off")


@pytest.mark.parametrize(
    ("refusal", "error", "key"),
    [
        ((422, "invalid_request", "fps: too much"), ServiceValidationError, "refused"),
        ((403, "forbidden", "This key may only read."), HomeAssistantError, "not_allowed"),
        ((500, "internal", "It failed."), HomeAssistantError, "refused"),
    ],
)
async def test_a_refusal_is_said_in_words(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    refusal: tuple[int, str, str],
    error: type[HomeAssistantError],
    key: str,
) -> None:
    engine.answers["PATCH", f"cameras/{CAMERA}"] = refusal
    with pytest.raises(error) as caught:
        await hass.services.async_call(
            "switch", "turn_off", {"entity_id": "switch.street_alerts"}, blocking=True
        )
    assert caught.value.translation_key == key
    assert hass.states.get("switch.street_alerts").state == "on"


@pytest.mark.parametrize(
    ("button", "path"), [("take_snapshot", "snapshot"), ("restart_stream", "restart")]
)
async def test_a_button_does_what_the_table_says(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, button: str, path: str
) -> None:
    entity = {"entity_id": f"button.street_{button}"}
    await hass.services.async_call("button", "press", entity, blocking=True)
    assert engine.requests("POST", f"cameras/{CAMERA}/{path}")
    engine.answers["POST", f"cameras/{CAMERA}/{path}"] = (409, "camera_disabled", "It is off.")
    with pytest.raises(ServiceValidationError):
        await hass.services.async_call("button", "press", entity, blocking=True)


async def test_an_entity_that_is_just_going_changes_nothing(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    switch = hass.data["switch"].get_entity("switch.street_alerts")
    button = hass.data["button"].get_entity("button.street_take_snapshot")
    del loaded.runtime_data.data.devices[CAMERA]
    await switch.async_turn_on()
    await button.async_press()
    assert not switch.available
    assert switch.is_on is None
    assert {asked.method for asked in engine.asked} == {"GET", "WS"}
