"""Everybody who watches, between a worker that is played by hand and no network."""

import asyncio
import struct
from uuid import UUID

import pytest

from hearthwatch.model.live import LiveForm, LiveStream, LiveTrouble
from hearthwatch.model.messages import (
    Down,
    Hide,
    Live,
    LiveAway,
    LiveBegun,
    LiveData,
    LiveFailed,
    Show,
)
from hearthwatch.watch.live import viewers as module
from hearthwatch.watch.live.viewer import Viewer
from hearthwatch.watch.live.viewers import TooManyViewersError, Viewers, Wish

FRONT = UUID(int=1)
MP4 = Wish(FRONT, LiveStream.AUTO, LiveForm.MP4)
TS = Wish(FRONT, LiveStream.AUTO, LiveForm.TS)
GOP = 30
RATE = 15


class Rig:
    """A worker played by hand."""

    def __init__(self) -> None:
        self.said: list[Down] = []
        self.viewers = Viewers(self.said.append)

    def begin(self, view: int = 1) -> None:
        self.viewers.take(
            LiveBegun(
                view=view,
                stream=LiveStream.SUB,
                codec="h264",
                width=640,
                height=360,
                transcoded=False,
                start=1000.0,
                mime="video/mp4",
                data=b"init",
            )
        )

    def play(self, *numbers: int, view: int = 1, size: int = 0) -> None:
        for number in numbers:
            clock = number * 90_000 // RATE
            self.viewers.take(
                LiveData(
                    view=view,
                    data=struct.pack(">IQ", number, clock) + bytes(size),
                    keyframe=number % GOP == 0,
                    captured=0.0,
                    clock=clock,
                    place=4,
                )
            )


async def taken(viewer: Viewer) -> list[Live]:
    """Take all that is there."""
    items: list[Live] = []
    while True:
        coming = asyncio.ensure_future(viewer.next())
        await asyncio.sleep(0)
        if not coming.done():
            coming.cancel()
            return items
        items.append(coming.result())


def pictures(items: list[Live]) -> list[tuple[int, int, float]]:
    """Return number, clock and gap of each picture, as they are in its bytes."""
    data = [item for item in items if isinstance(item, LiveData)]
    return [(*struct.unpack_from(">IQ", item.data), item.gap) for item in data]


async def test_all_who_wish_the_same_share_a_view_that_ends_after_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_LINGER", 0.0)
    rig = Rig()
    with rig.viewers.watch(MP4) as one, rig.viewers.watch(MP4) as two:
        assert [type(message) for message in rig.said] == [Show]
        rig.begin()
        rig.play(*range(3))
        assert pictures(await taken(one)) == pictures(await taken(two)) != []
    await asyncio.sleep(0.01)
    assert rig.said[1:] == [Hide(view=1)]
    with rig.viewers.watch(MP4):
        assert rig.said[2] == Show(
            view=2, camera_id=FRONT, stream=LiveStream.AUTO, form=LiveForm.MP4
        )


async def test_a_view_goes_on_for_who_comes_back_soon() -> None:
    rig = Rig()
    with rig.viewers.watch(MP4):
        rig.begin()
        rig.play(0)
    with rig.viewers.watch(MP4) as again:
        assert len(rig.said) == 1
        assert pictures(await taken(again)) == [(0, 0, 0.0)]


async def test_who_comes_later_begins_at_0_with_the_last_keyframe() -> None:
    rig = Rig()
    with rig.viewers.watch(MP4):
        rig.begin()
        rig.play(*range(95))
        with rig.viewers.watch(MP4) as late:
            begun, *items = await taken(late)
    assert isinstance(begun, LiveBegun)
    assert begun.start == 1000.0 + 90 / RATE
    assert pictures(items) == [(90 + n, n * 6000, 0.0) for n in range(5)]


async def test_sound_from_before_the_first_picture_is_left_out() -> None:
    rig = Rig()
    with rig.viewers.watch(MP4):
        rig.begin()
        rig.play(*range(31))
        for clock in (15_900, 16_100):
            sound = LiveData(
                view=1,
                data=bytes(12),
                keyframe=False,
                captured=0.0,
                clock=clock,
                rate=8000,
                place=4,
            )
            rig.viewers.take(sound)
        with rig.viewers.watch(MP4) as late:
            items = await taken(late)
    assert [item.clock for item in items if isinstance(item, LiveData)] == [0, 100]


