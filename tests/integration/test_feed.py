"""What happens now, for all cards of a browser by one subscription."""

from collections.abc import Callable
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .browsers import Browser
from .fake_engine import CAMERA, Asked, FakeEngine, answer
from .happenings import notice
from .waiting import until

YARD = "01a21dc3-ba9b-75eb-9bd0-437766fd8f3c"
CLIP = answer("clips")["clips"][0]


def boxes(score: float, camera_id: str = CAMERA) -> dict[str, Any]:
    """Return what the engine says of one followed thing."""
    box = {"x": 0.1, "y": 0.2, "width": 0.3, "height": 0.4}
    track = {"id": 7, "label": "person", "score": score, "box": box, "state": "confirmed"}
    moment = "2026-11-27T12:00:00.000Z"
    return {"camera_id": camera_id, "timestamp": moment, "tracks": [track]}


def wishes(engine: FakeEngine) -> list[Asked]:
    """Return what was asked over the engine's WebSocket after what is always asked."""
    asked = [each for each in engine.asked if each.method == "WS"]
    return [each for each in asked if "states" not in each.body["topics"]]


async def subscribed(browser: Browser, **fields: Any) -> None:
    """Subscribe, and pass over how the engine is."""
    await browser.get("subscribe", **fields)
    assert (await browser.next())["topic"] == "connection"


async def test_it_begins_with_how_the_engine_is(
    browser: Browser, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await until(lambda: loaded.runtime_data.live)
    await browser.get("subscribe")
    told = {"entry_id": loaded.entry_id, "topic": "connection", "type": "connection"}
    assert await browser.next() == told | {"data": {"live": True}}
    await engine.stop()
    assert await browser.next() == told | {"data": {"live": False}}
    await engine.start()
    assert await browser.next() == told | {"data": {"live": True}}


async def test_an_event_is_told_as_lists_have_it(
    browser: Browser, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await subscribed(browser)
    event_id = await notice(engine, "object_detected")
    told = await browser.next()
    assert (told["entry_id"], told["topic"]) == (loaded.entry_id, "events")
    assert (told["type"], told["data"]["id"]) == ("object_detected", event_id)
    assert told["data"]["data"]["object_type"] == "person"


async def test_clips_come_and_go(browser: Browser, engine: FakeEngine) -> None:
    await subscribed(browser)
    await until(lambda: bool(wishes(engine)))
    await engine.push("clip_ready", "clips", CLIP)
    told = await browser.next()
    assert (told["topic"], told["type"]) == ("clips", "clip_ready")
    assert told["data"]["clip_id"] == CLIP["clip_id"]
    assert "authSig" in told["data"]["thumbnail"]
    await engine.push("clip_deleted", "clips", CLIP | {"deleted_at": "2026-11-27T12:00:00.000Z"})
    assert (await browser.next())["type"] == "clip_deleted"


async def test_boxes_are_asked_for_while_somebody_looks(
    hass: HomeAssistant,
    browser: Browser,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    await browser.get("subscribe", tracks=[CAMERA, YARD])
    other = Browser(await hass_ws_client(hass))
    await other.get("subscribe")
    await until(lambda: len(wishes(engine)) >= 3)
    assert {"type": "subscribe", "topics": ["tracks"], "cameras": [CAMERA]} in [
        each.body for each in wishes(engine)
    ]
    for score in (0.5, 0.6, 0.7):
        await engine.push("tracks", "tracks", boxes(score))
    await engine.push("tracks", "tracks", boxes(0.9, YARD))
    assert (await browser.next())["topic"] == "connection"
    told = await browser.next()
    assert told["topic"] == "tracks"
    while told["data"]["tracks"][0]["score"] != 0.7:
        told = await browser.next()
    assert told["data"] == boxes(0.7)

    await browser.leave()
    await until(lambda: wishes(engine)[-1].body == {"type": "unsubscribe", "topics": ["tracks"]})
    await notice(engine, "object_detected")
    await other.next()
    assert (await other.next())["topic"] == "events"
    await other.leave()
    await until(lambda: wishes(engine)[-1].body["topics"] == ["clips", "jobs"])
    assert wishes(engine)[-1].body["type"] == "unsubscribe"


async def test_wishes_are_repeated_after_a_break(browser: Browser, engine: FakeEngine) -> None:
    await subscribed(browser, tracks=[CAMERA])
    await until(lambda: len(wishes(engine)) == 3)
    await engine.drop()
    await until(lambda: len(wishes(engine)) == 6)
    assert [each.body for each in wishes(engine)[3:]] == [
        {"type": "subscribe", "topics": ["clips"]},
        {"type": "subscribe", "topics": ["jobs"]},
        {"type": "subscribe", "topics": ["tracks"], "cameras": [CAMERA]},
    ]


async def test_an_entry_that_is_reloaded_is_followed_again(
    hass: HomeAssistant, browser: Browser, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await until(lambda: loaded.runtime_data.live)
    await subscribed(browser)
    await hass.config_entries.async_reload(loaded.entry_id)
    assert (await browser.next())["data"] == {"live": False}
    await until(lambda: loaded.runtime_data.live)
    while (told := await browser.next())["topic"] != "connection":
        pass
    assert told["data"] == {"live": True}
    await notice(engine, "object_detected")
    assert (await browser.next())["topic"] == "events"


async def test_a_camera_more_and_what_was_left_out(
    browser: Browser, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await subscribed(browser)
    await until(lambda: bool(wishes(engine)))
    await engine.push("dropped", "events", {"count": 3})
    told = await browser.next()
    assert (told["topic"], told["data"]) == ("dropped", {"topic": "events"})
    engine.add_camera(YARD, "Yard")
    await engine.push("cameras_changed", "cameras", {"total": 2})
    assert (await browser.next())["topic"] == "cameras"


async def test_trials_are_for_administrators(
    browser: Browser, engine: FakeEngine, allow: Callable[..., None]
) -> None:
    await subscribed(browser)
    await until(lambda: bool(wishes(engine)))
    job = {"id": "1", "state": "running", "progress": 0.5, "text": ""}
    await engine.push("job", "jobs", job)
    assert (await browser.next())["data"] == job
    allow(camera__street={"read": True})
    await engine.push("job", "jobs", job)
    await notice(engine, "object_detected")
    assert (await browser.next())["topic"] == "events"


async def test_nobody_hears_of_cameras_they_may_not_see(
    browser: Browser, engine: FakeEngine, allow: Callable[..., None]
) -> None:
    allow(camera__other=True)
    await subscribed(browser, tracks=[CAMERA])
    await until(lambda: bool(wishes(engine)))
    await notice(engine, "object_detected")
    await engine.push("clip_ready", "clips", CLIP)
    await engine.push("tracks", "tracks", boxes(0.5))
    await engine.push("dropped", "events", {"count": 1})
    assert (await browser.next())["topic"] == "dropped"
    assert not [each for each in wishes(engine) if "tracks" in each.body["topics"]]


async def test_a_frame_that_makes_no_sense_harms_nobody(
    browser: Browser, engine: FakeEngine
) -> None:
    await subscribed(browser)
    await until(lambda: bool(wishes(engine)))
    await engine.push("clip_ready", "clips", {"clip_id": 3})
    await notice(engine, "object_detected")
    assert (await browser.next())["topic"] == "events"


async def test_before_there_is_any_engine(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator
) -> None:
    assert await async_setup_component(hass, "hearthwatch", {})
    browser = Browser(await hass_ws_client(hass))
    assert await browser.get("cameras") == {"engines": [], "cameras": []}
    await browser.get("subscribe")
