"""Live view's ways in, over real sockets; what is shown is played by hand."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from hearthwatch.api import live
from hearthwatch.api import watching as ways
from hearthwatch.model.live import LiveForm, LiveStream, LiveTrouble
from hearthwatch.model.messages import LiveAway, LiveBegun, LiveData, LiveFailed, Show

FRONT = "0199f3c2-0000-7000-8000-000000000001"


async def shown(site: Any) -> Show:
    """Wait until the worker is told to show something."""
    async with asyncio.timeout(20):
        return await site.fleet.shows.get()


def begin(site: Any, view: int) -> None:
    site.fleet.viewers.take(
        LiveBegun(
            view=view,
            stream=LiveStream.MAIN,
            codec="h264",
            width=640,
            height=360,
            transcoded=False,
            start=1000.5,
            mime='video/mp4; codecs="avc1.42c01e"',
            has_audio=True,
            data=b"init",
        )
    )


def play(site: Any, view: int, data: bytes, *, keyframe: bool = True, gap: float = 0.0) -> None:
    made = LiveData(view=view, data=data, keyframe=keyframe, captured=0.0, gap=gap)
    site.fleet.viewers.take(made)


@asynccontextmanager
async def watching(
    site: Any, path: str = "front_door/live", **headers: str
) -> AsyncIterator[ClientConnection]:
    address = f"ws://127.0.0.1:{site.port}/api/v1/cameras/{path}"
    async with connect(address, additional_headers=headers, proxy=None) as client:
        yield client


@pytest.fixture
async def key(site: Any) -> dict[str, str]:
    return {"X-API-Key": await site.key()}


async def test_what_is_shown_reaches_the_browser(site: Any, key: dict[str, str]) -> None:
    async with watching(site, "front_door/live?stream=main&sound=true", **key) as browser:
        show = await shown(site)
        assert (show.stream, show.form, show.sound) == (LiveStream.MAIN, LiveForm.MP4, True)
        begin(site, show.view)
        play(site, show.view, b"one")
        assert json.loads(await browser.recv()) == {
            "type": "init",
            "mime": 'video/mp4; codecs="avc1.42c01e"',
            "stream": "main",
            "transcoded": False,
            "width": 640,
            "height": 360,
            "codec": "h264",
            "has_audio": True,
            "start": 1000.5,
        }
        assert [await browser.recv(), await browser.recv()] == [b"init", b"one"]
        play(site, show.view, b"two", gap=1.25)
        assert json.loads(await browser.recv()) == {"type": "gap", "seconds": 1.25}
        assert await browser.recv() == b"two"
        site.fleet.viewers.take(LiveAway(view=show.view, reason="no answer"))
        assert json.loads(await browser.recv()) == {"type": "offline", "reason": "no answer"}
        begin(site, show.view)
        play(site, show.view, b"three")
        assert json.loads(await browser.recv())["type"] == "init"
        failed = LiveFailed(view=show.view, trouble=LiveTrouble.UNFIT, reason="of wood")
        site.fleet.viewers.take(failed)
        assert [await browser.recv(), await browser.recv()] == [b"init", b"three"]
        error = {"code": "unfit_pictures", "message": "of wood"}
        assert json.loads(await browser.recv()) == {"type": "error", "error": error}
        with pytest.raises(ConnectionClosed):
            await browser.recv()


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("front_door/live", {}, 401),
        ("front_door/live", {"X-API-Key": "hw_wrong"}, 401),
        ("front_door/live?expires=9999999999&signature=forged", {}, 403),
        ("nobody/live", {"X-API-Key": "right"}, 404),
        ("front_door/live?stream=side", {"X-API-Key": "right"}, 400),
        ("front_door/live?sound=loud", {"X-API-Key": "right"}, 400),
    ],
)
async def test_who_and_what_is_turned_away(
    site: Any, path: str, headers: dict[str, str], status: int
) -> None:
    if headers.get("X-API-Key") == "right":
        headers = {"X-API-Key": await site.key()}
    with pytest.raises(InvalidStatus) as refused:
        async with watching(site, path, **headers):
            pass
    assert refused.value.response.status_code == status
    assert refused.value.response.headers["content-type"] == "application/problem+json"


async def test_a_name_that_is_not_ours_is_turned_away(site: Any, key: dict[str, str]) -> None:
    address = "ws://evil.example/api/v1/cameras/front_door/live"
    here = {"host": "127.0.0.1", "port": site.port}
    with pytest.raises(InvalidStatus) as refused:
        await connect(address, additional_headers=key, proxy=None, **here)
    assert refused.value.response.status_code == 421


async def test_a_page_of_another_site_cannot_watch_with_our_cookie(site: Any) -> None:
    async with site.client() as browser:
        code = await site.house.access.new_code()
        cookie = (await browser.post("/api/v1/auth/code", json={"code": code})).headers[
            "set-cookie"
        ]
    session = cookie.partition(";")[0]
    own = f"http://127.0.0.1:{site.port}"
    async with watching(site, Cookie=session, Origin=own):
        pass
    with pytest.raises(InvalidStatus) as refused:
        async with watching(site, Cookie=session, Origin="http://evil.example"):
            pass
    assert refused.value.response.status_code == 403


async def test_signed_addresses(site: Any, reader: httpx.AsyncClient) -> None:
    urls = (await reader.get("/api/v1/cameras/front_door/live/urls")).json()
    assert {name: url.partition("?")[0] for name, url in urls.items() if name != "expires"} == {
        "snapshot": f"cameras/{FRONT}/snapshot",
        "live": f"cameras/{FRONT}/live",
        "ts": f"cameras/{FRONT}/live.ts",
    }
    address = urls["live"].removeprefix("cameras/")
    async with watching(site, address):
        await shown(site)
    for wrong in (address.replace("/live?", "/snapshot?"), address[:-3] + "xyz"):
        with pytest.raises(InvalidStatus):
            async with watching(site, wrong):
                pass
    site.clock["ahead"] = 3601
    with pytest.raises(InvalidStatus) as refused:
        async with watching(site, address):
            pass
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize(
    ("seconds", "status"), [(60, 200), (86_400, 200), (59, 400), (86_401, 400)]
)
async def test_signed_addresses_last_as_long_as_is_asked_for(
    site: Any, reader: httpx.AsyncClient, seconds: int, status: int
) -> None:
    query = {"seconds": seconds}
    answer = await reader.get("/api/v1/cameras/front_door/live/urls", params=query)
    assert answer.status_code == status
    if status == 200:
        site.fleet.pictures[site.house.settings().cameras[0].id] = b"\xff\xd8\xff a picture"
        async with site.client() as stranger:
            address = f"/api/v1/{answer.json()['snapshot']}"
            site.clock["ahead"] = seconds - 5
            assert (await stranger.get(address)).status_code == 200
            site.clock["ahead"] = seconds + 1
            assert (await stranger.get(address)).status_code == 403


async def test_what_a_signed_address_opened_goes_on_when_it_has_expired(
    site: Any, reader: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "_LOOK_EVERY", 0.001)
    address = (await reader.get("/api/v1/cameras/front_door/live/urls")).json()["ts"]
    async with site.client() as stranger:
        asking = asyncio.create_task(stranger.get(f"/api/v1/{address}"))
        view = (await shown(site)).view
        begin(site, view)
        play(site, view, b"\x47one")
        site.clock["ahead"] = 7200
        await asyncio.sleep(0.1)
        play(site, view, b"\x47two", keyframe=False)
        await asyncio.sleep(0.1)
        site.fleet.viewers.take(LiveAway(view=view, reason="gone"))
        answer = await asking
        assert (answer.status_code, answer.content) == (200, b"\x47one\x47two")
        assert (await stranger.get(f"/api/v1/{address}")).status_code == 403


async def test_nothing_can_be_posted_with_a_signed_address(
    site: Any, reader: httpx.AsyncClient
) -> None:
    query = site.house.signer.sign(f"cameras/{FRONT}/webrtc", None).partition("?")[2]
    offer = {"type": "offer", "sdp": "v=0"}
    async with site.client() as stranger:
        answer = await stranger.post(f"/api/v1/cameras/{FRONT}/webrtc?{query}", json=offer)
    assert answer.status_code == 401


async def test_who_reads_nothing_is_sent_away(
    site: Any, key: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "SEND_WITHIN", 0.2)
    wire = socket.socket()
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    wire.connect(("127.0.0.1", site.port))
    address = f"ws://127.0.0.1:{site.port}/api/v1/cameras/front_door/live"
    connecting = connect(
        address, sock=wire, additional_headers=key, max_queue=1, max_size=None, proxy=None
    )
    async with connecting as idle:
        view = (await shown(site)).view
        begin(site, view)
        async with asyncio.timeout(20):
            while any(watched.viewers for watched in site.fleet.viewers._views.values()):
                play(site, view, bytes(1 << 20))
                await asyncio.sleep(0.01)
        with pytest.raises(ConnectionClosed):
            await _read_all(idle)


async def _read_all(client: ClientConnection) -> None:
    while True:
        await client.recv()


async def test_a_transport_stream_begins_ends_and_is_refused(
    site: Any, reader: httpx.AsyncClient
) -> None:
    path = "/api/v1/cameras/front_door/live.ts"
    asking = asyncio.create_task(reader.get(path))
    view = (await shown(site)).view
    begin(site, view)
    play(site, view, b"\x47one")
    play(site, view, b"\x47two", keyframe=False)
    await asyncio.sleep(0.1)
    site.fleet.viewers.take(LiveAway(view=view, reason="gone"))
    answer = await asking
    assert (answer.status_code, answer.content) == (200, b"\x47one\x47two")
    assert answer.headers["content-type"] == "video/mp2t"

    for message, status, code in (
        (LiveFailed(view=2, trouble=LiveTrouble.NO_STREAM, reason="none"), 409, "no_such_stream"),
        (LiveAway(view=3, reason="no answer"), 503, "camera_offline"),
    ):
        asking = asyncio.create_task(reader.get(path))
        assert (await shown(site)).view == message.view
        site.fleet.viewers.take(message)
        answer = await asking
        assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert not any(watched.viewers for watched in site.fleet.viewers._views.values())


async def test_snapshots_have_a_height(site: Any, reader: httpx.AsyncClient) -> None:
    answer = await reader.get("/api/v1/cameras/front_door/snapshot?height=-1")
    assert answer.status_code == 400


async def test_webrtc_can_be_switched_off(serve: Any) -> None:
    async with serve() as site:
        settings = site.settings["now"]
        off = settings.live.model_copy(update={"webrtc": False})
        site.settings["now"] = settings.model_copy(update={"live": off})
        async with site.client(await site.key()) as reader:
            offer = {"type": "offer", "sdp": "v=0"}
            answer = await reader.post("/api/v1/cameras/front_door/webrtc", json=offer)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "webrtc_off")


async def test_calls_that_are_being_opened_count(site: Any, key: dict[str, str]) -> None:
    async def offer(browser: httpx.AsyncClient) -> httpx.Response:
        body = {"type": "offer", "sdp": "v=0"}
        return await browser.post("/api/v1/cameras/front_door/webrtc", json=body, headers=key)

    async with site.client() as browser:
        offers = [asyncio.create_task(offer(browser)) for _ in range(9)]
        done, _ = await asyncio.wait(offers, timeout=10, return_when=asyncio.FIRST_COMPLETED)
        show = await shown(site)
        failed = LiveFailed(view=show.view, trouble=LiveTrouble.UNFIT, reason="of wood")
        site.fleet.viewers.take(failed)
        answers = [answer.status_code for answer in await asyncio.gather(*offers)]
    assert [answer.result().status_code for answer in done] == [503]
    assert sorted(answers) == [409] * 8 + [503]
