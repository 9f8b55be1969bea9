"""Security events: told on both topics, and never in a flood."""

from typing import Any

import pytest

from hearthwatch.events import InvalidEventError, Notice, Topic
from hearthwatch.model.alert import Severity
from hearthwatch.model.event import EventType
from hearthwatch.store import EventFilter, StoreError

from .conftest import House


async def said(house: House) -> list[dict[str, Any]]:
    page = await house.events.page(EventFilter(type=EventType.SECURITY_EVENT), limit=2000)
    return [dict(stored.event.data) for stored in reversed(page.items)]


async def test_security_event_is_told_on_both_topics(house: House) -> None:
    with house.bus.subscribe([Topic.EVENTS, Topic.SECURITY]) as listener:
        await house.recorder.security(
            "login_failed", "A wrong key.", severity=Severity.MEDIUM, peer="192.0.2.7"
        )
        notices = [await listener.get() for _ in range(2)]
    assert [notice.topic for notice in notices] == [Topic.EVENTS, Topic.SECURITY]
    first, second = (notice.payload for notice in notices if isinstance(notice, Notice))
    assert first == second
    assert await said(house) == [
        {
            "kind": "login_failed",
            "message": "A wrong key.",
            "severity": "medium",
            "peer": "192.0.2.7",
        }
    ]


async def test_a_flood_is_counted_by_kind_and_peer(house: House) -> None:
    for _ in range(50):
        await house.recorder.security("login_failed", "A wrong key.", peer="192.0.2.7")
        house.now += 1
    await house.recorder.security("login_failed", "A wrong key.", peer="192.0.2.8")
    await house.recorder.security("token_created", "A key was made.", peer="192.0.2.7")
    house.now += 10
    await house.recorder.security("login_failed", "A wrong key.", peer="192.0.2.7")
    assert [(each["kind"], each["peer"][-1], each["message"]) for each in await said(house)] == [
        ("login_failed", "7", "A wrong key."),
        ("login_failed", "8", "A wrong key."),
        ("token_created", "7", "A key was made."),
        ("login_failed", "7", "A wrong key. (49 more like it since the last time)"),
    ]


async def test_clock_that_goes_back_silences_nothing(house: House) -> None:
    await house.recorder.security("login_failed", "A wrong key.")
    house.now -= 500
    await house.recorder.security("login_failed", "A wrong key.")
    assert len(await said(house)) == 2


async def test_database_that_is_away_is_no_trouble_of_the_caller(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(**_: object) -> None:
        raise StoreError("locked")

    monkeypatch.setattr(house.database, "writing", away)
    await house.recorder.security("login_failed", "A wrong key.")
    monkeypatch.undo()
    assert await said(house) == []


async def test_kind_must_be_a_word_for_programs(house: House) -> None:
    with pytest.raises(InvalidEventError, match="kind"):
        await house.recorder.security("Login failed!", "A wrong key.")
