"""Events: each is told, once, in order, and as triggers can hear it."""

from collections.abc import Callable
from typing import Any

import pytest
from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Event, HomeAssistant, State, callback
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    mock_restore_cache_with_extra_data,
)

from .fake_engine import CAMERA, FakeEngine, answer
from .waiting import shown, until

DETECTIONS = "event.street_detection"
ROOT = "/api/hearthwatch/01JDPQ00000000000000000000"

type Told = Callable[[str], list[State]]


@pytest.fixture
def told(hass: HomeAssistant) -> Told:
    """Return what an entity became, from now on."""
    states: list[State] = []

    @callback
    def keep(event: Event[Any]) -> None:
        if event.data["new_state"] is not None:
            states.append(event.data["new_state"])

    hass.bus.async_listen(EVENT_STATE_CHANGED, keep)
    return lambda entity_id: [state for state in states if state.entity_id == entity_id]


def event(number: int, kind: str, data: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return an event as the engine tells it."""
    known = next((each for each in answer("events")["events"] if each["type"] == kind), None)
    found = dict(known or answer("events")["events"][0])
    return found | {
        "id": f"01a21dc9-0000-7000-8000-{number:012}",
        "type": kind,
        "timestamp": "2026-11-27T12:00:00.000Z",
        "picture": None if data is not None else found["picture"],
        "data": found["data"] if data is None else data,
    }


async def test_a_detection_with_all_that_is_known_of_it(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, told: Told
) -> None:
    happened = event(1, "zone_breach")
    await engine.push("event", "events", happened)
    await until(lambda: len(told(DETECTIONS)) == 1)
    attributes = hass.states.get(DETECTIONS).attributes
    assert attributes["event_type"] == "zone_breach"
    assert attributes["device_class"] == "motion"
    assert attributes["picture"] == f"{ROOT}/events/{happened['id']}/picture"
    assert {
        key: attributes[key] for key in ("label", "group", "zone", "zones", "score", "track_id")
    } == {
        "label": "person",
        "group": "person",
        "zone": "Porch",
        "zones": ["Porch"],
        "score": happened["data"]["confidence"],
        "track_id": happened["data"]["track_id"],
    }
    assert attributes["event_id"] == happened["id"]
    assert attributes["box"] == happened["data"]["box"]
    assert "name" not in attributes


async def test_events_at_once_are_all_told(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, told: Told
) -> None:
    for number in range(20):
        await engine.push("event", "events", event(number, "object_detected"))
    await until(lambda: len(told(DETECTIONS)) == 20)
    states = told(DETECTIONS)
    assert len({state.state for state in states}) == 20
    ids = [state.attributes["event_id"] for state in states]
    assert ids == sorted(ids)


async def test_what_comes_while_the_engine_is_away_is_told_out_of_being_available(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, told: Told
) -> None:
    engine.answers["GET", "entities"] = (500, "internal", "No.")
    await loaded.runtime_data.async_refresh()
    await shown(hass, DETECTIONS, "unavailable")
    heard: list[str] = []
    loaded.runtime_data.async_listen_events(None, lambda event: heard.append(event.id))
    for number, kind in enumerate(("object_detected", "object_left", "motion_detected")):
        await engine.push("event", "events", event(number, kind))
    await until(lambda: len(heard) == 3)
    assert hass.states.get(DETECTIONS).state == "unavailable"
    del engine.answers["GET", "entities"]
    await loaded.runtime_data.async_refresh()
    await hass.async_block_till_done()
    states = told(DETECTIONS)
    assert [state.state for state in states[:2]] == ["unavailable", "unknown"]
    assert [state.attributes["event_type"] for state in states[2:]] == [
        "object_detected",
        "object_left",
    ]


async def test_a_line_an_alert_and_a_face(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, told: Told
) -> None:
    about = "01a21dc8-dd69-7d39-a25f-c5faecfc9d2c"
    crossed = event(1, "zone_breach")["data"] | {"line": "Gate", "direction": "forward"}
    del crossed["zone"]
    alert = {"alert_id": "a-1", "title": "A person at Street", "severity": "high"}
    opened = alert | {"event_id": about, "summary": "A person.", "zones": ["Porch"]}
    await engine.push("event", "events", event(1, "line_crossed", crossed))
    await engine.push("event", "events", event(2, "alert_opened", opened))
    await until(lambda: len(told("event.street_alert")) == 1)
    line = hass.states.get("event.street_line").attributes
    assert (line["line"], line["direction"], line["label"]) == ("Gate", "forward", "person")
    state = hass.states.get("event.street_alert").attributes
    assert (state["title"], state["severity"], state["alert_id"]) == (
        "A person at Street",
        "high",
        "a-1",
    )
    assert (state["event_id"], state["zone"]) == (about, "Porch")
    assert state["picture"] == f"{ROOT}/events/{about}/picture"

    closed = alert | {"duration": 60.0, "reason": "closed by itself"}
    await engine.push("event", "events", event(3, "alert_closed", closed))
    await until(lambda: len(told("event.street_alert")) == 2)
    state = hass.states.get("event.street_alert").attributes
    assert (state["event_type"], state["reason"]) == ("alert_closed", "closed by itself")
    assert "picture" not in state

    face = {"name": "Ada", "confidence": 0.9, "location": {"x": 0, "y": 0, "width": 1, "height": 1}}
    await engine.push("event", "events", event(4, "face_detected", face))
    await until(lambda: len(told(DETECTIONS)) == 1)
    state = hass.states.get(DETECTIONS).attributes
    assert (state["name"], state["score"]) == ("Ada", 0.9)


async def test_somebody_rings(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, told: Told
) -> None:
    er.async_get(hass).async_update_entity("event.street_doorbell", disabled_by=None)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    await hass.async_block_till_done()
    await engine.listened()
    await until(lambda: loaded.runtime_data.live)
    await engine.push("event", "events", event(1, "doorbell_pressed", {"source": "webhook"}))
    await until(lambda: len(told("event.street_doorbell")) > 1)
    state = hass.states.get("event.street_doorbell").attributes
    assert (state["event_type"], state["source"]) == ("ring", "webhook")
    assert state["device_class"] == "doorbell"


@pytest.mark.parametrize("can_ring", [True, False])
async def test_a_doorbell_is_there_by_itself_where_the_engine_says_so(
    hass: HomeAssistant, engine: FakeEngine, entry: MockConfigEntry, *, can_ring: bool
) -> None:
    table = engine.device(CAMERA)["entities"]
    (spec,) = [each for each in table if each["key"] == "doorbell"]
    spec["enabled_by_default"] = can_ring
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert (hass.states.get("event.street_doorbell") is not None) is can_ring
    registered = er.async_get(hass).async_get("event.street_doorbell")
    assert (registered.disabled_by is None) is can_ring


async def test_the_last_event_is_known_after_a_restart_and_not_told_again(
    hass: HomeAssistant, engine: FakeEngine, entry: MockConfigEntry
) -> None:
    last = State(DETECTIONS, "2026-11-27T11:00:00.000+00:00")
    extra = {"last_event_type": "parked", "last_event_attributes": {"label": "car"}}
    mock_restore_cache_with_extra_data(hass, [(last, extra)])
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await engine.listened()
    await until(lambda: entry.runtime_data.live)
    await hass.async_block_till_done()
    await engine.show(CAMERA, {"detection": "parked", "people": 2})
    await shown(hass, "sensor.street_people", "2")
    state = hass.states.get(DETECTIONS)
    assert (state.state, state.attributes["label"]) == (last.state, "car")
