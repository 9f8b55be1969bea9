import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from uuid import UUID

import pytest

from hearthwatch.model.clip import Clip, ClipCause
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import uuid7
from hearthwatch.store import ClipFiles, ClipStore, Database, EventStore, MediaFolder

CAMERA = UUID("0199f3c2-0000-7000-8000-000000000001")


@pytest.fixture
async def database(tmp_path: Path, empty_database: Path) -> AsyncIterator[Database]:
    database = Database(shutil.copy(empty_database, tmp_path / "hearthwatch.db"))
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


@pytest.fixture
def media(tmp_path: Path) -> MediaFolder:
    folder = MediaFolder(tmp_path / "media", home=tmp_path)
    folder.claim()
    return folder


@pytest.fixture
def files(media: MediaFolder) -> ClipFiles:
    return ClipFiles(media)


@pytest.fixture
def clips(database: Database, files: ClipFiles) -> ClipStore:
    return ClipStore(database, files)


@pytest.fixture
def clip_of() -> Callable[..., Clip]:
    """Make clips of 10 s that differ in their number; they begin a minute apart."""

    def make(number: int = 0, **changes: object) -> Clip:
        start = 1_000_000.0 + 60 * number
        clip_id = uuid7(start, number)
        fields = {
            "id": clip_id,
            "camera_id": CAMERA,
            "camera": "front_door",
            "path": f"clips/front_door/1970-01-12/{clip_id}.mp4",
            "start": start,
            "duration": 10.0,
            "size": 1_000,
            "codec": "h264",
            "width": 768,
            "height": 576,
            "has_audio": False,
            "cause": ClipCause.EVENT,
        }
        return Clip(**(fields | changes))  # type: ignore[arg-type]

    return make


@pytest.fixture
def put(clips: ClipStore, files: ClipFiles) -> Callable[..., Awaitable[Clip]]:
    """Put a clip's footage and thumbnail on disk, and the clip into the database."""

    async def put(clip: Clip, content: bytes = b"footage") -> Clip:
        path = files.path(clip)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        files.write_thumbnail(clip, b"\xff\xd8\xff picture")
        await clips.insert(clip, thumbnail=True)
        return clip

    return put
