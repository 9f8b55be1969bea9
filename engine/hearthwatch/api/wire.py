"""One WebSocket as a line of numbered frames, for one who speaks and one who listens."""

import asyncio
import contextlib
import json
from collections.abc import Mapping
from typing import Any, Final, NoReturn

from starlette.websockets import WebSocket, WebSocketDisconnect

LARGEST_FRAME: Final = 64 << 10
"""Bytes of a frame that a client may send."""

NOT_TEXT: Final = 1003
NOT_ALLOWED: Final = 1008
TOO_LARGE: Final = 1009
TRY_LATER: Final = 1013

_FAREWELL_WITHIN: Final = 1.0


class Wire:
    """Says frames to a client and hears it; every frame it says has the next `seq`."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._said = 0
        self._began: float | None = None
        self._ended = False

    @property
    def stuck(self) -> float:
        """For how many seconds it has been waiting for the client to read."""
        began = self._began
        return 0.0 if began is None else asyncio.get_running_loop().time() - began

    async def say(self, frame: Mapping[str, Any]) -> None:
        """Say something to this client alone."""
        await self.tell(written(frame))

    async def tell(self, text: str) -> None:
        """Say what was written for many.

        Raises:
            WebSocketDisconnect: the client has left, or is being sent away.
        """
        if self._ended:
            raise WebSocketDisconnect(1006)
        self._said += 1
        self._began = asyncio.get_running_loop().time()
        await self._socket.send_text(f'{text[:-1]},"seq":{self._said}}}')
        self._began = None

    async def complain(self, code: str, message: str) -> None:
        """Say what is wrong with something that the client said."""
        await self.say({"type": "error", "error": {"code": code, "message": message}})

    async def hear(self) -> str:
        """Wait for the client to say something; one that says what no client should is sent away.

        Raises:
            WebSocketDisconnect: it has left.
        """
        message = await self._socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1005))
        text: str | None = message.get("text")
        if text is None:
            await self.end(NOT_TEXT, "frames are JSON text")
        if len(text) > LARGEST_FRAME:
            await self.end(TOO_LARGE, "the frame is too large")
        return text

    async def end(self, code: int, reason: str) -> NoReturn:
        """Send the client away.

        Raises:
            WebSocketDisconnect: always.
        """
        self._ended = True
        with contextlib.suppress(TimeoutError, WebSocketDisconnect):
            async with asyncio.timeout(_FAREWELL_WITHIN):
                await self._socket.close(code, reason[:100])
        raise WebSocketDisconnect(code, reason)


def written(frame: Mapping[str, Any]) -> str:
    """Write a frame as the text of a JSON object that is not empty."""
    return json.dumps(frame, separators=(",", ":"))
