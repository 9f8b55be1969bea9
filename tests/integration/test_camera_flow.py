"""Adding a camera to an engine in a dialog."""

import asyncio
from typing import Any

import pytest
from aiohttp import web
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, UnknownFlow
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.translation import async_get_translations
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from .camera_dialog import (
    SOURCE,
    URL,
    WATCH,
    accepts,
    begin,
    choose,
    named,
    say,
    shown,
)
from .fake_engine import CAMERA, INSTANCE, JPEG, FakeEngine, answer
from .waiting import until


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


async def test_a_new_camera_may_have_a_model_of_its_own(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    accepts(engine)
    models = [{"name": "nanodet-g", "default": True}, {"name": "parcels", "default": False}]
    engine.answers["GET", "models"] = {"models": models}
    result = await say(hass, await named(hass, loaded), SOURCE)
    result = await choose(hass, result, "watch")
    result = await say(hass, result, WATCH | {"model": "parcels"})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    labels = {"person": {}, "dog": {}}
    assert engine.received["detect"] == {"labels": labels, "model": "parcels"}


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
    hass.config.language = "de"
    await async_get_translations(hass, "de", "selector", ["hearthwatch"])
    failed["message"] = "Connection failed: no answer for 5 s"
    engine.answers["POST", "cameras/test"] = answer("trial") | failed
    result = await choose(hass, result, "trial")
    assert result["step_id"] == "failed"
    told = result["description_placeholders"]["error"]
    assert told == "Keine Verbindung: seit 5 s keine Antwort"
    assert len(engine.requests("POST", "cameras/test")) == 2
    result = await choose(hass, result, "source")
    assert shown(result)["url"] == URL
    result = await say(hass, result, SOURCE)
    result = await say(hass, await choose(hass, result, "watch"), WATCH)
    assert result["type"] is FlowResultType.CREATE_ENTRY


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


async def test_the_easiest_kind_of_source_is_offered_first(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    result = await begin(hass, loaded)
    (kind,) = [field for field in result["data_schema"].schema if field == "type"]
    offered = [each["value"] for each in result["data_schema"].schema[kind].config["options"]]
    assert (kind.default(), offered[0], offered[-1]) == ("onvif", "onvif", "file")
