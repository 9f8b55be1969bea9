"""Live updates: one WebSocket, any topics, and no slow reader that holds up anybody else."""

import asyncio
import time
from collections.abc import Iterable
from typing import Final
from uuid import UUID

import structlog
from fastapi import APIRouter
from starlette.websockets import WebSocket, WebSocketDisconnect

from hearthwatch.api.base import BASE
from hearthwatch.api.doorstep import Doorstep, Pass, introduced, shows_credentials
from hearthwatch.api.frames import FrameError, Ping, Subscribe, Unsubscribe, read_frame
from hearthwatch.api.house import House, house_of
from hearthwatch.api.identity import Identity, peer_of
from hearthwatch.api.interests import Interests, topics_for
from hearthwatch.api.news import dropped, event_frame, frame_of, text_of
from hearthwatch.api.parameters import camera_of
from hearthwatch.api.problems import ProblemError, problem_response
from hearthwatch.api.wire import NOT_ALLOWED, TRY_LATER, Wire
from hearthwatch.events import AlertChange, AlertChanged, Dropped, Notice, Topic
from hearthwatch.model.alert import AlertStatus
from hearthwatch.model.messages import Stats
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import AlertFilter, StoredEvent, StoreError

_HEARTBEAT: Final = 25.0
_LOOK_EVERY: Final = 5.0
_SEND_WITHIN: Final = 20.0
_MOST_RESUMED: Final = 1000
_MOST_SHOWN: Final = 200
_NOT_CLOSED: Final = frozenset({AlertStatus.OPEN, AlertStatus.ACKNOWLEDGED})

_log = structlog.get_logger(__name__)

router = APIRouter(prefix=BASE)


@router.websocket("/ws")
async def live(socket: WebSocket) -> None:
    """Let in whoever may read, and talk until one side ends it.

    Credentials that are wrong are refused before the handshake. A client that shows none, as a
    browser with a token has to, is asked for them.
    """
    try:
        if shows_credentials(socket):
            await _welcome(socket)
        else:
            await _ask(socket)
    except ProblemError as error:
        await socket.send_denial_response(problem_response(socket, error))
    except StoreError:
        busy = ProblemError(503, "database_unavailable", "The database does not answer.")
        await socket.send_denial_response(problem_response(socket, busy))
    except WebSocketDisconnect:
        _log.debug("stranger_left")


async def _welcome(socket: WebSocket) -> None:
    shown = Pass(socket)
    identity = await shown.identity()
    with _doorstep(socket).listener():
        await socket.accept()
        await _converse(socket, Wire(socket), shown, identity)


async def _ask(socket: WebSocket) -> None:
    doorstep, wire = _doorstep(socket), Wire(socket)
    with doorstep.stranger(peer_of(socket)):
        await socket.accept()
        shown, identity = await introduced(socket, wire)
    try:
        with doorstep.listener():
            await _converse(socket, wire, shown, identity)
    except ProblemError as error:
        await wire.complain(error.code, error.detail)
        await wire.end(TRY_LATER, error.detail)


async def _converse(socket: WebSocket, wire: Wire, shown: Pass, identity: Identity) -> None:
    with Interests(house_of(socket), identity) as interests:
        await _Conversation(socket, wire, shown, identity, interests).hold()


def _doorstep(socket: WebSocket) -> Doorstep:
    doorstep: Doorstep = socket.app.state.doorstep
    return doorstep


