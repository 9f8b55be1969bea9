"""Actions that ask: what happened, why, and what if."""

from typing import Any

import pytest
import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .fake_engine import CAMERA, FakeEngine
from .happenings import camera_device

EVENT = "01a21dc8-dd69-7d39-a25f-c5faecfc9d2c"
RUNNING = {"id": "job", "state": "running", "progress": 0.5, "text": "Half", "result": None}
DONE = RUNNING | {"state": "done", "progress": 1.0, "text": "Done", "result": {"events": {}}}


async def ask(hass: HomeAssistant, action: str, **data: Any) -> Any:
    return await hass.services.async_call(
        "hearthwatch", action, data, blocking=True, return_response=True
    )


async def test_events_are_found(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    found = await ask(
        hass,
        "search_events",
        device_id=camera_device(hass, loaded),
        event_type="zone_left",
        label="Vehicle",
        zone="Porch",
        since="2026-11-27 17:00:00",
        until="2026-11-27T18:00:00+00:00",
        limit=5,
    )
    (asked,) = engine.requests("GET", "events")
    assert asked.query == {
        "camera": CAMERA,
        "event_type": "zone_left",
        "group": "vehicle",
        "zone": "Porch",
        "since": "2026-11-27T16:00:00Z",
        "until": "2026-11-27T18:00:00Z",
        "limit": "5",
    }
    newest = found["events"][0]
    assert newest == {
        "event_id": EVENT,
        "type": "zone_left",
        "time": "2026-11-27T17:13:52.873000+01:00",
        "camera": "Street",
        "label": "person",
        "zone": "Porch",
        "line": None,
        "score": 0.791,
        "severity": None,
        "summary": "Street saw a person leave Porch",
        "picture": f"/api/hearthwatch/{loaded.entry_id}/events/{EVENT}/picture",
        "clip": None,
    }
    assert found["total"] >= len(found["events"])


async def test_all_cameras_are_searched_when_none_is_named(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    clip = "01a21dc4-1aa9-7b2f-adec-e38a27e758e3"
    engine.answers["GET", "events"]["events"][0] |= {"clip_id": clip, "camera_id": "gone"}
    found = await ask(hass, "search_events", label="dog")
    (asked,) = engine.requests("GET", "events")
    assert asked.query == {"label": "dog", "limit": "20"}
    newest = found["events"][0]
    assert newest["camera"] == "street"
    assert newest["clip"] == f"/api/hearthwatch/{loaded.entry_id}/clips/{clip}/media"


async def test_an_event_is_explained(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.answers["GET", f"events/{EVENT}/explanation"] = {"sentences": ["It was sure."]}
    assert await ask(hass, "explain", event_id=EVENT) == {"sentences": ["It was sure."]}


async def test_a_moment_of_a_camera_is_explained(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    path = f"cameras/{CAMERA}/explain"
    engine.answers["GET", path] = {"sentences": ["Nothing moved."]}
    device_id = camera_device(hass, loaded)
    assert await ask(hass, "explain", device_id=device_id) == {"sentences": ["Nothing moved."]}
    await ask(hass, "explain", device_id=device_id, at="2026-11-27T12:00:00+00:00")
    queries = [asked.query for asked in engine.requests("GET", path)]
    assert queries == [{}, {"at": "2026-11-27T12:00:00Z"}]


async def test_there_must_be_something_to_explain(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    with pytest.raises(ServiceValidationError) as error:
        await ask(hass, "explain")
    assert error.value.translation_key == "event_or_camera_missing"
    with pytest.raises(vol.Invalid):
        await ask(hass, "explain", event_id=EVENT, device_id=camera_device(hass, loaded))
    with pytest.raises(ServiceValidationError) as error:
        await ask(hass, "explain", event_id=EVENT)
    assert error.value.translation_domain == "hearthwatch"


@pytest.mark.parametrize(
    ("first", "wait", "state"),
    [(DONE, 0, "done"), (RUNNING, 0, "running"), (RUNNING, 60, "done")],
)
async def test_settings_are_tried(
    *,
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    first: dict[str, Any],
    wait: float,
    state: str,
) -> None:
    study = {"job": first, "clips": 3, "footage_seconds": 60.0}
    engine.answers["POST", f"cameras/{CAMERA}/try"] = study
    engine.answers["GET", "jobs/job"] = DONE
    changes = {"detect": {"labels": {"person": {"min_score": 0.65}}}}
    device_id = camera_device(hass, loaded)
    found = await ask(hass, "try_settings", device_id=device_id, changes=changes, wait=wait)
    (asked,) = engine.requests("POST", f"cameras/{CAMERA}/try")
    assert asked.body == {"changes": changes, "hours": 24}
    assert found["state"] == state
    assert found["result"] == ({"events": {}} if state == "done" else None)
    assert (found["clips"], found["footage_seconds"]) == (3, 60.0)


async def test_the_mode_is_set(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await hass.services.async_call("hearthwatch", "set_mode", {"mode": "away"}, blocking=True)
    (asked,) = engine.requests("PUT", "mode")
    assert asked.body == {"mode": "away"}


async def test_one_of_several_engines_must_be_named(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    assert await hass.config_entries.async_unload(loaded.entry_id)
    for entry_id in (None, loaded.entry_id, "nobody"):
        data = {"mode": "away"} | ({"config_entry_id": entry_id} if entry_id else {})
        with pytest.raises(HomeAssistantError) as error:
            await hass.services.async_call("hearthwatch", "set_mode", data, blocking=True)
        assert error.value.translation_domain == "homeassistant"
    assert not engine.requests("PUT", "mode")
