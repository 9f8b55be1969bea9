"""Adding a camera to an engine in a dialog, and changing one."""

import asyncio
from typing import Any

import pytest
from aiohttp import web
from homeassistant.config_entries import SOURCE_USER, ConfigEntryState, SubentryFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, UnknownFlow
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from . import texts
from .fake_engine import CAMERA, INSTANCE, JPEG, FakeEngine, answer
from .waiting import until

PART = "config_subentries.camera"
URL = "rtsp://192.0.2.10/main"
SOURCE = {"url": URL, "transport": "tcp", "timeout": 10}
WATCH = {"labels": ["person", "dog"], "record": "continuous", "alerts": False}
SHOWN = "rtsp://***@192.0.2.10/main"
SHOWN_SUB = "rtsp://***@192.0.2.10/sub"


async def begin(hass: HomeAssistant, entry: MockConfigEntry) -> SubentryFlowResult:
    result = await hass.config_entries.subentries.async_init(
        (entry.entry_id, "camera"), context={"source": SOURCE_USER}
    )
    texts.check(result, PART)
    return result


async def change(hass: HomeAssistant, entry: MockConfigEntry) -> SubentryFlowResult:
    (subentry,) = entry.subentries.values()
    result = await entry.start_subentry_reconfigure_flow(hass, subentry.subentry_id)
    texts.check(result, PART)
    return result


async def say(
    hass: HomeAssistant, result: SubentryFlowResult, answers: dict[str, Any] | None = None
) -> SubentryFlowResult:
    """Answer, and wait as the frontend does while there is progress."""
    flows = hass.config_entries.subentries
    result = await flows.async_configure(result["flow_id"], answers)
    while result["type"] is FlowResultType.SHOW_PROGRESS:
        texts.check(result, PART)
        await hass.async_block_till_done()
        result = await flows.async_configure(result["flow_id"])
    texts.check(result, PART)
    return result


async def choose(
    hass: HomeAssistant, result: SubentryFlowResult, option: str
) -> SubentryFlowResult:
    assert option in result["menu_options"]
    return await say(hass, result, {"next_step_id": option})


async def named(hass: HomeAssistant, entry: MockConfigEntry, kind: str = "rtsp") -> Any:
    return await say(hass, await begin(hass, entry), {"name": "Yard", "type": kind})


def shown(result: SubentryFlowResult) -> dict[str, Any]:
    """Return what the fields of a form hold already."""
    found = {}
    for field in result["data_schema"].schema:
        if (field.description or {}).get("suggested_value") is not None:
            found[str(field)] = field.description["suggested_value"]
        elif callable(field.default):
            found[str(field)] = field.default()
    return found


def accepts(engine: FakeEngine) -> None:
    """Let the engine add what it is sent, and tell of it."""

    async def add(request: web.Request) -> web.StreamResponse:
        if request.method == "GET":
            return web.json_response(answer("cameras"))
        sent = await request.json()
        engine.received = sent
        added = engine.add_camera(sent["id"], sent["name"])
        await engine.push("cameras_changed", "cameras", {})
        return web.json_response(added, status=201)

    engine.handlers["cameras"] = add


@pytest.fixture
def rtsp(engine: FakeEngine) -> dict[str, Any]:
    """Return the engine's answer about cameras, whose camera has two streams."""
    cameras = answer("cameras")
    cameras["cameras"][0]["config"]["sources"] = [
        {"type": "rtsp", "url": SHOWN, "transport": "udp", "timeout": 10, "roles": ["record"]},
        {"type": "rtsp", "url": SHOWN_SUB, "transport": "tcp", "timeout": 5, "roles": ["detect"]},
    ]
    engine.answers["GET", "cameras"] = cameras
    return cameras