class _Conversation:
    """One client. Whoever holds `_turn` speaks, so that answers and news never mix."""

    def __init__(
        self,
        socket: WebSocket,
        wire: Wire,
        shown: Pass,
        identity: Identity,
        interests: Interests,
    ) -> None:
        self._socket = socket
        self._house: House = house_of(socket)
        self._wire = wire
        self._pass = shown
        self._identity = identity
        self._interests = interests
        self._turn = asyncio.Lock()
        self._caught_up = 0
        self._shown_until: dict[Topic, int] = {}

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
            await self._wire.say(
                {
                    "type": "connected",
                    "version": self._house.version,
                    "instance": str(self._house.instance),
                    "timestamp": to_rfc3339(time.time()),
                    "topics": [topic.value for topic in topics_for(self._identity)],
                }
            )
        while True:
            text = await self._wire.hear()
            async with self._turn:
                await self._answer(text)

    async def _tell(self) -> None:
        while True:
            notice = await self._interests.next()
            async with self._turn:
                if self._is_news(notice):
                    await self._wire.tell(text_of(self._house, notice, self._identity))

    async def _stay_in_touch(self) -> None:
        """Look after the line: send a sign of life, and away whoever does not read or may not.

        While somebody else speaks no sign is needed, and waiting for a turn would be waiting for
        the client.
        """
        loop = asyncio.get_running_loop()
        last = loop.time()
        while True:
            await asyncio.sleep(min(_LOOK_EVERY, _HEARTBEAT, _SEND_WITHIN))
            if self._wire.stuck >= _SEND_WITHIN:
                await self._wire.end(TRY_LATER, "the messages are not read")
            if loop.time() - last < _HEARTBEAT:
                continue
            last = loop.time()
            await self._check_identity()
            self._interests.watch_cameras()
            if not self._turn.locked():
                async with self._turn:
                    now = to_rfc3339(time.time())
                    await self._wire.say({"type": "heartbeat", "timestamp": now})

    async def _check_identity(self) -> None:
        """Send away who is welcome no longer, or is allowed something else than when it came."""
        try:
            identity = await self._pass.identity()
        except ProblemError as error:
            await self._wire.end(NOT_ALLOWED, error.detail)
        except StoreError:
            _log.warning("listener_not_checked")
            return
        rights = (self._identity.scope, self._identity.cameras)
        if (identity.scope, identity.cameras) != rights:
            await self._wire.end(NOT_ALLOWED, "what may be seen has changed; connect again")

    async def _answer(self, text: str) -> None:
        try:
            match read_frame(text):
                case Ping():
                    await self._wire.say({"type": "pong"})
                case Unsubscribe(topics=topics):
                    self._interests.remove(topics)
                    await self._confirm()
                case Subscribe() as wish:
                    await self._subscribe(wish)
        except FrameError as error:
            await self._wire.complain("bad_frame", str(error))
        except ProblemError as error:
            await self._wire.complain(error.code, error.detail)
        except StoreError:
            detail = "The database does not answer; try again."
            await self._wire.complain("database_unavailable", detail)

    async def _subscribe(self, wish: Subscribe) -> None:
        self._interests.add(wish.topics, self._camera_ids(wish.cameras))
        await self._confirm()
        if Topic.CAMERAS in wish.topics:
            await self._show_cameras()
        if Topic.STATES in wish.topics:
            await self._show_states()
        if Topic.ALERTS in wish.topics:
            await self._show_alerts()
        if Topic.JOBS in wish.topics:
            await self._show_jobs()
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
        await self._wire.say({"type": "subscribed", "topics": list(chosen), "cameras": chosen})

    async def _show_cameras(self) -> None:
        """Begin with how every camera fares now; the news are changes to that."""
        stats = [
            Stats(camera_id=camera_id, status=status)
            for camera_id, status in self._house.fleet.statuses.items()
        ]
        await self._show([Notice(Topic.CAMERAS, each) for each in stats])

    async def _show_states(self) -> None:
        """Begin with what every entity shows now; the news are changes to that."""
        devices = self._house.states.devices()
        await self._show([Notice(Topic.STATES, values.whole()) for values in devices])

    async def _show_alerts(self) -> None:
        """Begin with the alerts that are not closed, the oldest first."""
        wanted = AlertFilter(status=_NOT_CLOSED, camera_ids=self._identity.cameras)
        published = self._house.bus.published
        found = await self._house.alerts.page(wanted, limit=_MOST_SHOWN)
        changes = [AlertChange(AlertChanged.UPDATED, alert) for alert in reversed(found.items)]
        await self._show([Notice(Topic.ALERTS, each) for each in changes], published)

    async def _show_jobs(self) -> None:
        """Begin with the jobs that are not over, the oldest first."""
        jobs = [job for job in reversed(self._house.jobs.all()) if not job.over]
        await self._show([Notice(Topic.JOBS, job) for job in jobs])

    async def _show(self, notices: list[Notice], published: int | None = None) -> None:
        """Tell how things are, and remember which news are part of that already.

        Args:
            notices: how they are.
            published: the number of the news after which that was read; None: just now.
        """
        known = self._house.bus.published if published is None else published
        for notice in notices:
            self._shown_until[notice.topic] = known
        for notice in notices:
            if self._interests.includes(notice):
                await self._wire.say(frame_of(self._house, notice, self._identity.holder))

    async def _resume(self, event_id: UUID) -> None:
        missed = await self._house.events.after(event_id, limit=_MOST_RESUMED + 1)
        if missed is None or len(missed) > _MOST_RESUMED:
            await self._wire.say(dropped(Topic.EVENTS, None))
            return
        for stored in missed:
            if self._interests.includes(Notice(Topic.EVENTS, stored)):
                await self._wire.say(event_frame(stored))
            self._caught_up = max(self._caught_up, stored.sequence)

    def _is_news(self, notice: Notice | Dropped) -> bool:
        """Tell whether something is neither unwanted by now nor told already."""
        if isinstance(notice, Dropped):
            return notice.topic in self._interests.topics
        if not self._interests.includes(notice):
            return False
        if notice.topic is Topic.EVENTS and isinstance(notice.payload, StoredEvent):
            return notice.payload.sequence > self._caught_up
        if notice.payload is None:
            return True
        return notice.number > self._shown_until.get(notice.topic, 0)
