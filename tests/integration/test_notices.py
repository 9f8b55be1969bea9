"""What is told on the bus, and how the logbook says it."""

from typing import Any

import pytest
from custom_components.hearthwatch.const import EVENT_HEARTHWATCH
from custom_components.hearthwatch.logbook import async_describe_events
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .fake_engine import FakeEngine
from .happenings import Heard, camera_device, notice


@pytest.mark.parametrize(
    ("kind", "data", "summary"),
    [
        ("object_detected", {}, "Street saw a person"),
        ("object_detected", {"zones": ["Porch", "Gate"]}, "Street saw a person in Porch"),
        (
            "zone_breach",
            {"object_type": "elephant", "zone": "Porch"},
            "Street saw an elephant enter Porch",
        ),
        ("line_crossed", {"line": "Gate"}, "Street saw a person cross Gate"),
        ("loitering", {"zone": "Porch"}, "Street saw a person stay in Porch"),
        ("parked", {"object_type": "car"}, "Street saw a car park"),
        ("face_detected", {"name": "Ada"}, "Street recognized Ada"),
        ("audio_detected", {"object_type": None}, "Street heard a sound"),
        ("doorbell_pressed", {}, "Street rang"),
        ("alert_opened", {"title": "A dog"}, "Street raised an alert: A dog"),
        ("camera_offline", {"reason": "no answer"}, "Street went offline: no answer"),
        ("camera_online", {}, "Street came online"),
    ],
)
async def test_what_was_noticed_is_told_once_in_a_sentence(
    *,
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    kind: str,
    data: dict[str, Any],
    summary: str,
) -> None:
    heard = Heard(hass, EVENT_HEARTHWATCH)
    await notice(engine, "object_left")
    event_id = await notice(engine, kind, **data)
    (told,) = await heard.told()
    assert told["summary"] == summary
    assert told["event_id"] == event_id
    assert told["device_id"] == camera_device(hass, loaded)
    assert told["entry_id"] == loaded.entry_id
    assert (told["type"], told["camera"]) == (kind, "Street")


async def test_an_alerts_event_is_the_one_that_raised_it(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    heard = Heard(hass, EVENT_HEARTHWATCH)
    first = "01a21dc8-d981-74c5-9ecb-c96785a58bcf"
    await notice(engine, "alert_opened", event_id=first, title="A person", severity="high")
    (told,) = await heard.told()
    assert (told["event_id"], told["severity"]) == (first, "high")


async def test_nothing_is_told_of_what_is_no_camera_or_after_unloading(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    heard = Heard(hass, EVENT_HEARTHWATCH)
    strange = {"id": "1", "type": "object_detected", "camera_id": "gone", "data": {}}
    moment = {"timestamp": "2026-11-27T12:00:01.000Z"}
    await engine.push("event", "events", strange | moment)
    await notice(engine, "doorbell_pressed")
    assert [told["type"] for told in await heard.told()] == ["doorbell_pressed"]
    assert await hass.config_entries.async_unload(loaded.entry_id)
    await notice(engine, "doorbell_pressed")
    await hass.async_block_till_done()
    assert len(heard.events) == 1


async def test_the_logbook_says_it_behind_the_cameras_name(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    described: dict[str, Any] = {}

    def describe(domain: str, event_type: str, say: Any) -> None:
        described[event_type] = (domain, say)

    async_describe_events(hass, describe)
    domain, say = described[EVENT_HEARTHWATCH]
    heard = Heard(hass, EVENT_HEARTHWATCH)
    hass.bus.async_fire(EVENT_HEARTHWATCH, {"camera": "Street", "summary": "Street saw a person"})
    await heard.told()
    assert (domain, say(heard.events[0])) == (
        "hearthwatch",
        {"name": "Street", "message": "saw a person"},
    )
