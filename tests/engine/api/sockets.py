"""The WebSocket as a test listens to it."""

import asyncio
import json
from typing import Any, NoReturn
from weakref import WeakKeyDictionary

import websockets
from websockets.asyncio.client import ClientConnection

FRONT = "0199f3c2-0000-7000-8000-000000000001"
YARD = "0199f3c2-0000-7000-8000-000000000002"
INGRESS = "127.0.0.2"


def connect(site: Any, key: str | None = None, **more: Any) -> websockets.connect:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    headers |= more.pop("headers", {})
    name = more.pop("name", "127.0.0.1")
    url = f"ws://{name}:{site.port}/api/v1/ws"
    more = {"host": "127.0.0.1", "port": site.port, "proxy": None} | more
    return websockets.connect(url, additional_headers=headers, **more)


said = WeakKeyDictionary[ClientConnection, int]()
"""How many frames each server's end has said."""


async def hear(socket: ClientConnection) -> dict[str, Any]:
    """Return the next frame, which has the number after that of the last."""
    async with asyncio.timeout(20):
        frame: dict[str, Any] = json.loads(await socket.recv())
    said[socket] = said.get(socket, 0) + 1
    assert frame.pop("seq") == said[socket]
    return frame


async def hear_all(socket: ClientConnection) -> NoReturn:
    while True:
        await hear(socket)


async def say(socket: ClientConnection, **frame: Any) -> None:
    await socket.send(json.dumps(frame))


async def subscribe(socket: ClientConnection, *topics: str, **more: Any) -> dict[str, Any]:
    assert (await hear(socket))["type"] == "connected"
    await say(socket, type="subscribe", topics=topics, **more)
    return await hear(socket)


def front(site: Any) -> Any:
    return site.house.settings().cameras[0].id
