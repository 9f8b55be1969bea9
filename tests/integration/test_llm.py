"""What a language model may ask of cameras that are exposed to its assistant."""

import json
from typing import Any

import pytest
import voluptuous as vol
from custom_components.hearthwatch.llm import async_get_tools
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.llm import LLM_API_ASSIST, LLMContext, Tool, ToolInput, ToolResult
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .fake_engine import CAMERA, INSTANCE, KEY, FakeEngine, answer, running
from .happenings import entity

OTHER = ("01a21dc3-0000-7000-8000-0000000000aa", "01a21dc3-0000-7000-8000-0000000000bb")
CONTEXT = LLMContext(
    platform="test", context=None, language="en", assistant="conversation", device_id=None
)


@pytest.fixture
async def live(hass: HomeAssistant, loaded: MockConfigEntry) -> str:
    """Return the camera's entity, exposed."""
    assert await async_setup_component(hass, "homeassistant", {})
    entity_id = entity(hass, loaded, "camera", "live")
    async_expose_entity(hass, "conversation", entity_id, True)
    return entity_id


def tools(hass: HomeAssistant) -> dict[str, Tool]:
    found = async_get_tools(hass, CONTEXT, LLM_API_ASSIST)
    assert found is not None
    assert all(tool.integration == "hearthwatch" for tool in found.tools)
    return {tool.name: tool for tool in found.tools}


async def use(hass: HomeAssistant, name: str, **given: Any) -> ToolResult:
    tool = tools(hass)[f"hearthwatch__{name}"]
    found = await tool.async_call(hass, ToolInput(tool.name, given), CONTEXT)
    assert isinstance(found, ToolResult)
    return found


async def test_it_says_what_happened(hass: HomeAssistant, engine: FakeEngine, live: str) -> None:
    found = await use(hass, "what_happened", camera="Street", label="person", hours=2)
    (asked,) = engine.requests("GET", "events")
    assert asked.query.pop("since").endswith("Z")
    assert asked.query == {"camera": CAMERA, "group": "person", "limit": "25"}
    assert found.data["events"][0]["summary"] == "Street saw a person leave Porch"
    assert not found.error


async def test_it_searches_all_that_is_exposed(
    hass: HomeAssistant, engine: FakeEngine, live: str
) -> None:
    found = await use(hass, "what_happened", zone="Porch")
    (asked,) = engine.requests("GET", "events")
    assert (asked.query["camera"], asked.query["zone"]) == (CAMERA, "Porch")
    times = [event["time"] for event in found.data["events"]]
    assert times == sorted(times, reverse=True)


async def test_it_says_so_when_the_engine_is_away(
    hass: HomeAssistant, engine: FakeEngine, live: str
) -> None:
    await engine.stop()
    found = await use(hass, "what_happened")
    assert found.error
    assert "127.0.0.1" not in found.data["error"]


async def test_it_says_what_is_there_now(
    hass: HomeAssistant, engine: FakeEngine, live: str
) -> None:
    found = await use(hass, "show_me", camera="Street")
    assert found.data == {
        "online": True,
        "motion": True,
        "in_sight": {"person": 8},
        "last_activity": "A person entered Porch at Street.",
        "shown_on": None,
    }


async def test_it_plays_the_live_picture_on_a_screen(hass: HomeAssistant, live: str) -> None:
    played: list[dict[str, Any]] = []

    @callback
    def play(call: ServiceCall) -> None:
        played.append(dict(call.data))

    hass.services.async_register("camera", "play_stream", play)
    hass.states.async_set("media_player.hall", "idle", {"friendly_name": "Hall"})
    hass.states.async_set("media_player.secret", "idle", {"friendly_name": "Secret"})
    async_expose_entity(hass, "conversation", "media_player.hall", True)
    async_expose_entity(hass, "conversation", "media_player.secret", False)
    with pytest.raises(vol.Invalid):
        await use(hass, "show_me", camera="Street", screen="Secret")
    found = await use(hass, "show_me", camera="Street", screen="Hall")
    assert found.data["shown_on"] == "Hall"
    assert played == [{"entity_id": live, "media_player": "media_player.hall"}]


async def test_what_is_not_exposed_does_not_exist(hass: HomeAssistant, live: str) -> None:
    with pytest.raises(vol.Invalid):
        await use(hass, "show_me", camera="Bedroom")
    assert async_get_tools(hass, CONTEXT, "another_api") is None
    async_expose_entity(hass, "conversation", live, False)
    assert async_get_tools(hass, CONTEXT, LLM_API_ASSIST) is None


async def test_two_cameras_of_one_name_are_told_apart(hass: HomeAssistant, live: str) -> None:
    text = json.dumps(answer("entities"))
    table = json.loads(text.replace(INSTANCE, OTHER[0]).replace(CAMERA, OTHER[1]))
    async with running(FakeEngine(table=table)) as second:
        data = {"host": "127.0.0.1", "port": second.port, "ssl": False, "verify_ssl": True}
        entry = MockConfigEntry(
            domain="hearthwatch", title="Shed", unique_id=OTHER[0], data=data | {"api_key": KEY}
        )
        entry.add_to_hass(hass)
        assert await hass.config_entries.async_setup(entry.entry_id)
        await second.listened()
        device = dr.async_get(hass).async_get_device_by_identifier(
            ("hearthwatch", f"{OTHER[0]}_{OTHER[1]}"), entry.entry_id
        )
        twin = er.async_get(hass).async_get_or_create(
            "camera",
            "hearthwatch",
            f"{OTHER[0]}_{OTHER[1]}_live",
            config_entry=entry,
            config_subentry_id=next(iter(entry.subentries)),
            device_id=device.id,
        )
        async_expose_entity(hass, "conversation", twin.entity_id, True)
        await use(hass, "what_happened", camera="Street (Shed)")
        (asked,) = second.requests("GET", "events")
        assert asked.query["camera"] == OTHER[1]
        assert await hass.config_entries.async_unload(entry.entry_id)
