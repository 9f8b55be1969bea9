import os
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import av
import pytest
from sqlalchemy import event, insert

from hearthwatch.model.clip import Clip, ClipCause
from hearthwatch.model.event import Event
from hearthwatch.model.ids import uuid7
from hearthwatch.store import (
    CameraSum,
    ClipFiles,
    ClipFilter,
    ClipStore,
    Database,
    EventFilter,
    EventStore,
    InvalidClipError,
    Position,
    StoreError,
    check_clip,
)
from hearthwatch.store.rows import ClipRow

YARD = UUID("0199f3c2-0000-7000-8000-000000000002")
JPEG = b"\xff\xd8\xff picture"

Make = Callable[..., Clip]
Put = Callable[..., Awaitable[Clip]]


async def test_clip_is_written_once_with_its_event(
    clips: ClipStore, events: EventStore, clip_of: Make, make_event: Callable[..., Event]
) -> None:
    stored, told = await clips.insert(clip_of(), thumbnail=True, told=make_event(1))
    assert (stored.clip, stored.thumbnail, stored.starred) == (clip_of(), True, False)
    assert told is not None
    assert told.event == make_event(1)
    again, silence = await clips.insert(clip_of(size=5), told=make_event(2))
    assert (again, silence) == (stored, None)
    assert await clips.get(clip_of().id) == stored
    assert (await events.page(EventFilter(), limit=10)).total == 1


async def test_neither_clip_nor_event_without_the_other(
    clips: ClipStore, events: EventStore, clip_of: Make, make_event: Callable[..., Event]
) -> None:
    await events.insert(make_event(1), picture=False)
    with pytest.raises(StoreError):
        await clips.insert(clip_of(), told=make_event(1))
    assert await clips.get(clip_of().id) is None


async def test_restart_keeps_clips_and_stars(
    database: Database, clips: ClipStore, put: Put, clip_of: Make
) -> None:
    clip = await put(clip_of())
    await clips.star(clip.id, starred=True)
    await database.close()
    await database.open()
    stored = await clips.get(clip.id)
    assert stored is not None
    assert (stored.clip, stored.starred) == (clip, True)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (ClipFilter(), [5, 4, 3, 2, 1, 0]),
        (ClipFilter(camera_id=YARD), [4, 1]),
        (ClipFilter(starred=True), [2, 1]),
        (ClipFilter(starred=False, camera_id=YARD), [4]),
        (ClipFilter(since=1_000_120.0), [5, 4, 3, 2]),
        (ClipFilter(cause=ClipCause.COMMAND), [5, 4]),
        (ClipFilter(min_duration=12.0), [5, 4, 3, 2]),
        (ClipFilter(camera_ids=frozenset({YARD})), [4, 1]),
        (ClipFilter(camera_ids=frozenset()), []),
        (ClipFilter(deleted=True), []),
        (ClipFilter(since=1_000_060.0, until=1_000_180.0), [2, 1]),
    ],
)
async def test_filters(
    clips: ClipStore, clip_of: Make, wanted: ClipFilter, numbers: list[int]
) -> None:
    for number in range(6):
        changes = {"camera_id": YARD} if number in {1, 4} else {}
        cause = ClipCause.COMMAND if number > 3 else ClipCause.EVENT
        await clips.insert(clip_of(number, cause=cause, duration=10.0 + number, **changes))
    for number in (1, 2):
        await clips.star(clip_of(number).id, starred=True)
    page = await clips.page(wanted, limit=10)
    assert [stored.clip.id for stored in page.items] == [clip_of(n).id for n in numbers]
    assert page.total == len(numbers)


async def test_pages_by_cursor_and_by_number_are_the_same(clips: ClipStore, clip_of: Make) -> None:
    for number in range(25):
        start = 1_000_000.0 + number // 3
        await clips.insert(clip_of(number, id=uuid7(start, number), start=start))
    place: Position | None = None
    by_cursor = []
    for number in range(3):
        page = await clips.page(ClipFilter(), limit=10, after=place)
        assert page == await clips.page(ClipFilter(), limit=10, skip=10 * number)
        by_cursor += [stored.sequence for stored in page.items]
        place = page.next
    assert place is None
    assert by_cursor == list(range(25, 0, -1))


async def test_a_hundred_thousand_clips_are_found_by_index(
    database: Database, clips: ClipStore, events: EventStore, clip_of: Make
) -> None:
    """The database's plans are looked at and not the clock: no row is met in vain, none sorted."""
    camera = UUID(int=5)
    rows = [
        _fields(clip_of())
        | {
            "id": UUID(int=number),
            "path": str(number),
            "camera_id": UUID(int=number % 4 + 5),
            "start": float(number),
            "end": number + 0.5,
            "starred": number % 1000 == 0,
        }
        for number in range(100_000)
    ]
    async with database.writing() as session:
        await session.execute(insert(ClipRow), rows)
    place = Position(90_000.0, 1)
    with _plans(database) as plans:
        for wanted in (
            ClipFilter(),
            ClipFilter(camera_id=camera),
            ClipFilter(starred=True),
            ClipFilter(camera_id=camera, starred=True),
            ClipFilter(camera_id=camera, since=40_000.0, until=60_000.0),
        ):
            page = await clips.page(wanted, limit=50, after=place)
            assert page.items[0].clip.start <= 90_000.0
            assert len(page.items) == 50
            assert page.total_is_lower_bound == (wanted.starred is None and wanted.since is None)
        assert await clips.oldest(limit=50, causes=(ClipCause.CONTINUOUS,)) == ()
        assert len(await clips.oldest(limit=50, before=500.0, after=Position(1.0, 2))) == 50
        assert (await events.page(EventFilter(), limit=50)).total == 0
    steps = plans()
    assert any("clips USING" in step and "start>? AND start<?" in step for step in steps), steps
    assert all("INDEX" in step for step in steps if "clips" in step), steps
    assert not any("TEMP B-TREE" in step for step in steps), steps


