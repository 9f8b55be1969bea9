"""The media browser: cameras, days, clips and pictures, and looking for them by words."""

from typing import Any

import pytest
from aiohttp import web
from homeassistant.components.media_player import BrowseError, SearchMediaQuery
from homeassistant.components.media_source import (
    URI_SCHEME,
    Unresolvable,
    async_browse_media,
    async_resolve_media,
)
from homeassistant.components.media_source.models import MediaSourceItem
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from .fake_engine import CAMERA, FakeEngine, answer

CLIP = "01a21dc4-1aa9-7b2f-adec-e38a27e758e3"
TODAY = "2026-11-27"
ROOT = f"{URI_SCHEME}hearthwatch"


@pytest.fixture(autouse=True)
async def _browser(hass: HomeAssistant, freezer: Any) -> None:
    freezer.move_to("2026-11-27T18:00:00Z")
    await hass.config.async_set_time_zone("UTC")
    assert await async_setup_component(hass, "media_source", {})


def titles(found: Any) -> list[str]:
    return [child.title for child in found.children]


async def test_from_the_cameras_to_a_clip(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    cameras = await async_browse_media(hass, ROOT)
    assert titles(cameras) == ["Street"]
    engine.answers["GET", "clips"] = by_day
    engine.answers["GET", "events"] = {"events": [], "total": 0}
    days = await async_browse_media(hass, cameras.children[0].media_content_id)
    assert titles(days) == [TODAY]
    kinds = await async_browse_media(hass, days.children[0].media_content_id)
    assert titles(kinds) == ["Clips", "Pictures"]
    clips = await async_browse_media(hass, kinds.children[0].media_content_id)
    (clip,) = clips.children
    assert clip.title == "16:08:40 (300 s)"
    assert clip.thumbnail == f"/api/hearthwatch/{loaded.entry_id}/clips/{CLIP}/thumbnail"
    asked = engine.requests("GET", "clips")[-1].query
    assert asked["since"].startswith(f"{TODAY}T00:00:00")

    played = await async_resolve_media(hass, clip.media_content_id, None)
    assert played.url == f"/api/hearthwatch/{loaded.entry_id}/clips/{CLIP}/media"
    assert played.mime_type == "video/mp4"


async def test_folders_and_things_are_called_as_the_server_speaks(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    hass.config.language = "de"
    await async_get_translations(hass, "de", "selector", ["hearthwatch"])
    day = f"{ROOT}/{loaded.entry_id}|{CAMERA}|{TODAY}"
    assert titles(await async_browse_media(hass, day)) == ["Clips", "Bilder"]
    seen, rang, heard = (dict(answer("events")["events"][0]) for _ in range(3))
    seen["data"] = {"object_type": "dog"}
    rang |= {"id": "01a21dc8-dd69-7d39-a25f-c5faecfc9d2d", "type": "doorbell_pressed", "data": {}}
    heard |= {"id": "01a21dc8-dd69-7d39-a25f-c5faecfc9d2e", "type": "audio_detected"}
    heard["data"] = {"label": "smoke_alarm"}
    page = answer("events")
    asked: set[str] = set()

    async def tell(request: web.Request) -> web.StreamResponse:
        asked.update(request.query.getall("event_type"))
        return web.json_response(page | {"events": [seen, rang, heard], "total": 3})

    engine.handlers["events"] = tell
    dog, bell, alarm = titles(await async_browse_media(hass, f"{day}|pictures"))
    assert dog.endswith(" Hund")
    assert bell.endswith(" Es hat geklingelt")
    assert alarm.endswith(" Rauchmelder")
    assert asked > {"doorbell_pressed", "audio_detected"}


def by_day(query: dict[str, str]) -> dict[str, Any]:
    """Answer as an engine that has recorded since this morning."""
    page = answer("clips")
    return page if query["since"] >= TODAY else page | {"clips": [], "total": 0}


async def test_pictures_of_events(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    place = f"{ROOT}/{loaded.entry_id}|{CAMERA}|{TODAY}|pictures"
    pictures = await async_browse_media(hass, place)
    event = answer("events")["events"][0]
    assert titles(pictures)[0].endswith("(Porch)")
    shown = await async_resolve_media(hass, pictures.children[0].media_content_id, None)
    assert shown.url == f"/api/hearthwatch/{loaded.entry_id}/events/{event['id']}/picture"


async def test_a_busy_day_is_shown_by_hours(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.answers["GET", "clips"] = answer("clips") | {"total": 101}
    day = await async_browse_media(hass, f"{ROOT}/{loaded.entry_id}|{CAMERA}|{TODAY}|clips")
    assert titles(day)[0] == "23:00"
    assert len(day.children) == 24
    hour = await async_browse_media(hass, day.children[-17].media_content_id)
    assert titles(hour) == ["16:08:40 (300 s)"]
    asked = engine.requests("GET", "clips")[-1].query
    assert (asked["since"][:16], asked["until"][:16]) == (f"{TODAY}T16:00", f"{TODAY}T17:00")


async def test_several_engines_have_a_folder_each(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.table["instance"] = "another"
    other = MockConfigEntry(
        domain="hearthwatch", title="Barn", unique_id="another", data=dict(loaded.data)
    )
    other.add_to_hass(hass)
    assert await hass.config_entries.async_setup(other.entry_id)
    await engine.listened(2)
    assert titles(await async_browse_media(hass, ROOT)) == ["Hearthwatch", "Barn"]


@pytest.mark.parametrize(
    "place",
    ["nobody", "{entry}|gone", "{entry}|{camera}|no-day", "{entry}|{camera}|2026-11-27|films",
     "a|b|2026-11-27|clips|e|f"],
)  # fmt: skip
async def test_what_is_not_there(hass: HomeAssistant, loaded: MockConfigEntry, place: str) -> None:
    where = place.format(entry=loaded.entry_id, camera=CAMERA)
    with pytest.raises(BrowseError):
        await async_browse_media(hass, f"{ROOT}/{where}")


@pytest.mark.parametrize("place", ["", "x", "a|b|2026-11-27|films|e"])
async def test_what_cannot_be_played(
    hass: HomeAssistant, loaded: MockConfigEntry, place: str
) -> None:
    with pytest.raises(Unresolvable):
        await async_resolve_media(hass, f"{ROOT}/{place}", None)


async def test_an_engine_that_is_away_says_so(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await engine.stop()
    with pytest.raises(BrowseError) as caught:
        await async_browse_media(hass, f"{ROOT}/{loaded.entry_id}|{CAMERA}")
    assert caught.value.translation_key == "cannot_connect"
    with pytest.raises(BrowseError):
        await search(hass, "person")


async def search(hass: HomeAssistant, words: str) -> list[str]:
    item = MediaSourceItem.from_uri(hass, ROOT, None)
    found = await item.async_search(SearchMediaQuery(search_query=words))
    return [each.title for each in found.result]


@pytest.mark.parametrize(
    ("words", "clips", "events"),
    [
        ("person", {"label": "person"}, {"group": "person"}),
        ("Vehicles street", {"label": "vehicle", "camera": CAMERA},
         {"group": "vehicle", "camera": CAMERA}),
        ("dogs porch", {"label": "dog"}, {"label": "dog", "zone": "Porch"}),
        ("yesterday", {"since": "2026-11-26T00:00:00+00:00", "until": "2026-11-27T00:00:00+00:00"},
         {"since": "2026-11-26T00:00:00+00:00", "until": "2026-11-27T00:00:00+00:00"}),
        ("2026-11-20", {"since": "2026-11-20T00:00:00+00:00", "until": "2026-11-21T00:00:00+00:00"},
         {"since": "2026-11-20T00:00:00+00:00", "until": "2026-11-21T00:00:00+00:00"}),
    ],
)  # fmt: skip
async def test_words_become_filters(  # noqa: PLR0917 - fixtures and cases
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    words: str,
    clips: dict[str, str],
    events: dict[str, str],
) -> None:
    assert await search(hass, words)
    assert engine.requests("GET", "clips")[-1].query == clips | {"limit": "50"}
    assert engine.requests("GET", "events")[-1].query == events | {"limit": "50"}


@pytest.mark.parametrize("words", ["unicorn", "person unicorn", "  "])
async def test_words_that_mean_nothing_find_nothing(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, words: str
) -> None:
    assert not await search(hass, words)
    assert not engine.requests("GET", "events")


async def test_the_browser_asks_over_its_websocket(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_ws_client: ClientSessionGenerator
) -> None:
    socket = await hass_ws_client(hass)
    await socket.send_json_auto_id({"type": "media_source/browse_media", "media_content_id": ROOT})
    shown = await socket.receive_json()
    assert [child["title"] for child in shown["result"]["children"]] == ["Street"]
    assert shown["result"]["can_search"]
