"""Puts the newest pictures on the board."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final
from uuid import UUID

from hearthwatch.outputs.mqtt.board import Board

type PictureOf = Callable[[UUID], Awaitable[bytes | None]]
"""Returns the picture of an event as JPEG; None: it is gone, or cannot be read now."""

LARGEST: Final = 4 << 20
"""Bytes of a picture; many brokers break the connection off at larger messages."""


class PictureBoard:
    """Reads pictures and has them retained; what changes meanwhile is read as it is in the end."""

    def __init__(self, board: Board, picture_of: PictureOf) -> None:
        self._board = board
        self._picture_of = picture_of
        self._shown: dict[str, UUID] = {}
        self._wanted: dict[str, UUID] = {}
        self._awake = asyncio.Event()

    def show(self, topic: str, event_id: str | None) -> None:
        """Have a topic show the picture of an event; None: there is none yet."""
        if event_id is None:
            return
        wanted = UUID(event_id)
        if self._wanted.get(topic, self._shown.get(topic)) != wanted:
            self._wanted[topic] = wanted
            self._awake.set()

    async def run(self) -> None:
        """Read what is wanted until cancelled."""
        while True:
            await self._awake.wait()
            self._awake.clear()
            while self._wanted:
                topic, event_id = next(iter(self._wanted.items()))
                jpeg = await self._picture_of(event_id)
                if self._wanted.get(topic) != event_id:
                    continue  # There is a newer one already.
                del self._wanted[topic]
                self._shown[topic] = event_id
                if jpeg is not None and len(jpeg) <= LARGEST:
                    self._board.put(topic, jpeg)