async def test_event_names_the_clip_that_shows_it(
    clips: ClipStore, events: EventStore, clip_of: Make, make_event: Callable[..., Event]
) -> None:
    long = clip_of(0, duration=3_600.0, cause=ClipCause.CONTINUOUS)
    short = clip_of(1)
    other = clip_of(2, camera_id=YARD)
    for clip in (long, short, other):
        await clips.insert(clip)
    moments = {
        1_000_000.0: long.id,
        999_999.9: None,
        1_000_060.0: short.id,
        1_000_070.0: short.id,
        1_000_070.1: long.id,
        1_000_125.0: long.id,
        1_003_600.0: long.id,
        1_003_600.1: None,
    }
    for number, moment in enumerate(moments):
        await events.insert(make_event(number, timestamp=moment), picture=False)
    await events.insert(make_event(50, timestamp=1_000_061.0, camera_id=None), picture=False)
    page = await events.page(EventFilter(), limit=100)
    found = {stored.event.timestamp: stored.clip_id for stored in page.items}
    assert found == moments | {1_000_061.0: None}
    assert [stored.clip_id for stored in await events.after(make_event(0).id, limit=2) or ()] == [
        None,
        short.id,
    ]
    one = await events.get(make_event(2).id)
    assert one is not None
    assert one.clip_id == short.id
    await clips.forget([short.id])
    one = await events.get(make_event(2).id)
    assert one is not None
    assert one.clip_id == long.id


async def test_star_and_delete(clips: ClipStore, files: ClipFiles, put: Put, clip_of: Make) -> None:
    clip = await put(clip_of())
    stored = await clips.star(clip.id, starred=True)
    assert stored is not None
    assert stored.starred
    assert await clips.star(UUID(int=1), starred=True) is None
    await clips.delete(stored)
    assert await clips.get(clip.id) is None
    assert not files.path(clip).exists()
    assert not files.thumbnail(clip).exists()


async def test_sums_name_the_camera_as_it_was_last_called(clips: ClipStore, clip_of: Make) -> None:
    assert await clips.sums() == ()
    await clips.insert(clip_of(0, size=10))
    await clips.insert(clip_of(1, size=20, camera="front_gate"))
    await clips.insert(clip_of(2, size=300, camera_id=YARD, camera="yard"))
    assert await clips.sums() == (
        CameraSum(YARD, "yard", 1, 300, 1_000_120.0, 1_000_120.0),
        CameraSum(clip_of().camera_id, "front_gate", 2, 30, 1_000_000.0, 1_000_060.0),
    )


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../hearthwatch.db",
        "clips/../../{id}.mp4",
        "clips/../2026-01-01/{id}.mp4",
        "clips/front_door/../{id}.mp4",
        "clips/front_door/2026-01-01/../{id}.mp4",
        "/clips/front_door/2026-01-01/{id}.mp4",
        "clips//2026-01-01/{id}.mp4",
        "clips/front_door/2026-01-01/{id}.jpg",
        "clips/front_door/2026-01-01/{id}.mp4\n",
        "clips/front_door/2026-01-01/{id}.mp4\x00",
        "clips\\front_door\\2026-01-01\\{id}.mp4",
        "clips/front door/2026-01-01/{id}.mp4",
        "clips/front_door/2026-01-01/0199f3c2-0000-7000-8000-000000000009.mp4",
        "events/front_door/2026-01-01/{id}.mp4",
        "",
    ],
)
def test_paths_of_another_layout_are_never_touched(
    files: ClipFiles, clip_of: Make, tmp_path: Path, path: str
) -> None:
    clip = clip_of()
    clip = replace(clip, path=path.format(id=clip.id))
    for use in (files.path, files.thumbnail, files.size, files.delete):
        with pytest.raises(InvalidClipError, match="layout"):
            use(clip)
    with pytest.raises(InvalidClipError, match="layout"):
        files.write_thumbnail(clip, JPEG)
    assert list(tmp_path.rglob("*.mp4")) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"start": -1.0},
        {"start": 1e15},
        {"duration": -1.0},
        {"duration": 90_000.0},
        {"camera": ""},
        {"camera": "x" * 65},
        {"codec": "x" * 51},
        {"width": -1},
        {"height": 1 << 40},
    ],
)
def test_what_cannot_be_true_is_refused_by_name(clip_of: Make, changes: dict[str, object]) -> None:
    check_clip(clip_of())
    (name,) = changes
    with pytest.raises(InvalidClipError, match=name):
        check_clip(clip_of(**changes))


