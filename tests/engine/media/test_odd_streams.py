"""What no camera should send and some do: each is named, bounded and survived."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from hearthwatch.media import (
    Decoder,
    FileSource,
    Frame,
    Notice,
    NoticeKind,
    NoVideoError,
    Packet,
    Ring,
    RtspSource,
    StalledError,
    UnusableError,
    probe,
    sprite,
    thumbnail,
)
from hearthwatch.media.format import FormatWatch
from hearthwatch.media.muxer import Muxer
from hearthwatch.model.clip import sprite_layout
from hearthwatch.studies.bench.rtp import AccessUnit

type MakeClip = Callable[..., Path]
type Start = Callable[..., Any]

TONE = "m=audio 0 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=control:track1\r\n"


def packets_of(path: Path) -> Iterator[Packet]:
    stream = FileSource(path).stream()
    stream.open()
    return iter(stream)


def frames_of(path: Path, decoder: Decoder | None = None) -> list[Frame]:
    decoder = decoder or Decoder()
    frames = [frame for packet in packets_of(path) for frame in decoder.decode(packet)]
    return frames + decoder.flush()


@pytest.mark.parametrize("rate", ["90000", "1", "0.001", "nonsense"])
def test_a_lie_about_the_rate_changes_nothing(
    odd_camera: Start, film: Start, play: Start, rate: str
) -> None:
    material = film(frames=30)
    description = re.sub(r"framerate:\S+", f"framerate:{rate}", material.description)
    camera = odd_camera(description, play(material, [n / 15 for n in range(30)]))
    stream = RtspSource(camera.url).stream()
    with closing(stream):
        info = stream.open()
        times = [packet.time for packet in islice(stream, 20)]
    assert info.frame_rate is None or info.frame_rate <= 240
    # libav knows no time for the first picture of a connection.
    steps = [after - before for before, after in pairwise(times[1:])]
    assert steps == pytest.approx([1 / 15] * 18, abs=0.001)


@pytest.mark.parametrize(
    "stamps",
    [
        [5.0] * 30,
        [7000 - n / 15 for n in range(30)],
        [n / 15 if n < 15 else 7200 + n / 15 for n in range(30)],
        [47_721.8 + n / 15 for n in range(30)],
    ],
    ids=["stuck", "backwards", "jumping", "overflowing"],
)
def test_whatever_a_clock_claims_times_grow_and_stay_near(
    odd_camera: Start, film: Start, play: Start, stamps: list[float]
) -> None:
    material = film(frames=30)
    camera = odd_camera(material.description, play(material, stamps))
    stream = RtspSource(camera.url).stream()
    with closing(stream):
        stream.open()
        times = [packet.time for packet in islice(stream, 28)]
    assert times == sorted(set(times))
    assert 0 <= times[-1] < 10


def test_another_size_in_mid_stream(odd_camera: Start, film: Start) -> None:
    small, large = film("small.mp4", frames=15), film("large.mp4", frames=15, size=(640, 360))

    def script(viewer: Any) -> None:
        for number, unit in enumerate([*small.units, *large.units]):
            viewer.picture(unit, number / 15)
        viewer.hang()

    notices: list[Notice] = []
    decoder, frames = Decoder(notify=notices.append), []
    stream = RtspSource(odd_camera(small.description, script).url).stream()
    with closing(stream):
        stream.open()
        for packet in islice(stream, 29):
            frames += decoder.decode(packet)
    sizes = [(frame.width, frame.height) for frame in frames]
    assert set(sizes) == {(320, 240), (640, 360)}
    assert sizes == sorted(sizes)
    assert [notice.kind for notice in notices] == [NoticeKind.PICTURE_CHANGED]


def test_a_camera_that_stops_in_the_middle_is_noticed_by_its_own_rhythm(
    odd_camera: Start, film: Start, play: Start
) -> None:
    material = film(frames=30)
    camera = odd_camera(material.description, play(material, [n / 50 for n in range(40)]))
    stream = RtspSource(camera.url, timeout=60).stream()
    stream.open()
    with pytest.raises(StalledError, match="no picture for 3 s"):
        list(stream)


def test_sound_that_goes_on_hides_no_stall(odd_camera: Start, film: Start) -> None:
    material = film(frames=30)

    def script(viewer: Any) -> None:
        for number in range(40):
            viewer.picture(material.units[number % 30], number / 50)
            viewer.pause(0.02)
        for number in range(2000):
            viewer.sound(number / 50)
            viewer.pause(0.02)

    camera = odd_camera(material.description + TONE, script)
    stream = RtspSource(camera.url, timeout=60, sound=True).stream()
    stream.open()
    with pytest.raises(StalledError, match="no picture for 3 s"):
        list(stream)


def test_pictures_that_come_later_than_sound(odd_camera: Start, film: Start) -> None:
    material = film(frames=30)

    def script(viewer: Any) -> None:
        for number in range(50):
            viewer.sound(number / 50)
            viewer.pause(0.02)
        for number in range(30):
            viewer.picture(material.units[number], 1 + number / 15)
            viewer.sound(1 + number / 15)
        viewer.hang()

    camera = odd_camera(material.description + TONE, script)
    stream = RtspSource(camera.url, sound=True).stream()
    with closing(stream):
        stream.open()
        packets = list(islice(stream, 40))
    pictures = [packet for packet in packets if not packet.sound]
    assert pictures[0].keyframe
    decoder = Decoder()
    frames = [frame for packet in pictures for frame in decoder.decode(packet)]
    assert len(frames) >= len(pictures) - 1
    assert frames[0].width == 320
    assert [packet.time for packet in pictures] == sorted({p.time for p in pictures})


def test_a_title_in_other_letters(odd_camera: Start, film: Start, play: Start) -> None:
    material = film(frames=30)
    script = play(material, [n / 15 for n in range(30)])
    camera = odd_camera(material.description, script, title=b"T\xfcr \xb4\xf3\xc3\xc5")
    stream = RtspSource(camera.url).stream()
    with closing(stream):
        assert stream.open().width == 320


def test_a_picture_without_end_is_bounded(odd_camera: Start, film: Start) -> None:
    material = film(frames=2)
    fragments = (b"\x7c\x81" + bytes(1300), *(b"\x7c\x01" + bytes(1300),) * 55_000)
    junk = AccessUnit(False, fragments)

    def script(viewer: Any) -> None:
        viewer.picture(material.units[0], 0)
        viewer.picture(material.units[1], 1 / 15)
        viewer.picture(junk, 2 / 15)
        for number in range(4, 60):
            viewer.picture(material.units[number % 2], number / 15)
        viewer.hang()

    notices: list[Notice] = []
    ring, decoder, frames = Ring("cam", size=16 << 20), Decoder(), []
    stream = RtspSource(odd_camera(material.description, script).url).stream(notify=notices.append)
    with closing(stream):
        stream.open()
        for packet in islice(stream, 40):
            ring.append(packet)
            frames += decoder.decode(packet)
            assert packet.size < 64 << 20
            assert ring.size <= 16 << 20
    assert len(frames) > 30
    assert NoticeKind.LOST in {notice.kind for notice in notices}


@pytest.mark.parametrize(
    ("size", "fault"),
    [((16, 16), "too small"), ((8192, 4608), "too large"), ((640, 64), "too long")],
)
def test_a_size_that_is_of_no_use_is_refused(
    make_clip: MakeClip, size: tuple[int, int], fault: str
) -> None:
    def plain(number: int, width: int, height: int) -> np.ndarray:
        return np.full((height, width, 3), 60, np.uint8)

    clip = make_clip("odd.mp4", size=size, frames=1, paint=plain)
    with pytest.raises(UnusableError, match=f"{size[0]}x{size[1]} are {fault}"):
        FileSource(clip).stream().open()


def test_a_size_of_no_use_in_mid_stream_is_told_and_left_out(make_clip: MakeClip) -> None:
    def plain(number: int, width: int, height: int) -> np.ndarray:
        return np.full((height, width, 3), 60, np.uint8)

    good, tiny = make_clip("good.h264"), make_clip("tiny.h264", size=(16, 16), paint=plain)
    good.write_bytes(good.read_bytes() + tiny.read_bytes() + good.read_bytes())
    notices: list[Notice] = []
    frames = frames_of(good, Decoder(notify=notices.append))
    assert {(frame.width, frame.height) for frame in frames} == {(320, 240)}
    assert len(frames) == 60
    kinds = [notice.kind for notice in notices]
    assert kinds.count(NoticeKind.UNUSABLE) == 1
    assert "16x16 are too small" in next(n.text for n in notices if n.kind is NoticeKind.UNUSABLE)


def test_an_8k_picture_is_taken(make_clip: MakeClip) -> None:
    def plain(number: int, width: int, height: int) -> np.ndarray:
        return np.full((height, width, 3), 60, np.uint8)

    (frame,) = frames_of(make_clip("8k.mp4", size=(7680, 4320), frames=1, paint=plain))
    assert frame.luma(320, 180).shape == (180, 320)


def corner(number: int, width: int, height: int) -> np.ndarray:
    """Grey with a bright upper left corner and a moving grain."""
    picture = np.full((height, width, 3), 60 + number % 3, np.uint8)
    picture[: height // 4, : width // 4] = 230
    return picture


@pytest.mark.parametrize(
    ("degrees", "bright"), [(90, (-1, 0)), (180, (-1, -1)), (270, (0, -1)), (0, (0, 0))]
)
def test_a_turned_picture_is_put_upright(
    make_clip: MakeClip, degrees: int, bright: tuple[int, int]
) -> None:
    clip = make_clip(
        "turned.mp4",
        paint=corner,
        prepare=lambda stream: stream.set_display_rotation(degrees) if degrees else None,
    )
    frame = frames_of(clip)[0]
    size = (240, 320) if degrees in {90, 270} else (320, 240)
    assert (frame.width, frame.height) == size
    for picture in (frame.luma(), frame.luma(size[0] // 2, size[1] // 2), frame.bgr()):
        rows = (bright[0] * 2, bright[1] * 2)
        assert picture[rows].mean() > 200
        opposite = (-1 - bright[0], -1 - bright[1])
        assert picture[opposite].mean() < 80
    decoded = av.VideoFrame.from_ndarray(frame.bgr(), format="bgr24")
    assert (decoded.width, decoded.height) == size
    with av.open(io.BytesIO(thumbnail(clip, width=120))) as small:
        still = next(small.decode(video=0)).to_ndarray(format="gray")
    assert still.shape == (160, 120) if degrees in {90, 270} else (90, 120)
    assert still[bright[0] * 2, bright[1] * 2] > 200


FORMS = {
    "interlaced": {"options": {"preset": "ultrafast", "bf": "0", "x264-params": "tff=1"}},
    "ten bit": {"pixels": "yuv420p10le"},
    "4:2:2": {"pixels": "yuv422p"},
    "full range": {"pixels": "yuvj420p"},
    "odd size": {"pixels": "yuv444p", "size": (321, 241)},
    "reordered": {"options": {"preset": "veryfast", "bf": "3", "g": "30"}},
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_all_its_pictures_in_order(make_clip: MakeClip, form: str) -> None:
    frames = frames_of(make_clip("form.mp4", frames=30, **FORMS[form]))
    assert len(frames) == 30
    assert all(after.time > before.time for before, after in pairwise(frames))
    first = frames[0]
    assert first.luma(160, 120).shape == (120, 160)
    assert first.bgr()[5, 5].tolist() == pytest.approx([60, 60, 60], abs=4)
    places = [int(np.argmax(frame.luma()[frame.height // 2])) for frame in frames]
    assert places == sorted(places)


def test_sound_alone_is_no_camera(make_clip: MakeClip, tmp_path: Path) -> None:
    path = tmp_path / "sound.mka"
    with av.open(str(path), "w") as output:
        track = output.add_stream("pcm_s16le", rate=8000, layout="mono")
        wave = av.AudioFrame.from_ndarray(np.zeros((1, 8000), np.int16), "s16", "mono")
        wave.sample_rate = 8000
        output.mux(track.encode(wave))
    with pytest.raises(NoVideoError):
        FileSource(path).stream().open()


def test_a_clip_of_a_turned_stream_is_turned_as_well(make_clip: MakeClip, tmp_path: Path) -> None:
    film = make_clip("turned.mp4", prepare=lambda stream: stream.set_display_rotation(90))
    path = tmp_path / "clip.mp4"
    packets = list(packets_of(film))
    form = FormatWatch().update(packets[0])
    with path.open("wb") as output:
        muxer = Muxer(output, "mp4", form, options={"movflags": "frag_keyframe+empty_moov"})
        for packet in packets:
            muxer.add(packet)
        muxer.close()
    assert FileSource(path).stream().open().rotation == 90
    facts = probe(path)
    assert (facts.width, facts.height) == (240, 320)


def test_the_tiles_of_a_turned_clip_have_its_shape(make_clip: MakeClip) -> None:
    def square(number: int, width: int, height: int) -> np.ndarray:
        picture = np.full((height, width, 3), 60, np.uint8)
        picture[80:160, 120:200] = 230
        return picture

    clip = make_clip(
        "turned.mp4", paint=square, prepare=lambda stream: stream.set_display_rotation(90)
    )
    facts = probe(clip)
    layout = sprite_layout(facts.duration, facts.width, facts.height)
    with av.open(io.BytesIO(sprite(clip, layout))) as sheet:
        shown = next(sheet.decode(video=0)).to_ndarray(format="gray")
    bright = shown[: layout.height, : layout.width] > 150
    assert bright.any(axis=0).sum() == pytest.approx(bright.any(axis=1).sum(), abs=2)
