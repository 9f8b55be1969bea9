"""Those who do not read: a real connection that takes in nothing any more."""

import asyncio
import socket
from typing import Any

import psutil
import pytest
import websockets

from hearthwatch.api import sockets, websocket
from hearthwatch.events import Topic
from hearthwatch.model.geometry import Box
from hearthwatch.model.messages import Tracks
from hearthwatch.model.track import TrackState, TrackView

from .sockets import connect, front, hear, say, subscribe

TRACK = TrackView(7, "person", 0.8, Box(0.1, 0.2, 0.3, 0.4), TrackState.CONFIRMED)


def is_served(port: int, client: socket.socket) -> bool:
    """Tell whether the server still has its end of a connection."""
    number = client.getsockname()[1]
    served = (c for c in psutil.Process().net_connections("tcp") if c.laddr.port == port)
    return any(c.raddr and c.raddr.port == number for c in served)


async def until_cut_off(port: int, client: socket.socket) -> bool:
    """Wait until the server has let go of a connection; say whether it has."""
    for _ in range(1000):
        if not is_served(port, client):
            return True
        await asyncio.sleep(0.02)
    return False


async def test_one_who_never_reads_holds_up_nobody_and_is_cut_off(
    site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(websocket, "_SEND_WITHIN", 0.3)
    monkeypatch.setattr(sockets, "_LAST_BYTES_WITHIN", 0.05)
    key = await site.key()
    tracks = Tracks(camera_id=front(site), timestamp=10.0, tracks=(TRACK,) * 1000)
    with socket.socket() as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sock.connect(("127.0.0.1", site.port))
        stalled = await websockets.connect(
            f"ws://127.0.0.1:{site.port}/api/v1/ws",
            sock=sock,
            additional_headers={"Authorization": f"Bearer {key}"},
            proxy=None,
            max_queue=1,
        )
        await hear(stalled)
        await say(stalled, type="subscribe", topics=["tracks"])
        await hear(stalled)
        async with connect(site, key) as reader:
            await subscribe(reader, "events")
            for _ in range(100):
                site.house.bus.publish(Topic.TRACKS, tracks)
            for _ in range(5):
                event = await site.record()
                assert (await hear(reader))["data"]["id"] == str(event.id)
            async with asyncio.timeout(20):
                await site.fleet.left.wait()
            assert site.fleet.watched == {front(site): 0}
            assert await until_cut_off(site.port, sock)
            event = await site.record()
            assert (await hear(reader))["data"]["id"] == str(event.id)
        stalled.transport.abort()
