"""Conditions on what cameras show."""

import time
from typing import Any

import pytest
import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.helpers import condition
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .fake_engine import CAMERA, FakeEngine
from .happenings import camera_device, entity, hub_device


@pytest.fixture(autouse=True)
async def _with_conditions(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "automation", {})


async def holds(hass: HomeAssistant, name: str, device_id: str, **options: Any) -> bool | None:
    config = await condition.async_validate_condition_config(
        hass,
        {
            "condition": f"hearthwatch.{name}",
            "target": {"device_id": [device_id]},
            "options": options,
        },
    )
    checker = await condition.async_from_config(hass, config)
    try:
        return checker.async_check()
    finally:
        checker.async_unload()


@pytest.mark.parametrize(
    ("occupied", "options", "expected"),
    [
        ("person", {}, True),
        ("zone_porch", {}, False),
        ("label_dog", {}, False),
        ("person", {"label": "Person"}, True),
        ("person", {"label": ["vehicle", "animal"]}, False),
        ("label_dog", {"label": "dog"}, True),
        ("motion", {"label": "motion"}, False),
        ("zone_porch", {"zone": "porch"}, True),
        ("zone_porch", {"zone": ["Gate"]}, False),
        ("person", {"zone": ["Porch"]}, False),
    ],
)
async def test_somebody_is_there(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    occupied: str,
    options: dict[str, Any],
    expected: bool,
) -> None:
    for key in ("person", "vehicle", "animal", "motion", "label_dog", "zone_porch"):
        entity_id = entity(hass, loaded, "binary_sensor", key)
        hass.states.async_set(entity_id, "on" if key == occupied else "off")
    assert await holds(hass, "is_occupied", camera_device(hass, loaded), **options) is expected


async def test_a_zone_goes_by_the_engines_name_for_it(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.entity(CAMERA, "zone_porch")["name"] = "Veranda"
    await loaded.runtime_data.async_refresh()
    porch = entity(hass, loaded, "binary_sensor", "zone_porch")
    hass.states.async_set(porch, "on")
    device_id = camera_device(hass, loaded)
    assert await holds(hass, "is_occupied", device_id, zone="veranda")
    assert not await holds(hass, "is_occupied", device_id, zone="porch")
    assert await hass.config_entries.async_unload(loaded.entry_id)
    hass.states.async_set(porch, "on")
    assert await holds(hass, "is_occupied", device_id, zone="Porch")


async def test_labels_and_zones_do_not_go_together(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    with pytest.raises(vol.Invalid, match="labels or zones"):
        await holds(hass, "is_occupied", camera_device(hass, loaded), label="person", zone="Porch")


@pytest.mark.parametrize(("minutes", "expected"), [(6, True), (4, False)])
async def test_for_a_while(
    hass: HomeAssistant, loaded: MockConfigEntry, minutes: float, expected: bool
) -> None:
    person = entity(hass, loaded, "binary_sensor", "person")
    hass.states.async_set(person, "off")
    hass.states.async_set(person, "on", timestamp=time.time() - 60 * minutes)
    long = {"label": "person", "for": {"minutes": 5}}
    assert await holds(hass, "is_occupied", camera_device(hass, loaded), **long) is expected


@pytest.mark.parametrize(("state", "expected"), [("on", True), ("off", False)])
async def test_a_camera_is_online(
    hass: HomeAssistant, loaded: MockConfigEntry, state: str, expected: bool
) -> None:
    hass.states.async_set(entity(hass, loaded, "binary_sensor", "online"), state)
    hass.states.async_set(entity(hass, loaded, "binary_sensor", "person"), "on")
    assert await holds(hass, "is_online", camera_device(hass, loaded)) is expected


@pytest.mark.parametrize(
    ("level", "options", "expected"),
    [
        ("none", {}, False),
        ("low", {}, True),
        ("medium", {"min_severity": "high"}, False),
        ("critical", {"min_severity": "high"}, True),
    ],
)
async def test_an_alert_is_open(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    level: str,
    options: dict[str, Any],
    expected: bool,
) -> None:
    hass.states.async_set(entity(hass, loaded, "sensor", "risk_level"), level)
    assert await holds(hass, "alert_is_open", camera_device(hass, loaded), **options) is expected


@pytest.mark.parametrize(("modes", "expected"), [("away", False), (["away", "home"], True)])
async def test_the_mode_is(
    hass: HomeAssistant, loaded: MockConfigEntry, modes: Any, expected: bool
) -> None:
    hass.states.async_set(entity(hass, loaded, "select", "mode", hub=True), "home")
    assert await holds(hass, "mode_is", hub_device(hass, loaded), mode=modes) is expected


async def test_the_descriptions_are_of_all_conditions(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    described = await condition.async_get_all_descriptions(hass)
    ours = {name for name, found in described.items() if name.startswith("hearthwatch.") and found}
    assert ours == {
        f"hearthwatch.{name}" for name in ("alert_is_open", "is_occupied", "is_online", "mode_is")
    }
