"""Filters find what a look at every event would find, whichever way they take."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.event import listen

from hearthwatch.model.alert import Decision, Outcome
from hearthwatch.model.clip import Clip
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.labels import Group
from hearthwatch.model.subject import Subject
from hearthwatch.store import ClipStore, Database, Draft, EventFilter, EventStore, Position
from hearthwatch.store import event_search as module
from hearthwatch.store.event_search import find_events
from hearthwatch.store.events import add_events

from .conftest import CAMERA

Make = Callable[..., Event]

YARD = UUID("0199f3c2-0000-7000-8000-000000000002")
EVENTS = 400
HIDDEN = frozenset({EventType.OBJECT_LEFT})


@pytest.fixture
async def drafts(database: Database, make_event: Make) -> list[Draft]:
    """Things of two cameras, some of which alert; a goat only at the beginning."""
    dice = random.Random(3)
    made = []
    for number in range(EVENTS):
        label = dice.choice(["person", "person", "car", "dog"])
        if number < 50 and number % 7 == 0:
            label = "sheep"
        group = {"person": "person", "car": "vehicle"}.get(label, "animal")
        data = {
            "object_type": label,
            "group": group,
            "confidence": round(dice.uniform(0.3, 1.0), 3),
            "zones": dice.sample(["Porch", "Drive", "Path"], dice.randint(0, 2)),
        }
        kind = dice.choice([EventType.OBJECT_DETECTED, EventType.OBJECT_LEFT])
        event = make_event(
            number,
            type=kind,
            data=data,
            camera_id=dice.choice([CAMERA, YARD, None]),
            timestamp=1_000_000.0 + number // 2,
        )
        outcome = Outcome.JOINED if number % 5 == 0 else Outcome.SILENT
        check = Check(Gate.TYPE, passed=outcome is Outcome.JOINED, text="because")
        made.append(Draft(event, decision=Decision(outcome, (check,))))
    async with database.writing() as session:
        await add_events(session, made)
    return made


def matches(draft: Draft, wanted: EventFilter) -> bool:
    """Say the same as the filter, of one event, in plain words."""
    event, about = draft.event, Subject.of(draft.event)
    assert draft.decision is not None
    return all(
        (
            wanted.camera_id in {None, event.camera_id},
            wanted.camera_ids is None or event.camera_id in {None, *wanted.camera_ids},
            wanted.type is None or event.type == wanted.type,
            wanted.label in {None, about.label},
            wanted.group in {None, about.group},
            wanted.zone is None or wanted.zone in about.places,
            wanted.min_score is None or (about.score or 0) >= wanted.min_score,
            wanted.alerting in {None, draft.decision.alerting},
            wanted.since is None or event.timestamp >= wanted.since,
            wanted.until is None or event.timestamp < wanted.until,
            event.type not in wanted.hidden,
        )
    )


FILTERS = [
    EventFilter(),
    EventFilter(camera_id=CAMERA),
    EventFilter(camera_ids=frozenset({YARD})),
    EventFilter(type=EventType.OBJECT_LEFT),
    EventFilter(label="person"),
    EventFilter(label="sheep"),
    EventFilter(label="zebra"),
    EventFilter(group=Group.ANIMAL),
    EventFilter(zone="Porch"),
    EventFilter(zone="Nowhere"),
    EventFilter(min_score=0.8),
    EventFilter(min_score=0.815),
    EventFilter(min_score=0.999),
    EventFilter(min_score=0.0),
    EventFilter(alerting=True),
    EventFilter(alerting=False),
    EventFilter(since=1_000_050.0, until=1_000_100.0),
    EventFilter(label="sheep", until=1_000_010.0),
    EventFilter(camera_id=YARD, label="dog", zone="Path", min_score=0.5, alerting=False),
    EventFilter(hidden=HIDDEN),
    EventFilter(label="person", hidden=HIDDEN),
    EventFilter(type=EventType.OBJECT_LEFT, hidden=HIDDEN),
]


@pytest.mark.parametrize("bounds", [(10_000, 20_000), (0, 20_000), (0, 20), (0, 0)])
@pytest.mark.parametrize("wanted", FILTERS)
async def test_every_way_finds_the_same(
    events: EventStore,
    drafts: list[Draft],
    wanted: EventFilter,
    bounds: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Few are sorted, many are looked for among the newest, and else kind by kind."""
    counted, looked_through = bounds
    monkeypatch.setattr(module, "COUNTED", counted)
    monkeypatch.setattr(module, "_LOOKED_THROUGH", looked_through)
    expected = [draft.event.id for draft in reversed(drafts) if matches(draft, wanted)]
    found: list[UUID] = []
    after: Position | None = None
    while True:
        page = await events.page(wanted, limit=17, after=after)
        assert page.total == min(len(expected), counted)
        assert page.total_is_lower_bound == (len(expected) > counted)
        found += [stored.event.id for stored in page.items]
        after = page.next
        if after is None:
            break
    assert found == expected
    second = await events.page(wanted, limit=17, skip=17)
    assert [stored.event.id for stored in second.items] == expected[17:34]


