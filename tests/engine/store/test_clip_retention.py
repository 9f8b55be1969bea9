import asyncio
import errno
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from hearthwatch.model.clip import Clip, ClipCause
from hearthwatch.model.event import Event
from hearthwatch.model.media import Thrift
from hearthwatch.store import (
    ClipFiles,
    ClipFilter,
    ClipRetention,
    ClipStore,
    Database,
    EventStore,
    Limits,
    MediaFolder,
    Reason,
    Room,
    StoredClip,
    clip_retention,
)

DAY = 86_400.0
START = 1_000_000.0
LARGE = 1 << 60

Make = Callable[..., Clip]
Put = Callable[..., Awaitable[Clip]]


class Disk:
    """A disk whose free space a test decides."""

    def __init__(self) -> None:
        self.total = 100_000
        self.free = 50_000
        self.asked: list[Path] = []

    def __call__(self, path: Path) -> tuple[int, int, int]:
        self.asked.append(path)
        return self.total, self.total - self.free, self.free


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def retention(clips: ClipStore, disk: Disk) -> ClipRetention:
    return ClipRetention(clips, disk)


def limits(
    *,
    seconds: float = 1e9,
    size: int | None = None,
    min_free: int = 0,
    trash: float = DAY,
) -> Limits:
    return Limits(seconds=seconds, size=size, min_free=min_free, trash=trash)


async def left(clips: ClipStore) -> list[float]:
    page = await clips.page(ClipFilter(), limit=1000)
    return sorted((stored.clip.start - START) / 60 for stored in page.items)


def numbers(room: Room) -> list[float]:
    return [(removed.clip.clip.start - START) / 60 for removed in room.removed]


async def test_old_clips_go_with_their_files_but_stars_stay(
    clips: ClipStore, files: ClipFiles, retention: ClipRetention, put: Put, clip_of: Make
) -> None:
    made = [await put(clip_of(number)) for number in range(130)]
    await clips.star(made[3].id, starred=True)
    room = await retention.sweep(limits(seconds=60 * 10), now=START + 60 * 130)
    assert await left(clips) == [3, *range(120, 130)]
    assert numbers(room) == [0, 1, 2, *range(4, 120)]
    assert {removed.reason for removed in room.removed} == {Reason.AGE}
    assert (room.failed, room.missing) == (0, 0)
    assert len(list(files.media.rglob("*.mp4"))) == len(list(files.media.rglob("*.jpg"))) == 11
    assert files.path(made[3]).exists()


async def test_too_many_bytes_continuous_goes_first_then_events_oldest_first(
    clips: ClipStore, retention: ClipRetention, put: Put, clip_of: Make
) -> None:
    causes = [ClipCause.EVENT, ClipCause.CONTINUOUS, ClipCause.COMMAND] * 3
    for number, cause in enumerate(causes):
        await put(clip_of(number, cause=cause))
    room = await retention.sweep(limits(size=4_500), now=START + DAY)
    assert numbers(room) == [1, 4, 7, 0, 2]
    assert {removed.reason for removed in room.removed} == {Reason.SIZE}
    assert await left(clips) == [3, 5, 6, 8]
    assert (await retention.sweep(limits(size=4_500), now=START + DAY)).removed == ()


async def test_full_disk_makes_just_enough_room(
    clips: ClipStore, retention: ClipRetention, disk: Disk, put: Put, clip_of: Make
) -> None:
    for number in range(10):
        await put(clip_of(number))
    disk.free = 2_500
    room = await retention.sweep(limits(min_free=5_000), now=START + DAY)
    assert numbers(room) == [0, 1, 2]
    assert room.missing == 0
    assert {removed.reason for removed in room.removed} == {Reason.FREE}
    disk.free = 5_500
    assert (await retention.sweep(limits(min_free=5_000), now=START + DAY)).removed == ()


async def test_what_is_still_missing_is_told_when_only_stars_are_left(
    clips: ClipStore, retention: ClipRetention, disk: Disk, put: Put, clip_of: Make
) -> None:
    first, second = await put(clip_of(0)), await put(clip_of(1))
    await clips.star(first.id, starred=True)
    disk.free = 0
    room = await retention.sweep(limits(min_free=5_000), now=START + DAY)
    assert [removed.clip.clip for removed in room.removed] == [second]
    assert room.missing == 4_000
    assert await left(clips) == [0]


async def test_events_are_never_deleted_for_room(
    clips: ClipStore, events: EventStore, put: Put, clip_of: Make, make_event: Callable[..., Event]
) -> None:
    await events.insert(make_event(5), picture=False)
    await put(clip_of(0))
    room = await ClipRetention(clips).sweep(limits(min_free=LARGE), now=START + DAY)
    assert room.missing > 0
    assert await left(clips) == []
    stored = await events.get(make_event(5).id)
    assert stored is not None
    assert stored.clip_id is None


