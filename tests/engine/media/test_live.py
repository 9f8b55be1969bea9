import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import pytest

from hearthwatch.media import (
    FileSource,
    FormatError,
    Fragment,
    Init,
    MseMuxer,
    Packet,
    PictureStream,
    Ring,
    RtspSource,
    TsMuxer,
)
from hearthwatch.media.nal import to_start_codes, units_of_config

type MakeClip = Callable[..., Path]


def packets_of(path: Path, *, sound: bool = False) -> list[Packet]:
    stream = FileSource(path, sound=sound).stream()
    stream.open()
    return list(stream)


def mse(packets: list[Packet], **options: bool) -> list[Init | Fragment]:
    muxer = MseMuxer(**options)
    return [sent for packet in packets for sent in muxer.feed(packet)]


def transport_stream(packets: list[Packet]) -> bytes:
    muxer = TsMuxer()
    return b"".join([*(muxer.feed(packet) for packet in packets), muxer.close()])


def shown(data: bytes) -> list[float]:
    """Decode everything; return when pictures are shown."""
    with av.open(io.BytesIO(data)) as film:
        return [float(frame.pts * frame.time_base) for frame in film.decode(video=0)]


def heard(data: bytes) -> tuple[str, float]:
    """Decode all sound; return its codec and length."""
    with av.open(io.BytesIO(data)) as film:
        track = film.streams.audio[0]
        frames = list(film.decode(track))
        seconds = sum(frame.samples / frame.sample_rate for frame in frames)
        return track.codec_context.codec.canonical_name, seconds


PLAIN = {"preset": "ultrafast", "bf": "0", "g": "15"}
CODECS = {
    "h264": ("a.mp4", "libx264", {**PLAIN, "profile": "baseline"}, "avc1.42c0"),
    "h264 in another order": ("a.mp4", "libx264", {"preset": "veryfast", "bf": "2"}, "avc1.6400"),
    "h264 behind start codes": ("a.ts", "libx264", PLAIN, "avc1.42c0"),
    "hevc": (
        "a.ts",
        "libx265",
        {"preset": "ultrafast", "x265-params": "log-level=none"},
        "hvc1.1.6.L",
    ),
    "av1": ("a.mp4", "libsvtav1", {"preset": "12"}, "av01.0.00M.08"),
}


@pytest.mark.parametrize("name", CODECS)
def test_a_browser_gets_every_picture(make_clip: MakeClip, name: str) -> None:
    file, codec, options, mime = CODECS[name]
    init, *fragments = mse(packets_of(make_clip(file, codec=codec, options=options)))
    assert isinstance(init, Init)
    assert init.mime.startswith(f'video/mp4; codecs="{mime}')
    assert [type(fragment) for fragment in fragments] == [Fragment] * 30
    times = shown(init.data + b"".join(fragment.data for fragment in fragments))
    assert [time - times[0] for time in times] == pytest.approx(
        [number / 15 for number in range(30)], abs=0.001
    )


def test_a_picture_leaves_at_once_and_by_itself(make_clip: MakeClip) -> None:
    packets = packets_of(make_clip("a.mp4", options=PLAIN))
    muxer = MseMuxer()
    init, first = muxer.feed(packets[0])
    assert isinstance(first, Fragment)
    assert first.keyframe
    assert len(shown(init.data + first.data)) == 1
    for packet in packets[1:]:
        (fragment,) = muxer.feed(packet)
        assert isinstance(fragment, Fragment)
        assert (fragment.time, fragment.keyframe) == (packet.time, packet.keyframe)


def test_codecs_are_called_as_browsers_call_them(
    make_clip: MakeClip, add_sound: Callable[..., Path]
) -> None:
    film = add_sound(make_clip("a.mp4", options=PLAIN), "pcm_alaw")
    init = mse(packets_of(film, sound=True))[0]
    assert isinstance(init, Init)
    assert init.mime == 'video/mp4; codecs="avc1.42c00c,mp4a.40.2"'
    silent = mse(packets_of(film, sound=True), sound=False)[0]
    assert isinstance(silent, Init)
    assert silent.mime == 'video/mp4; codecs="avc1.42c00c"'
    mute = mse(packets_of(film))[0]
    assert isinstance(mute, Init)
    assert (init.has_audio, silent.has_audio, mute.has_audio) == (True, True, False)


@pytest.mark.parametrize(
    ("codec", "rate", "browser"), [("pcm_mulaw", 8000, "aac"), ("libopus", 48000, "opus")]
)
def test_sound_goes_along(
    make_clip: MakeClip, add_sound: Callable[..., Path], codec: str, rate: int, browser: str
) -> None:
    name = "sound.mov" if codec == "pcm_mulaw" else "sound.mkv"
    film = add_sound(make_clip("a.mp4", options=PLAIN), codec, rate=rate, name=name)
    packets = packets_of(film, sound=True)
    live = b"".join(sent.data for sent in mse(packets))
    assert heard(live) == (browser, pytest.approx(2.0, abs=0.4))
    assert len(shown(live)) == 30
    stream = transport_stream(packets)
    assert heard(stream) == ("aac", pytest.approx(2.0, abs=0.3))


