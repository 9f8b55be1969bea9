"""What is shown of an engine with one camera, entity by entity."""

from unittest.mock import patch

import pytest
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry
from syrupy.assertion import SnapshotAssertion

from .fake_engine import CAMERA, INSTANCE, FakeEngine
from .waiting import shown, until

PLATFORMS = (
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.CAMERA,
    Platform.EVENT,
    Platform.IMAGE,
    Platform.NUMBER,
    Platform.SELECT,
    Platform.SENSOR,
    Platform.SWITCH,
)


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_table_of_entities(
    hass: HomeAssistant,
    engine: FakeEngine,
    entry: MockConfigEntry,
    snapshot: SnapshotAssertion,
    platform: Platform,
) -> None:
    for device in engine.table["devices"]:
        for entity in device["entities"]:
            registry_id = f"{INSTANCE}_{'hub' if device['kind'] == 'hub' else CAMERA}"
            assert entity["unique_id"] == f"{registry_id}_{entity['key']}"
    with patch("random.SystemRandom.getrandbits", return_value=1):
        assert await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done()
    await engine.listened()
    await until(lambda: entry.runtime_data.live)
    await hass.async_block_till_done()
    registry = er.async_get(hass)
    found = sorted(
        (
            known
            for known in er.async_entries_for_config_entry(registry, entry.entry_id)
            if known.domain == platform
        ),
        key=lambda known: known.entity_id,
    )
    assert found
    for known in found:
        assert known == snapshot(name=f"{known.entity_id}-entry")
        if known.disabled_by is None:
            assert hass.states.get(known.entity_id) == snapshot(name=f"{known.entity_id}-state")


@pytest.fixture
async def everything(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> MockConfigEntry:
    """Return the entry with all entities enabled."""
    registry = er.async_get(hass)
    for known in er.async_entries_for_config_entry(registry, loaded.entry_id):
        registry.async_update_entity(known.entity_id, disabled_by=None)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    await hass.async_block_till_done()
    await engine.listened()
    await hass.async_block_till_done()
    return loaded


async def test_every_entity_of_the_table_is_shown_once(
    hass: HomeAssistant, engine: FakeEngine, everything: MockConfigEntry
) -> None:
    registry = er.async_get(hass)
    known = er.async_entries_for_config_entry(registry, everything.entry_id)
    table = [entity for device in engine.table["devices"] for entity in device["entities"]]
    assert {each.unique_id for each in known} == {entity["unique_id"] for entity in table}
    away = [each.entity_id for each in known if hass.states.get(each.entity_id) is None]
    assert away == []
    wrong = [
        each.entity_id for each in known if hass.states.get(each.entity_id).state == "unavailable"
    ]
    assert wrong == []


async def test_unknown_is_not_off(
    hass: HomeAssistant, engine: FakeEngine, everything: MockConfigEntry
) -> None:
    for device in engine.table["devices"]:
        for entity in device["entities"]:
            entity["value"] = None
    await everything.runtime_data.async_refresh()
    registry = er.async_get(hass)
    by_kind = {
        each.entity_id: hass.states.get(each.entity_id).state
        for each in er.async_entries_for_config_entry(registry, everything.entry_id)
        if each.domain not in {"button", "camera", "event"}
    }
    assert set(by_kind.values()) == {"unknown"}


async def test_a_zone_and_a_label_come_and_go_with_the_settings(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    porch = engine.entity(CAMERA, "zone_porch")
    entities = engine.device(CAMERA)["entities"]
    lawn = porch | {
        "key": "zone_lawn",
        "name": "Lawn",
        "unique_id": f"{INSTANCE}_{CAMERA}_zone_lawn",
        "value": False,
    }
    entities[entities.index(porch)] = lawn
    await engine.push("cameras_changed", "cameras", {})
    state = await shown(hass, "binary_sensor.street_lawn", "off")
    assert state.attributes["device_class"] == "occupancy"
    await until(lambda: hass.states.get("binary_sensor.street_porch") is None)


async def test_a_label_nobody_translated_is_called_as_the_engine_calls_it(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    dog = engine.entity(CAMERA, "label_dog")
    engine.device(CAMERA)["entities"].append(
        dog
        | {
            "key": "label_red_panda",
            "name": "Red panda",
            "unique_id": f"{INSTANCE}_{CAMERA}_label_red_panda",
        }
    )
    await engine.push("cameras_changed", "cameras", {})
    registry = er.async_get(hass)
    await until(lambda: "binary_sensor.street_red_panda" in registry.entities)
    assert registry.async_get("binary_sensor.street_red_panda").original_name == "Red panda"
    assert registry.async_get("binary_sensor.street_dog").original_name == "Dog"


async def test_something_newer_than_this_integration_is_left_aside(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    motion = engine.entity(CAMERA, "motion")
    before = len(hass.states.async_all())
    for kind in ("binary_sensor", "siren"):
        engine.device(CAMERA)["entities"].append(
            motion | {"key": f"a_{kind}", "kind": kind, "unique_id": f"a_{kind}"}
        )
    await engine.push("cameras_changed", "cameras", {})
    await until(lambda: len(engine.requests("GET", "entities")) > 2)
    await hass.async_block_till_done()
    assert len(hass.states.async_all()) == before


async def test_german_names(
    hass: HomeAssistant, engine: FakeEngine, entry: MockConfigEntry
) -> None:
    hass.config.language = "de"
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await engine.listened()
    await until(lambda: entry.runtime_data.live)
    await hass.async_block_till_done()
    registry = er.async_get(hass)
    names = {
        known.unique_id.removeprefix(f"{INSTANCE}_{CAMERA}_"): known.original_name
        for known in er.async_entries_for_config_entry(registry, entry.entry_id)
    }
    assert names["last_activity"] == "Letzte Aktivität"
    assert names["label_dog"] == "Hund"
    assert names["zone_porch"] == "Porch"
    assert names["motion"] == "Bewegung"
    assert names["live"] is None


async def test_nothing_is_written_that_has_not_changed(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    before = {state.entity_id: state.last_reported for state in hass.states.async_all()}
    await loaded.runtime_data.async_refresh()
    await loaded.runtime_data.async_refresh()
    first = {state.entity_id: state.last_reported for state in hass.states.async_all()}
    await engine.show(CAMERA, {"people": 3})
    await shown(hass, "sensor.street_people", "3")
    after = {state.entity_id: state.last_reported for state in hass.states.async_all()}
    assert {each for each in after if after[each] != first[each]} == {"sensor.street_people"}
    assert before.keys() == after.keys()
