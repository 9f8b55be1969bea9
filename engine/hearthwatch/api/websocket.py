"""Live updates: one WebSocket, any topics, and no slow reader that holds up anybody else."""

import asyncio
import contextlib
import json
import time
from collections.abc import Iterable
from typing import Any, Final, NoReturn
from uuid import UUID

import structlog
from fastapi import APIRouter
from starlette.websockets import WebSocket, WebSocketDisconnect

from hearthwatch.api.frames import FrameError, Ping, Subscribe, Unsubscribe, read_frame
from hearthwatch.api.house import House, house_of
from hearthwatch.api.interests import Interests
from hearthwatch.api.news import dropped, event_frame, frame_of
from hearthwatch.api.parameters import camera_of
from hearthwatch.api.problems import ProblemError, problem_response
from hearthwatch.api.security import known_identity
from hearthwatch.events import Notice, Topic
from hearthwatch.model.messages import Stats
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import Scope, StoredEvent, StoreError

LARGEST_FRAME: Final = 64 << 10
"""Bytes of a frame that a client may send."""

_HEARTBEAT: Final = 25.0
_SEND_WITHIN: Final = 20.0
_MOST_RESUMED: Final = 1000
_TOO_LARGE: Final = 1009
_NOT_TEXT: Final = 1003
_NOT_ALLOWED: Final = 1008
_TOO_SLOW: Final = 1013

_log = structlog.get_logger(__name__)

router = APIRouter()


@router.websocket("/ws")
async def live(socket: WebSocket) -> None:
    """Let in whoever may read, and talk until one side ends it."""
    house = house_of(socket)
    try:
        identity = await known_identity(socket, Scope.READ)
    except ProblemError as error:
        await socket.send_denial_response(problem_response(socket, error))
        return
    except StoreError:
        busy = ProblemError(503, "database_unavailable", "The database does not answer.")
        await socket.send_denial_response(problem_response(socket, busy))
        return
    await socket.accept()
    with Interests(house, identity) as interests:
        await _Conversation(socket, house, interests).hold()


class _Conversation:
    """One client. Whoever holds `_turn` speaks, so that answers and news never mix."""

    def __init__(self, socket: WebSocket, house: House, interests: Interests) -> None:
        self._socket = socket
        self._house = house
        self._interests = interests
        self._turn = asyncio.Lock()
        self._caught_up = 0

    async def hold(self) -> None:
        """Talk until the client leaves or is sent away."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._listen())
                tasks.create_task(self._tell())
                tasks.create_task(self._stay_in_touch())
        except* WebSocketDisconnect:
            _log.debug("listener_left")

    async def _listen(self) -> None:
        async with self._turn:
            await self._send(
                {
                    "type": "connected",
                    "version": self._house.version,
                    "instance": str(self._house.instance),
                    "timestamp": to_rfc3339(time.time()),
                    "topics": [topic.value for topic in Topic],
                }
            )
        while True:
            text = await self._hear()
            async with self._turn:
                await self._answer(text)

    async def _hear(self) -> str:
        message = await self._socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1005))
        text: str | None = message.get("text")
        if text is None:
            await self._end(_NOT_TEXT, "frames are JSON text")
        if len(text) > LARGEST_FRAME:
            await self._end(_TOO_LARGE, "the frame is too large")
        return text

    async def _tell(self) -> None:
        while True:
            notice = await self._interests.next()
            async with self._turn:
                if self._is_news(notice):
                    await self._send(frame_of(self._house, notice))

    async def _stay_in_touch(self) -> None:
        """Send a sign of life, and look whether the client is still welcome."""
        while True:
            await asyncio.sleep(_HEARTBEAT)
            try:
                self._interests.identity = await known_identity(self._socket, Scope.READ)
            except ProblemError as error:
                await self._end(_NOT_ALLOWED, error.detail)
            except StoreError:
                _log.warning("listener_not_checked")
            self._interests.watch_cameras()
            async with self._turn:
                await self._send({"type": "heartbeat", "timestamp": to_rfc3339(time.time())})

    async def _answer(self, text: str) -> None:
        try:
            match read_frame(text):
                case Ping():
                    await self._send({"type": "pong"})
                case Unsubscribe(topics=topics):
                    self._interests.remove(topics)
                    await self._confirm()
                case Subscribe() as wish:
                    await self._subscribe(wish)
        except FrameError as error:
            await self._complain("bad_frame", str(error))
        except ProblemError as error:
            await self._complain(error.code, error.detail)
        except StoreError:
            await self._complain("database_unavailable", "The database does not answer; try again.")

    async def _subscribe(self, wish: Subscribe) -> None:
        self._interests.add(wish.topics, self._camera_ids(wish.cameras))
        await self._confirm()
        if Topic.CAMERAS in wish.topics:
            await self._show_cameras()
        if Topic.EVENTS in wish.topics and wish.last_event_id is not None:
            await self._resume(wish.last_event_id)

    def _camera_ids(self, names: Iterable[str] | None) -> frozenset[UUID] | None:
        if names is None:
            return None
        return frozenset(camera_of(self._socket, name).id for name in names)

    async def _confirm(self) -> None:
        topics = self._interests.topics
        chosen = {
            topic.value: None if cameras is None else sorted(map(str, cameras))
            for topic, cameras in topics.items()
        }
        await self._send({"type": "subscribed", "topics": list(chosen), "cameras": chosen})

    async def _show_cameras(self) -> None:
        """Begin with how every camera fares now; the news are changes to that."""
        for camera_id, status in list(self._house.fleet.statuses.items()):
            notice = Notice(Topic.CAMERAS, Stats(camera_id=camera_id, status=status))
            if self._interests.includes(notice):
                await self._send(frame_of(self._house, notice))

    async def _resume(self, event_id: UUID) -> None:
        missed = await self._house.events.after(event_id, limit=_MOST_RESUMED + 1)
        if missed is None or len(missed) > _MOST_RESUMED:
            await self._send(dropped(Topic.EVENTS, None))
            return
        for stored in missed:
            if self._interests.includes(Notice(Topic.EVENTS, stored)):
                await self._send(event_frame(stored))
            self._caught_up = stored.sequence

    def _is_news(self, notice: object) -> bool:
        match notice:
            case Notice(payload=StoredEvent(sequence=sequence)):
                return sequence > self._caught_up
        return True

    async def _complain(self, code: str, message: str) -> None:
        await self._send({"type": "error", "error": {"code": code, "message": message}})

    async def _send(self, frame: dict[str, Any]) -> None:
        text = json.dumps(frame, separators=(",", ":"))
        try:
            async with asyncio.timeout(_SEND_WITHIN):
                await self._socket.send_text(text)
        except TimeoutError:
            await self._end(_TOO_SLOW, "the messages are not read")

    async def _end(self, code: int, reason: str) -> NoReturn:
        """Send the client away.

        Raises:
            WebSocketDisconnect: always.
        """
        with contextlib.suppress(TimeoutError, WebSocketDisconnect):
            async with asyncio.timeout(1):
                await self._socket.close(code, reason)
        raise WebSocketDisconnect(code, reason)
