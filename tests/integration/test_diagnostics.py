"""What can be shown to strangers, and the page of the system's health."""

import json
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    get_system_health_info,
)
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
    get_diagnostics_for_device,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from . import texts
from .fake_engine import CAMERA, INSTANCE, KEY, FakeEngine, answer
from .waiting import until


@pytest.fixture
def secrets(engine: FakeEngine) -> list[str]:
    """Put into the engine's answers what nobody else should read, and return it."""
    health = engine.entity(CAMERA, "health")
    health["attributes"] = {
        "reason": "rtsp://me:secret@192.0.2.10/main: nobody answers at 192.0.2.11:554",
        "person": "Ada",
    }
    cameras = answer("cameras")
    cameras["cameras"][0]["config"]["sources"] = [{"type": "rtsp", "url": "rtsp://cam.lan/main"}]
    engine.answers["GET", "cameras"] = cameras
    engine.answers["GET", f"cameras/{CAMERA}"] = cameras["cameras"][0]
    return [KEY, "127.0.0.1", "192.0.2.1", "secret", "Ada", "cam.lan"]


async def test_an_entry(
    hass: HomeAssistant,
    engine: FakeEngine,
    secrets: list[str],
    loaded: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    assert await async_setup_component(hass, "diagnostics", {})
    engine.answers["GET", "storage"] = (500, "internal", "It is away.")
    found: Any = await get_diagnostics_for_config_entry(hass, hass_client, loaded)
    assert found["live"]
    assert found["last_update_success"]
    assert found["health"]["instance"] == INSTANCE
    assert found["system"]["platform"].startswith("Linux")
    assert found["storage"] == {"error": "EngineError: It is away."}
    assert found["cameras"]["cameras"][0]["config"]["sources"][0]["url"] == "**REDACTED**"
    hub, camera = found["devices"]
    assert hub["entities"]["mode"]["value"] == "home"
    assert camera["entities"]["health"]["attributes"] == {
        "reason": "rtsp://**REDACTED** nobody answers at **REDACTED**",
        "person": "**REDACTED**",
    }
    written = json.dumps(found)
    assert not [secret for secret in secrets if secret in written]


async def test_a_device(
    hass: HomeAssistant,
    engine: FakeEngine,
    secrets: list[str],
    loaded: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    assert await async_setup_component(hass, "diagnostics", {})
    registry = dr.async_get(hass)
    devices = dr.async_entries_for_config_entry(registry, loaded.entry_id)
    hub, camera = sorted(devices, key=lambda device: device.via_device_id is not None)
    found: Any = await get_diagnostics_for_device(hass, hass_client, loaded, camera)
    assert found["device"]["id"] == CAMERA
    assert found["engine"]["status"]["state"] == "online"
    written = json.dumps(found)
    assert not [secret for secret in secrets if secret in written]
    found = await get_diagnostics_for_device(hass, hass_client, loaded, hub)
    assert found["device"]["id"] == "hub"
    assert found["engine"]["instance"] == INSTANCE
    stale = registry.async_get_or_create(
        config_entry_id=loaded.entry_id, identifiers={("hearthwatch", "gone")}
    )
    found = await get_diagnostics_for_device(hass, hass_client, loaded, stale)
    assert found["device"] is None


async def health(hass: HomeAssistant) -> dict[str, Any]:
    assert await async_setup_component(hass, "system_health", {})
    await hass.async_block_till_done()
    info: dict[str, Any] = await get_system_health_info(hass, "hearthwatch")
    for language in texts.LANGUAGES.values():
        assert info.keys() <= language["system_health"]["info"].keys() | {"manage_url"}
    return info


async def test_the_systems_health(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    info = await health(hass)
    reached, detectors = info.pop("can_reach"), info.pop("detectors")
    assert info == {
        "engines": 1,
        "version": "0.1.0",
        "live": True,
        "cameras_online": "1/1",
        "problems": 0,
        "detector_rate": 4.9,
    }
    assert await reached == "ok"
    assert await detectors == "nanodet-g on ONNX Runtime 1.31.1"
    await engine.show(CAMERA, {"detector_rate": None})
    data = loaded.runtime_data.data
    await until(lambda: data.devices[CAMERA].values["detector_rate"] is None)
    await engine.stop()
    info = await health(hass)
    assert info["detector_rate"] == "unknown"
    assert await info["can_reach"] == {"type": "failed", "error": "unreachable"}
    assert await info["detectors"] == "unknown"


async def test_the_systems_health_without_an_engine(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    await hass.config_entries.async_unload(loaded.entry_id)
    assert await health(hass) == {"engines": 0}
