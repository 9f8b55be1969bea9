"""The packets since the last keyframe."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hearthwatch.media import FileSource, Packet
from hearthwatch.watch.group import Group


@pytest.fixture
def packets(make_clip: Callable[..., Path]) -> list[Packet]:
    stream = FileSource(make_clip("clip.mp4", frames=40)).stream()
    stream.open()
    return list(stream)


def test_each_packet_is_taken_once_and_old_ones_go_with_the_next_keyframe(
    packets: list[Packet],
) -> None:
    group = Group()
    for packet in packets[:10]:
        assert not group.add(packet)
    assert group.take() == packets[:10]
    assert group.take() == []
    assert not group.add(packets[10])
    assert group.take() == [packets[10]]
    for packet in packets[11:15]:
        assert not group.add(packet)
    assert group.add(packets[15])
    assert group.take() == [packets[15]]


def test_the_newest_picture_is_decoded_from_the_keyframe(packets: list[Packet]) -> None:
    group = Group()
    assert group.newest() is None
    for packet in packets[:25]:
        group.add(packet)
    newest = group.newest()
    assert newest is not None
    assert newest.time == pytest.approx(packets[24].time)


@pytest.mark.parametrize("bounds", [{"seconds": 0.5}, {"size": 1_000}])
def test_it_is_bounded(packets: list[Packet], bounds: dict[str, float]) -> None:
    group = Group(**bounds)
    lost = [group.add(packet) for packet in packets[:15]]
    assert any(lost)
    assert group.behind < 15
    assert group.newest() is None
