"""Cameras here and in the engine: what comes, goes and is renamed on either side, or on both."""

import asyncio
from datetime import timedelta

import pytest
from aiohttp import web
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utcnow
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .fake_engine import CAMERA, INSTANCE, FakeEngine
from .waiting import shown, until

YARD = "01a21dc3-aaaa-75eb-9bd0-437766fd8f3b"
DETECTION = "switch.yard_detection"


def titles(entry: MockConfigEntry) -> list[str]:
    return sorted(subentry.title for subentry in entry.subentries.values())


def archived(engine: FakeEngine) -> list[str]:
    return [asked.path for asked in engine.asked if asked.method == "DELETE"]


def remove(hass: HomeAssistant, entry: MockConfigEntry, *cameras: str) -> None:
    for subentry in list(entry.subentries.values()):
        if subentry.unique_id in cameras:
            hass.config_entries.async_remove_subentry(entry, subentry.subentry_id)


async def ask_again(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    await entry.runtime_data.async_refresh()
    await hass.async_block_till_done()


@pytest.fixture
async def yard(hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry) -> None:
    """Add a second camera in the engine."""
    engine.add_camera(YARD, "Yard")
    await engine.push("cameras_changed", "cameras", {})
    await until(lambda: hass.states.get(DETECTION) is not None)


@pytest.mark.usefixtures("yard")
async def test_what_comes_and_is_renamed_in_the_engine_is_so_here(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    assert titles(loaded) == ["Street", "Yard"]
    engine.device(YARD)["name"] = "Garden"
    await engine.push("cameras_changed", "cameras", {})
    await until(lambda: titles(loaded) == ["Garden", "Street"])
    device = dr.async_get(hass).async_get_device_by_identifier(
        ("hearthwatch", f"{INSTANCE}_{YARD}"), loaded.entry_id
    )
    assert device is not None
    assert device.name == "Garden"
    assert hass.states.get(DETECTION) is not None
    assert not archived(engine)


@pytest.mark.usefixtures("yard")
async def test_what_is_removed_in_the_engine_is_gone_here_and_not_archived_again(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    del engine.table["devices"][1:]
    await engine.push("cameras_changed", "cameras", {})
    await until(lambda: not loaded.subentries)
    await hass.async_block_till_done()
    assert hass.states.get(DETECTION) is None
    assert len(dr.async_entries_for_config_entry(dr.async_get(hass), loaded.entry_id)) == 1
    assert not archived(engine)


@pytest.mark.usefixtures("yard")
async def test_what_is_removed_here_is_archived_there(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    remove(hass, loaded, YARD)
    await until(lambda: len(loaded.runtime_data.data.cameras) == 1)
    await hass.async_block_till_done()
    assert archived(engine) == [f"cameras/{YARD}"]
    assert titles(loaded) == ["Street"]
    assert hass.states.get(DETECTION) is None


@pytest.mark.usefixtures("yard")
async def test_a_table_of_before_brings_nothing_back(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    done = asyncio.Event()

    async def archive(request: web.Request) -> web.StreamResponse:
        await done.wait()
        del engine.table["devices"][2:]
        return web.Response(status=204)

    engine.handlers[f"cameras/{YARD}"] = archive
    remove(hass, loaded, YARD)
    await loaded.runtime_data.async_refresh()
    assert titles(loaded) == ["Street"]
    done.set()
    await until(lambda: len(loaded.runtime_data.data.cameras) == 1)
    assert titles(loaded) == ["Street"]


@pytest.mark.usefixtures("yard")
async def test_two_that_are_removed_at_once_are_archived_once_each(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    remove(hass, loaded, CAMERA, YARD)
    await until(lambda: not loaded.runtime_data.data.cameras)
    await hass.async_block_till_done()
    assert sorted(archived(engine)) == sorted([f"cameras/{CAMERA}", f"cameras/{YARD}"])
    assert not loaded.subentries


@pytest.mark.usefixtures("yard")
async def test_what_is_removed_on_both_sides_is_gone(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    del engine.table["devices"][2:]
    engine.answers["DELETE", f"cameras/{YARD}"] = (404, "camera_not_found", "Gone.")
    remove(hass, loaded, YARD)
    await until(lambda: len(loaded.runtime_data.data.cameras) == 1)
    assert titles(loaded) == ["Street"]


@pytest.mark.usefixtures("yard")
async def test_what_is_removed_while_the_engine_is_away_is_archived_when_it_is_back(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await engine.stop()
    await until(lambda: not loaded.runtime_data.last_update_success)
    remove(hass, loaded, YARD)
    await hass.async_block_till_done()
    assert titles(loaded) == ["Street"]
    await engine.start()
    await ask_again(hass, loaded)
    await until(lambda: archived(engine) == [f"cameras/{YARD}"])
    await until(lambda: len(loaded.runtime_data.data.cameras) == 1)
    assert titles(loaded) == ["Street"]


@pytest.mark.usefixtures("yard")
async def test_what_the_engine_does_not_let_go_comes_back(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    engine.answers["DELETE", f"cameras/{YARD}"] = (403, "forbidden", "No.")
    remove(hass, loaded, YARD)
    await until(lambda: titles(loaded) == ["Street", "Yard"])
    await shown(hass, DETECTION, "on")
    assert f"does not let its camera {YARD} be removed: No." in caplog.text


@pytest.mark.usefixtures("yard")
async def test_a_camera_that_is_restored_in_the_engine_comes_back(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    remove(hass, loaded, YARD)
    await until(lambda: len(loaded.runtime_data.data.cameras) == 1)
    engine.add_camera(YARD, "Yard")
    await engine.push("cameras_changed", "cameras", {})
    await until(lambda: titles(loaded) == ["Street", "Yard"])
    await shown(hass, DETECTION, "on")


async def test_only_devices_that_the_engine_does_not_have_may_be_removed(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    assert await async_setup_component(hass, "config", {})
    registry = dr.async_get(hass)
    stale = registry.async_get_or_create(
        config_entry_id=loaded.entry_id, identifiers={("hearthwatch", f"{INSTANCE}_gone")}
    )
    camera = registry.async_get_device_by_identifier(
        ("hearthwatch", f"{INSTANCE}_{CAMERA}"), loaded.entry_id
    )
    assert camera is not None
    client = await hass_ws_client(hass)
    assert not (await client.remove_device(camera.id))["success"]
    assert (await client.remove_device(stale.id))["success"]
    await hass.config_entries.async_unload(loaded.entry_id)
    assert not (await client.remove_device(camera.id))["success"]


async def test_the_engine_of_another_installation_is_not_taken_for_this_one(
    hass: HomeAssistant, engine: FakeEngine, entry: MockConfigEntry
) -> None:
    engine.table["instance"] = YARD
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == "other_engine"
    engine.table["instance"] = INSTANCE
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=1))
    await until(lambda: entry.state is ConfigEntryState.LOADED)
    await engine.listened()
