import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import av
import pytest

from hearthwatch.media import (
    Connection,
    Decoder,
    Dropped,
    FileSource,
    Notice,
    NoticeKind,
    Packet,
    Ring,
    RtspSource,
)

type MakeClip = Callable[..., Path]


@pytest.fixture
def stream(make_clip: MakeClip) -> list[Packet]:
    """Six seconds at 10 pictures a second, a keyframe every second."""
    options = {"preset": "ultrafast", "g": "10", "bf": "0", "sc_threshold": "0"}
    source = FileSource(make_clip("a.mp4", frames=60, rate=10, options=options)).stream()
    source.open()
    return list(source)


def fill(ring: Ring, packets: list[Packet]) -> None:
    for packet in packets:
        ring.append(packet)


def times(items: tuple[Packet, ...] | list[Packet | Dropped]) -> list[float]:
    return [round(item.time, 3) for item in items if isinstance(item, Packet)]


def repeated(packets: list[Packet], seconds: float) -> Iterator[Packet]:
    """Go on with packets that are no keyframes, for as long as that."""
    last = packets[-1]
    step = 0.1
    for number in range(1, round(seconds / step) + 1):
        yield replace(last, time=last.time + number * step, keyframe=False)


def test_keeps_what_was_asked_for_from_a_keyframe_on(stream: list[Packet]) -> None:
    ring = Ring("camera", seconds=2.5)
    fill(ring, stream)
    assert ring.oldest == pytest.approx(3.0)
    assert ring.newest == pytest.approx(5.9)
    assert ring.packets(0.0)[0].keyframe


@pytest.mark.parametrize(
    ("since", "first"), [(None, 5.0), (5.0, 5.0), (4.99, 4.0), (99.0, 5.0), (-1.0, 0.0)]
)
def test_begins_with_the_keyframe_at_or_before_a_moment(
    stream: list[Packet], since: float | None, first: float
) -> None:
    ring = Ring("camera", seconds=60)
    fill(ring, stream)
    found = ring.packets(since)
    assert (found[0].time, found[0].keyframe) == (pytest.approx(first), True)
    assert found[-1] is stream[-1]


def test_an_empty_ring_gives_nothing(stream: list[Packet]) -> None:
    ring = Ring("camera")
    assert (ring.packets(), ring.oldest, ring.newest, len(ring)) == ((), None, None, 0)
    ring.append(stream[1])
    assert len(ring) == 0, "what comes before the first keyframe cannot be decoded"


def test_a_group_of_thirty_seconds_is_kept_whole(stream: list[Packet]) -> None:
    ring = Ring("camera", seconds=5)
    fill(ring, [*stream, *repeated(stream, 30)])
    assert ring.oldest == pytest.approx(5.0)
    assert ring.packets(20.0)[0].time == pytest.approx(5.0)


def test_bytes_are_never_exceeded_and_a_group_too_large_is_told(stream: list[Packet]) -> None:
    notices: list[Notice] = []
    room = 40_000
    ring = Ring("camera", seconds=60, size=room, notify=notices.append)
    for packet in [*stream, *repeated(stream, 30)]:
        ring.append(packet)
        assert ring.size <= room
    assert len(ring) == 0
    assert [notice.kind for notice in notices] == [NoticeKind.RING_FULL]
    ring.append(replace(stream[0], time=99.0))
    assert len(ring) == 1, "it begins again at the next keyframe"


def test_a_flood_of_tiny_packets_is_bounded(stream: list[Packet]) -> None:
    ring = Ring("camera", seconds=3600, size=100_000)
    tiny = replace(stream[0], size=1)
    fill(ring, [replace(tiny, time=number / 1000) for number in range(5000)])
    assert len(ring) < 200


def test_a_stream_without_keyframes_can_be_entered_after_a_minute(stream: list[Packet]) -> None:
    notices: list[Notice] = []
    ring = Ring("camera", seconds=5, notify=notices.append)
    plain = [replace(packet, keyframe=False) for packet in stream]
    fill(ring, [*plain, *repeated(plain, 54)])
    assert len(ring) == 0
    fill(ring, [replace(packet, time=packet.time + 60.1) for packet in plain])
    assert [notice.kind for notice in notices] == [NoticeKind.KEYLESS]
    assert times(ring.packets(64.0))[0] == pytest.approx(63.1, abs=0.11)