async def test_a_camera_is_added(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    accepts(engine)
    result = await named(hass, loaded)
    assert result["step_id"] == "source"
    assert shown(result) == {"transport": "tcp", "timeout": 10}
    result = await say(
        hass,
        result,
        SOURCE | {"username": "me", "password": "a/b", "sub_url": "rtsp://192.0.2.10/sub"},
    )
    main = {"type": "rtsp", "url": "rtsp://me:a%2Fb@192.0.2.10/main"}
    sub = main | {"url": "rtsp://me:a%2Fb@192.0.2.10/sub", "roles": ["detect"]}
    rest = {"transport": "tcp", "timeout": 10}
    sources = [main | rest | {"roles": ["record"]}, sub | rest]
    (tried,) = engine.requests("POST", "cameras/test")
    assert tried.body == {"name": "Yard", "sources": sources}

    assert (result["type"], result["step_id"]) == (FlowResultType.MENU, "picture")
    placeholders = result["description_placeholders"]
    assert placeholders["found"] == "H264, 2560x1440, 15.0/s"
    assert placeholders["advice"].startswith("- Things are looked for")
    path = placeholders["picture"].removeprefix("![](").removesuffix(")")
    client = await hass_client_no_auth()
    picture = await client.get(path)
    assert (picture.status, await picture.read()) == (200, JPEG)
    assert (await client.get(path.partition("?")[0])).status == 401

    result = await choose(hass, result, "watch")
    assert shown(result) == {
        "labels": ["person", "bicycle", "car", "cat", "dog"],
        "record": "events",
        "alerts": True,
    }
    result = await say(hass, result, WATCH)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    camera_id = result["unique_id"]
    assert (result["title"], result["data"]) == ("Yard", {"camera_id": camera_id})
    assert engine.received == {
        "id": camera_id,
        "name": "Yard",
        "sources": sources,
        "detect": {"labels": {"person": {}, "dog": {}}},
        "record": {"mode": "continuous"},
        "alerts": {"enabled": False},
    }
    assert [each.unique_id for each in loaded.subentries.values()] == [CAMERA, camera_id]
    await until(lambda: hass.states.get("switch.yard_detection") is not None)
    device = dr.async_get(hass).async_get_device_by_identifier(
        ("hearthwatch", f"{INSTANCE}_{camera_id}"), loaded.entry_id
    )
    assert device is not None
    assert device.name == "Yard"
    assert not loaded.runtime_data.claimed
    assert (await client.get(path)).status == 404


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
        field | {"name": "device", "title": "Device", "kind": "text", "required": True},
        field | {"name": "token", "title": "Token", "kind": "secret", "required": True},
        field | {"name": "gain", "title": "Gain", "kind": "number"},
        field | {"name": "port", "title": "Port", "kind": "number", "minimum": 1, "default": 80},
        field | {"name": "flip", "title": "Flip", "kind": "boolean"},
        field | {"name": "mode", "title": "Mode", "kind": "choice", "choices": ["a", "b"]},
    ]
    kind = {"type": "v4l2", "title": "USB camera", "description": "", "fields": fields}
    engine.answers["GET", "cameras/sources"] = {"sources": [kind]}
    result = await named(hass, loaded, "v4l2")
    placeholders = result["description_placeholders"]
    assert placeholders["title_field_1"] == "Device"
    assert placeholders["description_field_2"] == "Of it."
    result = await say(
        hass,
        result,
        {
            "field_1": "/dev/video0",
            "field_2": "secret",
            "field_4": 81.5,
            "field_5": True,
            "field_6": "b",
        },
    )
    (tried,) = engine.requests("POST", "cameras/test")
    assert tried.body["sources"] == [
        {
            "type": "v4l2",
            "device": "/dev/video0",
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


@pytest.mark.parametrize(("name", "error"), [("  ", "name_missing"), ("street", "name_taken")])
async def test_a_name_that_will_not_do_is_put_right(
    hass: HomeAssistant, loaded: MockConfigEntry, name: str, error: str
) -> None:
    result = await say(hass, await begin(hass, loaded), {"name": name, "type": "rtsp"})
    assert result["errors"] == {"name": error}
    result = await say(hass, result, {"name": "Yard", "type": "rtsp"})
    assert result["step_id"] == "source"


async def test_a_camera_that_does_not_answer_may_be_tried_again_or_added_all_the_same(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    accepts(engine)
    failed = {"success": False, "message": "Connection failed: nobody answers", "picture": None}
    engine.answers["POST", "cameras/test"] = answer("trial") | failed
    result = await say(hass, await named(hass, loaded), SOURCE)
    assert result["step_id"] == "failed"
    assert result["description_placeholders"]["error"] == "Connection failed: nobody answers"
    result = await choose(hass, result, "trial")
    assert result["step_id"] == "failed"
    assert len(engine.requests("POST", "cameras/test")) == 2
    result = await choose(hass, result, "source")
    assert shown(result)["url"] == URL
    result = await say(hass, result, SOURCE)
    result = await say(hass, await choose(hass, result, "watch"), WATCH)
    assert result["type"] is FlowResultType.CREATE_ENTRY


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


async def test_a_camera_that_cannot_be_saved_can_be_saved_later(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.answers["POST", "cameras"] = (500, "internal", "The disk is full.")
    result = await say(hass, await named(hass, loaded), SOURCE)
    result = await say(hass, await choose(hass, result, "watch"), WATCH)
    assert (result["step_id"], result["errors"]) == ("watch", {"base": "refused"})
    assert result["description_placeholders"]["error"] == "The disk is full."
    assert shown(result)["labels"] == ["person", "dog"]
    accepts(engine)
    result = await say(hass, result, WATCH)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_a_camera_whose_answer_was_lost_is_not_added_twice(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await say(hass, await named(hass, loaded), SOURCE)
    result = await choose(hass, result, "watch")
    flow_id = result["flow_id"]

    async def lose(request: web.Request) -> web.StreamResponse:
        sent = await request.json()
        added = engine.add_camera(sent["id"], sent["name"])
        engine.answers["GET", f"cameras/{sent['id']}"] = added
        return web.Response(status=500)

    engine.handlers["cameras"] = lose
    result = await say(hass, result, WATCH)
    assert result["errors"] == {"base": "refused"}
    await engine.push("cameras_changed", "cameras", {})
    await until(lambda: len(loaded.runtime_data.data.cameras) == 2)
    assert len(loaded.subentries) == 1, "it belongs to the dialog"
    del engine.handlers["cameras"]
    engine.answers["POST", "cameras"] = (409, "camera_exists", "There is such a camera already.")
    result = await say(hass, result | {"flow_id": flow_id}, WATCH)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert len(loaded.subentries) == 2


async def test_a_camera_whose_dialog_was_closed_too_early_is_shown_all_the_same(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await say(hass, await named(hass, loaded), SOURCE)
    result = await choose(hass, result, "watch")
    closed = asyncio.Event()

    async def add(request: web.Request) -> web.StreamResponse:
        sent = await request.json()
        added = engine.add_camera(sent["id"], sent["name"])
        await engine.push("cameras_changed", "cameras", {})
        await closed.wait()
        return web.json_response(added, status=201)

    engine.handlers["cameras"] = add
    saving = asyncio.create_task(
        hass.config_entries.subentries.async_configure(result["flow_id"], WATCH)
    )
    await until(lambda: len(loaded.runtime_data.data.cameras) == 2)
    assert len(loaded.subentries) == 1
    hass.config_entries.subentries.async_abort(result["flow_id"])
    assert len(loaded.subentries) == 2
    closed.set()
    with pytest.raises(UnknownFlow):
        await saving
    await until(lambda: hass.states.get("switch.yard_detection") is not None)


async def test_a_name_that_is_taken_in_the_engine_alone(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.answers["POST", "cameras"] = (409, "camera_exists", "The slug 'yard' is taken.")
    result = await say(hass, await named(hass, loaded), SOURCE)
    result = await say(hass, await choose(hass, result, "watch"), WATCH)
    assert (result["step_id"], result["errors"]) == ("user", {"name": "name_taken"})
    assert shown(result)["name"] == "Yard"


async def test_a_dialog_that_is_closed_leaves_nothing_behind(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await say(hass, await named(hass, loaded), SOURCE)
    assert loaded.runtime_data.pictures == {result["flow_id"]: JPEG}
    hass.config_entries.subentries.async_abort(result["flow_id"])
    assert not loaded.runtime_data.pictures
    assert not loaded.runtime_data.claimed
    assert not engine.requests("POST", "cameras")


async def test_an_entry_that_is_not_loaded_takes_no_camera(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await named(hass, loaded)
    await hass.config_entries.async_unload(loaded.entry_id)
    refused = await begin(hass, loaded)
    assert refused["reason"] == "entry_not_loaded"
    result = await say(hass, result, SOURCE)
    assert result["reason"] == "entry_not_loaded"


async def test_an_entry_that_is_removed_takes_its_dialogs_with_it(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await say(hass, await named(hass, loaded), SOURCE)
    result = await choose(hass, result, "watch")
    await hass.config_entries.async_remove(loaded.entry_id)
    await hass.async_block_till_done()
    result = await hass.config_entries.subentries.async_configure(result["flow_id"], WATCH)
    assert result["reason"] == "entry_not_loaded"


async def test_an_entry_that_was_reloaded_meanwhile_takes_the_camera(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    accepts(engine)
    result = await say(hass, await named(hass, loaded), SOURCE)
    await hass.config_entries.async_reload(loaded.entry_id)
    assert loaded.state is ConfigEntryState.LOADED
    result = await say(hass, await choose(hass, result, "watch"), WATCH)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await until(lambda: hass.states.get("switch.yard_detection") is not None)


@pytest.mark.parametrize(
    ("path", "told", "reason"),
    [
        ("auth/session", {"name": "x", "scopes": ["read", "write"]}, "not_admin"),
        ("auth/session", (403, "forbidden", "No."), "not_allowed"),
        ("cameras/sources", {"sources": []}, "invalid_answer"),
        ("cameras/sources", (404, "not_found", "No."), "refused"),
        ("labels", (500, "internal", "No."), "refused"),
    ],
)
async def test_what_a_dialog_cannot_begin_without(  # noqa: PLR0917 - what differs
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    path: str,
    told: Any,
    reason: str,
) -> None:
    engine.answers["GET", path] = told
    result = await begin(hass, loaded)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, reason)


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
        [{"type": "ftp", "roles": ["detect", "record"]}],
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
