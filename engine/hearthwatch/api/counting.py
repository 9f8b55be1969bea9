"""Counting requests and open WebSockets, from outside of everything else."""

import time
from contextlib import ExitStack
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hearthwatch.api.base import BASE
from hearthwatch.api.house import House

_METHODS: Final = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_CUT_OFF: Final = 499
"""What is counted where the other side left before there was an answer."""


class Counting:
    """ASGI middleware that tells the telemetry what was asked for and how it went."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self._app = app
        self._telemetry = house.telemetry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and count it."""
        match scope["type"]:
            case "http":
                await self._count_request(scope, receive, send)
            case "websocket":
                await self._count_socket(scope, receive, send)
            case _:
                await self._app(scope, receive, send)

    async def _count_request(self, scope: Scope, receive: Receive, send: Send) -> None:
        status, begun = _CUT_OFF, time.perf_counter()

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watch)
        finally:
            method = scope["method"] if scope["method"] in _METHODS else "other"
            seconds = time.perf_counter() - begun
            self._telemetry.request(method, _route_of(scope), status, seconds)

    async def _count_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        with ExitStack() as open_socket:

            async def watch(message: Message) -> None:
                if message["type"] == "websocket.accept":
                    open_socket.enter_context(self._telemetry.socket(_route_of(scope)))
                await send(message)

            await self._app(scope, receive, watch)


def _route_of(scope: Scope) -> str:
    """Return the template of the route: an address could hold a token, or grow without end."""
    path = getattr(scope.get("route"), "path", None)
    return path.removeprefix(BASE) if isinstance(path, str) and path else "other"
