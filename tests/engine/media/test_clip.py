"""Clips as they are recorded from packets."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import av
import pytest

from hearthwatch.media import (
    Recording,
    Ring,
    RtspSource,
    is_part,
    probe,
)

from .recorded import (
    CAMERA,
    CAPTURED,
    Listener,
    MakeClip,
    later,
    packets_of,
    pictures_of,
    place,
    playable,
    record,
    times_of,
    torn_clip,
    wait_for,
)

CODECS = {
    "h264": ("a.mp4", "libx264", {"preset": "ultrafast", "g": "10", "bf": "0"}),
    "h264 in another order": ("a.mp4", "libx264", {"preset": "veryfast", "g": "10", "bf": "2"}),
    "h264 behind start codes": ("a.ts", "libx264", {"preset": "veryfast", "g": "10"}),
    "hevc": ("a.mp4", "libx265", {"preset": "ultrafast", "x265-params": "log-level=none"}),
    "hevc behind start codes": (
        "a.ts",
        "libx265",
        {"preset": "ultrafast", "x265-params": "log-level=none"},
    ),
    "av1": ("a.mp4", "libsvtav1", {"preset": "12"}),
}


@pytest.mark.parametrize("name", CODECS)
def test_a_clip_holds_every_picture_untouched(
    make_clip: MakeClip, tmp_path: Path, name: str
) -> None:
    file, codec, options = CODECS[name]
    film = make_clip(file, codec=codec, options=options, frames=30)
    packets = packets_of(film)
    listener = record(packets, tmp_path)
    (facts,) = listener.clips
    shown = pictures_of(facts.path)
    assert shown == pytest.approx([number / 15 for number in range(30)], abs=0.001)
    decoded = [dts for dts, _ in times_of(facts.path)]
    assert all(before < after for before, after in pairwise(decoded))
    assert facts == replace(
        facts,
        camera_id=CAMERA,
        start=CAPTURED,
        codec=name.split(maxsplit=1)[0],
        width=320,
        height=240,
        sound=None,
        size=facts.path.stat().st_size,
        finished=True,
    )
    assert facts.duration == pytest.approx(2.0, abs=0.001)
    assert not listener.errors


def test_hevc_is_tagged_as_apple_wants_it(make_clip: MakeClip, tmp_path: Path) -> None:
    file, codec, options = CODECS["hevc"]
    clip = record(packets_of(make_clip(file, codec=codec, options=options)), tmp_path).clips[0]
    with av.open(str(clip.path)) as film:
        assert film.streams.video[0].codec_context.codec_tag == "hvc1"


def test_begins_and_ends_as_asked(make_clip: MakeClip, tmp_path: Path) -> None:
    options = {"preset": "ultrafast", "g": "10", "bf": "0", "sc_threshold": "0"}
    packets = packets_of(make_clip("a.mp4", frames=60, rate=10, options=options))
    (facts,) = record(packets, tmp_path, since=2.5, until=4.3).clips
    assert facts.start == CAPTURED + timedelta(seconds=2.0)
    assert [shown for _, shown in times_of(facts.path)] == pytest.approx(
        [number / 10 for number in range(24)]
    )


SOUNDS = {
    "aac": ("aac", 16000, "aac"),
    "opus": ("libopus", 48000, "opus"),
    "a-law": ("pcm_alaw", 8000, "aac"),
    "mu-law": ("pcm_mulaw", 8000, "aac"),
    "pcm": ("pcm_s16le", 44100, "aac"),
    "mp2": ("mp2", 32000, "aac"),
}


@pytest.mark.parametrize("name", SOUNDS)
def test_sound_is_kept_in_a_form_that_players_know(
    make_clip: MakeClip, add_sound: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    codec, rate, kept = SOUNDS[name]
    file = "sound.mov" if codec.endswith("law") else "sound.mkv"
    film = add_sound(make_clip("a.mp4", frames=30), codec, rate=rate, name=file)
    (facts,) = record(packets_of(film, sound=True), tmp_path).clips
    assert facts.sound == kept
    assert len(pictures_of(facts.path)) == 30
    with av.open(str(facts.path)) as clip:
        heard = list(clip.decode(audio=0))
    length = sum(frame.samples for frame in heard) / heard[0].sample_rate
    assert length == pytest.approx(2.0, abs=0.15)
    middle = heard[len(heard) // 2].to_ndarray().astype(float)
    assert abs(middle).max() > 0.01, "the tone is there"


def test_sound_stays_with_the_pictures(
    make_clip: MakeClip, add_sound: Callable[..., Path], tmp_path: Path
) -> None:
    options = {"preset": "ultrafast", "g": "15", "bf": "0", "sc_threshold": "0"}
    film = add_sound(make_clip("a.mp4", frames=45, options=options), "pcm_alaw", seconds=3.0)
    packets = sorted(packets_of(film, sound=True), key=lambda packet: packet.time)
    (facts,) = record(packets, tmp_path, since=1.2).clips
    assert facts.start == CAPTURED + timedelta(seconds=1.0)
    heard = [time for time, _ in times_of(facts.path, "audio")]
    assert heard[0] == 0.0
    assert heard[-1] == pytest.approx(2.0, abs=0.15)


def test_sound_that_comes_late_or_never_holds_nothing_up(
    make_clip: MakeClip, add_sound: Callable[..., Path], tmp_path: Path
) -> None:
    film = add_sound(make_clip("a.mp4", frames=45), "pcm_alaw", seconds=3.0)
    packets = sorted(packets_of(film, sound=True), key=lambda packet: packet.time)
    late = [packet for packet in packets if not packet.sound or packet.time > 1.5]
    (facts,) = record(late, tmp_path).clips
    assert times_of(facts.path, "audio")[2][0] == pytest.approx(1.7, abs=0.15)
    torn = torn_clip([packet for packet in packets if not packet.sound], tmp_path)
    assert len(pictures_of(torn)) >= 30


def test_segments_begin_with_keyframes_and_lose_nothing(
    make_clip: MakeClip, tmp_path: Path
) -> None:
    options = {"preset": "ultrafast", "g": "10", "bf": "0", "sc_threshold": "0"}
    packets = packets_of(make_clip("a.mp4", frames=60, rate=10, options=options))
    clips = record(packets, tmp_path, segment=1.5).clips
    assert [clip.start for clip in clips] == [
        CAPTURED + timedelta(seconds=second) for second in (0, 2, 4)
    ]
    assert [len(pictures_of(clip.path)) for clip in clips] == [20, 20, 20]


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_another_size_within_the_stream_begins_another_clip(
    make_clip: MakeClip, tmp_path: Path, codec: str
) -> None:
    options = {"preset": "ultrafast", "x265-params": "log-level=none"}
    small = packets_of(make_clip("small.ts", codec=codec, frames=15, options=options))
    large = packets_of(
        make_clip("large.ts", codec=codec, frames=15, size=(640, 360), options=options)
    )
    changed = [replace(later(p, 1.0), info=small[0].info) for p in large]
    clips = record([*small, *changed], tmp_path).clips
    assert [(clip.width, clip.height) for clip in clips] == [(320, 240), (640, 360)]
    assert [len(pictures_of(clip.path)) for clip in clips] == [15, 15]


def test_a_reconnection_to_the_same_pictures_goes_on_in_the_same_clip(
    make_clip: MakeClip, tmp_path: Path
) -> None:
    film = make_clip("a.mp4", frames=30)
    packets = packets_of(film)
    again = replace(packets[0].info)
    assert (
        len(record(packets[:15] + [replace(p, info=again) for p in packets[15:]], tmp_path).clips)
        == 1
    )


def test_after_a_long_hole_another_clip_begins(make_clip: MakeClip, tmp_path: Path) -> None:
    packets = packets_of(make_clip("a.mp4", frames=30))
    clips = record([*packets, *(later(packet, 30.0) for packet in packets)], tmp_path).clips
    assert [clip.start for clip in clips] == [CAPTURED, CAPTURED + timedelta(seconds=30)]


def test_it_can_be_played_while_it_is_written(make_clip: MakeClip, tmp_path: Path) -> None:
    packets = packets_of(make_clip("a.mp4", frames=60))
    ring = Ring("camera")
    listener = Listener()
    recording = Recording(ring.follow(), place(tmp_path), listener)
    recording.start()
    for packet in packets:
        ring.append(packet)
    part = wait_for(lambda: next(tmp_path.glob("2026*.part.mp4"), None))
    assert wait_for(lambda: playable(part) > 2.5)
    assert is_part(part)
    assert not probe(part).finished
    recording.stop()
    assert recording.join(10)
    assert not part.exists()
    assert len(pictures_of(listener.clips[0].path)) == 60


def test_the_end_can_be_moved_while_it_records(make_clip: MakeClip, tmp_path: Path) -> None:
    packets = packets_of(make_clip("a.mp4", frames=60))
    ring = Ring("camera")
    listener = Listener()
    recording = Recording(ring.follow(), place(tmp_path), listener, until=1.0)
    recording.end_at(2.0)
    recording.start()
    for packet in packets:
        ring.append(packet)
    assert recording.join(10)
    assert len(pictures_of(listener.clips[0].path)) == 31


def test_a_film_of_somebody_else_says_nothing_of_cameras(make_clip: MakeClip) -> None:
    facts = probe(make_clip("a.mp4"))
    assert (facts.camera_id, facts.start, facts.finished) == (None, None, True)


@pytest.mark.parametrize("sound", ["alaw", "aac", "opus"])
def test_records_a_real_camera_with_sound(
    make_clip: MakeClip, rtsp_camera: Callable[..., object], tmp_path: Path, sound: str
) -> None:
    options = {"preset": "veryfast", "g": "20", "bf": "2"}
    clip = make_clip("a.mp4", frames=40, rate=20, options=options)
    camera = rtsp_camera({"yard": clip}, "--sound", sound)
    source = RtspSource(camera.urls["yard"], sound=True)  # type: ignore[attr-defined]
    stream = source.stream()
    stream.open()
    ring = Ring("yard")
    listener = Listener()
    recording: Recording | None = None
    for packet in stream:
        ring.append(packet)
        if recording is None and packet.time > 1:
            recording = Recording(ring.follow(0.0), place(tmp_path), listener, until=2.5)
            recording.start()
        if packet.time > 2.6:
            break
    assert recording is not None
    assert recording.join(10)
    (facts,) = listener.clips
    assert facts.sound == ("opus" if sound == "opus" else "aac")
    shown = pictures_of(facts.path)
    assert shown == sorted(shown)
    assert shown[0] == 0
    assert len(shown) == pytest.approx(2.5 * 20, abs=4)
    heard = times_of(facts.path, "audio")
    assert heard[-1][0] == pytest.approx(2.5, abs=0.5)
