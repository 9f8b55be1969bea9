"""Group commit: what waits is committed together, in order, and nothing bad takes others down."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.events import Notice, Topic
from hearthwatch.model.alert import Severity
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import uuid7
from hearthwatch.model.messages import EventMade
from hearthwatch.store import StoredEvent, StoreError

from .conftest import House


def made(number: int) -> EventMade:
    moment = 1_000.0 + number
    data = {"detected": False, "duration": float(number)}
    return EventMade(
        event=Event(uuid7(moment, number), EventType.MOTION_ENDED, moment, UUID(int=5), "a", data)
    )


class Counted:
    """Counts the durable transactions of a house."""

    def __init__(self, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        writing = house.database.writing

        @asynccontextmanager
        async def counted(*, durable: bool = True) -> AsyncIterator[Any]:
            self.count += durable
            async with writing(durable=durable) as session:
                yield session

        monkeypatch.setattr(house.database, "writing", counted)


class Picky:
    """Takes everything but events of a duration that it does not like."""

    def __init__(self, *bad: float) -> None:
        self.bad = bad

    async def add(
        self, session: AsyncSession, stored: StoredEvent, severity: Severity | None
    ) -> None:
        if stored.event.data["duration"] in self.bad:
            await session.execute(text("INSERT INTO nowhere VALUES (1)"))

    def wake(self) -> None:
        pass


async def test_what_waits_is_committed_together_and_told_in_order(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted(house, monkeypatch)
    with house.bus.subscribe([Topic.EVENTS], size=1000) as listener:
        await asyncio.gather(*(house.recorder.record(made(n)) for n in range(200)))
        notices = [await listener.get() for _ in range(200)]
    told = [notice.payload for notice in notices if isinstance(notice, Notice)]
    assert [stored.event.timestamp - 1_000 for stored in told] == [*range(200)]
    sequences = [stored.sequence for stored in told]
    assert sequences == sorted(sequences)
    assert counted.count < 20
    published = [stored.event.trace.published for stored in told]
    kept = await asyncio.gather(*(house.events.get(stored.event.id) for stored in told))
    assert published == [stored.event.trace.published for stored in kept if stored]


async def test_a_bad_one_takes_no_other_down(house: House) -> None:
    house.recorder = house.make_recorder(Picky(3.0, 7.0))
    answers = await asyncio.gather(
        *(house.recorder.record(made(n)) for n in range(10)), return_exceptions=True
    )
    bad = [number for number, answer in enumerate(answers) if isinstance(answer, StoreError)]
    assert bad == [3, 7]
    stored = await house.stored()
    assert sorted(each.event.data["duration"] for each in stored) == [0, 1, 2, 4, 5, 6, 8, 9]


async def test_whoever_no_longer_waits_holds_nobody_up(house: House) -> None:
    waiting = [asyncio.create_task(house.recorder.record(made(n))) for n in range(5)]
    await asyncio.sleep(0)
    waiting[2].cancel()
    answers = await asyncio.gather(*waiting, return_exceptions=True)
    assert [isinstance(answer, Event) for answer in answers] == [True, True, False, True, True]
    await house.recorder.record(made(9))
    assert {each.event.data["duration"] for each in await house.stored()} >= {0, 1, 3, 4, 9}


async def test_error_of_one_piece_of_work_is_its_own(house: House) -> None:
    async def broken(_: object) -> None:
        raise ValueError("mine")

    async def sound(_: object) -> int:
        return 7

    commits = house.recorder._commits
    bad, good = commits.do(broken), commits.do(sound)
    with pytest.raises(ValueError, match="mine"):
        await bad
    assert await good == 7
