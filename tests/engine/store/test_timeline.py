"""Timelines count what a look at every event and every clip would count."""

import random
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.model.clip import Clip
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.labels import Group
from hearthwatch.store import (
    ClipFilter,
    ClipStore,
    Database,
    Draft,
    EventFilter,
    Ruler,
    Timelines,
)
from hearthwatch.store.events import add_events

from .conftest import CAMERA

YARD = UUID("0199f3c2-0000-7000-8000-000000000002")
SINCE = 1_000_000.0
RULER = Ruler(SINCE + 10, SINCE + 90, 8)
GROUPS: tuple[tuple[str | None, Group | None], ...] = (
    ("person", Group.PERSON),
    ("car", Group.VEHICLE),
    ("dog", Group.ANIMAL),
    (None, None),
)


@pytest.fixture
async def told(database: Database, make_event: Callable[..., Event]) -> list[Event]:
    """Things at two cameras and at none, one in each third of a second."""
    dice, made = random.Random(5), []
    for number in range(300):
        label, group = dice.choice(GROUPS)
        data: dict[str, Any] = {"detected": False, "duration": 1.0}
        if label is not None:
            data = {"object_type": label, "group": group, "zones": [dice.choice(["Porch", "Path"])]}
            data["confidence"] = round(dice.uniform(0.3, 1.0), 3)
        kind = EventType.OBJECT_DETECTED if label else EventType.MOTION_ENDED
        camera_id = dice.choice([CAMERA, YARD, None])
        moment = SINCE + number / 3
        made.append(make_event(number, type=kind, data=data, camera_id=camera_id, timestamp=moment))
    async with database.writing() as session:
        await add_events(session, [Draft(event) for event in made])
    return made


def counted(told: list[Event], wanted: Callable[[Event], bool]) -> dict[Any, dict[Any, list[int]]]:
    """Count in plain words."""
    counts: dict[Any, dict[Any, list[int]]] = {}
    for event in told:
        if event.camera_id is None or not RULER.since <= event.timestamp < RULER.until:
            continue
        if wanted(event):
            group = event.data.get("group")
            of_group = counts.setdefault(event.camera_id, {}).setdefault(group, [0] * 8)
            of_group[int((event.timestamp - RULER.since) // 10)] += 1
    return counts


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        ({}, lambda _: True),
        ({"camera_id": YARD}, lambda event: event.camera_id == YARD),
        ({"camera_id": frozenset({YARD, CAMERA})}, lambda _: True),
        ({"camera_ids": frozenset({CAMERA})}, lambda event: event.camera_id == CAMERA),
        ({"group": Group.VEHICLE}, lambda event: event.data.get("group") == "vehicle"),
        ({"zone": "Porch"}, lambda event: "Porch" in event.data.get("zones", ())),
        ({"min_score": 0.8}, lambda event: event.data.get("confidence", 0) >= 0.8),
        (
            {"type": frozenset({EventType.MOTION_ENDED})},
            lambda event: event.type is EventType.MOTION_ENDED,
        ),
        (
            {"hidden": frozenset({EventType.MOTION_ENDED})},
            lambda event: event.type is not EventType.MOTION_ENDED,
        ),
    ],
)
async def test_events_are_counted_where_they_lie(
    database: Database,
    told: list[Event],
    choice: dict[str, Any],
    wanted: Callable[[Event], bool],
) -> None:
    asked = EventFilter(since=RULER.since, until=RULER.until, **choice)
    found = await Timelines(database).read(asked, RULER)
    assert {each.camera_id: each.counts for each in found} == counted(told, wanted)


async def test_footage_lies_where_it_was_recorded(
    database: Database, clips: ClipStore, clip_of: Callable[..., Clip]
) -> None:
    spans = ((0, 5), (5, 7), (23, 4), (31, 1), (39, 2), (75, 100), (95, 5))
    for number, (start, length) in enumerate(spans):
        await clips.insert(clip_of(number, start=SINCE + start, duration=float(length)))
    gone = clip_of(20, start=SINCE + 60, duration=1.0)
    await clips.insert(gone)
    await clips.trash.put(ClipFilter(ids=frozenset({gone.id})), now=SINCE, limit=1)
    await clips.insert(clip_of(30, camera_id=YARD, start=SINCE - 500, duration=505.0))
    (front,) = await Timelines(database).read(EventFilter(), RULER)
    assert (front.camera_id, front.counts) == (CAMERA, {})
    assert list(front.recorded) == [(0, 3), (6, 7)]
    for of_nobody in ({"camera_id": YARD}, {"camera_ids": frozenset({YARD})}):
        assert await Timelines(database).read(EventFilter(**of_nobody), RULER) == []


async def test_nothing_is_no_camera(database: Database) -> None:
    assert await Timelines(database).read(EventFilter(), RULER) == []
