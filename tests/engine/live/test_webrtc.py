"""Live view over WebRTC, with a real peer."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import httpx
import ifaddr
import pytest
from aiortc import (
    MediaStreamTrack,
    RTCConfiguration,
    RTCPeerConnection,
    RTCRtpReceiver,
    RTCSessionDescription,
)
from aiortc.mediastreams import MediaStreamError

type Film = Callable[..., Path]
type Run = Callable[..., AbstractContextManager[Any]]
type ReadNumber = Callable[[av.VideoFrame], int | None]


def has_own_address() -> bool:
    """aiortc offers no loopback address, and so needs another one of this machine."""
    addresses = [ip for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv4]
    return any(not str(address.ip).startswith("127.") for address in addresses)


pytestmark = pytest.mark.skipif(
    not has_own_address(), reason="WebRTC's library wants an address that is not the loopback's"
)


@pytest.fixture(scope="module")
def engine(run: Run, film: Film) -> Iterator[Any]:
    with run(film("sub.mp4")) as engine:
        yield engine


@dataclass
class Peer:
    """A viewer's side of a call."""

    connection: RTCPeerConnection
    tracks: asyncio.Queue[MediaStreamTrack]
    http: httpx.AsyncClient

    async def call(self, **more: Any) -> dict[str, Any]:
        await self.connection.setLocalDescription(await self.connection.createOffer())
        offer = {"type": "offer", "sdp": self.connection.localDescription.sdp, **more}
        answer = (await self.http.post("webrtc", json=offer)).raise_for_status().json()
        description = RTCSessionDescription(answer["sdp"], "answer")
        await self.connection.setRemoteDescription(description)
        return answer


@asynccontextmanager
async def peer(engine: Any, *, codec: str | None = None) -> AsyncIterator[Peer]:
    connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    line = connection.addTransceiver("video", direction="recvonly")
    if codec:
        known = RTCRtpReceiver.getCapabilities("video").codecs
        line.setCodecPreferences([found for found in known if found.mimeType == codec])
    tracks: asyncio.Queue[MediaStreamTrack] = asyncio.Queue()
    connection.on("track", tracks.put_nowait)
    address = f"{engine.url}/api/v1/cameras/front/"
    async with httpx.AsyncClient(base_url=address, headers=engine.headers, timeout=30) as http:
        try:
            yield Peer(connection, tracks, http)
        finally:
            await connection.close()


async def test_a_peer_gets_the_pictures_of_the_camera(
    engine: Any, read_number: ReadNumber, follows: Any
) -> None:
    async with peer(engine) as viewer:
        answer = await viewer.call()
        assert (answer["type"], answer["stream"], answer["transcoded"]) == ("answer", "main", False)
        track = await viewer.tracks.get()
        async with asyncio.timeout(20):
            frames = [await track.recv() for _ in range(75)]
        numbers = [read_number(frame) for frame in frames]
        assert numbers[0] % 30 == 0
        assert follows(numbers)
        # What came late was brought up to the present, and then time goes on as the camera's does.
        assert frames[-1].pts - frames[-10].pts == pytest.approx(9 * 6000, abs=3)
        assert engine.connections("main") == 1

        missing = await viewer.http.delete("webrtc/nothing")
        assert missing.status_code == 404
        assert (await viewer.http.delete(f"webrtc/{answer['session']}")).status_code == 204
        async with asyncio.timeout(10):
            with pytest.raises(MediaStreamError):
                await rest(track)
        assert (await viewer.http.delete(f"webrtc/{answer['session']}")).status_code == 404


async def rest(track: MediaStreamTrack) -> None:
    while True:
        await track.recv()


async def test_an_offer_without_h264_is_refused(engine: Any) -> None:
    async with peer(engine, codec="video/VP8") as viewer:
        with pytest.raises(httpx.HTTPStatusError) as refused:
            await viewer.call()
    problem = refused.value.response.json()
    assert (problem["status"], problem["error"]["code"]) == (400, "bad_offer")


@pytest.mark.parametrize(
    "sdp",
    [
        "nonsense",
        "v=0\r\n",
        "v=0\r\no=- 0 0 IN IP4 0\r\ns=-\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n",
        "m=video 9 x 1\r\n" * 500,
        "v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nm=video 9 x 1\r\n",
    ],
)
def test_nonsense_is_refused(engine: Any, sdp: str) -> None:
    answer = engine.post("cameras/front/webrtc", {"type": "offer", "sdp": sdp})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad_offer")


def test_an_offer_is_bounded_and_needs_credentials(engine: Any) -> None:
    offer = {"type": "offer", "sdp": "v" * 40_000}
    assert engine.post("cameras/front/webrtc", offer).status_code == 400
    assert httpx.post(f"{engine.url}/api/v1/cameras/front/webrtc", json=offer).status_code == 401


def test_nobody_pays_for_webrtc_before_a_call(run: Run, film: Film) -> None:
    with run(film("sub.mp4")) as engine:
        maps = Path(f"/proc/{engine.child.pid}/maps").read_text()
        assert "pylibsrtp" not in maps
