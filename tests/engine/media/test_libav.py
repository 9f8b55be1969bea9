"""Packets that lie in the memory of a device, which is gone as soon as it is closed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hearthwatch.media import Packet, Timeline
from hearthwatch.media.errors import RefusedError
from hearthwatch.media.libav import Demuxer, Opening


def demuxer(path: Path, *, lent: bool) -> Demuxer:
    opening = Opening(
        name="film",
        url=str(path),
        options={},
        timeouts=None,
        live=False,
        translate=lambda error, *, opened: RefusedError("film", "no"),
        lent=lent,
    )
    return Demuxer(opening, Timeline(), lambda _: None)


def facts(packet: Packet) -> tuple[object, ...]:
    raw = packet.raw
    return (packet.time, packet.keyframe, packet.size, raw.pts, raw.dts, raw.duration, bytes(raw))


def test_packets_are_copied_out_of_memory_that_is_lent(make_clip: Callable[..., Path]) -> None:
    path = make_clip("a.mp4")
    found: list[list[tuple[object, ...]]] = []
    for lent in (False, True):
        stream = demuxer(path, lent=lent)
        stream.open()
        found.append([facts(packet) for packet in stream])
    assert found[0] == found[1]
    assert len(found[0]) == 30


@pytest.mark.parametrize("taken", [0, 1, 7])
def test_nothing_of_libav_s_is_held_when_it_is_closed(
    make_clip: Callable[..., Path], taken: int
) -> None:
    """A device would take its memory away under a packet that somebody still has."""
    stream = demuxer(make_clip("a.mp4"), lent=True)
    stream.open()
    packets = iter(stream)
    kept = [next(packets) for _ in range(taken)]
    reading = stream._packets
    stream.close()
    assert reading is None or next(reading, None) is None
    assert all(bytes(packet.raw) for packet in kept)
    assert next(packets, None) is None
