"""The recorder with all that it writes to."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hearthwatch.events import Bus, Post, Recorder
from hearthwatch.settings import Settings
from hearthwatch.store import (
    AlertStore,
    ClipFiles,
    ClipFilter,
    ClipStore,
    Database,
    EventFilter,
    EventStore,
    MediaFolder,
    Pictures,
    StoredEvent,
)


class House:
    """The recorder with all that it writes to; its clock stands still."""

    def __init__(self, database: Database, media: MediaFolder) -> None:
        self.database = database
        self.now = 2_000.0
        self.bus = Bus()
        self.events = EventStore(database)
        self.pictures = Pictures(media)
        self.clips = ClipStore(database, ClipFiles(media))
        self.alerts = AlertStore(database)
        self.settings = Settings()
        self.recorder = self.make_recorder()

    def make_recorder(self, post: Post | None = None) -> Recorder:
        """Return a recorder as a start of the service makes it."""
        return Recorder(
            self.events,
            self.pictures,
            self.bus,
            clips=self.clips,
            settings=lambda: self.settings,
            post=post,
            clock=lambda: self.now,
        )

    async def stored(self) -> list[StoredEvent]:
        return list((await self.events.page(EventFilter(), limit=100)).items)

    async def count(self) -> int:
        """Return how many clips there are."""
        return (await self.clips.page(ClipFilter(), limit=1)).total


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    database = Database(tmp_path / "hearthwatch.db")
    await database.open()
    media = MediaFolder(tmp_path / "media", home=tmp_path)
    media.claim()
    yield House(database, media)
    await database.close()
