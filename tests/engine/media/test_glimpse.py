"""Keyframes by themselves, and going on after packets were left out."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from hearthwatch.media import Decoder, FileSource, Frame, Packet

type MakeClip = Callable[..., Path]

OPTIONS = {"preset": "medium", "g": "10", "keyint_min": "10", "sc_threshold": "0"}
QUIET = {"x265-params": "log-level=none:keyint=10:min-keyint=10:scenecut=0"}


def packets_of(path: Path) -> list[Packet]:
    stream = FileSource(path).stream()
    stream.open()
    return list(stream)


def number_of(frame: Frame) -> int:
    """Read the number of a picture off the place of its square."""
    row = frame.luma()[frame.height // 2]
    return round(float(np.flatnonzero(row > 140)[0]) / 4)


@pytest.mark.parametrize(
    ("codec", "options"),
    [
        ("libx264", OPTIONS | {"bf": "0"}),
        ("libx264", OPTIONS | {"bf": "3", "b_strategy": "0", "x264-params": "open_gop=0"}),
        ("libx265", {"preset": "ultrafast"} | QUIET),
    ],
)
def test_a_keyframe_gives_its_picture_at_once(
    make_clip: MakeClip, codec: str, options: dict[str, str]
) -> None:
    keyframes = [
        packet
        for packet in packets_of(make_clip("a.mp4", codec=codec, options=options, frames=40))
        if packet.keyframe
    ]
    decoder = Decoder()
    frames = [decoder.glimpse(packet) for packet in keyframes]
    assert [number_of(frame) for frame in frames if frame] == [0, 10, 20, 30]


def test_decoding_goes_on_with_the_keyframe_after_what_was_left_out(make_clip: MakeClip) -> None:
    packets = packets_of(make_clip("a.mp4", options=OPTIONS | {"bf": "0"}, frames=40))
    decoder = Decoder()
    for packet in packets[:5]:
        decoder.decode(packet)
    decoder.leave_out()
    frames = [frame for packet in packets[15:25] for frame in decoder.decode(packet)]
    assert [number_of(frame) for frame in frames] == [20, 21, 22, 23, 24]
    assert decoder.damaged == 0


def test_a_damaged_keyframe_gives_nothing(make_clip: MakeClip) -> None:
    first, *_ = packets_of(make_clip("a.mp4", options=OPTIONS | {"bf": "0"}, frames=12))
    first.raw.is_corrupt = True
    assert Decoder().glimpse(first) is None
