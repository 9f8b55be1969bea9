"""What is asked about a camera's source."""

from ipaddress import ip_address
from typing import Any

import pytest
from aiohttp import web
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .camera_dialog import (
    SOURCE,
    WATCH,
    accepts,
    change,
    choose,
    named,
    say,
    shown,
)
from .fake_engine import FakeEngine, answer


async def test_a_file_has_other_fields(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.answers["POST", "cameras/test"] = answer("trial") | {
        "picture": "not base64",
        "codec": None,
        "width": None,
        "frame_rate": None,
        "advice": [],
    }
    result = await named(hass, loaded, "file")
    assert [str(field) for field in result["data_schema"].schema] == ["path", "loop"]
    result = await say(hass, result, {"path": " /media/walk.mp4 ", "loop": False})
    (tried,) = engine.requests("POST", "cameras/test")
    assert tried.body["sources"] == [{"type": "file", "path": "/media/walk.mp4", "loop": False}]
    placeholders = result["description_placeholders"]
    assert (placeholders["picture"], placeholders["found"], placeholders["advice"]) == ("", "", "")


async def test_a_source_that_only_the_engine_knows(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    field = {"description": "Of it.", "required": False, "default": None, "choices": []}
    fields = [
        field | {"name": "reel", "title": "Reel", "kind": "text", "required": True},
        field | {"name": "token", "title": "Token", "kind": "secret", "required": True},
        field | {"name": "gain", "title": "Gain", "kind": "number"},
        field | {"name": "port", "title": "Port", "kind": "number", "minimum": 1, "default": 80},
        field | {"name": "flip", "title": "Flip", "kind": "boolean"},
        field | {"name": "mode", "title": "Mode", "kind": "choice", "choices": ["a", "b"]},
    ]
    kind = {"type": "tape", "title": "Tape", "description": "", "fields": fields}
    engine.answers["GET", "cameras/sources"] = {"sources": [kind]}
    result = await named(hass, loaded, "tape")
    placeholders = result["description_placeholders"]
    assert placeholders["title_field_1"] == "Reel"
    assert placeholders["description_field_2"] == "Of it."
    result = await say(
        hass,
        result,
        {
            "field_1": "first",
            "field_2": "secret",
            "field_4": 81.5,
            "field_5": True,
            "field_6": "b",
        },
    )
    (tried,) = engine.requests("POST", "cameras/test")
    assert tried.body["sources"] == [
        {
            "type": "tape",
            "reel": "first",
            "token": "secret",
            "port": 81.5,
            "flip": True,
            "mode": "b",
        }
    ]


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({"url": "192.0.2.10/main"}, {"url": "invalid_url"}),
        ({"sub_url": "sub"}, {"sub_url": "invalid_url"}),
        ({"password": "secret"}, {"username": "username_missing"}),
    ],
)
async def test_an_address_that_will_not_do_is_put_right(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    answers: dict[str, Any],
    errors: dict[str, str],
) -> None:
    result = await say(hass, await named(hass, loaded), SOURCE | answers)
    assert result["errors"] == errors
    assert shown(result).items() >= answers.items()
    assert not engine.requests("POST", "cameras/test")
    result = await say(hass, result, SOURCE)
    assert result["step_id"] == "picture"
    (tried,) = engine.requests("POST", "cameras/test")
    assert tried.body["sources"] == [{"type": "rtsp", **SOURCE}]


