"""Pictures that no clip can hold, kept all the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hearthwatch.media import FileSource, Notice, Packet, StreamInfo
from hearthwatch.watch.recordable import Recordable

MJPEG = {"codec": "mjpeg", "options": {}, "pixels": "yuvj420p"}


class Keeper:
    def __init__(self) -> None:
        self.packets: list[Packet] = []
        self.states: list[str] = []

    def online(self, info: StreamInfo) -> None:
        self.states.append(f"online {info.codec}")

    def packet(self, packet: Packet) -> None:
        self.packets.append(packet)

    def offline(self, reason: str) -> None:
        self.states.append(reason)

    def over(self) -> None:
        self.states.append("over")


def feed(path: Path, *, sound: bool = False) -> tuple[list[Packet], Keeper, list[Notice]]:
    keeper, notices = Keeper(), list[Notice]()
    recordable = Recordable([keeper], notices.append)
    stream = FileSource(path, sound=sound).stream()
    recordable.online(stream.open())
    packets = list(stream)
    for packet in packets:
        recordable.packet(packet)
    recordable.offline("gone")
    recordable.over()
    return packets, keeper, notices


def test_what_is_recordable_is_passed_on_as_it_is(make_clip: Callable[..., Path]) -> None:
    packets, keeper, _ = feed(make_clip("a.mp4"))
    assert keeper.packets == packets
    assert keeper.states == ["online h264", "gone", "over"]


def test_mjpeg_is_made_into_what_clips_hold(
    make_clip: Callable[..., Path], add_sound: Callable[..., Path]
) -> None:
    clip = add_sound(make_clip("a.avi", frames=30, **MJPEG), "pcm_s16le")
    packets, keeper, notices = feed(clip, sound=True)
    pictures = [packet for packet in keeper.packets if not packet.sound]
    assert {packet.info.codec for packet in keeper.packets} == {"vp9"}
    assert len(pictures) == pytest.approx(30, abs=2)
    assert sum(packet.sound for packet in keeper.packets) >= sum(p.sound for p in packets) - 2
    assert pictures[0].keyframe
    assert keeper.states == ["online vp9", "gone", "over"]
    assert notices == []


def test_raw_pictures_of_usb_cameras_are_made_into_what_clips_hold(
    make_clip: Callable[..., Path],
) -> None:
    raw = {"codec": "rawvideo", "options": {}, "pixels": "yuyv422"}
    _, keeper, notices = feed(make_clip("a.nut", frames=30, **raw))
    assert {packet.info.codec for packet in keeper.packets} == {"vp9"}
    assert len(keeper.packets) == pytest.approx(30, abs=2)
    assert notices == []
