from collections.abc import AsyncIterator, Callable
from pathlib import Path
from uuid import UUID

import pytest

from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import uuid7
from hearthwatch.store import Database, EventStore

CAMERA = UUID("0199f3c2-0000-7000-8000-000000000001")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(tmp_path / "hearthwatch.db")
    await database.open()
    yield database
    await database.close()


@pytest.fixture
def events(database: Database) -> EventStore:
    return EventStore(database)


@pytest.fixture
def make_event() -> Callable[..., Event]:
    """Make events that differ in their number; later numbers are later moments."""

    def make(number: int = 0, **changes: object) -> Event:
        fields = {
            "id": uuid7(1_000_000 + number, number),
            "type": EventType.MOTION_ENDED,
            "timestamp": 1_000_000.0 + number,
            "camera_id": CAMERA,
            "camera": "front_door",
            "data": {"detected": False, "duration": 1.5},
            "trace": Trace(captured=1_000_000.25 + number),
        }
        return Event(**(fields | changes))  # type: ignore[arg-type]

    return make
