"""Keeping up with the engine: live, by asking, through breaks, rubbish and lost keys."""

import asyncio
import logging

import pytest
from aiohttp import web
from custom_components.hearthwatch.client import Event
from custom_components.hearthwatch.const import POLL_EVERY
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from .fake_engine import CAMERA, FakeEngine, answer
from .waiting import shown, until

DETECTION = "switch.street_detection"
EVENT = answer("events")["events"][0] | {"timestamp": "2026-11-27T12:00:00.000Z"}


async def test_gone_and_back_is_told_once_each(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "custom_components.hearthwatch")
    await engine.stop()
    await shown(hass, DETECTION, "unavailable")
    engine.entity(CAMERA, "detection_enabled")["value"] = False
    await engine.start()
    await shown(hass, DETECTION, "off")
    told = [r.message for r in caplog.records if r.name == "custom_components.hearthwatch"]
    assert len([text for text in told if text.startswith("Error fetching")]) == 1
    assert len([text for text in told if text.startswith("Fetching")]) == 1


async def test_a_break_of_the_live_updates_alone_changes_nothing(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.entity(CAMERA, "detection_enabled")["value"] = False
    await engine.drop()
    await shown(hass, DETECTION, "off")
    await until(lambda: loaded.runtime_data.live)


async def test_a_camera_that_is_away_takes_with_it_only_what_does_not_hold(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    coordinator = loaded.runtime_data
    engine.device(CAMERA)["available"] = False
    await engine.show(CAMERA, {"motion": False})
    await until(lambda: not coordinator.data.devices[CAMERA].available)
    assert hass.states.get(DETECTION).state == "on"


async def test_another_camera_and_another_zone_come_by_themselves(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    second = answer("entities")["devices"][1]
    other = CAMERA.replace("01a2", "01b3")
    text = {"id": other, "name": "Garden", "slug": "garden"}
    entities = [
        entity | {"unique_id": entity["unique_id"].replace(CAMERA, other)}
        for entity in second["entities"]
    ]
    engine.table["devices"].append(second | text | {"entities": entities})
    await engine.push("cameras_changed", "cameras", {"total": 2})
    await shown(hass, "switch.garden_detection", "on")
    assert {each.title for each in loaded.subentries.values()} == {"Street", "Garden"}

    del engine.table["devices"][-1]
    await engine.push("cameras_changed", "cameras", {"total": 1})
    await until(lambda: hass.states.get("switch.garden_detection") is None)
    assert [each.title for each in loaded.subentries.values()] == ["Street"]


async def test_an_entity_that_the_engine_drops_is_forgotten(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    registry = er.async_get(hass)
    assert registry.async_get(DETECTION)
    device = engine.device(CAMERA)
    device["entities"] = [each for each in device["entities"] if each["key"] != "detection_enabled"]
    await engine.push("cameras_changed", "cameras", {"total": 1})
    await until(lambda: registry.async_get(DETECTION) is None)


async def test_states_of_what_is_not_known_make_it_ask(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    before = len(engine.requests("GET", "entities"))
    data = {"device": "new", "available": True, "whole": True, "values": {}}
    await engine.push("states", "states", data)
    await until(lambda: len(engine.requests("GET", "entities")) > before)


async def test_events_go_to_who_listens_each_once(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    heard: list[tuple[str, Event]] = []
    coordinator = loaded.runtime_data
    stop = coordinator.async_listen_events(CAMERA, lambda event: heard.append(("one", event)))
    coordinator.async_listen_events(None, lambda event: heard.append(("all", event)))
    await engine.push("zone_breach", "events", EVENT)
    await engine.push("system_alert", "events", EVENT | {"id": "2", "camera_id": None})
    await until(lambda: len(heard) == 3)
    assert [(who, event.id) for who, event in heard] == [
        ("one", EVENT["id"]),
        ("all", EVENT["id"]),
        ("all", "2"),
    ]
    stop()
    await engine.push("zone_breach", "events", EVENT)
    await until(lambda: len(heard) == 4)


@pytest.mark.parametrize("data", [{}, {"device": 7}, {"device": CAMERA, "values": []}])
async def test_a_frame_that_makes_no_sense_is_left_aside(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, data: dict[str, object]
) -> None:
    await engine.push("states", "states", data)
    await engine.show(CAMERA, {"detection_enabled": False})
    await shown(hass, DETECTION, "off")


async def test_a_key_that_is_withdrawn_asks_for_another_once(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.key = "hw_another"
    await engine.drop()
    await shown(hass, DETECTION, "unavailable")
    await until(lambda: bool(hass.config_entries.flow.async_progress()))
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == "reauth"


async def test_an_answer_that_fails_beside_live_updates_is_asked_for_again(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.answers["GET", "entities"] = (503, "starting", "Not yet.")
    await engine.push("cameras_changed", "cameras", {"total": 1})
    await shown(hass, DETECTION, "unavailable")
    assert loaded.runtime_data.live
    assert loaded.runtime_data.update_interval is not None
    del engine.answers["GET", "entities"]
    async_fire_time_changed(hass, dt_util.utcnow() + POLL_EVERY * 2)
    await shown(hass, DETECTION, "on")
    await until(lambda: loaded.runtime_data.update_interval is None)


async def test_what_changes_while_the_table_is_asked_for_is_not_lost(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def answer_slowly(request: web.Request) -> web.Response:
        table = web.json_response(engine.table)
        asked.set()
        await go_on.wait()
        return table

    engine.handlers["entities"] = answer_slowly
    asking = hass.async_create_task(loaded.runtime_data.async_refresh())
    await asked.wait()
    await engine.show(CAMERA, {"detection_enabled": False})
    await shown(hass, DETECTION, "off")
    go_on.set()
    await asking
    assert hass.states.get(DETECTION).state == "off"


async def test_a_listener_that_fails_keeps_nothing_from_the_others(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(_: Event) -> None:
        raise TypeError("five is no list")

    heard: list[Event] = []
    loaded.runtime_data.async_listen_events(CAMERA, fail)
    loaded.runtime_data.async_listen_events(CAMERA, heard.append)
    await engine.push("zone_breach", "events", EVENT)
    await until(lambda: bool(heard))
    assert "five is no list" in caplog.text
    assert loaded.runtime_data.live


@pytest.mark.parametrize(
    ("answered", "state"),
    [
        ((503, "starting", "Not yet."), ConfigEntryState.SETUP_RETRY),
        ((401, "unauthorized", "No."), ConfigEntryState.SETUP_ERROR),
        ({"rubbish": True}, ConfigEntryState.SETUP_RETRY),
    ],
)
async def test_what_goes_wrong_at_the_start(
    hass: HomeAssistant,
    engine: FakeEngine,
    entry: MockConfigEntry,
    answered: object,
    state: ConfigEntryState,
) -> None:
    engine.answers["GET", "entities"] = answered
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is state
    assert entry.reason


async def test_another_engine_at_the_same_address(
    hass: HomeAssistant, engine: FakeEngine, entry: MockConfigEntry
) -> None:
    engine.table["instance"] = "another"
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY


async def test_unloading_lets_go(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    assert await hass.config_entries.async_unload(loaded.entry_id)
    await engine.left()
    assert hass.states.get(DETECTION).state == "unavailable"


async def test_switching_writes_the_setting_behind_it(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    for entity, action in ((DETECTION, "turn_off"), ("switch.street_recording", "turn_on")):
        await hass.services.async_call("switch", action, {"entity_id": entity}, blocking=True)
    bodies = [asked.body for asked in engine.requests("PATCH", f"cameras/{CAMERA}")]
    assert bodies == [{"detect": {"enabled": False}}, {"record": {"mode": "events"}}]


async def test_removing_a_subentry_archives_the_camera(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    (subentry,) = loaded.subentries.values()
    hass.config_entries.async_remove_subentry(loaded, subentry.subentry_id)
    await until(lambda: bool(engine.requests("DELETE", f"cameras/{CAMERA}")))
    await engine.push("cameras_changed", "cameras", {"total": 0})
    await until(lambda: not loaded.runtime_data.data.cameras)
    assert not loaded.subentries
