"""Media through Home Assistant: ranges, refusals, broken pipes, and who may see."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from http import HTTPStatus

import pytest
from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestClient
from homeassistant.components.http.auth import async_sign_path
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from .fake_engine import CAMERA, CLIP, JPEG, PICTURED, FakeEngine

FILM = bytes(range(256)) * 4096

type Clients = Callable[..., Awaitable[TestClient]]


@pytest.fixture(autouse=True)
async def _web(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "http", {})


@pytest.fixture
def film(engine: FakeEngine) -> str:
    """Let the engine have a clip; return its path there."""

    async def play(request: web.Request) -> web.StreamResponse:
        start, stop = 0, len(FILM)
        headers = {"Content-Type": "video/mp4", "ETag": '"1"', "X-Secret": engine.key}
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304, headers=headers)
        span = request.http_range
        if span.start is not None or span.stop is not None:
            if (span.start or 0) >= len(FILM):
                return web.Response(status=416)
            start, stop = span.start or 0, span.stop or len(FILM)
            headers["Content-Range"] = f"bytes {start}-{stop - 1}/{len(FILM)}"
        part = FILM[start:stop]
        return web.Response(
            status=206 if "Content-Range" in headers else 200, body=part, headers=headers
        )

    path = f"clips/{CLIP}/media"
    engine.handlers[path] = play
    return path


async def test_a_clip_plays_whole_and_in_parts(
    hass_client: Clients, loaded: MockConfigEntry, film: str
) -> None:
    client, url = await hass_client(), f"/api/hearthwatch/{loaded.entry_id}/{film}"
    whole = await client.get(url)
    assert (whole.status, whole.headers["Content-Type"]) == (200, "video/mp4")
    assert await whole.read() == FILM
    assert "X-Secret" not in whole.headers

    part = await client.get(url, headers={"Range": "bytes=10-19"})
    assert (part.status, await part.read()) == (206, FILM[10:20])
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(FILM)}"

    known = await client.get(url, headers={"If-None-Match": '"1"'})
    assert (known.status, await known.read()) == (304, b"")

    head = await client.head(url)
    assert (head.status, head.headers["Content-Length"]) == (200, str(len(FILM)))


async def test_a_range_beyond_the_end(
    hass_client: Clients, loaded: MockConfigEntry, film: str
) -> None:
    client, url = await hass_client(), f"/api/hearthwatch/{loaded.entry_id}/{film}"
    answer = await client.get(url, headers={"Range": f"bytes={len(FILM)}-"})
    assert answer.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE


async def test_who_is_not_signed_in_sees_nothing_but_with_a_signed_path(
    hass: HomeAssistant,
    hass_client: Clients,
    hass_client_no_auth: Clients,
    loaded: MockConfigEntry,
    film: str,
) -> None:
    url = f"/api/hearthwatch/{loaded.entry_id}/{film}"
    await hass_client()
    stranger = await hass_client_no_auth()
    assert (await stranger.get(url)).status == HTTPStatus.UNAUTHORIZED
    signed = async_sign_path(hass, url, timedelta(minutes=1), use_content_user=True)
    assert await (await stranger.get(signed)).read() == FILM
    old = async_sign_path(hass, url, timedelta(minutes=-1), use_content_user=True)
    assert (await stranger.get(old)).status == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize(
    ("entity_id", "status"),
    [("camera.street", HTTPStatus.OK), ("camera.other", HTTPStatus.FORBIDDEN)],
)
async def test_who_may_not_read_everything_sees_their_cameras(  # noqa: PLR0917 - its own fixtures
    hass_client: Clients,
    hass_admin_user: MockUser,
    loaded: MockConfigEntry,
    film: str,
    entity_id: str,
    status: HTTPStatus,
) -> None:
    client = await hass_client()
    hass_admin_user.groups = []
    hass_admin_user.mock_policy({"entities": {"entity_ids": {entity_id: True}}})
    for path in (film, f"events/{PICTURED}/picture", f"cameras/{CAMERA}/snapshot"):
        asked = await client.get(f"/api/hearthwatch/{loaded.entry_id}/{path}")
        assert asked.status == status, path


async def test_whose_it_is_cannot_be_told_while_the_engine_is_away(
    hass_client: Clients,
    hass_admin_user: MockUser,
    loaded: MockConfigEntry,
    engine: FakeEngine,
    film: str,
) -> None:
    client = await hass_client()
    hass_admin_user.groups = []
    hass_admin_user.mock_policy({"entities": {"entity_ids": {"camera.street": True}}})
    await engine.stop()
    asked = await client.get(f"/api/hearthwatch/{loaded.entry_id}/{film}")
    assert asked.status == HTTPStatus.BAD_GATEWAY


@pytest.mark.parametrize(
    "path",
    [
        "{entry}/clips/no-uuid/media",
        "{entry}/clips/..%2F..%2Ftokens/media",
        "{entry}/clips/01A21DC4-1AA9-7B2F-ADEC-E38A27E758E3/media",
        "{entry}/events/01a21dc4-1aa9-7b2f-adec-e38a27e75800/picture",
        "{entry}/tokens",
        "another/clips/01a21dc4-1aa9-7b2f-adec-e38a27e758e3/media",
    ],
)
async def test_what_is_not_there(
    hass_client: Clients, loaded: MockConfigEntry, engine: FakeEngine, path: str
) -> None:
    client = await hass_client()
    answer = await client.get(f"/api/hearthwatch/{path.format(entry=loaded.entry_id)}")
    assert answer.status in {HTTPStatus.NOT_FOUND, HTTPStatus.BAD_REQUEST}
    assert not [asked for asked in engine.asked if "tokens" in asked.path]


async def test_an_entry_that_is_not_loaded(
    hass: HomeAssistant, hass_client: Clients, loaded: MockConfigEntry, film: str
) -> None:
    client = await hass_client()
    assert await hass.config_entries.async_unload(loaded.entry_id)
    answer = await client.get(f"/api/hearthwatch/{loaded.entry_id}/{film}")
    assert answer.status == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("answered", "status"),
    [
        ((401, "unauthorized", "No."), HTTPStatus.BAD_GATEWAY),
        ((429, "too_many", "Later."), HTTPStatus.TOO_MANY_REQUESTS),
        ((503, "starting", "Later."), HTTPStatus.SERVICE_UNAVAILABLE),
        ((500, "broken", "Oh."), HTTPStatus.BAD_GATEWAY),
    ],
)
async def test_what_the_engine_refuses(
    hass_client: Clients,
    loaded: MockConfigEntry,
    engine: FakeEngine,
    answered: tuple[int, str, str],
    status: HTTPStatus,
) -> None:
    client = await hass_client()
    engine.answers["GET", f"cameras/{CAMERA}/snapshot"] = answered
    url = f"/api/hearthwatch/{loaded.entry_id}/cameras/{CAMERA}/snapshot"
    answer = await client.get(url)
    assert answer.status == status
    assert str(engine.port) not in await answer.text()


async def test_a_picture_and_an_engine_that_is_gone(
    hass_client: Clients, loaded: MockConfigEntry, engine: FakeEngine
) -> None:
    client = await hass_client()
    url = f"/api/hearthwatch/{loaded.entry_id}/cameras/{CAMERA}/snapshot"
    assert await (await client.get(url)).read() == JPEG
    await engine.stop()
    assert (await client.get(url)).status == HTTPStatus.BAD_GATEWAY


async def test_a_picture_comes_as_large_as_it_is_shown_with_its_moment(
    hass_client: Clients, loaded: MockConfigEntry, engine: FakeEngine
) -> None:
    async def draw(request: web.Request) -> web.StreamResponse:
        assert dict(request.query) == {"width": "480"}
        return web.Response(body=JPEG, headers={"X-Captured": "2026-11-27T12:00:00.000Z"})

    engine.handlers[f"cameras/{CAMERA}/snapshot"] = draw
    url = f"/api/hearthwatch/{loaded.entry_id}/cameras/{CAMERA}/snapshot"
    answer = await (await hass_client()).get(url, params={"width": "480", "token": "x"})
    assert await answer.read() == JPEG
    assert answer.headers["X-Captured"] == "2026-11-27T12:00:00.000Z"


async def test_an_engine_that_dies_in_the_middle_gives_no_whole_answer(
    hass_client: Clients, loaded: MockConfigEntry, engine: FakeEngine
) -> None:
    async def die(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Length": "1000000"})
        await answer.prepare(request)
        await answer.write(bytes(1000))
        assert request.transport
        request.transport.abort()
        return answer

    engine.handlers[f"clips/{CLIP}/media"] = die
    client = await hass_client()
    with pytest.raises(Exception, match=r"payload|disconnected|reset"):
        await (await client.get(f"/api/hearthwatch/{loaded.entry_id}/clips/{CLIP}/media")).read()


async def test_who_leaves_in_the_middle_ends_the_engines_work(
    hass_client: Clients, loaded: MockConfigEntry, engine: FakeEngine
) -> None:
    over = asyncio.Event()

    async def pour(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        try:
            while True:
                await answer.write(bytes(1 << 16))
        finally:
            over.set()

    engine.handlers[f"clips/{CLIP}/media"] = pour
    client = await hass_client()
    answer = await client.get(f"/api/hearthwatch/{loaded.entry_id}/clips/{CLIP}/media")
    await answer.content.read(1 << 16)
    answer.close()
    await asyncio.wait_for(over.wait(), 10)


async def test_a_camera_live(
    hass_client: Clients, loaded: MockConfigEntry, engine: FakeEngine
) -> None:
    left = asyncio.Event()

    async def show(request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(f'{{"type": "init", "stream": "{request.query["stream"]}"}}')
        await socket.send_bytes(b"moof")
        async for _ in socket:
            pass
        left.set()
        return socket

    engine.handlers[f"cameras/{CAMERA}/live"] = show
    client = await hass_client()
    url = f"/api/hearthwatch/{loaded.entry_id}/cameras/{CAMERA}/live?stream=detect&evil=1"
    async with client.ws_connect(url) as socket:
        assert await socket.receive_json() == {"type": "init", "stream": "detect"}
        assert await socket.receive_bytes() == b"moof"
    await asyncio.wait_for(left.wait(), 10)


async def test_the_engine_ends_the_show(
    hass_client: Clients, loaded: MockConfigEntry, engine: FakeEngine
) -> None:
    async def show(request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.close(code=1013)
        return socket

    engine.handlers[f"cameras/{CAMERA}/live"] = show
    client = await hass_client()
    url = f"/api/hearthwatch/{loaded.entry_id}/cameras/{CAMERA}/live"
    async with client.ws_connect(url) as socket:
        assert (await socket.receive()).type is WSMsgType.CLOSE
        assert socket.close_code == 1013


async def test_no_camera_to_show(
    hass_client: Clients, loaded: MockConfigEntry, engine: FakeEngine
) -> None:
    client = await hass_client()
    url = f"/api/hearthwatch/{loaded.entry_id}/cameras/{CAMERA}/live"
    assert (await client.get(url)).status == HTTPStatus.NOT_FOUND
