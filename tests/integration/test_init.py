"""Setting up, staying connected, and letting go."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .fake_engine import CAMERA, INSTANCE, FakeEngine
from .waiting import shown

DETECTION = "switch.street_detection"


async def test_a_camera_becomes_a_subentry_a_device_and_entities(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert loaded.state is ConfigEntryState.LOADED
    (subentry,) = loaded.subentries.values()
    assert (subentry.unique_id, subentry.title) == (CAMERA, "Street")
    registry = dr.async_get(hass)
    (hub, camera) = sorted(
        dr.async_entries_for_config_entry(registry, loaded.entry_id),
        key=lambda device: device.via_device_id is not None,
    )
    assert hub.identifiers == {("hearthwatch", INSTANCE)}
    assert camera.identifiers == {("hearthwatch", f"{INSTANCE}_{CAMERA}")}
    assert camera.via_device_id == hub.id
    assert hass.states.get(DETECTION).state == "on"


async def test_what_the_engine_tells_is_shown(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await engine.show(CAMERA, {"detection_enabled": False})
    await shown(hass, DETECTION, "off")
