"""Changing a camera in a dialog."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .camera_dialog import (
    SHOWN,
    SHOWN_SUB,
    SOURCE,
    WATCH,
    change,
    choose,
    say,
    shown,
)
from .fake_engine import CAMERA, FakeEngine, answer
from .waiting import until


async def test_a_camera_is_changed(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await change(hass, loaded)
    assert result["description_placeholders"]["name"] == "Street"
    result = await choose(hass, result, "watch")
    assert shown(result) == {
        "name": "Street",
        "labels": ["person", "bicycle", "car", "cat", "dog"],
        "record": "events",
        "alerts": True,
    }
    result = await say(hass, result, WATCH | {"name": " "})
    assert result["errors"] == {"name": "name_missing"}
    engine.answers["PATCH", f"cameras/{CAMERA}"] = (500, "internal", "The disk is full.")
    result = await say(hass, result, WATCH | {"name": "Lane"})
    assert result["errors"] == {"base": "refused"}
    del engine.answers["PATCH", f"cameras/{CAMERA}"]
    result = await say(hass, result, WATCH | {"name": "Lane"})
    assert result["reason"] == "reconfigure_successful"
    assert engine.requests("PATCH", f"cameras/{CAMERA}")[-1].body == {
        "name": "Lane",
        "detect": {"labels": {"bicycle": None, "car": None, "cat": None}},
        "record": {"mode": "continuous"},
        "alerts": {"enabled": False},
    }
    (subentry,) = loaded.subentries.values()
    assert subentry.title == "Lane"


async def test_a_model_is_chosen_and_left_to_the_engine_again(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    names = ("nanodet-g", "openimages-ssd")
    models = [{"name": name, "default": name == "nanodet-g"} for name in names]
    engine.answers["GET", "models"] = {"models": models}
    result = await choose(hass, await change(hass, loaded), "watch")
    (field,) = [field for field in result["data_schema"].schema if field == "model"]
    assert result["data_schema"].schema[field].config["options"] == list(names)
    assert "model" not in shown(result)
    assert result["description_placeholders"]["model"] == "nanodet-g"
    await say(hass, result, shown(result) | {"model": "openimages-ssd"})
    path = f"cameras/{CAMERA}"
    assert engine.requests("PATCH", path)[-1].body == {"detect": {"model": "openimages-ssd"}}

    cameras = answer("cameras")
    cameras["cameras"][0]["config"]["detect"]["model"] = "openimages-ssd"
    engine.answers["GET", "cameras"] = cameras
    result = await choose(hass, await change(hass, loaded), "watch")
    now = shown(result)
    assert now["model"] == "openimages-ssd"
    await say(hass, result, now)
    assert engine.requests("PATCH", path)[-1].body == {}
    result = await choose(hass, await change(hass, loaded), "watch")
    await say(hass, result, {key: value for key, value in now.items() if key != "model"})
    assert engine.requests("PATCH", path)[-1].body == {"detect": {"model": None}}


async def test_an_engine_that_knows_no_models_is_not_asked_for_one(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.answers["GET", "models"] = (404, "not_found", "No.")
    result = await choose(hass, await change(hass, loaded), "watch")
    assert "model" not in result["data_schema"].schema
    result = await say(hass, result, shown(result))
    assert result["reason"] == "reconfigure_successful"


async def test_what_is_not_changed_is_not_sent(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await choose(hass, await change(hass, loaded), "watch")
    result = await say(hass, result, shown(result))
    assert result["reason"] == "reconfigure_successful"
    assert engine.requests("PATCH", f"cameras/{CAMERA}")[-1].body == {}


async def test_a_source_is_changed_and_its_secrets_stay_hidden(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, rtsp: dict[str, Any]
) -> None:
    result = await choose(hass, await change(hass, loaded), "source")
    before = {"url": SHOWN, "sub_url": SHOWN_SUB, "transport": "udp", "timeout": 10}
    assert shown(result) == before
    result = await say(hass, result, before | {"timeout": 20})
    main, sub = rtsp["cameras"][0]["config"]["sources"]
    wanted = [main | {"timeout": 20}, sub]
    (tried,) = engine.requests("POST", "cameras/test")
    assert tried.body == {"id": CAMERA, "name": "Street", "sources": wanted}
    engine.answers["PATCH", f"cameras/{CAMERA}"] = (500, "internal", "No.")
    result = await choose(hass, result, "save")
    assert (result["step_id"], result["errors"]) == ("source", {"base": "refused"})
    del engine.answers["PATCH", f"cameras/{CAMERA}"]
    result = await choose(hass, await say(hass, result, before | {"timeout": 20}), "save")
    assert result["reason"] == "reconfigure_successful"
    assert engine.requests("PATCH", f"cameras/{CAMERA}")[-1].body == {"sources": wanted}


async def test_a_smaller_stream_is_taken_away_and_the_login_changed(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, rtsp: dict[str, Any]
) -> None:
    result = await choose(hass, await change(hass, loaded), "source")
    moved = SOURCE | {"url": "rtsp://***@192.0.2.11/main"}
    result = await say(hass, result, moved)
    assert result["errors"] == {"url": "hidden_part"}
    result = await say(hass, result, moved | {"username": "me", "password": "new"})
    (tried,) = engine.requests("POST", "cameras/test")
    assert tried.body["sources"] == [
        {"type": "rtsp", **SOURCE, "url": "rtsp://me:new@192.0.2.11/main"}
    ]


async def test_a_file_is_shown_as_it_is(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await choose(hass, await change(hass, loaded), "source")
    assert shown(result) == {"path": "/srv/ha/eng/walk.mp4", "loop": True}


async def test_a_secret_that_is_left_empty_stays(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, rtsp: dict[str, Any]
) -> None:
    token = {"name": "token", "title": "Token", "kind": "secret", "required": True}
    kind = {"type": "cloud", "title": "Cloud", "fields": [token]}
    engine.answers["GET", "cameras/sources"] = {"sources": [kind]}
    source = {"type": "cloud", "token": "**********", "roles": ["detect", "record"]}
    rtsp["cameras"][0]["config"]["sources"] = [source]
    result = await choose(hass, await change(hass, loaded), "source")
    assert shown(result) == {}
    await say(hass, result, {})
    (tried,) = engine.requests("POST", "cameras/test")
    assert tried.body["sources"] == [{"type": "cloud", "token": "**********"}]


@pytest.mark.parametrize(
    "sources",
    [
        [],
        [{"type": "tape", "roles": ["detect", "record"]}],
        [{"type": "rtsp", "url": SHOWN, "roles": ["record"]}] * 2,
        [
            {"type": "rtsp", "url": SHOWN, "roles": ["record"]},
            {"type": "file", "roles": ["detect"]},
        ],
    ],
)
async def test_sources_that_no_form_can_show_are_left_alone(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    rtsp: dict[str, Any],
    sources: list[dict[str, Any]],
) -> None:
    rtsp["cameras"][0]["config"]["sources"] = sources
    result = await choose(hass, await change(hass, loaded), "source")
    assert result["reason"] == "source_fixed"


async def test_a_camera_that_goes_while_its_dialog_is_open(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    watching = await choose(hass, await change(hass, loaded), "watch")
    other = await choose(hass, await change(hass, loaded), "watch")
    engine.answers["PATCH", f"cameras/{CAMERA}"] = (404, "camera_not_found", "Gone.")
    result = await say(hass, watching, WATCH | {"name": "Street"})
    assert result["reason"] == "camera_gone"
    del engine.table["devices"][1]
    await engine.push("cameras_changed", "cameras", {})
    await until(lambda: not loaded.subentries)
    result = await say(hass, other, WATCH | {"name": "Street"})
    assert result["reason"] == "camera_gone"


async def test_a_camera_that_is_gone_already(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.answers["GET", "cameras"] = {"cameras": [], "total": 0}
    assert (await change(hass, loaded))["reason"] == "camera_gone"