def test_after_a_reconnection_it_waits_for_a_keyframe(stream: list[Packet]) -> None:
    ring = Ring("camera", seconds=60)
    fill(ring, stream)
    again = replace(stream[0].info)
    later = [replace(p, time=p.time + 10, info=again) for p in stream[5:12]]
    follower = ring.follow()
    fill(ring, later)
    ring.close()
    assert times(list(follower))[-2:] == [11.0, 11.1]
    assert len(ring) == len(stream) + 2


def test_a_follower_gets_the_past_and_then_everything_without_a_gap(stream: list[Packet]) -> None:
    ring = Ring("camera", seconds=60)
    fill(ring, stream[:25])
    follower = ring.follow(1.5)
    fill(ring, stream[25:])
    ring.close()
    assert list(follower) == stream[10:]
    assert follower.dropped == 0


def test_a_slow_follower_is_told_what_it_missed_and_can_go_on(stream: list[Packet]) -> None:
    ring = Ring("camera", seconds=1)
    follower = ring.follow(seconds=2.0)
    fill(ring, stream)
    ring.close()
    gap, *rest = follower
    assert isinstance(gap, Dropped)
    assert isinstance(rest[0], Packet)
    assert rest[0].keyframe
    assert gap.packets + len(rest) == len(stream)
    assert gap.packets == follower.dropped
    assert (gap.since, gap.until) == (0.0, pytest.approx(rest[0].time - 0.1))


def test_who_wants_to_be_live_skips_to_the_newest_keyframe(stream: list[Packet]) -> None:
    ring = Ring("camera")
    follower = ring.follow(seconds=3.55, catch_up=True)
    fill(ring, stream[:37])
    ring.close()
    gap, *rest = follower
    assert isinstance(gap, Dropped)
    assert times(rest) == pytest.approx([3.0, 3.1, 3.2, 3.3, 3.4, 3.5, 3.6])


def test_a_follower_without_room_for_one_group_waits_for_the_next(stream: list[Packet]) -> None:
    ring = Ring("camera")
    follower = ring.follow(size=stream[0].size + 10)
    fill(ring, stream[:11])
    items = [follower.take(0), follower.take(0)]
    assert isinstance(items[0], Dropped)
    assert items[0].packets == 10
    assert items[1] is stream[10]


def test_a_reader_that_never_reads_does_not_hold_the_writer_up(stream: list[Packet]) -> None:
    ring = Ring("camera", seconds=1)
    followers = [ring.follow(seconds=1.0) for _ in range(20)]
    writer = threading.Thread(target=fill, args=(ring, stream * 20))
    writer.start()
    writer.join(20)
    assert not writer.is_alive()
    for follower in followers:
        follower.close()
        assert follower.take() is None


def test_readers_in_other_threads_see_every_packet_once(stream: list[Packet]) -> None:
    ring = Ring("camera", seconds=2)
    ring.append(stream[0])
    seen: list[list[Packet | Dropped]] = [[] for _ in range(4)]
    followers = [ring.follow(seconds=1000) for _ in seen]
    readers = [
        threading.Thread(target=lambda at=at, follower=follower: seen[at].extend(follower))
        for at, follower in enumerate(followers)
    ]
    for reader in readers:
        reader.start()
    fill(ring, stream[1:])
    ring.close()
    for reader in readers:
        reader.join(20)
    assert seen == [stream] * 4


def test_following_a_closed_ring_ends_at_once(stream: list[Packet]) -> None:
    ring = Ring("camera")
    fill(ring, stream[:5])
    ring.close()
    assert list(ring.follow()) == stream[:5]


def test_what_it_keeps_of_a_real_camera_can_be_decoded(
    make_clip: MakeClip, rtsp_camera: Callable[..., object]
) -> None:
    clip = make_clip("a.mp4", frames=40, rate=20, options={"preset": "ultrafast", "g": "20"})
    camera = rtsp_camera({"yard": clip})
    connection = Connection(RtspSource(camera.urls["yard"]))  # type: ignore[attr-defined]
    ring = Ring("yard", seconds=1)
    for packet in connection:
        ring.append(packet)
        if packet.time > 3:
            connection.stop()
    decoder = Decoder()
    kept = ring.packets(0.0)
    frames = [frame for packet in kept for frame in decoder.decode(packet)] + decoder.flush()
    assert len(frames) == len(kept)
    assert decoder.damaged == 0
    assert isinstance(kept[0].raw, av.Packet)
