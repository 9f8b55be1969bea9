"""Actions on cameras, as automations call them."""

from pathlib import Path
from typing import Any

import pytest
import voluptuous as vol
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from .fake_engine import CAMERA, INSTANCE, FakeEngine, answer
from .happenings import camera_device, entity, hub_device

MOMENT = "2026-11-27T12:00:00.000Z"


async def call(hass: HomeAssistant, action: str, *, answers: bool = False, **data: Any) -> Any:
    return await hass.services.async_call(
        "hearthwatch", action, data, blocking=True, return_response=answers
    )


async def refused(hass: HomeAssistant, action: str, **data: Any) -> HomeAssistantError:
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, action, answers=action == "test_camera", **data)
    return error.value


async def test_a_camera_is_added_and_its_device_named(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    new = "01a21dc3-0000-7000-8000-000000000002"
    camera = engine.device(CAMERA) | {"id": new, "slug": "yard", "name": "Yard", "entities": []}
    engine.table["devices"].append(camera)
    engine.answers["POST", "cameras"] = answer("cameras")["cameras"][0] | {"id": new}
    url = "rtsp://user:secret@192.0.2.10/main"
    found = await call(hass, "add_camera", answers=True, name="Yard", rtsp_url=url)
    (asked,) = engine.requests("POST", "cameras")
    assert asked.body.pop("id")
    assert asked.body == {"name": "Yard", "sources": [{"type": "rtsp", "url": url}]}
    assert found["camera_id"] == new
    device = dr.async_get(hass).async_get(found["device_id"])
    assert device.identifiers == {("hearthwatch", f"{INSTANCE}_{new}")}


async def test_a_camera_of_another_type_is_added(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.answers["POST", "cameras"] = answer("cameras")["cameras"][0]
    source = {"path": "/media/walk.mp4", "type": "rtsp"}
    entry = {"config_entry_id": loaded.entry_id}
    await call(hass, "add_camera", name="Walk", type="file", source=source, **entry)
    (asked,) = engine.requests("POST", "cameras")
    assert asked.body["sources"] == [{"type": "file", "path": "/media/walk.mp4"}]


async def test_a_type_that_the_engine_does_not_offer_is_refused(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    error = await refused(hass, "add_camera", name="Yard", type="tape")
    assert error.translation_key == "source_type_unknown"
    assert error.translation_placeholders == {
        "type": "tape",
        "offered": "onvif, maker, rtsp, http, ftp, local_folder, v4l2, file",
    }


async def test_what_the_engine_says_no_to_is_told(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.answers["POST", "cameras"] = (422, "invalid_request", "an address is needed")
    error = await refused(hass, "add_camera", name="Yard")
    assert isinstance(error, ServiceValidationError)
    assert error.translation_placeholders == {"error": "an address is needed"}


async def test_a_removed_camera_is_archived_and_gone(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    device_id = camera_device(hass, loaded)
    await call(hass, "remove_camera", device_id=device_id)
    await hass.async_block_till_done()
    assert len(engine.requests("DELETE", f"cameras/{CAMERA}")) == 1
    assert not loaded.subentries
    assert dr.async_get(hass).async_get(device_id) is None


@pytest.mark.parametrize(
    ("given", "policy"),
    [
        ({"min_risk_level": "HIGH"}, {"min_severity": "high"}),
        ({"activity_types": "person"}, {"labels": ["person"]}),
        (
            {"min_risk_level": "low", "activity_types": ["vehicle", "Dog"]},
            {"min_severity": "low", "labels": ["vehicle", "dog"]},
        ),
    ],
)
async def test_the_alert_policy_is_set(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    given: dict[str, Any],
    policy: dict[str, Any],
) -> None:
    await call(hass, "set_alert_policy", device_id=camera_device(hass, loaded), **given)
    (asked,) = engine.requests("PATCH", f"cameras/{CAMERA}")
    assert asked.body == {"alerts": policy}


async def test_what_nobody_can_tell_apart_would_never_alert(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    types = ["person", "package", "suspicious"]
    device_id = camera_device(hass, loaded)
    error = await refused(hass, "set_alert_policy", device_id=device_id, activity_types=types)
    assert error.translation_key == "activity_type_unknown"
    assert error.translation_placeholders == {
        "types": "package, suspicious",
        "known": "person, vehicle, animal",
    }
    assert not engine.requests("PATCH", f"cameras/{CAMERA}")


async def test_packages_alert_once_the_engine_knows_them(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    parcel = {"label": "parcel", "group": "package", "default": True}
    engine.answers["GET", "labels"] = {"labels": [*answer("labels")["labels"], parcel]}
    device_id = camera_device(hass, loaded)
    await call(hass, "set_alert_policy", device_id=device_id, activity_types=["package"])
    assert engine.requests("PATCH", f"cameras/{CAMERA}")


@pytest.mark.parametrize(
    "data", [{}, {"min_risk_level": "none"}, {"activity_types": []}, {"min_severity": "low"}]
)
async def test_an_alert_policy_that_says_nothing_is_refused(
    hass: HomeAssistant, loaded: MockConfigEntry, data: dict[str, Any]
) -> None:
    with pytest.raises(vol.Invalid):
        await call(hass, "set_alert_policy", device_id=camera_device(hass, loaded), **data)


async def test_a_test_says_what_came(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    seen = {"success": True, "message": "Connection successful", "codec": "h264"}
    size = {"width": 640, "height": 360, "frame_rate": 10.0, "advice": ["Use a sub stream."]}
    engine.answers["POST", f"cameras/{CAMERA}/test"] = seen | size | {"picture": "QUJD"}
    device_id = camera_device(hass, loaded)
    assert await call(hass, "test_camera", answers=True, device_id=device_id) == seen | size


async def test_a_recording_is_asked_for(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    said = {"camera_id": CAMERA, "camera": "street", "seconds": 45.0, "until": MOMENT}
    engine.answers["POST", f"cameras/{CAMERA}/record"] = said
    device_id = camera_device(hass, loaded)
    found = await call(hass, "record", answers=True, device_id=device_id, seconds=45)
    assert found == {"seconds": 45.0, "until": "2026-11-27T12:00:00+00:00"}
    await call(hass, "record", device_id=device_id)
    bodies = [asked.body for asked in engine.requests("POST", f"cameras/{CAMERA}/record")]
    assert bodies == [{"seconds": 45.0}, {"seconds": 30.0}]


@pytest.fixture
def camera_with_snapshot(hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry) -> str:
    """Return the device of a camera that takes pictures."""
    taken = {"camera_id": CAMERA, "camera": "street", "timestamp": MOMENT}
    engine.answers["POST", f"cameras/{CAMERA}/snapshot"] = taken | {"picture": "events/1/picture"}
    engine.answers["GET", "events/1/picture"] = b"a picture"
    entity(hass, loaded, "image", "snapshot")
    return camera_device(hass, loaded)


async def test_a_picture_is_taken(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, camera_with_snapshot: str
) -> None:
    found = await call(hass, "snapshot", answers=True, device_id=camera_with_snapshot)
    assert found == {
        "timestamp": "2026-11-27T12:00:00+00:00",
        "picture": f"/api/hearthwatch/{loaded.entry_id}/events/1/picture",
        "entity_id": entity(hass, loaded, "image", "snapshot"),
        "filename": None,
    }


async def test_a_picture_is_written_where_that_is_allowed(
    hass: HomeAssistant, engine: FakeEngine, camera_with_snapshot: str, tmp_path: Path
) -> None:
    hass.config.allowlist_external_dirs = {str(tmp_path)}
    name = str(tmp_path / "pictures" / "{{ 1 + 1 }}.jpg")
    found = await call(
        hass, "snapshot", answers=True, device_id=camera_with_snapshot, filename=name
    )
    assert found["filename"] == str(tmp_path / "pictures" / "2.jpg")
    written = tmp_path / "pictures" / "2.jpg"
    assert await hass.async_add_executor_job(written.read_bytes) == b"a picture"


async def test_a_picture_is_written_nowhere_else(
    hass: HomeAssistant, engine: FakeEngine, camera_with_snapshot: str, tmp_path: Path
) -> None:
    hass.config.allowlist_external_dirs = {str(tmp_path)}
    for name, key in (
        ("/etc/picture.jpg", "path_not_allowed"),
        (f"{tmp_path}/../picture.jpg", "path_not_allowed"),
        (str(tmp_path), "cannot_write"),
    ):
        error = await refused(hass, "snapshot", device_id=camera_with_snapshot, filename=name)
        assert error.translation_key == key
    assert len(engine.requests("POST", f"cameras/{CAMERA}/snapshot")) == 1


async def test_a_camera_that_is_offline_gives_no_picture(
    hass: HomeAssistant, engine: FakeEngine, camera_with_snapshot: str
) -> None:
    engine.answers["POST", f"cameras/{CAMERA}/snapshot"] = (409, "offline", "It is offline.")
    error = await refused(hass, "snapshot", device_id=camera_with_snapshot)
    assert error.translation_placeholders == {"error": "It is offline."}


@pytest.mark.parametrize("action", ["remove_camera", "record", "snapshot", "test_camera"])
async def test_only_cameras_of_engines_that_are_connected(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, action: str
) -> None:
    device_id = camera_device(hass, loaded)
    error = await refused(hass, action, device_id=hub_device(hass, loaded))
    assert error.translation_key == "not_a_camera"
    error = await refused(hass, action, device_id="nobody")
    assert error.translation_key == "service_device_not_found"
    loaded.runtime_data.data.devices.pop(CAMERA)
    error = await refused(hass, action, device_id=device_id)
    assert error.translation_key == "camera_is_gone"
    assert await hass.config_entries.async_unload(loaded.entry_id)
    error = await refused(hass, action, device_id=device_id)
    assert error.translation_key == "service_config_entry_not_loaded"
    assert isinstance(error, ServiceValidationError)


async def test_an_engine_that_is_away_is_said_to_be(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await engine.stop()
    error = await refused(hass, "record", device_id=camera_device(hass, loaded))
    assert (error.translation_domain, error.translation_key) == ("hearthwatch", "cannot_connect")


@pytest.mark.parametrize("action", ["add_camera", "remove_camera", "set_alert_policy"])
async def test_only_owners_change_what_is_watched(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    hass_read_only_user: MockUser,
    action: str,
) -> None:
    data = {
        "add_camera": {"config_entry_id": loaded.entry_id, "name": "A", "rtsp_url": "rtsp://x/"},
        "remove_camera": {"device_id": camera_device(hass, loaded)},
        "set_alert_policy": {"device_id": camera_device(hass, loaded), "min_risk_level": "low"},
    }[action]
    with pytest.raises(Unauthorized):
        await hass.services.async_call(
            "hearthwatch", action, data, blocking=True, context=Context(hass_read_only_user.id)
        )