async def test_a_slow_viewer_goes_on_with_the_newest_keyframe_and_is_told() -> None:
    rig = Rig()
    with rig.viewers.watch(MP4) as slow, rig.viewers.watch(MP4) as fast:
        rig.begin()
        seen = []
        for number in range(100):
            rig.play(number, size=100_000)
            seen += pictures(await taken(fast))
        shown = pictures(await taken(slow))
    assert [number for number, _, _ in seen] == list(range(100))
    assert {gap for _, _, gap in seen} == {0.0}
    first, *rest = shown
    assert first[0] % GOP == 0
    assert first[0] > 0
    assert first[1:] == (0, 0.0)
    assert [number for number, _, _ in shown] == list(range(first[0], 100))
    assert {gap for _, _, gap in rest} == {0.0}


async def test_gaps_add_up_however_often_a_queue_is_shortened() -> None:
    rig = Rig()
    with rig.viewers.watch(MP4) as slow:
        rig.begin()
        rig.play(0)
        assert pictures(await taken(slow)) == [(0, 0, 0.0)]
        rig.play(*range(1, 400), size=200_000)
        shown = pictures(await taken(slow))
    number, clock, gap = shown[0]
    assert number % GOP == 0
    assert clock == number * 6000
    assert gap == pytest.approx((number - 1) / RATE)


async def test_a_transport_stream_is_nobody_elses_and_ends_when_it_is_not_read() -> None:
    rig = Rig()
    with rig.viewers.watch(TS) as slow, rig.viewers.watch(TS) as other:
        assert [type(message) for message in rig.said] == [Show, Show]
        rig.begin()
        rig.play(*range(100), size=100_000)
        (failed,) = [item for item in await taken(slow) if isinstance(item, LiveFailed)]
        assert failed.trouble is LiveTrouble.TOO_SLOW
        assert await taken(other) == []
    assert [type(message) for message in rig.said[2:]] == [Hide, Hide]


async def test_away_and_back_and_a_new_worker() -> None:
    rig = Rig()
    with rig.viewers.watch(MP4) as viewer:
        rig.begin()
        rig.play(0, 1)
        rig.viewers.take(LiveAway(view=1, reason="no answer"))
        with rig.viewers.watch(MP4) as meanwhile:
            assert [type(item) for item in await taken(meanwhile)] == [LiveAway]
        rig.viewers.interrupt("the worker died")
        with rig.viewers.watch(Wish(FRONT, LiveStream.MAIN, LiveForm.MP4)) as other:
            assert await taken(other) == [LiveAway(view=2, reason="the worker died")]
        assert [show.view for show in rig.viewers.resume()] == [1, 2]
        rig.begin()
        rig.play(0)
        kinds = [type(item) for item in await taken(viewer)]
    assert kinds == [LiveBegun, LiveData, LiveData, LiveAway, LiveAway, LiveBegun, LiveData]


async def test_what_cannot_be_shown_ends_and_is_tried_anew_for_the_next() -> None:
    rig = Rig()
    with rig.viewers.watch(MP4) as viewer:
        rig.viewers.take(LiveFailed(view=1, trouble=LiveTrouble.UNFIT, reason="of wood"))
        assert [type(item) for item in await taken(viewer)] == [LiveFailed]
        assert rig.said[1:] == [Hide(view=1)]
    with rig.viewers.watch(MP4):
        assert [show.view for show in rig.said if isinstance(show, Show)] == [1, 2]


async def test_the_end_of_the_service_ends_all() -> None:
    rig = Rig()
    with rig.viewers.watch(MP4) as viewer:
        rig.viewers.close()
        (end,) = await taken(viewer)
        assert isinstance(end, LiveFailed)
        with rig.viewers.watch(MP4) as late:
            (end,) = await taken(late)
            assert isinstance(end, LiveFailed)


async def test_there_are_bounds() -> None:
    rig = Rig()
    watching = [rig.viewers.watch(MP4) for _ in range(16)]
    for watch in watching:
        watch.__enter__()
    with pytest.raises(TooManyViewersError), rig.viewers.watch(MP4):
        pass
    for camera in range(2, 5):
        wish = Wish(UUID(int=camera), LiveStream.AUTO, LiveForm.MP4)
        for _ in range(16):
            watching.append(rig.viewers.watch(wish))
            watching[-1].__enter__()
    wish = Wish(UUID(int=9), LiveStream.AUTO, LiveForm.MP4)
    with pytest.raises(TooManyViewersError), rig.viewers.watch(wish):
        pass
    watching.pop().__exit__(None, None, None)
    with rig.viewers.watch(wish):
        pass
    for watch in watching:
        watch.__exit__(None, None, None)
