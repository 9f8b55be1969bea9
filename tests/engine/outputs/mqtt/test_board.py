"""What is retained: the newest, never more often than is allowed, and all of it after a break."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from hearthwatch.outputs.mqtt.board import LET_GO, Board


class Clock:
    """Goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def sending(board: Board) -> AsyncIterator[list[tuple[str, bytes]]]:
    """Let a board send, and note what it does."""
    sent: list[tuple[str, bytes]] = []

    async def publish(topic: str, payload: bytes) -> None:
        sent.append((topic, payload))

    task = asyncio.create_task(board.run(publish))
    yield sent
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def turns() -> None:
    """Let everything that can go on do so."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_what_changes_while_it_waits_is_sent_once() -> None:
    board = Board()
    board.put("a", b"1")
    board.put("a", b"2")
    async with sending(board) as sent:
        await board.flushed()
        board.put("a", b"2")
        await turns()
        assert sent == [("a", b"2")]


async def test_the_limit_delays_and_drops_nothing_that_is_true_in_the_end() -> None:
    clock = Clock()
    board = Board(2, clock=clock)
    async with sending(board) as sent:
        for word in (b"ON", b"OFF", b"ON", b"OFF"):
            board.put("motion", word)
            await turns()
        board.put("other", b"1")
        await turns()
        assert sent == [("motion", b"ON"), ("motion", b"OFF"), ("other", b"1")]
        board.put("motion", b"ON")
        clock.now += 1.0
        board.put("other", b"2")
        await turns()
        assert sent[3:] == [("motion", b"ON"), ("other", b"2")]
        await board.flushed()


async def test_a_new_connection_gets_everything() -> None:
    board = Board()
    board.put("a", b"1")
    board.put("b", b"2")
    board.forget("c")
    async with sending(board) as sent:
        await board.flushed()
        assert sent == [("a", b"1"), ("b", b"2"), ("c", b"")]
        board.begin()
        await board.flushed()
        assert sent[3:] == [("a", b"1"), ("b", b"2")]


async def test_what_fails_is_sent_again() -> None:
    board = Board()
    board.put("a", b"1")

    async def fail(topic: str, payload: bytes) -> None:
        raise ConnectionError(topic)

    with pytest.raises(ExceptionGroup):
        await board.run(fail)
    board.begin()
    async with sending(board) as sent:
        await board.flushed()
        assert sent == [("a", b"1")]


async def test_what_is_announced_goes_before_what_it_announces() -> None:
    clock = Clock()
    board = Board(clock=clock)
    async with sending(board) as sent:
        board.put("x/a/config", b"{}")
        board.put("a/motion", b"ON")
        await turns()
        board.replace({"b": b"1"})
        await turns()
        assert sent[2:] == [("x/a/config", b""), ("b", b"1")]
        clock.now += LET_GO
        board.put("b", b"2")
        await turns()
        assert sent[4:] == [("a/motion", b""), ("b", b"2")]


async def test_what_comes_back_before_it_went_stays() -> None:
    board = Board(clock=Clock())
    async with sending(board) as sent:
        board.put("a", b"1")
        await turns()
        board.replace({})
        board.put("a", b"1")
        await board.flushed()
        assert sent == [("a", b"1")]
