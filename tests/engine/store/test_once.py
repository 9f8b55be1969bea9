"""Requests that are done once."""

import asyncio

import pytest

from hearthwatch.store import Database, OnceAnswer, OnceStore

NAME, OTHER, SAID = b"n" * 32, b"o" * 32, b"s" * 32
ANSWER = OnceAnswer(201, {"location": "/x"}, b"{}")


@pytest.fixture
def store(database: Database) -> OnceStore:
    return OnceStore(database)


async def test_an_answer_is_kept_for_a_day(store: OnceStore) -> None:
    assert await store.begin(NAME, SAID, now=1000) is None
    await store.finish(NAME, ANSWER, now=1001)
    state = await store.begin(NAME, b"else" * 8, now=1000 + 86_400)
    assert state is not None
    assert (state.fingerprint, state.answer) == (SAID, ANSWER)
    assert await store.begin(OTHER, SAID, now=1002) is None
    assert await store.begin(NAME, SAID, now=1001 + 86_400) is None


async def test_of_many_at_once_one_is_done(store: OnceStore) -> None:
    states = await asyncio.gather(*(store.begin(NAME, SAID, now=1000) for _ in range(8)))
    assert states.count(None) == 1
    assert all(state is None or state.answer is None for state in states)


async def test_what_was_not_done_can_be_done(store: OnceStore) -> None:
    await store.begin(NAME, SAID, now=1000)
    await store.forget(NAME)
    assert await store.begin(NAME, SAID, now=1001) is None


async def test_what_a_crash_left_under_way_is_done_after_a_minute(store: OnceStore) -> None:
    await store.begin(NAME, SAID, now=1000)
    assert await store.begin(NAME, SAID, now=1059) is not None
    assert await store.begin(NAME, SAID, now=1060) is None
