"""Live updates that come back, resume, and know when there is no use in trying."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from custom_components.hearthwatch.client import (
    Address,
    CannotConnectError,
    Engine,
    Frame,
    HearthwatchError,
    InvalidAnswerError,
    LiveState,
    LiveUpdates,
    NotAuthenticatedError,
)

from ..fake_engine import CAMERA, FakeEngine, answer
from .serving import serving

EVENT = answer("events")["events"][0] | {"timestamp": "2026-11-27T12:00:00.000Z"}


class Heard:
    """What a listener is told, to be waited for."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.states: list[LiveState] = []
        self.errors: list[HearthwatchError] = []
        self._news = asyncio.Event()

    def frame(self, frame: Frame) -> None:
        self.frames.append(frame)
        self._news.set()

    def state(self, state: LiveState, error: HearthwatchError | None) -> None:
        self.states.append(state)
        self.errors += [error] if error else []
        self._news.set()

    async def until(self, enough: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not enough():
                self._news.clear()
                await self._news.wait()


@asynccontextmanager
async def listening(client: Engine) -> AsyncIterator[Heard]:
    heard = Heard()
    updates = LiveUpdates(
        client.connection,
        ["events", "states"],
        on_frame=heard.frame,
        on_state=heard.state,
        first_pause=0.01,
    )
    task = asyncio.create_task(updates.run())
    try:
        yield heard
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_it_subscribes_and_hears(client: Engine, engine: FakeEngine) -> None:
    async with listening(client) as heard:
        await engine.listened()
        await engine.show(CAMERA, {"motion": False})
        await heard.until(lambda: bool(heard.frames))
    assert heard.states == [LiveState.CONNECTING, LiveState.LIVE]
    assert heard.frames[0].data["values"] == {"motion": False}
    assert engine.requests("WS", "subscribe")[0].body["topics"] == ["events", "states"]


async def test_after_a_break_it_resumes_behind_the_newest_event(
    client: Engine, engine: FakeEngine
) -> None:
    async with listening(client) as heard:
        await engine.listened()
        await engine.push("object_detected", "events", EVENT)
        await heard.until(lambda: bool(heard.frames))
        await engine.stop()
        await heard.until(lambda: LiveState.WAITING in heard.states)
        await engine.start()
        await heard.until(lambda: heard.states.count(LiveState.LIVE) == 2)
    first, second = engine.requests("WS", "subscribe")
    assert "last_event_id" not in first.body
    assert second.body["last_event_id"] == EVENT["id"]
    assert isinstance(heard.errors[0], CannotConnectError)


async def test_what_is_history_is_not_news(client: Engine, engine: FakeEngine) -> None:
    old = EVENT | {"timestamp": "2026-11-27T11:57:00.000Z", "id": "old"}
    async with listening(client) as heard:
        await engine.listened()
        await engine.push("doorbell_pressed", "events", old)
        await engine.push("object_detected", "events", EVENT)
        await heard.until(lambda: bool(heard.frames))
        assert [frame.data["id"] for frame in heard.frames] == [EVENT["id"]]


@pytest.mark.parametrize(
    "rubbish",
    ["not json", "[]", '{"no": "type"}', '{"type": "x", "topic": "events", "data": {"id": "1"}}'],
)
async def test_rubbish_ends_the_connection_and_no_more(
    client: Engine, engine: FakeEngine, rubbish: str
) -> None:
    async with listening(client) as heard:
        await engine.listened()
        await engine.say(rubbish)
        await heard.until(lambda: heard.states.count(LiveState.LIVE) == 2)
    assert isinstance(heard.errors[0], InvalidAnswerError)


@pytest.mark.parametrize(
    "greeting",
    [{"type": "surprise"}, {"type": "error", "error": {"message": "too many listeners"}}],
)
async def test_who_greets_otherwise_is_no_engine(
    session: aiohttp.ClientSession, greeting: dict[str, object]
) -> None:
    async def greet(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json(greeting)
        async for _ in socket:
            pass
        return socket

    async with serving(greet) as port:
        other = Engine(session, Address(host="127.0.0.1", port=port))
        async with listening(other) as heard:
            await heard.until(lambda: bool(heard.errors))
    assert isinstance(heard.errors[0], InvalidAnswerError)


async def test_a_key_that_is_gone_ends_it(client: Engine, engine: FakeEngine) -> None:
    engine.key = "hw_another"
    updates = LiveUpdates(
        client.connection, ["events"], on_frame=print, on_state=lambda *_: None, first_pause=0.01
    )
    with pytest.raises(NotAuthenticatedError):
        await asyncio.wait_for(updates.run(), 10)


async def test_being_sent_away_ends_it(client: Engine, engine: FakeEngine) -> None:
    updates = LiveUpdates(
        client.connection, ["events"], on_frame=print, on_state=lambda *_: None, first_pause=0.01
    )
    task = asyncio.create_task(updates.run())
    await engine.listened()
    await engine.drop(code=1008)
    with pytest.raises(NotAuthenticatedError):
        await asyncio.wait_for(task, 10)
