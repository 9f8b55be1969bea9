"""Alerts in the database."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from hearthwatch.model.alert import Alert, AlertSource, AlertStatus, Severity
from hearthwatch.model.ids import uuid7
from hearthwatch.model.labels import Group
from hearthwatch.store import AlertFilter, AlertStore, Database, Position
from hearthwatch.store.alerts import add_alerts, change_alerts, current_alerts, find_alert

from .conftest import CAMERA

YARD = UUID("0199f3c2-0000-7000-8000-000000000002")


@pytest.fixture
def alerts(database: Database) -> AlertStore:
    return AlertStore(database)


def alert(number: int = 0, **more: Any) -> Alert:
    fields = {
        "id": uuid7(1_000.0 + number, number),
        "title": "A person at Front door",
        "summary": "A person was seen.",
        "severity": Severity.MEDIUM,
        "opened": 1_000.0 + number,
        "updated": 1_000.0 + number,
        "camera_id": CAMERA,
        "camera": "front_door",
        "group": Group.PERSON,
        "label": "person",
    }
    return Alert(**(fields | more))  # type: ignore[arg-type]


async def put(database: Database, *alerts: Alert) -> None:
    async with database.writing() as session:
        for each in alerts:
            await add_alerts(session, [each])


async def test_alert_comes_back_as_it_went_in(database: Database, alerts: AlertStore) -> None:
    full = alert(
        zones=("Porch", "Gate"),
        track_id=1 << 40,
        tracks=(1, 2),
        first_event=uuid4(),
        newest_event=uuid4(),
        events=7,
        status=AlertStatus.CLOSED,
        source=AlertSource.PROGRAM,
        acknowledged=1_001.5,
        acknowledged_by="Ada",
        closed=1_002.5,
        closed_by="Bob",
    )
    bare = alert(1, camera_id=None, camera=None, group=None, label=None)
    await put(database, full, bare)
    assert await alerts.get(full.id) == full
    assert await alerts.get(bare.id) == bare
    assert await alerts.get(uuid4()) is None


async def test_change_is_seen_in_its_own_transaction(database: Database) -> None:
    await put(database, alert())
    async with database.writing() as session:
        await find_alert(session, alert().id)
        changed = alert(severity=Severity.HIGH, tracks=(4,))
        await change_alerts(session, [changed])
        assert await find_alert(session, alert().id) == changed


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (AlertFilter(), [3, 2, 1, 0]),
        (AlertFilter(status=frozenset({AlertStatus.CLOSED})), [1]),
        (AlertFilter(status=frozenset({AlertStatus.OPEN, AlertStatus.CLOSED})), [3, 2, 1, 0]),
        (AlertFilter(severity=frozenset({Severity.HIGH, Severity.CRITICAL})), [2]),
        (AlertFilter(camera_id=YARD), [3]),
        (AlertFilter(camera_ids=frozenset({YARD})), [3, 0]),
        (AlertFilter(label="cat"), [2]),
        (AlertFilter(since=1_001.0, until=1_003.0), [2, 1]),
        (AlertFilter(label="cat", camera_id=YARD), []),
    ],
)
async def test_filters(
    database: Database, alerts: AlertStore, wanted: AlertFilter, numbers: list[int]
) -> None:
    await put(
        database,
        alert(0, camera_id=None, camera=None),
        alert(1, status=AlertStatus.CLOSED),
        alert(2, severity=Severity.HIGH, label="cat", group=Group.ANIMAL),
        alert(3, camera_id=YARD, camera="yard"),
    )
    page = await alerts.page(wanted, limit=10)
    assert [each.opened - 1_000 for each in page.items] == numbers
    assert page.total == len(numbers)


async def test_pages_hold_every_alert_once(database: Database, alerts: AlertStore) -> None:
    await put(database, *(alert(n, opened=float(n // 3)) for n in range(20)))
    found: list[UUID] = []
    after: Position | None = None
    while True:
        page = await alerts.page(AlertFilter(), limit=7, after=after)
        found += [each.id for each in page.items]
        after = page.next
        if after is None:
            break
    assert len(set(found)) == len(found) == 20


async def test_current_ones_are_unclosed_or_closed_lately(database: Database) -> None:
    closed = {"status": AlertStatus.CLOSED}
    await put(
        database,
        alert(0),
        alert(1, status=AlertStatus.ACKNOWLEDGED),
        alert(2, closed=1_100.0, **closed),
        alert(3, closed=1_099.0, **closed),
        alert(4, camera_id=YARD),
        alert(5, source=AlertSource.PROGRAM),
    )
    async with database.reading() as session:
        current = await current_alerts(session, CAMERA, closed_since=1_100.0)
    assert [each.opened - 1_000 for each in current] == [2, 1, 0]


async def test_only_old_and_closed_ones_are_deleted(database: Database, alerts: AlertStore) -> None:
    closed = {"status": AlertStatus.CLOSED}
    await put(
        database,
        alert(0),
        *(alert(n, **closed) for n in range(1, 700)),
        alert(700, updated=3_000.0, **closed),
        alert(1_000, **closed),
    )
    assert await alerts.delete_before(2_000.0) == 699
    left = await alerts.page(AlertFilter(), limit=10)
    assert [each.opened - 1_000 for each in left.items] == [1_000, 700, 0]
