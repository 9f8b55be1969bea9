"""The engine's live updates: a WebSocket that comes back for ever and misses no event."""

import asyncio
import random
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, NoReturn

import orjson
from aiohttp import ClientError, ClientWebSocketResponse, WSMsgType
from mashumaro.exceptions import InvalidFieldValue, MissingField
from mashumaro.mixins.orjson import DataClassORJSONMixin

from .connection import Connection
from .errors import (
    CannotConnectError,
    HearthwatchError,
    InvalidAnswerError,
    NotAllowedError,
    NotAuthenticatedError,
    TimedOutError,
)

_FIRST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 60.0
_SILENCE: Final = 60.0
"""Seconds; the engine says something every 25."""

_WRONG_CREDENTIALS: Final = 1008

_NEWS_FOR: Final = timedelta(minutes=2)
"""An event that is told later than so is history: a doorbell that rang in a break rings no more."""


class LiveState(StrEnum):
    """How the live updates are."""

    CONNECTING = "connecting"
    LIVE = "live"
    WAITING = "waiting"


@dataclass(frozen=True, kw_only=True)
class Frame(DataClassORJSONMixin):
    """Something the engine says: what it is, on which topic, and what it holds."""

    type: str
    topic: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    timestamp: datetime | None = None
    error: dict[str, Any] | None = None


class LiveUpdates:
    """Subscribe to topics, and again after every break.

    `run` begins with `CONNECTING`; it is `LIVE` from when the engine has confirmed the
    subscription, and `WAITING` between a break and the next try: 1, 2, 4 … 60 seconds, each made
    up to a half shorter by chance, so that a house full of clients does not come back as one.
    Events are resumed behind the newest that was heard, if they are not older than two minutes by
    the engine's own clock.
    """

    def __init__(
        self,
        connection: Connection,
        topics: Iterable[str],
        *,
        on_frame: Callable[[Frame], None],
        on_state: Callable[[LiveState, HearthwatchError | None], None],
        first_pause: float = _FIRST_PAUSE,
    ) -> None:
        self._connection = connection
        self._topics = list(topics)
        self._on_frame = on_frame
        self._on_state = on_state
        self._first_pause = first_pause
        self._pause = first_pause
        self._newest: str | None = None
        self._wishes: Mapping[str, Collection[str] | None] = {}
        self._socket: ClientWebSocketResponse | None = None

    async def follow(self, wishes: Mapping[str, Collection[str] | None]) -> None:
        """Follow topics beside those of always, now and after every break, and no others.

        Args:
            wishes: each topic with the ids of its cameras; None: of all.
        """
        dropped = sorted(self._wishes.keys() - wishes.keys())
        fresh = {
            topic: cameras
            for topic, cameras in wishes.items()
            if topic not in self._wishes or self._wishes[topic] != cameras
        }
        self._wishes = wishes
        if self._socket is not None:
            # A socket that breaks now is noticed by who reads it, and the next one is told it all.
            with suppress(ClientError, OSError):
                if dropped:
                    await _say(self._socket, {"type": "unsubscribe", "topics": dropped})
                await _wish(self._socket, fresh)

    async def run(self) -> NoReturn:
        """Stay connected until cancelled.

        Raises:
            NotAuthenticatedError: the key is not known any more, so trying again is of no use.
            NotAllowedError: the key may not listen.
        """
        self._pause = self._first_pause
        while True:
            self._on_state(LiveState.CONNECTING, None)
            try:
                await self._listen()
            except NotAuthenticatedError, NotAllowedError:
                raise
            except HearthwatchError as error:
                self._on_state(LiveState.WAITING, error)
            await asyncio.sleep(self._pause * random.uniform(0.5, 1))  # noqa: S311
            self._pause = min(2 * self._pause, _LONGEST_PAUSE)

    async def _listen(self) -> NoReturn:
        async with self._connection.socket("ws") as socket:
            greeting = await self._expect(socket, "connected")
            wish: dict[str, Any] = {"type": "subscribe", "topics": self._topics}
            if self._newest:
                wish["last_event_id"] = self._newest
            await _say(socket, wish)
            await self._expect(socket, "subscribed")
            self._pause = self._first_pause
            self._on_state(LiveState.LIVE, None)
            self._socket = socket
            try:
                await _wish(socket, self._wishes)
                while True:
                    self._take(await _next(socket), since=greeting.timestamp)
            finally:
                self._socket = None

    async def _expect(self, socket: ClientWebSocketResponse, kind: str) -> Frame:
        frame = await _next(socket)
        if frame.type == "error":
            raise InvalidAnswerError(f"ws: {(frame.error or {}).get('message')}")
        if frame.type != kind:
            raise InvalidAnswerError(f"ws: {frame.type!r} instead of {kind!r}")
        return frame

    def _take(self, frame: Frame, *, since: datetime | None) -> None:
        if frame.topic == "events" and isinstance(identifier := frame.data.get("id"), str):
            self._newest = identifier
            if since is not None and _moment(frame) < since - _NEWS_FOR:
                return
        if frame.topic is not None:
            self._on_frame(frame)


def _moment(frame: Frame) -> datetime:
    try:
        return datetime.fromisoformat(str(frame.data.get("timestamp")))
    except ValueError as error:
        raise InvalidAnswerError("ws: an event without its time") from error


async def _wish(
    socket: ClientWebSocketResponse, wishes: Mapping[str, Collection[str] | None]
) -> None:
    for topic, cameras in wishes.items():
        wish: dict[str, Any] = {"type": "subscribe", "topics": [topic]}
        if cameras is not None:
            wish["cameras"] = sorted(cameras)
        await _say(socket, wish)


async def _say(socket: ClientWebSocketResponse, frame: dict[str, Any]) -> None:
    await socket.send_str(orjson.dumps(frame).decode())


async def _next(socket: ClientWebSocketResponse) -> Frame:
    try:
        message = await socket.receive(timeout=_SILENCE)
    except TimeoutError as error:
        raise TimedOutError("ws: silence") from error
    if message.type is not WSMsgType.TEXT:
        if socket.close_code == _WRONG_CREDENTIALS:
            raise NotAuthenticatedError("ws: sent away", status=401, code="credentials")
        raise CannotConnectError(f"ws: closed ({socket.close_code})")
    try:
        return Frame.from_json(message.data)
    except (ValueError, MissingField, InvalidFieldValue) as error:
        raise InvalidAnswerError("ws: this is not an engine's frame") from error