async def test_rows_without_footage_are_dropped(
    clips: ClipStore, files: ClipFiles, put: Put, clip_of: Make
) -> None:
    kept, lost = await put(clip_of(0)), await put(clip_of(1))
    files.path(lost).unlink()
    dropped = await clips.drop_gone()
    assert [stored.clip for stored in dropped] == [lost]
    assert await clips.get(lost.id) is None
    assert await clips.get(kept.id) is not None
    assert await clips.drop_gone() == ()


async def test_while_the_disk_is_away_nothing_is_dropped_or_deleted(
    clips: ClipStore, files: ClipFiles, put: Put, clip_of: Make
) -> None:
    clip = await put(clip_of())
    away = files.media.rename(files.media.with_name("away"))
    files.media.mkdir()
    assert await clips.drop_gone() == ()
    stored = await clips.get(clip.id)
    assert stored is not None
    with pytest.raises(OSError, match="disk or share is not there"):
        await clips.delete(stored)
    assert await clips.get(clip.id) == stored
    assert await clips.unknown(settled=1e12) == []
    files.media.rmdir()
    away.rename(files.media)
    await clips.delete(stored)
    assert await clips.get(clip.id) is None


async def test_footage_that_no_row_knows_is_found(
    clips: ClipStore, files: ClipFiles, put: Put, clip_of: Make, make_clip: Callable[..., Path]
) -> None:
    mp4 = make_clip("film.mp4").read_bytes()
    await put(clip_of(0), mp4)
    lost, torn, fresh = clip_of(1), clip_of(2), clip_of(3)
    files.path(lost).write_bytes(mp4)
    unfinished = files.path(torn).with_suffix(".part.mp4")
    unfinished.write_bytes(mp4)
    files.path(fresh).write_bytes(mp4)
    foreign = files.path(lost).parent / "holiday.mp4"
    foreign.write_bytes(mp4)
    for file in files.media.rglob("*"):
        os.utime(file, (1000, 1000))
    os.utime(files.path(fresh), (5000, 5000))
    found = await clips.unknown(settled=2000)
    assert found == [files.path(lost), unfinished]
    with av.open(BytesIO(found[0].read_bytes())) as container:
        assert sum(1 for _ in container.decode(video=0)) == 30
    await clips.insert(lost)
    assert await clips.unknown(settled=2000) == [unfinished]


async def test_tidying_leaves_what_is_in_the_making(
    files: ClipFiles, put: Put, clip_of: Make
) -> None:
    kept = await put(clip_of(0))
    lone, fresh = files.thumbnail(clip_of(1)), files.thumbnail(clip_of(2))
    half = files.thumbnail(clip_of(3)).with_suffix(".part")
    empty = files.media / "clips/front_door/1970-01-01"
    empty.mkdir()
    for file in (lone, fresh, half):
        file.write_bytes(JPEG)
    for file in files.media.rglob("*"):
        os.utime(file, (1000, 1000))
    os.utime(fresh, (5000, 5000))
    assert files.tidy(before=2000) == 2
    assert files.path(kept).exists()
    assert files.thumbnail(kept).exists()
    assert fresh.exists()
    assert not lone.exists()
    assert not half.exists()
    assert not empty.exists()


@contextmanager
def _plans(database: Database) -> Iterator[Callable[[], list[str]]]:
    """Give a function that tells how the database went about what was read in the block."""
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, values))

    assert database._reader
    engine = database._reader.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield lambda: _explained(Path(str(database)), asked)
    event.remove(engine, "before_cursor_execute", note)


def _explained(file: Path, asked: list[tuple[str, Any]]) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [
            row[3]
            for statement, values in asked
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        ]


def _fields(clip: Clip) -> dict[str, object]:
    return {
        "camera": clip.camera,
        "duration": clip.duration,
        "size": clip.size,
        "codec": clip.codec,
        "width": clip.width,
        "height": clip.height,
        "has_audio": clip.has_audio,
        "cause": clip.cause.value,
        "thumbnail": True,
    }


async def test_clips_of_some_cameras_are_paged_like_all(
    clips: ClipStore, put: Any, clip_of: Any
) -> None:
    cameras = [UUID(int=number) for number in range(3)]
    made = [await put(clip_of(n, camera_id=cameras[n % 3])) for n in range(12)]
    mine = [clip.id for clip in made if clip.camera_id != cameras[2]][::-1]
    wanted = ClipFilter(camera_ids=frozenset(cameras[:2]))
    first = await clips.page(wanted, limit=3)
    second = await clips.page(wanted, limit=3, after=first.next)
    by_number = await clips.page(wanted, limit=3, skip=3)
    assert [stored.clip.id for stored in (*first.items, *second.items)] == mine[:6]
    assert by_number.items == second.items
    assert first.total == second.total == by_number.total == 8
    assert (await clips.page(ClipFilter(camera_ids=frozenset()), limit=3)).total == 0
