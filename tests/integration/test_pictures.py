"""Images, and what sensors tell of events and clips."""

import pytest
from homeassistant.components.image import async_get_image
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .fake_engine import CAMERA, JPEG, PICTURED, FakeEngine
from .waiting import shown

PERSON = "image.street_person_picture"
ROOT = "/api/hearthwatch/01JDPQ00000000000000000000"


async def test_the_best_picture_of_somebody(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    state = hass.states.get(PERSON)
    assert dt_util.parse_datetime(state.state) == dt_util.parse_datetime("2026-11-27T16:13:52.873Z")
    assert state.attributes["picture"] == f"{ROOT}/events/{PICTURED}/picture"
    assert (await async_get_image(hass, PERSON)).content == JPEG
    assert engine.requests("GET", f"events/{PICTURED}/picture")


async def test_a_newer_picture_is_fetched_anew(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await async_get_image(hass, PERSON)
    newer = {"event_id": "e-2", "picture": "events/e-2/picture", "score": 0.9}
    await engine.show(
        CAMERA, {"person_picture": "2026-11-27T17:00:00.000Z"}, {"person_picture": newer}
    )
    await shown(hass, PERSON, "2026-11-27T17:00:00+00:00")
    assert (await async_get_image(hass, PERSON)).content == JPEG
    assert engine.requests("GET", "events/e-2/picture")


@pytest.mark.parametrize("path", ["events/gone/picture", "http://elsewhere.example/a.jpg"])
async def test_a_picture_that_is_gone_or_elsewhere(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, path: str
) -> None:
    engine.answers["GET", "events/gone/picture"] = (404, "not_found", "It was deleted.")
    engine.entity(CAMERA, "person_picture")["attributes"]["picture"] = path
    await loaded.runtime_data.async_refresh()
    with pytest.raises(HomeAssistantError):
        await async_get_image(hass, PERSON)


async def test_no_picture_yet(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    assert hass.states.get("image.street_vehicle_picture").state == "unknown"
    with pytest.raises(HomeAssistantError):
        await async_get_image(hass, "image.street_vehicle_picture")


async def test_the_last_activity_and_where_it_can_be_seen(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    known = engine.entity(CAMERA, "last_activity")["attributes"]
    sound = known | {"clip_id": "c-1", "event_id": "e-1", "label": None, "activity_type": "sound"}
    await engine.show(CAMERA, {"last_activity": "sound"}, {"last_activity": sound})
    state = await shown(hass, "sensor.street_last_activity", "sound")
    assert state.attributes["clip_url"] == f"{ROOT}/clips/c-1/media"
    assert state.attributes["snapshot_url"] == f"{ROOT}/events/e-1/picture"
    assert state.attributes["detected_objects"] == []
    assert state.attributes["timestamp"] == dt_util.parse_datetime(known["timestamp"])


async def test_no_address_of_the_engine_is_told(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    for state in hass.states.async_all():
        told = repr(state.as_dict())
        assert str(engine.port) not in told
        assert "signature" not in told
        assert "storage_uri" not in told


async def test_a_newer_engine_has_another_word(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.entity(CAMERA, "health")["options"].append("asleep")
    engine.entity(CAMERA, "health")["value"] = "asleep"
    await loaded.runtime_data.async_refresh()
    assert hass.states.get("sensor.street_health").state == "asleep"
