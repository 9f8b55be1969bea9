"""Clips against what the camera played: whole, shortened, damaged, and changed."""

from pathlib import Path

import av
import pytest

from hearthwatch.studies.bench.encode import Encoding, RateControl
from hearthwatch.studies.bench.examine import Examined, examine

from .conftest import MakeClip, small_scene


def copied(clip: Path, path: Path, *, leave_out: set[int], spoil: int | None = None) -> Path:
    """Remux a clip without some of its packets, and with one that is spoilt."""
    with av.open(str(clip)) as source, av.open(str(path), "w") as target:
        stream = source.streams.video[0]
        copy = target.add_stream_from_template(stream)
        for number, packet in enumerate(p for p in source.demux(stream) if p.size):
            if number in leave_out:
                continue
            data = bytearray(bytes(packet))
            if number == spoil:
                data[len(data) // 2 :] = b"\xaa" * (len(data) - len(data) // 2)
            made = av.Packet(bytes(data))
            made.pts, made.dts, made.time_base = packet.pts, packet.dts, packet.time_base
            made.is_keyframe = packet.is_keyframe
            made.stream = copy
            target.mux(made)
    return path


def test_a_copy_is_untouched(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip().path
    copy = copied(clip, tmp_path / "a.mp4", leave_out=set())
    look = examine(copy, [clip])
    assert look == Examined(tuple(range(30)), 0, 0, pytest.approx(3.0, abs=0.11))
    assert look.missing(30) == 0


def test_a_hole_is_counted(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip().path
    look = examine(copied(clip, tmp_path / "a.mp4", leave_out={17, 18, 19}), [clip])
    assert look
    assert look.missing(30) == 3
    assert not look.changed


def test_spoilt_bytes_are_seen(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip().path
    look = examine(copied(clip, tmp_path / "a.mp4", leave_out=set(), spoil=25), [clip])
    assert look
    assert look.changed >= 1


def test_encoding_anew_is_seen(make_clip: MakeClip, tmp_path: Path) -> None:
    again = make_clip(small_scene(), Encoding(320, 180, 10, 1.0, RateControl.CBR, 200_000))
    look = examine(again.path, [make_clip().path])
    assert look
    assert look.changed > 10
    assert not examine(again.path, [make_clip().path, again.path]).changed


def test_what_is_no_clip_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"half a clip")
    assert examine(tmp_path / "a.mp4", []) is None


def test_rounds_of_a_clip_are_no_holes() -> None:
    assert Examined((28, 29, 0, 1), 0, 0, 0.0).missing(30) == 0
    assert Examined((28, 1), 0, 0, 0.0).missing(30) == 2
