"""The dialogs about a camera, as people go through them."""

from typing import Any

from aiohttp import web
from homeassistant.config_entries import SOURCE_USER, SubentryFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.common import MockConfigEntry

from . import texts
from .fake_engine import FakeEngine, answer

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