async def test_a_clip_that_cannot_be_deleted_holds_up_no_other(
    clips: ClipStore, put: Put, clip_of: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(120):
        await put(clip_of(number))
    delete = clips.files.delete

    def refuse(clip: Clip) -> None:
        if clip.id == clip_of(1).id:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        delete(clip)

    monkeypatch.setattr(clips.files, "delete", refuse)
    aged = limits(seconds=60 * 10)
    room = await ClipRetention(clips).sweep(aged, now=START + 60 * 120)
    assert room.failed == 1
    assert await left(clips) == [1, *range(110, 120)]
    assert clips.files.path(clip_of(1)).exists()


async def test_disk_that_is_away_loses_nothing(
    clips: ClipStore, files: ClipFiles, retention: ClipRetention, put: Put, clip_of: Make
) -> None:
    await put(clip_of(0))
    files.media.rename(files.media.with_name("away"))
    files.media.mkdir()
    room = await retention.sweep(limits(seconds=0, size=1, min_free=LARGE), now=START + DAY)
    assert room == Room((), 0, 0)
    assert await left(clips) == [0]


async def test_new_things_are_given_up_one_after_the_other_and_come_back(
    retention: ClipRetention, disk: Disk
) -> None:
    given_up = []
    for free in (10_000, 8_000, 5_500, 2_000, 3_200, 3_600, 6_100, 6_600, 9_100, 9_600):
        disk.free = free
        assert await retention.judge(limits(min_free=10_000)) == (free < 10_000)
        given_up.append(retention.thrift)
        assert (retention.shortage is None) == (retention.thrift is Thrift.NOTHING)
    nothing, thumbnails, continuous, clips = Thrift
    assert given_up == [
        *(nothing, thumbnails, continuous, clips, clips),
        *(continuous, continuous, thumbnails, thumbnails, nothing),
    ]


async def test_some_room_is_left_for_events_whatever_the_owner_says(
    clips: ClipStore, retention: ClipRetention, disk: Disk, put: Put, clip_of: Make
) -> None:
    for number in range(10):
        await put(clip_of(number))
    disk.free = 3_500
    room = await retention.sweep(limits(min_free=0), now=START + DAY)
    assert numbers(room) == [0, 1]


async def test_forecast(
    clips: ClipStore, retention: ClipRetention, disk: Disk, clip_of: Make
) -> None:
    now = START + 2 * DAY
    assert (await retention.forecast(limits(), now=now)).days is None
    await clips.insert(clip_of(0, size=5_000))
    await clips.insert(clip_of(1, size=15_000))
    forecast = await retention.forecast(limits(min_free=10_000), now=now)
    assert (forecast.total, forecast.free, forecast.per_day) == (100_000, 50_000, 10_000)
    assert forecast.days == 6.0
    assert (await retention.forecast(limits(size=30_000), now=now)).days == 3.0
    disk.free = 0
    assert (await retention.forecast(limits(min_free=10_000), now=now)).days == 2.0
    assert (await retention.forecast(limits(), now=START + 600)).days is None
    assert (await retention.forecast(limits(), now=START + 30 * DAY)).per_day is None


async def test_disk_is_asked_where_the_clips_will_be(
    database: Database, disk: Disk, tmp_path: Path
) -> None:
    folder = MediaFolder(tmp_path / "not" / "made" / "yet", home=tmp_path)
    clips = ClipStore(database, ClipFiles(folder))
    await ClipRetention(clips, disk).forecast(limits(), now=START)
    assert disk.asked == [tmp_path]


async def test_real_disk(clips: ClipStore, tmp_path: Path) -> None:
    forecast = await ClipRetention(clips).forecast(limits(), now=START)
    assert 0 < forecast.free < forecast.total


async def test_a_disk_that_does_not_answer_stops_nobody_else(
    retention: ClipRetention, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def look(folder: Path) -> Path:
        pipe.read_bytes()
        return folder

    monkeypatch.setattr(clip_retention, "existing", look)
    judging = asyncio.create_task(retention.judge(limits(min_free=60_000)))
    writer = await asyncio.to_thread(os.open, pipe, os.O_WRONLY)
    os.close(writer)
    assert await judging


async def test_trash_goes_after_its_time_even_with_a_star(
    clips: ClipStore, files: ClipFiles, retention: ClipRetention, put: Put, clip_of: Make
) -> None:
    made = [await put(clip_of(number)) for number in range(3)]
    await clips.star(made[0].id, starred=True)
    await clips.trash.put(ClipFilter(ids=frozenset({made[0].id})), now=START, limit=1)
    await clips.trash.put(ClipFilter(ids=frozenset({made[1].id})), now=START + 3_600, limit=1)
    kept_for = limits(trash=1_800)
    assert (await retention.sweep(kept_for, now=START + 1_800)).removed == ()
    room = await retention.sweep(kept_for, now=START + 1_801)
    assert [(r.clip.clip, r.reason) for r in room.removed] == [(made[0], Reason.TRASH)]
    assert not files.path(made[0]).exists()
    assert files.path(made[1]).exists()
    assert await clips.get(made[0].id) is None
    assert await left(clips) == [2]


async def test_when_room_is_short_trash_goes_first(
    clips: ClipStore, retention: ClipRetention, disk: Disk, put: Put, clip_of: Make
) -> None:
    for number in range(4):
        await put(clip_of(number, cause=ClipCause.CONTINUOUS))
    trashed = [clip_of(number).id for number in (3, 2)]
    for moment, clip_id in enumerate(trashed):
        await clips.trash.put(ClipFilter(ids=frozenset({clip_id})), now=START + moment, limit=1)
    disk.free = 4_500
    room = await retention.sweep(limits(min_free=5_000), now=START + 10)
    assert numbers(room) == [3]
    assert {removed.reason for removed in room.removed} == {Reason.FREE}
    disk.free = 3_500
    assert numbers(await retention.sweep(limits(min_free=5_000), now=START + 10)) == [2, 0]
    assert await left(clips) == [1]


async def test_trash_counts_as_room_that_clips_take(
    clips: ClipStore, retention: ClipRetention, put: Put, clip_of: Make
) -> None:
    for number in range(5):
        await put(clip_of(number))
    await clips.trash.put(ClipFilter(ids=frozenset({clip_of(4).id})), now=START, limit=1)
    assert numbers(await retention.sweep(limits(size=4_000), now=START + 10)) == [4]
    assert (await retention.sweep(limits(size=4_000), now=START + 10)).removed == ()


async def test_trash_that_cannot_be_deleted_holds_up_no_other(
    clips: ClipStore, put: Put, clip_of: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        await put(clip_of(number))
    await clips.trash.put(ClipFilter(), now=START, limit=100)
    delete = clips.files.delete

    def refuse(clip: Clip) -> None:
        if clip.id == clip_of(7).id:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        delete(clip)

    monkeypatch.setattr(clips.files, "delete", refuse)
    room = await ClipRetention(clips).sweep(limits(trash=0), now=START + 1)
    assert (len(room.removed), room.failed) == (59, 1)
    assert (await clips.trash.sum())[0] == 1


async def test_a_clip_that_is_had_back_before_its_turn_stays(
    clips: ClipStore,
    retention: ClipRetention,
    put: Put,
    clip_of: Make,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    back, gone = await put(clip_of(0)), await put(clip_of(1))
    await clips.trash.put(ClipFilter(), now=START, limit=2)
    oldest = clips.trash.oldest

    async def then_restored(**wanted: object) -> tuple[StoredClip, ...]:
        found = await oldest(**wanted)  # type: ignore[arg-type]
        await clips.trash.restore(frozenset({back.id}))
        return found

    monkeypatch.setattr(clips.trash, "oldest", then_restored)
    room = await retention.sweep(limits(), now=START + 2 * DAY)
    assert ([removed.clip.clip for removed in room.removed], room.failed) == ([gone], 0)
    assert await left(clips) == [0]
    assert (clips.files.path(back).exists(), clips.files.path(gone).exists()) == (True, False)


async def test_a_clip_that_is_going_cannot_be_had_back(
    clips: ClipStore,
    retention: ClipRetention,
    put: Put,
    clip_of: Make,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clip = await put(clip_of(0))
    ids = frozenset({clip.id})
    await clips.trash.put(ClipFilter(), now=START, limit=1)
    loop, delete = asyncio.get_running_loop(), clips.files.delete

    def restore_between(doomed: Clip) -> None:
        delete(doomed)
        restored = asyncio.run_coroutine_threadsafe(clips.trash.restore(ids), loop)
        assert restored.result(timeout=10) == ()
        raise OSError(errno.EIO, "the disk is away")

    monkeypatch.setattr(clips.files, "delete", restore_between)
    assert (await retention.sweep(limits(), now=START + 2 * DAY)).failed == 1
    # It did not go after all.
    assert [stored.clip for stored in await clips.trash.restore(ids)] == [clip]
