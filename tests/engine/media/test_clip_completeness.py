"""Clips hold all that was asked for, whatever cameras send."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import av
import pytest

from hearthwatch.media import (
    ClipError,
    ClipFacts,
    Connection,
    Dropped,
    FileSource,
    Packet,
    Place,
    Recording,
    Ring,
    RtspSource,
    mend,
)
from hearthwatch.media.clip_file import ClipFile
from hearthwatch.media.format import FormatWatch
from hearthwatch.model.clip import ClipCause

CAMERA = UUID(int=7)
NOON = 1_800_000_000.0

type MakeClip = Callable[..., Path]


class Ears:
    """Hears what becomes of a recording."""

    def __init__(self) -> None:
        self.clips: list[ClipFacts] = []
        self.errors: list[ClipError] = []
        self.gaps: list[Dropped] = []

    def opened(self, path: Path, start: datetime) -> None:
        pass

    def closed(self, facts: ClipFacts) -> None:
        self.clips.append(facts)

    def lost(self, dropped: Dropped) -> None:
        self.gaps.append(dropped)

    def failed(self, error: ClipError) -> None:
        self.errors.append(error)


def place(folder: Path, cause: ClipCause = ClipCause.EVENT) -> Place:
    return Place(CAMERA, lambda start: folder / f"{start.timestamp():.3f}.mp4", cause)


def packets_of(path: Path, *, after: float = 0.0) -> list[Packet]:
    stream = FileSource(path).stream()
    stream.open()
    return [
        replace(packet, time=packet.time + after, captured=NOON + packet.time + after)
        for packet in stream
    ]


def record(
    packets: list[Packet], folder: Path, *, since: float, until: float, seconds: float = 5.0
) -> Ears:
    """Let a camera send, and record from a moment to another in the middle of it."""
    ears, ring = Ears(), Ring("camera", seconds=seconds)
    recording: Recording | None = None
    for packet in packets:
        ring.append(packet)
        if recording is None and packet.time >= since + seconds - 1:
            recording = Recording(ring.follow(since), place(folder), ears, until=until)
            recording.start()
    ring.close()
    assert recording is not None
    assert recording.join(60)
    assert (ears.errors, ears.gaps) == ([], [])
    return ears


def decoded(path: Path) -> list[float]:
    """Return when each picture is shown; any fault in one of them is an error."""
    with av.open(str(path)) as clip:
        track = clip.streams.video[0]
        track.codec_context.options = {"err_detect": "explode", "xerror": "1"}
        return [float(frame.pts * frame.time_base) for frame in clip.decode(track)]


def payloads(path: Path) -> list[bytes]:
    """Return all pictures as they are stored."""
    with av.open(str(path)) as clip:
        return [bytes(packet) for packet in clip.demux(video=0) if packet.size]


LONG = {
    "h264": ("libx264", {"preset": "ultrafast", "bf": "0", "sc_threshold": "0"}),
    "hevc": (
        "libx265",
        {"preset": "ultrafast", "x265-params": "log-level=none:scenecut=0:bframes=0"},
    ),
    "av1": ("libsvtav1", {"preset": "12"}),
}


@pytest.mark.parametrize("codec", LONG)
@pytest.mark.parametrize("group", [10, 30])
def test_with_rare_keyframes_the_whole_group_is_there(
    make_clip: MakeClip, tmp_path: Path, codec: str, group: int
) -> None:
    encoder, options = LONG[codec]
    film = make_clip(
        "film.mp4", codec=encoder, frames=5 * 75, rate=5, options={**options, "g": str(5 * group)}
    )
    since, until = 41.3, 52.1
    (facts,) = record(packets_of(film), tmp_path, since=since, until=until).clips
    assert facts.start is not None
    begin = facts.start.timestamp() - NOON
    assert begin == pytest.approx(since // group * group, abs=0.01)
    shown = decoded(facts.path)
    assert shown == pytest.approx([number / 5 for number in range(len(shown))], abs=0.001)
    assert begin + shown[-1] == pytest.approx(52.0, abs=0.01)


def test_a_stream_that_marks_no_keyframes(make_clip: MakeClip, tmp_path: Path) -> None:
    options = {"preset": "ultrafast", "g": "5", "bf": "0", "sc_threshold": "0"}
    packets = [
        replace(packet, keyframe=False)
        for packet in packets_of(make_clip("film.mp4", frames=160, rate=2, options=options))
    ]
    (facts,) = record(packets, tmp_path, since=66.2, until=74.0).clips
    assert facts.start is not None
    begin = facts.start.timestamp() - NOON
    assert 65 <= begin <= 66.2
    with av.open(str(facts.path)) as clip:
        sent = [packet for packet in clip.demux(video=0) if packet.size]
    assert len(sent) == (74.0 - begin) * 2 + 1


def test_another_codec_in_the_middle_begins_another_clip(
    make_clip: MakeClip, tmp_path: Path
) -> None:
    first = packets_of(make_clip("a.mp4", frames=150))
    codec, options = LONG["hevc"]
    film = make_clip("b.mp4", codec=codec, frames=150, options={**options, "g": "15"})
    clips = record([*first, *packets_of(film, after=10.0)], tmp_path, since=2.0, until=18.0).clips
    assert [clip.codec for clip in clips] == ["h264", "hevc"]
    before, after = (decoded(clip.path) for clip in clips)
    begin, change = (clip.start.timestamp() - NOON for clip in clips if clip.start)
    assert begin <= 2.0
    assert len(before) == round((10.0 - begin) * 15)
    assert change == pytest.approx(10.0, abs=0.01)
    assert change + after[-1] == pytest.approx(18.0, abs=0.08)


@pytest.mark.parametrize("codec", LONG)
def test_pictures_are_kept_byte_for_byte(make_clip: MakeClip, tmp_path: Path, codec: str) -> None:
    encoder, options = LONG[codec]
    film = make_clip("film.mp4", codec=encoder, frames=60, options={**options, "g": "15"})
    packets = packets_of(film)
    (facts,) = record(packets, tmp_path, since=0.0, until=9.0, seconds=2.0).clips
    assert payloads(facts.path) == [bytes(packet.raw) for packet in packets]


@pytest.mark.parametrize("cause", ClipCause)
def test_a_clip_tells_why_it_was_recorded(
    make_clip: MakeClip, tmp_path: Path, cause: ClipCause
) -> None:
    ring, ears = Ring("camera", seconds=60), Ears()
    for packet in packets_of(make_clip("film.mp4", frames=60)):
        ring.append(packet)
    recording = Recording(ring.follow(0.0), place(tmp_path, cause), ears)
    recording.start()
    ring.close()
    assert recording.join(30)
    (facts,) = ears.clips
    assert (facts.cause, facts.camera_id) == (cause, CAMERA)


@pytest.mark.parametrize("cause", ClipCause)
def test_a_torn_clip_tells_why_it_was_recorded(
    make_clip: MakeClip, tmp_path: Path, cause: ClipCause
) -> None:
    packets = packets_of(make_clip("film.mp4", frames=60))
    form = FormatWatch().update(packets[0])
    file = ClipFile(tmp_path / "whole.mp4", packets[0], form, CAMERA, cause)
    for packet in packets:
        file.add(packet)
    torn = tmp_path / "torn.part.mp4"
    torn.write_bytes((tmp_path / "whole.part.mp4").read_bytes()[:-100])
    file.close()
    facts = mend(torn)
    assert facts is not None
    assert (facts.cause, facts.camera_id) == (cause, CAMERA)
    assert 1 <= facts.duration < 4


def test_a_camera_that_comes_back_goes_on_in_the_same_clip(
    make_clip: MakeClip, rtsp_camera: Callable[..., Any], tmp_path: Path
) -> None:
    film = make_clip("film.mp4", frames=600, options={"preset": "ultrafast", "g": "15", "bf": "0"})
    camera = rtsp_camera({"yard": film})
    ears, ring = Ears(), Ring("yard", seconds=5)
    connection = Connection(RtspSource(camera.urls["yard"]))
    reached = {number: threading.Event() for number in (30, 90)}

    def read() -> None:
        for number, packet in enumerate(connection):
            ring.append(packet)
            if number in reached:
                reached[number].set()

    reader = threading.Thread(target=read)
    reader.start()
    assert reached[30].wait(60)
    recording = Recording(ring.follow(0.0), place(tmp_path), ears)
    recording.start()
    camera.end()
    rtsp_camera({"yard": film}, port=camera.port)
    assert reached[90].wait(90)
    connection.stop()
    reader.join(30)
    ring.close()
    assert recording.join(30)
    assert ears.errors == []
    shown = [decoded(clip.path) for clip in ears.clips]
    assert sum(map(len, shown)) >= 75
    hole = max(after - before for times in shown for before, after in pairwise(times))
    assert len(shown) == 2 or hole > 0.2
