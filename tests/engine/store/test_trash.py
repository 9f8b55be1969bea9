import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from alembic import command
from sqlalchemy import create_engine

from hearthwatch.model.clip import Clip, ClipCause
from hearthwatch.model.event import Event
from hearthwatch.store import ClipFiles, ClipFilter, ClipStore, Database, EventFilter, EventStore
from hearthwatch.store.steps import configuration

YARD = UUID("0199f3c2-0000-7000-8000-000000000002")
NOW = 2_000_000.0

Make = Callable[..., Clip]
Put = Callable[..., Awaitable[Clip]]


async def listed(clips: ClipStore, **wanted: object) -> list[UUID]:
    page = await clips.page(ClipFilter(**wanted), limit=100)  # type: ignore[arg-type]
    assert page.total == len(page.items)
    return [stored.clip.id for stored in page.items]


async def test_what_is_in_the_trash_is_hidden_and_comes_back_whole(
    clips: ClipStore, files: ClipFiles, put: Put, clip_of: Make
) -> None:
    first, second = await put(clip_of(0)), await put(clip_of(1))
    await clips.star(first.id, starred=True)
    (moved,) = await clips.trash.put(ClipFilter(ids=frozenset({first.id})), now=NOW, limit=1)
    assert (moved.clip, moved.deleted, moved.starred) == (first, NOW, True)
    assert await listed(clips) == [second.id]
    assert await listed(clips, deleted=True) == [first.id]
    assert await clips.trash.sum() == (1, 1_000)
    assert [camera.count for camera in await clips.sums()] == [1]
    assert [stored.clip.id for stored in await clips.oldest(limit=5)] == [second.id]
    assert await clips.star(first.id, starred=False) is None
    assert files.path(first).exists()
    assert await clips.trash.put(ClipFilter(ids=frozenset({first.id})), now=NOW, limit=1) == ()
    (back,) = await clips.trash.restore(frozenset({first.id, second.id, uuid4()}))
    assert (back.clip, back.deleted, back.starred) == (first, None, True)
    assert await listed(clips) == [second.id, first.id]
    assert await clips.trash.sum() == (0, 0)


async def test_a_filter_puts_many_into_the_trash(clips: ClipStore, clip_of: Make) -> None:
    for number in range(450):
        cause = ClipCause.CONTINUOUS if number % 3 else ClipCause.EVENT
        await clips.insert(clip_of(number, cause=cause, duration=float(number)))
    wanted = ClipFilter(cause=ClipCause.CONTINUOUS, min_duration=30.0)
    moved = await clips.trash.put(wanted, now=NOW, limit=250)
    assert [stored.clip.duration for stored in moved[:3]] == [449.0, 448.0, 446.0]
    assert len(moved) == 250
    assert len(await clips.trash.put(wanted, now=NOW, limit=250)) == 30
    assert (await clips.page(ClipFilter(), limit=1)).total == 170


async def test_clips_of_other_cameras_stay(clips: ClipStore, clip_of: Make) -> None:
    mine = clip_of(0)
    theirs = clip_of(1, camera_id=YARD)
    for clip in (mine, theirs):
        await clips.insert(clip)
    seen = frozenset({mine.camera_id})
    ids = frozenset({mine.id, theirs.id})
    moved = await clips.trash.put(ClipFilter(camera_ids=seen, ids=ids), now=NOW, limit=10)
    assert [stored.clip for stored in moved] == [mine]
    await clips.trash.put(ClipFilter(), now=NOW, limit=10)
    assert [s.clip for s in await clips.trash.restore(ids, cameras=seen)] == [mine]


async def test_an_event_names_no_clip_in_the_trash(
    clips: ClipStore, events: EventStore, clip_of: Make, make_event: Callable[..., Event]
) -> None:
    await clips.insert(clip_of(0))
    await events.insert(make_event(5), picture=False)
    (shown,) = (await events.page(EventFilter(), limit=1)).items
    assert shown.clip_id == clip_of(0).id
    await clips.trash.put(ClipFilter(), now=NOW, limit=1)
    (shown,) = (await events.page(EventFilter(), limit=1)).items
    assert shown.clip_id is None


async def test_outcome_is_kept(
    database: Database, clips: ClipStore, put: Put, clip_of: Make
) -> None:
    clip = await put(clip_of(0))
    outcome = {"total": 3, "events": [{"label": "person"}]}
    changed = await clips.set_outcome(clip.id, outcome)
    assert changed is not None
    assert changed.outcome == outcome
    await database.close()
    await database.open()
    stored = await clips.get(clip.id)
    assert stored is not None
    assert stored.outcome == outcome
    await clips.trash.put(ClipFilter(), now=NOW, limit=1)
    assert await clips.set_outcome(clip.id, {}) is None
    assert await clips.set_outcome(uuid4(), {}) is None


@pytest.mark.parametrize("way", ["up", "down and up"])
async def test_clips_of_before_are_kept_by_the_step(
    tmp_path: Path, way: str, clip_of: Make
) -> None:
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "0005")
        clip = clip_of(0)
        connection.exec_driver_sql(
            'INSERT INTO clips (id, camera_id, camera, path, start, "end", duration, size, codec,'
            " width, height, has_audio, cause, starred, thumbnail)"
            f" VALUES ('{clip.id.hex}', '{clip.camera_id.hex}', 'front_door', '{clip.path}',"
            f" {clip.start}, {clip.start + 10}, 10, 1000, 'h264', 768, 576, 0, 'event', 1, 0)"
        )
        if way != "up":
            command.upgrade(config, "0006")
            command.downgrade(config, "0005")
    engine.dispose()
    database = Database(path)
    await database.open()
    clips = ClipStore(database, None)  # type: ignore[arg-type]
    (stored,) = (await clips.page(ClipFilter(), limit=10)).items
    assert (stored.clip, stored.starred, stored.deleted, stored.outcome) == (clip, True, None, None)
    await database.close()
    with closing(sqlite3.connect(path)) as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='index'")]
    assert "ix_clips_start_sequence" not in names
