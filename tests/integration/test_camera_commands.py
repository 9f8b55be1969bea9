"""Cameras, their zones, and trials of other ones."""

from collections.abc import Callable

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .browsers import Browser
from .fake_engine import CAMERA, INSTANCE, FakeEngine, answer

JOB = {"id": "01a21dc4-0000-7000-8000-000000000001", "state": "running", "progress": 0.5}
STUDY = {"job": JOB | {"text": "3 of 6 clips"}, "clips": 6, "footage_seconds": 60.0}
ZONE = {"name": "Path", "points": [[0, 0], [1, 0], [1, 1]], "labels": {}, "loiter": None}


async def test_a_card_learns_all_of_a_camera(
    hass: HomeAssistant, browser: Browser, loaded: MockConfigEntry
) -> None:
    device = dr.async_get(hass).async_get_device_by_identifier(
        ("hearthwatch", f"{INSTANCE}_{CAMERA}"), loaded.entry_id
    )
    assert device is not None
    dr.async_get(hass).async_update_device(device.id, name_by_user="Our street")
    er.async_get(hass).async_update_entity("camera.street", new_entity_id="camera.elsewhere")
    found = await browser.get("cameras")
    assert found["engines"] == [{"entry_id": loaded.entry_id, "title": "Hearthwatch", "live": True}]
    (camera,) = found["cameras"]
    config = answer("cameras")["cameras"][0]["config"]
    assert camera["device_id"] == device.id
    assert (camera["camera_id"], camera["entry_id"]) == (CAMERA, loaded.entry_id)
    assert (camera["name"], camera["slug"], camera["enabled"]) == ("Our street", "street", True)
    assert camera["entities"]["live"] == "camera.elsewhere"
    assert camera["entities"]["detection_enabled"] == "switch.street_detection"
    assert camera["status"] == {
        "state": "online",
        "reason": None,
        "since": "2026-11-27T16:08:40.889Z",
        "width": 768,
        "height": 576,
        "codec": "h264",
    }
    assert (camera["zones"], camera["lines"]) == (config["zones"], config["lines"])
    assert camera["labels"][0] == "person"
    assert camera["may"] == {"control": True, "edit": True}
    assert "sources" not in str(camera)


async def test_cameras_are_known_while_their_engine_is_away(
    hass: HomeAssistant, browser: Browser, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await engine.stop()
    for _ in range(2):
        found = await browser.get("cameras")
        assert [each["live"] for each in found["engines"]] == [False]
        (camera,) = found["cameras"]
        assert (camera["name"], camera["status"], camera["zones"]) == ("Street", None, [])
        assert camera["entities"]["live"] == "camera.street"
        await hass.config_entries.async_unload(loaded.entry_id)


async def test_whoever_may_not_see_a_camera_does_not_learn_of_it(
    browser: Browser, allow: Callable[..., None]
) -> None:
    allow(camera__other=True)
    assert (await browser.get("cameras"))["cameras"] == []
    assert await browser.refused("zones", camera_id=CAMERA) == "unauthorized"
    allow(camera__street={"read": True})
    (camera,) = (await browser.get("cameras"))["cameras"]
    assert camera["may"] == {"control": False, "edit": False}
    for command in ("zones/save", "try"):
        assert await browser.refused(command, camera_id=CAMERA, zones=[]) == "unauthorized"


async def test_zones_are_read_and_drawn_anew(browser: Browser, engine: FakeEngine) -> None:
    camera = answer("cameras")["cameras"][0]
    drawn = await browser.get("zones", camera_id=CAMERA)
    assert drawn["zones"] == camera["config"]["zones"]
    assert drawn["lines"] == camera["config"]["lines"]
    assert {"label": "dog", "group": "animal"} in drawn["labels"]

    changed = camera | {"config": camera["config"] | {"zones": [ZONE]}}
    engine.answers["PATCH", f"cameras/{CAMERA}"] = changed
    saved = await browser.get("zones/save", camera_id=CAMERA, zones=[ZONE])
    assert saved["zones"] == [ZONE]
    assert engine.requests("PATCH", f"cameras/{CAMERA}")[0].body == {"zones": [ZONE]}

    engine.tag = '"2"'
    late = await browser.refused("zones/save", camera_id=CAMERA, zones=[], tag=drawn["tag"])
    assert late == "changed"
    again = await browser.get("zones/save", camera_id=CAMERA, zones=[], tag='"2"')
    assert again["tag"] == '"2"'
    assert await browser.refused("zones/save", camera_id=CAMERA, tag='"\n"') == "invalid_format"

    text = "zones[0].points: at least three are needed"
    engine.answers["PATCH", f"cameras/{CAMERA}"] = (400, "validation_error", text)
    refused = await browser.ask("zones/save", camera_id=CAMERA, zones=[{}], lines=[])
    assert (refused["error"]["code"], refused["error"]["message"]) == ("invalid", text)


async def test_a_camera_of_no_engine_or_of_one_that_is_away(
    hass: HomeAssistant, browser: Browser, loaded: MockConfigEntry
) -> None:
    assert await browser.refused("zones", camera_id="nobody") == "not_found"
    await hass.config_entries.async_unload(loaded.entry_id)
    assert await browser.refused("zones", camera_id=CAMERA) == "unavailable"


async def test_zones_are_tried_before_they_are_in_force(
    browser: Browser, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    place, job = {"entry_id": loaded.entry_id, "job_id": JOB["id"]}, f"jobs/{JOB['id']}"
    engine.answers["POST", f"cameras/{CAMERA}/try"] = 202, STUDY | {"notes": ["no night"]}
    begun = await browser.get("try", camera_id=CAMERA, zones=[ZONE], lines=[], hours=24)
    assert (begun["id"], begun["state"], begun["notes"]) == (JOB["id"], "running", ["no night"])
    (asked,) = engine.requests("POST", f"cameras/{CAMERA}/try")
    assert asked.body == {"changes": {"zones": [ZONE], "lines": []}, "hours": 24.0}

    result = {"events": {"lost": 1, "gained": 0}}
    engine.answers["GET", job] = JOB | {"state": "done", "progress": 1.0, "result": result}
    assert (await browser.get("job", **place))["result"] == result
    engine.answers["DELETE", job] = JOB | {"state": "cancelled"}
    assert (await browser.get("job/cancel", **place))["state"] == "cancelled"


async def test_nothing_to_try_on(browser: Browser, engine: FakeEngine) -> None:
    engine.answers["POST", f"cameras/{CAMERA}/try"] = (409, "no_footage", "There are no clips.")
    refused = await browser.ask("try", camera_id=CAMERA, zones=[])
    assert (refused["error"]["code"], refused["error"]["message"]) == (
        "invalid",
        "There are no clips.",
    )


@pytest.mark.parametrize("hours", [0, 1000])
async def test_for_too_long(browser: Browser, hours: int) -> None:
    assert await browser.refused("try", camera_id=CAMERA, zones=[], hours=hours) == "invalid_format"