@pytest.mark.parametrize(("file", "codec"), [("a.mp4", "libx264"), ("a.ts", "libx265")])
def test_home_assistant_gets_a_transport_stream(make_clip: MakeClip, file: str, codec: str) -> None:
    options = {"preset": "ultrafast", "x265-params": "log-level=none"}
    packets = packets_of(make_clip(file, codec=codec, options=options))
    times = shown(transport_stream(packets))
    assert [time - times[0] for time in times] == pytest.approx(
        [number / 15 for number in range(30)], abs=0.001
    )


def test_a_new_size_is_announced(make_clip: MakeClip) -> None:
    small = packets_of(make_clip("small.ts", options=PLAIN))
    large = packets_of(make_clip("large.ts", options=PLAIN, size=(640, 360)))
    changed = [replace(packet, time=packet.time + 2, info=small[0].info) for packet in large]
    sent = mse([*small, *changed])
    assert [number for number, part in enumerate(sent) if isinstance(part, Init)] == [0, 31]
    with av.open(io.BytesIO(b"".join(part.data for part in sent[31:]))) as film:
        assert [(frame.width, frame.height) for frame in film.decode(video=0)] == [(640, 360)] * 30
    with pytest.raises(FormatError, match="changed"):
        transport_stream([*small, *changed])


def test_pictures_that_nobody_can_show_are_refused(make_clip: MakeClip) -> None:
    packets = packets_of(make_clip("a.avi", codec="mjpeg", options={}, pixels="yuvj420p"))
    with pytest.raises(FormatError, match="mjpeg"):
        MseMuxer().feed(packets[0])
    av1 = packets_of(make_clip("a.mp4", codec="libsvtav1", options={"preset": "12"}))
    with pytest.raises(FormatError, match="AV1"):
        TsMuxer().feed(av1[0])


def test_after_a_gap_the_clock_goes_on(make_clip: MakeClip) -> None:
    packets = packets_of(make_clip("a.mp4", options=PLAIN))
    times = shown(b"".join(sent.data for sent in mse([*packets[:5], *packets[15:]])))
    assert times == pytest.approx([n / 15 for n in (*range(5), *range(15, 30))], abs=0.001)


def test_many_viewers_share_one_camera(
    make_clip: MakeClip, rtsp_camera: Callable[..., object]
) -> None:
    clip = make_clip("a.mp4", frames=40, rate=20, options={**PLAIN, "g": "20"})
    camera = rtsp_camera({"yard": clip})
    stream = RtspSource(camera.urls["yard"]).stream()  # type: ignore[attr-defined]
    stream.open()
    ring = Ring("yard")
    followers = []
    for packet in stream:
        ring.append(packet)
        if len(followers) < 5 and packet.time > 1.0:
            followers.append((ring.newest, ring.follow(catch_up=True)))
        if packet.time > 3:
            break
    ring.close()
    for joined, follower in followers:
        packets = [packet for packet in follower if isinstance(packet, Packet)]
        assert packets[0].keyframe
        assert joined is not None
        assert packets[0].time <= joined, "the past is there at once"
        sent = mse(packets)
        assert len(shown(b"".join(part.data for part in sent))) == len(packets)


def test_webrtc_gets_start_codes_and_parameter_sets_whatever_the_container(
    make_clip: MakeClip,
) -> None:
    for name in ("a.mp4", "a.ts"):
        pictures = PictureStream()
        made = [pictures.feed(packet) for packet in packets_of(make_clip(name, options=PLAIN))]
        assert [picture.keyframe for picture in made if picture] == [n % 15 == 0 for n in range(30)]
        times = [picture.shown for picture in made if picture]
        assert times == pytest.approx([6000 * number for number in range(30)], abs=2)
        decoder = av.CodecContext.create("h264", "r")
        frames = []
        for picture in made[15:]:
            assert picture is not None
            frames += decoder.decode(av.Packet(picture.data))
        assert len(frames + decoder.decode(None)) == 15


def test_webrtc_takes_h264_alone(make_clip: MakeClip) -> None:
    clip = make_clip("a.mp4", codec="libx265", options={"x265-params": "log-level=none"})
    with pytest.raises(FormatError, match="hevc"):
        PictureStream().feed(packets_of(clip)[0])


@pytest.mark.parametrize("cut", range(40))
def test_damaged_configurations_end_where_the_damage_is(cut: int) -> None:
    whole = bytes.fromhex("0142c00cffe1000467 42c00c01000268ce".replace(" ", ""))
    assert units_of_config(whole) == bytes.fromhex("00000001 6742c00c 00000001 68ce")
    assert len(units_of_config(whole[:cut])) <= 14
    assert len(to_start_codes(whole[:cut])) <= cut + 4
