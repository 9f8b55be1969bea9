"""What browsers do not play, made into what they do."""

import io
from collections.abc import Callable
from pathlib import Path

import av
import pytest

from hearthwatch.media import FileSource, Fragment, Init, MseMuxer, Packet, Transcoder

type MakeClip = Callable[..., Path]

HEVC = {"preset": "ultrafast", "x265-params": "log-level=none"}


def packets_of(path: Path, *, sound: bool = False) -> list[Packet]:
    stream = FileSource(path, sound=sound).stream()
    stream.open()
    return list(stream)


def transcoded(packets: list[Packet]) -> list[Packet]:
    transcoder = Transcoder()
    return [made for packet in packets for made in transcoder.feed(packet)]


def test_hevc_becomes_vp9_with_the_times_it_had(make_clip: MakeClip) -> None:
    source = packets_of(make_clip("a.mp4", codec="libx265", options=HEVC, frames=60))
    made = transcoded(source)
    assert {packet.info.codec for packet in made} == {"vp9"}
    # The decoder keeps a picture or two until more packets come.
    assert 55 <= len(made) <= 60
    shown = [packet.raw.pts / 90_000 for packet in made]
    assert shown == pytest.approx([number / 15 for number in range(len(made))], abs=0.01)
    assert [n for n, packet in enumerate(made) if packet.keyframe] == [0, 30]
    muxer = MseMuxer()
    sent = [item for packet in made for item in muxer.feed(packet)]
    assert isinstance(sent[0], Init)
    assert sent[0].mime.startswith('video/mp4; codecs="vp09.00.')
    assert all(isinstance(item, Fragment) for item in sent[1:])
    with av.open(io.BytesIO(b"".join(item.data for item in sent))) as film:
        assert sum(1 for _ in film.decode(video=0)) == len(made)


def test_it_is_bounded_in_size_and_rate(make_clip: MakeClip) -> None:
    clip = make_clip("a.mp4", codec="libx265", options=HEVC, size=(1920, 1080), rate=30, frames=30)
    made = transcoded(packets_of(clip))
    assert (made[0].info.width, made[0].info.height) == (1280, 720)
    assert 12 <= len(made) <= 16


def test_sound_goes_through(make_clip: MakeClip, add_sound: Callable[..., Path]) -> None:
    clip = add_sound(make_clip("a.mp4", codec="libx265", options=HEVC), "pcm_alaw")
    source = packets_of(clip, sound=True)
    made = transcoded(source)
    heard = [packet for packet in made if packet.sound]
    assert len(heard) >= sum(packet.sound for packet in source) - 2
    assert len({id(packet.info) for packet in made}) == 1
    muxer = MseMuxer()
    first = next(item for packet in made for item in muxer.feed(packet))
    assert isinstance(first, Init)
    assert first.mime.endswith(',mp4a.40.2"')


def test_what_was_made_is_read_again(make_clip: MakeClip) -> None:
    made = transcoded(packets_of(make_clip("a.mp4", codec="libx265", options=HEVC, frames=30)))
    again = transcoded(made)
    assert [packet.raw.pts for packet in again] == [packet.raw.pts for packet in made]
    assert {(packet.info.codec, packet.info.width) for packet in again} == {("vp9", 320)}