async def test_a_lists_work_is_bounded_by_its_page(database: Database, drafts: list[Draft]) -> None:
    """No way of looking walks along all events, whatever the filter."""
    for statement in await _statements(database):
        async with database.reading() as session:
            plan = await session.execute(text(f"EXPLAIN QUERY PLAN {statement}"))
            steps = [str(row[-1]) for row in plan]
        assert steps
        assert not [step for step in steps if step.startswith("SCAN events")], steps


@pytest.mark.parametrize("wanted", [EventFilter(), EventFilter(label="person", min_score=0.5)])
async def test_a_list_is_counted_and_found_within_indexes(
    database: Database, drafts: list[Draft], wanted: EventFilter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To read the row of each event that is counted would take longer than all else."""
    monkeypatch.setattr(module, "COUNTED", 50)
    asked: list[tuple[str, Any]] = []
    async with database.reading() as session:
        connection = await session.connection()
        listen(
            connection.sync_connection,
            "before_cursor_execute",
            lambda *call: asked.append((call[2], call[3])),
        )
        await find_events(session, replace(wanted, hidden=HIDDEN), limit=10)
        plans = [
            await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            for statement, values in tuple(asked)
        ]
        steps = [[str(row[-1]) for row in plan if " events" in str(row[-1])] for plan in plans]
    assert len(steps) == 2
    for some in steps:
        assert some
        assert all("COVERING INDEX" in step for step in some), some


async def _statements(database: Database) -> list[str]:
    wanted = EventFilter(label="sheep", min_score=0.5)
    conditions = module._conditions(wanted)
    kinds = module._kinds(wanted)
    assert kinds is not None
    of_kinds = module._in_kinds(wanted)
    rows = module.select(module.EventRow.timestamp, module.EventRow.sequence)
    rows = rows.where(*conditions, *of_kinds)
    asked = (
        rows.limit(101),
        rows.order_by(*module._SORTED).limit(101),
        module._threshold(kinds, conditions, 101),
        rows.where(module.EventRow.timestamp >= 1.0).order_by(*module._SORTED).limit(101),
    )
    async with database.reading() as session:
        dialect = session.get_bind().dialect
    literal = {"literal_binds": True}
    return [str(each.compile(dialect=dialect, compile_kwargs=literal)) for each in asked]


async def test_clip_has_the_events_that_it_shows_and_those_about_it(
    events: EventStore, clips: ClipStore, make_event: Make, clip_of: Callable[..., Clip]
) -> None:
    clip, other = clip_of(0), clip_of(1)
    ready = {"clip_id": str(clip.id), "filename": "a.mp4", "duration": 10.0}
    shown = [make_event(0), make_event(10), make_event(15, type=EventType.CLIP_READY, data=ready)]
    hidden = [
        make_event(11),
        make_event(5, id=UUID(int=1), camera_id=YARD),
        make_event(70, type=EventType.CLIP_READY, data=ready | {"clip_id": str(other.id)}),
    ]
    for event in (*shown, *hidden):
        await events.insert(event, picture=False)
    page = await events.page(EventFilter(clip=clip), limit=10)
    assert [stored.event for stored in reversed(page.items)] == shown
    assert page.total == 3
    assert (await events.page(EventFilter(clip=clip, camera_id=YARD), limit=10)).total == 0


async def test_kinds_go_with_their_last_event(
    database: Database, events: EventStore, drafts: list[Draft]
) -> None:
    async def count(table: str) -> int:
        async with database.reading() as session:
            return int(await session.scalar(text(f"SELECT count(*) FROM {table}")) or 0)

    kinds = {draft.kind for draft in drafts}
    assert await count("kinds") == len(kinds)
    assert await count("kind_zones") == sum(len(kind.places) for kind in kinds)
    moment = 1_000_000.0 + EVENTS // 2 - 1
    await events.delete_before(moment, limit=EVENTS)
    await events.forget_kinds()
    left = {draft.kind for draft in drafts if draft.event.timestamp >= moment}
    assert await count("kinds") == len(left)
    assert await count("kind_zones") == sum(len(kind.places) for kind in left)


async def test_decision_comes_back_as_it_went_in(events: EventStore, drafts: list[Draft]) -> None:
    for draft in drafts[:10]:
        stored = await events.get(draft.event.id)
        assert stored is not None
        assert stored.decision == draft.decision
