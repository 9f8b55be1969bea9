"""Alerts through the recorder and a real database."""

import asyncio
from typing import Any
from uuid import UUID

from hearthwatch.events import (
    AlertChange,
    Notice,
    Subscription,
)
from hearthwatch.model.alert import Alert
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import EventMade
from hearthwatch.settings import Settings
from hearthwatch.store import AlertFilter, EventFilter, StoredEvent

from .conftest import House

CAMERA = UUID("0199f3c2-0000-7000-8000-000000000005")
BOX = {"x": 0.1, "y": 0.2, "width": 0.1, "height": 0.2}
SEEN = {"zones": [], "looks": 3, "first_seen": "2026-01-01T00:00:00Z"}


def settings(**alerts: Any) -> Settings:
    camera = {
        "id": str(CAMERA),
        "name": "Front door",
        "sources": [{"type": "file", "path": "a.mp4"}],
        "zones": [{"name": "Porch", "points": [[0, 0], [1, 0], [1, 1]], "loiter": 20}],
        "alerts": alerts,
    }
    return Settings.model_validate({"cameras": [camera]})


async def happen(
    house: House, kind: EventType = EventType.OBJECT_DETECTED, *, track: int = 1, **data: Any
) -> StoredEvent:
    """Have something happen now, and return what is stored of it."""
    thing = {
        "object_type": "person",
        "group": "person",
        "confidence": 0.8,
        "track_id": track,
        "box": BOX,
    }
    more = {
        EventType.OBJECT_DETECTED: SEEN,
        EventType.OBJECT_LEFT: SEEN | {"duration": 9.0, "reason": "not seen for 5 s"},
        EventType.ZONE_BREACH: {"zone": "Porch"},
        EventType.LOITERING: {"zone": "Porch", "duration": 20.0},
    }
    fields = thing | more[kind] | data if kind in more else data
    event = Event(random_id(house.now), kind, house.now, CAMERA, "front_door", fields)
    await house.recorder.record(EventMade(event=event))
    stored = await house.events.get(event.id)
    assert stored is not None
    return stored


async def all_alerts(house: House) -> tuple[Alert, ...]:
    return (await house.alerts.page(AlertFilter(), limit=100)).items


async def the_alert(house: House) -> Alert:
    (alert,) = await all_alerts(house)
    return alert


async def told(listener: Subscription, count: int) -> list[AlertChange]:
    notices = [await asyncio.wait_for(listener.get(), 5) for _ in range(count)]
    return [notice.payload for notice in notices if isinstance(notice, Notice)]


async def of_type(house: House, kind: EventType) -> list[Event]:
    page = await house.events.page(EventFilter(type=kind), limit=100)
    return [stored.event for stored in page.items]