async def test_what_the_engine_says_of_a_field_stands_beside_it(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    async def refuse(request: web.Request) -> web.StreamResponse:
        errors = [{"field": "cameras[].sources[0].timeout", "message": "too long"}]
        return web.json_response({"detail": "timeout: too long", "errors": errors}, status=400)

    engine.handlers["cameras/test"] = refuse
    result = await say(hass, await named(hass, loaded), SOURCE)
    assert (result["step_id"], result["errors"]) == ("source", {"timeout": "refused"})
    assert result["description_placeholders"]["error"] == "timeout: too long"
    del engine.handlers["cameras/test"]
    engine.answers["POST", "cameras/test"] = (400, "invalid", "No.")
    result = await say(hass, result, SOURCE)
    assert result["errors"] == {"base": "refused"}
    engine.answers["POST", "cameras/test"] = (503, "busy", "2 cameras are being tried already.")
    result = await say(hass, result, SOURCE)
    assert result["errors"] == {"base": "refused"}
    engine.answers["POST", "cameras/test"] = answer("trial")
    result = await say(hass, result, SOURCE)
    assert result["step_id"] == "picture"


ONVIF = {"channel": 1, "stream": "auto", "events": True, "button": False}


async def test_a_device_is_asked_for_by_address_and_login(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    reasons = ["Acme Eye: Main is recorded.", "Acme Eye: Sub is looked at."]
    streams = [{"chosen": reason} for reason in reasons]
    engine.answers["POST", "cameras/test"] = answer("trial") | {"streams": streams}
    result = await named(hass, loaded, "onvif")
    assert shown(result) == ONVIF
    answers = ONVIF | {"address": " 192.0.2.10 ", "username": "me", "password": "pw"}
    result = await say(hass, result, answers)
    (tried,) = engine.requests("POST", "cameras/test")
    device = ONVIF | {"address": "192.0.2.10", "username": "me", "password": "pw"}
    assert tried.body["sources"] == [{"type": "onvif", **device}]
    found = result["description_placeholders"]["found"]
    assert found.split("\n\n") == ["H264, 2560x1440, 15.0/s", *reasons]


async def test_a_device_is_changed_without_its_password(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, rtsp: dict[str, Any]
) -> None:
    device = ONVIF | {"address": "192.0.2.10", "username": "me", "password": "**********"}
    source = {"type": "onvif", **device, "roles": ["detect", "record"]}
    rtsp["cameras"][0]["config"]["sources"] = [source]
    result = await choose(hass, await change(hass, loaded), "source")
    assert shown(result) == ONVIF | {"address": "192.0.2.10", "username": "me"}
    await say(hass, result, shown(result) | {"address": "192.0.2.11"})
    (tried,) = engine.requests("POST", "cameras/test")
    assert tried.body["sources"] == [{"type": "onvif", **device, "address": "192.0.2.11"}]


async def test_pictures_by_http_may_have_a_login_and_a_smaller_stream(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await named(hass, loaded, "http")
    rest = {"interval": 1, "timeout": 10}
    assert shown(result) == rest
    assert result["description_placeholders"]["example"].startswith("http://")
    url = {"url": "http://192.0.2.10/video", "username": "me", "password": "a/b"}
    await say(hass, result, rest | url | {"sub_url": "http://192.0.2.10/small"})
    (tried,) = engine.requests("POST", "cameras/test")
    assert [source["url"] for source in tried.body["sources"]] == [
        "http://me:a%2Fb@192.0.2.10/video",
        "http://me:a%2Fb@192.0.2.10/small",
    ]


async def test_maker_address_and_password_are_enough(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await named(hass, loaded, "maker")
    device = {"maker": "Reolink", "address": "192.0.2.10", "username": "me", "password": "pw"}
    await say(hass, result, device)
    (tried,) = engine.requests("POST", "cameras/test")
    assert tried.body["sources"] == [{"type": "maker", **device}]


async def test_a_folder_of_recordings(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await named(hass, loaded, "local_folder")
    rest = {"settle": 5, "backlog": False}
    assert shown(result) == rest
    await say(hass, result, rest | {"path": "/media/yard", "backlog": True})
    (tried,) = engine.requests("POST", "cameras/test")
    folder = {"path": "/media/yard", "settle": 5, "backlog": True}
    assert tried.body["sources"] == [{"type": "local_folder", **folder}]


async def test_usb_cameras_that_are_plugged_in_are_offered(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await named(hass, loaded, "v4l2")
    rest = {"width": 1280, "height": 720, "fps": 10, "format": "auto"}
    assert shown(result) == rest
    device = result["data_schema"].schema["device"]
    assert device.config["options"] == [
        {
            "value": "/dev/v4l/by-id/usb-acme_eye",
            "label": "Acme Eye (/dev/v4l/by-id/usb-acme_eye)",
        }
    ]
    assert device.config["custom_value"]
    await say(hass, result, rest | {"device": "/dev/video3"})
    (tried,) = engine.requests("POST", "cameras/test")
    assert tried.body["sources"] == [{"type": "v4l2", "device": "/dev/video3", **rest}]


LOGIN = {"username": "yard", "password": "corr3ct h0rse"}
UPLOAD = {"port": 2121, "username": "yard", "folder": "/", "listening": False, "last_upload": None}


def uploads(engine: FakeEngine, **changes: Any) -> None:
    """Let the engine say where a camera uploads."""
    upload = UPLOAD | {"host": "192.0.2.4"} | changes
    trial = {"success": True, "message": "Connection successful", "streams": [{"upload": upload}]}
    engine.answers["POST", "cameras/test"] = trial


async def test_a_camera_that_uploads(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    accepts(engine)
    uploads(engine)
    result = await named(hass, loaded, "ftp")
    assert (result["step_id"], shown(result)) == ("uploads", {})
    result = await say(hass, result, LOGIN)
    (tried,) = engine.requests("POST", "cameras/test")
    assert tried.body["sources"] == [{"type": "ftp", **LOGIN}]
    assert result["step_id"] == "enter"
    assert (
        result["description_placeholders"].items()
        >= {
            "host": "192.0.2.4",
            "port": "2121",
            "username": "yard",
            "last": "-",
        }.items()
    )
    result = await choose(hass, result, "source")
    assert (result["step_id"], shown(result)) == ("uploads", LOGIN)
    uploads(engine, last_upload="2026-11-27T20:30:00Z")
    result = await say(hass, result, LOGIN)
    assert result["description_placeholders"]["last"].startswith("2026-11-27 ")
    result = await say(hass, await choose(hass, result, "watch"), WATCH)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert engine.received["sources"] == [{"type": "ftp", **LOGIN}]
    assert not engine.requests("PATCH", "config")


async def test_a_login_for_uploads_keeps_its_password(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, rtsp: dict[str, Any]
) -> None:
    hidden = LOGIN | {"password": "**********"}
    source = {"type": "ftp", **hidden, "roles": ["detect", "record"]}
    rtsp["cameras"][0]["config"]["sources"] = [source]
    uploads(engine)
    result = await choose(hass, await change(hass, loaded), "source")
    assert (result["step_id"], shown(result)) == ("uploads", {"username": "yard"})
    result = await say(hass, result, {"username": "yard2"})
    assert result["step_id"] == "enter"
    (tried,) = engine.requests("POST", "cameras/test")
    assert tried.body["sources"] == [{"type": "ftp", **hidden, "username": "yard2"}]


async def test_an_app_is_told_where_cameras_reach_it(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    accepts(engine)
    uploads(engine, host=None)
    engine.answers["PATCH", "config"] = {}
    result = await say(hass, await named(hass, loaded, "ftp"), LOGIN)
    address = result["description_placeholders"]["host"]
    assert ip_address(address).version == 4
    result = await say(hass, await choose(hass, result, "watch"), WATCH)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    (told,) = engine.requests("PATCH", "config")
    assert told.body == {"ftp": {"address": address}}


async def test_an_app_that_cannot_be_told_saves_nothing(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    accepts(engine)
    uploads(engine, host=None)
    engine.answers["PATCH", "config"] = (503, "settings_not_written", "The disk is full.")
    result = await say(hass, await named(hass, loaded, "ftp"), LOGIN)
    result = await say(hass, await choose(hass, result, "watch"), WATCH)
    assert (result["step_id"], result["errors"]) == ("watch", {"base": "refused"})
    assert not engine.requests("POST", "cameras")
    engine.answers["PATCH", "config"] = {}
    result = await say(hass, result, WATCH)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_a_server_that_cannot_listen_is_told(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    failed = {"success": False, "message": "Connection failed: the port 2121 cannot be used"}
    engine.answers["POST", "cameras/test"] = failed | {"streams": [{"upload": UPLOAD}]}
    result = await say(hass, await named(hass, loaded, "ftp"), LOGIN)
    assert result["step_id"] == "failed"
    assert "2121" in result["description_placeholders"]["error"]
    assert (await choose(hass, result, "source"))["step_id"] == "uploads"
