from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from hearthwatch.media import Decoder, FileSource, Frame, Notice, NoticeKind, Packet
from hearthwatch.media.timeline import Timeline

SQUARE_STEP = 4

type MakeClip = Callable[..., Path]


def packets_of(path: Path, timeline: Timeline | None = None) -> Iterator[Packet]:
    stream = FileSource(path).stream(timeline)
    stream.open()
    return iter(stream)


def frames_of(path: Path, decoder: Decoder | None = None) -> list[Frame]:
    decoder = decoder or Decoder()
    frames = [frame for packet in packets_of(path) for frame in decoder.decode(packet)]
    return frames + decoder.flush()


def number_of(frame: Frame) -> int:
    """Read the number of a picture off the place of its square."""
    row = frame.luma()[frame.height // 2]
    return round(float(np.flatnonzero(row > 140)[0]) / SQUARE_STEP)


def with_data(packet: Packet, data: bytes) -> Packet:
    raw = av.Packet(data)
    raw.pts, raw.dts, raw.time_base = packet.raw.pts, packet.raw.dts, packet.raw.time_base
    raw.is_keyframe = packet.raw.is_keyframe
    return replace(packet, raw=raw, size=len(data))


CODECS = {
    "h264": ("a.mp4", "libx264", {"preset": "ultrafast", "tune": "zerolatency"}),
    "h264 without reordering": ("a.mp4", "libx264", {"preset": "ultrafast", "bf": "0"}),
    "mpeg4": ("a.avi", "mpeg4", {}),
    "mjpeg": ("a.avi", "mjpeg", {}),
    "hevc": (
        "a.mp4",
        "libx265",
        {"preset": "ultrafast", "tune": "zerolatency", "x265-params": "log-level=none"},
    ),
}


@pytest.mark.parametrize("name", CODECS)
def test_every_packet_gives_its_frame_at_once(make_clip: MakeClip, name: str) -> None:
    file, codec, options = CODECS[name]
    pixels = "yuvj420p" if codec == "mjpeg" else "yuv420p"
    clip = make_clip(file, codec=codec, options=options, pixels=pixels)
    decoder = Decoder(clock=lambda: 5.0)
    for number, packet in enumerate(packets_of(clip)):
        (frame,) = decoder.decode(packet)
        assert number_of(frame) == frame.index == number
        assert frame.time == pytest.approx(number / 15)
        assert (frame.captured, frame.decoded) == (packet.captured, 5.0)
    assert decoder.flush() == []


def test_reordered_frames_come_in_the_order_of_showing(make_clip: MakeClip) -> None:
    options = {"preset": "medium", "bf": "3", "b_strategy": "0", "g": "30"}
    clip = make_clip("b.mp4", options=options, frames=45)
    captured = {packet.captured for packet in packets_of(clip)}
    assert len(captured) > 1
    frames = frames_of(clip)
    assert [number_of(frame) for frame in frames] == list(range(45))
    assert [frame.time for frame in frames] == pytest.approx([n / 15 for n in range(45)])
    assert [frame.index for frame in frames] == list(range(45))


def test_reordered_frames_without_times_come_in_order_too(make_clip: MakeClip) -> None:
    clip = make_clip("b.h264", options={"preset": "medium", "bf": "2", "g": "30"}, frames=40)
    frames = frames_of(clip)
    assert [number_of(frame) for frame in frames] == list(range(40))
    steps = [after.time - before.time for before, after in pairwise(frames)]
    assert steps == pytest.approx([steps[0]] * 39)


def test_more_threads_give_the_same_frames(make_clip: MakeClip) -> None:
    clip = make_clip("a.mp4", frames=40)
    one, two = frames_of(clip), frames_of(clip, Decoder(threads=2))
    assert [frame.time for frame in one] == [frame.time for frame in two]
    assert all(np.array_equal(a.luma(), b.luma()) for a, b in zip(one, two, strict=True))


def test_without_the_loop_filter_pictures_are_much_the_same(make_clip: MakeClip) -> None:
    clip = make_clip("a.mp4", options={"preset": "medium", "bf": "0", "crf": "40"})
    whole, quick = frames_of(clip), frames_of(clip, Decoder(loop_filter=False))
    errors = [
        float(np.abs(a.luma().astype(int) - b.luma()).mean())
        for a, b in zip(whole, quick, strict=True)
    ]
    assert 0 < max(errors) < 5


@pytest.mark.parametrize("pixels", ["yuv420p10le", "yuv422p", "yuv444p", "yuvj420p", "nv12"])
def test_odd_pixel_formats(make_clip: MakeClip, pixels: str) -> None:
    frames = frames_of(make_clip("odd.mp4", pixels=pixels, frames=10))
    assert [number_of(frame) for frame in frames] == list(range(10))
    assert frames[0].bgr()[10, 10].tolist() == pytest.approx([60, 60, 60], abs=3)


def test_raw_video(make_clip: MakeClip) -> None:
    clip = make_clip("raw.avi", codec="rawvideo", options={}, frames=5)
    assert [number_of(frame) for frame in frames_of(clip)] == list(range(5))


@pytest.mark.parametrize(("kind", "lost"), [("h264", 0), ("ts", 2)])
def test_a_change_of_resolution_in_mid_stream(make_clip: MakeClip, kind: str, lost: int) -> None:
    # Where two transport streams meet, libav marks the last packets of the first as incomplete.
    small = make_clip(f"small.{kind}", size=(320, 240))
    large = make_clip(f"large.{kind}", size=(640, 360))
    small.write_bytes(small.read_bytes() + large.read_bytes())
    notices: list[Notice] = []
    frames = frames_of(small, Decoder(notify=notices.append))
    sizes = [(frame.width, frame.height) for frame in frames]
    assert sizes == [(320, 240)] * (30 - lost) + [(640, 360)] * 30
    assert [number_of(frame) for frame in frames] == [*range(30 - lost), *range(30)]
    assert all(after.time > before.time for before, after in pairwise(frames))
    assert frames[-1].luma(64, 36).shape == (36, 64)
    assert notices[-1].kind is NoticeKind.PICTURE_CHANGED
    assert notices[-1].text == f"{small}: the picture is now 640x360 yuv420p"


@pytest.mark.parametrize("damage", ["cut", "noise", "empty of sense"])
def test_after_damage_nothing_comes_until_a_keyframe(make_clip: MakeClip, damage: str) -> None:
    notices: list[Notice] = []
    decoder = Decoder(notify=notices.append)
    chance = np.random.default_rng(7)
    numbers = []
    for number, packet in enumerate(packets_of(make_clip("a.mp4", frames=45))):
        data = bytes(packet.raw)
        if number == 20:
            match damage:
                case "cut":
                    data = data[: len(data) // 2]
                case "noise":
                    data = data[:10] + chance.bytes(len(data) - 10)
                case _:
                    data = b"\x00\x00\x00\x05hello"
        numbers += [number_of(frame) for frame in decoder.decode(with_data(packet, data))]
    assert numbers == [*range(20), *range(30, 45)]
    assert decoder.damaged == 1
    assert decoder.skipped == 9
    assert [notice.kind for notice in notices] == [NoticeKind.DAMAGED]


def test_decoding_begins_at_a_keyframe(make_clip: MakeClip) -> None:
    decoder = Decoder()
    packets = list(packets_of(make_clip("a.mp4", frames=45)))
    frames = [frame for packet in packets[7:] for frame in decoder.decode(packet)]
    assert [number_of(frame) for frame in frames] == list(range(15, 45))
    assert (decoder.skipped, decoder.damaged) == (8, 0)


def test_a_stream_that_marks_no_keyframes_is_decoded_in_the_end(make_clip: MakeClip) -> None:
    decoder = Decoder()
    count = 0
    for packet in packets_of(make_clip("a.mp4", frames=300)):
        packet.raw.is_keyframe = False
        count += len(decoder.decode(replace(packet, keyframe=False)))
    assert 100 < count < 150


def test_keyframes_that_are_none_are_seen_through(make_clip: MakeClip) -> None:
    decoder = Decoder()
    clip = make_clip("a.avi", codec="mpeg4", options={"g": "1000"}, frames=200)
    times: list[float] = []
    for packet in list(packets_of(clip))[1:]:
        times += [frame.time for frame in decoder.decode(replace(packet, keyframe=True))]
    assert times
    assert times[0] > 10


def test_one_decoder_serves_a_source_that_comes_back(make_clip: MakeClip) -> None:
    timeline, decoder, frames = Timeline(), Decoder(), []
    options = {"preset": "medium", "bf": "2", "b_strategy": "0"}
    for size in [(320, 240), (320, 240), (640, 360)]:
        clip = make_clip("b.mp4", options=options, size=size)
        for packet in packets_of(clip, timeline):
            frames += decoder.decode(packet)
    frames += decoder.flush()
    assert [number_of(frame) for frame in frames] == [*range(30)] * 3
    assert [frame.index for frame in frames] == list(range(90))
    assert [frame.time for frame in frames] == pytest.approx([n / 15 for n in range(90)], abs=0.2)
    assert all(after.time > before.time for before, after in pairwise(frames))
