import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import pytest

from hearthwatch.media import Decoder, FileSource, Packet, Timeline
from hearthwatch.media.sound import Sound, SoundPath

type MakeClip = Callable[..., Path]


@pytest.fixture
def film(make_clip: MakeClip, add_sound: Callable[..., Path]) -> list[Packet]:
    """Two seconds of pictures with two seconds of a-law."""
    stream = FileSource(add_sound(make_clip("a.mp4"), "pcm_alaw"), sound=True).stream()
    stream.open()
    return list(stream)


def sounds_of(packets: list[Packet]) -> list[Sound]:
    info = packets[0].info.sound
    assert info is not None
    path = SoundPath(info)
    return [
        *(sound for packet in packets if packet.sound for sound in path.feed(packet)),
        *path.finish(),
    ]


def moved(packet: Packet, seconds: float) -> Packet:
    raw = av.Packet(bytes(packet.raw))
    raw.pts = raw.dts = (packet.raw.pts or 0) + round(seconds * 8000)
    raw.time_base = packet.raw.time_base
    return replace(packet, time=packet.time + seconds, raw=raw)


def test_sound_is_given_only_to_who_asks(
    make_clip: MakeClip, add_sound: Callable[..., Path]
) -> None:
    path = add_sound(make_clip("a.mp4"), "pcm_alaw")
    silent, loud = FileSource(path).stream(), FileSource(path, sound=True).stream()
    assert silent.open().sound is None
    info = loud.open().sound
    assert info is not None
    assert (info.codec, info.rate, info.channels) == ("pcm_alaw", 8000, 1)
    assert not any(packet.sound for packet in silent)
    packets = list(loud)
    assert sum(packet.size for packet in packets if packet.sound) == 16000


def test_a_decoder_passes_sound_over(film: list[Packet]) -> None:
    decoder = Decoder()
    frames = [frame for packet in film for frame in decoder.decode(packet)] + decoder.flush()
    assert len(frames) == 30
    assert decoder.damaged == decoder.skipped == 0


def test_encoded_sound_follows_the_clock_without_a_seam(film: list[Packet]) -> None:
    sounds = sounds_of(film)
    assert [float(sound.time) for sound in sounds] == pytest.approx(
        [number * 0.128 for number in range(-1, len(sounds) - 1)]
    )


def test_a_hole_in_the_sound_stays_a_hole(film: list[Packet]) -> None:
    heard = [packet for packet in film if packet.sound]
    later = [moved(packet, 3.0) for packet in heard[8:]]
    times = [float(sound.time) for sound in sounds_of([*heard[:8], *later])]
    assert max(after - before for before, after in itertools.pairwise(times)) > 2.5
    assert times[-1] == pytest.approx(4.9, abs=0.15)


def test_damaged_sound_is_left_out(make_clip: MakeClip, add_sound: Callable[..., Path]) -> None:
    stream = FileSource(
        add_sound(make_clip("a.mp4"), "mp2", rate=32000, name="s.mkv"), sound=True
    ).stream()
    stream.open()
    packets = [packet for packet in stream if packet.sound]
    broken = replace(packets[3], raw=av.Packet(b"\x00" * 200))
    broken.raw.pts = packets[3].raw.pts
    sounds = sounds_of([*packets[:3], broken, *packets[4:]])
    assert float(sounds[-1].time) > 1.5


def placed(timeline: Timeline, packet: Packet, claimed: int) -> float | None:
    raw = av.Packet(b"x")
    raw.pts = raw.dts = claimed
    assert packet.info.sound is not None
    return timeline.place_sound(raw, packet.info.sound)


def test_sound_before_the_first_picture_has_no_time(film: list[Packet]) -> None:
    timeline = Timeline()
    timeline.begin(film[0].info)
    assert placed(timeline, film[0], 0) is None


def test_sound_from_another_clock_is_taken_to_belong_to_the_pictures(film: list[Packet]) -> None:
    timeline = Timeline()
    timeline.begin(film[0].info)
    picture = av.Packet(b"x")
    picture.pts = picture.dts = 90_000
    timeline.place(picture)
    begin = 10**9
    assert placed(timeline, film[0], begin) == pytest.approx(0.0)
    assert placed(timeline, film[0], begin + 1024) == pytest.approx(0.128)
    assert placed(timeline, film[0], begin) == pytest.approx(0.128, abs=0.001), "never back"
