"""Where H.264's loop filter is left out, with streams that an encoder really made."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from hearthwatch.media import Decoder, FileSource, Frame, Hardware, Packet, Sampler, StreamInfo
from hearthwatch.media.hardware import HardwareUser
from hearthwatch.media.loop_filter import LoopFilter, mean_quantiser
from hearthwatch.media.nal import split_units
from hearthwatch.studies.bench.encode import Encoding, RateControl
from hearthwatch.studies.bench.scenes import Scene, Visit, Weather
from hearthwatch.studies.bench.stages import mask_of
from hearthwatch.studies.bench.studio import Studio
from hearthwatch.vision.motion import MotionDetector, MotionParameters

FINE, COARSE = 18, 32
GROUP = 10
RATE = 5

type MakeClip = Callable[..., Path]


def noisy(number: int, width: int, height: int) -> NDArray[np.uint8]:
    """A street at night, as a cheap sensor sees it: nothing moves and no pixel stays the same."""
    ramp = np.linspace(60, 120, width)[None, :, None]
    noise = np.random.default_rng(number).normal(0, 12, (height, width, 3))
    return (ramp + noise).clip(0, 255).astype(np.uint8)


@pytest.fixture
def stream(make_clip: MakeClip) -> Callable[..., Path]:
    """Encode with a quantiser, in groups of ten pictures that last 2 s, behind start codes."""

    def make(
        quantiser: int,
        name: str = "a.h264",
        *,
        codec: str = "libx264",
        groups: int = 3,
        group: int = GROUP,
        size: tuple[int, int] = (160, 128),
        **options: str,
    ) -> Path:
        rhythm = {"g": str(group), "keyint_min": str(group), "sc_threshold": "0"}
        return make_clip(
            name,
            codec=codec,
            rate=RATE,
            size=size,
            frames=group * groups,
            paint=noisy,
            options={"preset": "veryfast", "bf": "0", "qp": str(quantiser)} | rhythm | options,
        )

    return make


def joined(folder: Path, *paths: Path) -> Path:
    whole = folder / "joined.h264"
    whole.write_bytes(b"".join(path.read_bytes() for path in paths))
    return whole


def packets_of(path: Path) -> list[Packet]:
    """Read a film; what is without a container has no times of its own."""
    source = FileSource(path).stream()
    source.open()
    return [replace(packet, time=number / RATE) for number, packet in enumerate(source)]


def play(packets: Sequence[Packet], decoder: Decoder) -> list[Frame]:
    frames = [frame for packet in packets for frame in decoder.decode(packet)]
    frames += decoder.flush()
    assert decoder.damaged == decoder.skipped == 0
    return frames


def unfiltered(path: Path, *, every: int = GROUP) -> list[bool]:
    """Tell for each group whether its pictures are others than with the filter.

    Both decoders must give all pictures, at the same times, and the same first one in each group.
    """
    with_filter = play(packets_of(path), Decoder())
    frames = play(packets_of(path), Decoder(loop_filter=None))
    assert len(frames) == len(packets_of(path))
    assert [frame.time for frame in frames] == [frame.time for frame in with_filter]
    differ = [
        not np.array_equal(a.luma(), b.luma()) for a, b in zip(frames, with_filter, strict=True)
    ]
    assert not any(differ[::every])
    return [any(differ[first : first + every]) for first in range(0, len(differ), every)]


def test_it_is_left_out_after_a_group_of_fine_pictures(stream: MakeClip) -> None:
    assert unfiltered(stream(FINE, groups=4)) == [False, True, True, True]


def test_coarse_pictures_keep_it(stream: MakeClip) -> None:
    assert unfiltered(stream(COARSE, groups=4)) == [False] * 4


def test_without_it_fine_pictures_are_much_the_same(stream: MakeClip) -> None:
    path = stream(FINE, groups=4)
    pairs = zip(
        play(packets_of(path), Decoder()),
        play(packets_of(path), Decoder(loop_filter=None)),
        strict=True,
    )
    squares = [np.square(a.luma().astype(float) - b.luma()).mean() for a, b in pairs]
    assert 0 < max(squares) < 255**2 / 10**4


def test_it_comes_back_with_the_keyframe_after_coarse_pictures(
    stream: MakeClip, tmp_path: Path
) -> None:
    path = joined(tmp_path, stream(FINE, "1.h264"), stream(COARSE, "2.h264"))
    assert unfiltered(path) == [False, True, True, True, False, False]


def test_it_stays_left_out_while_pictures_are_a_little_coarser(
    stream: MakeClip, tmp_path: Path
) -> None:
    between = stream(23, "2.h264")
    assert unfiltered(between) == [False] * 3
    path = joined(tmp_path, stream(FINE, "1.h264"), between)
    assert unfiltered(path) == [False] + [True] * 5


def test_once_a_minute_it_is_asked_again(stream: MakeClip, tmp_path: Path) -> None:
    coarse = stream(COARSE, "1.h264", groups=3)
    path = joined(tmp_path, coarse, stream(FINE, "2.h264", groups=32))
    # The first group ends at 2 s. The one that begins at 62 s is the next to be measured.
    assert unfiltered(path) == [False] * 32 + [True] * 3


def test_long_groups_keep_it(stream: MakeClip) -> None:
    assert unfiltered(stream(FINE, group=25), every=25) == [False] * 3


def test_reordered_pictures_are_all_given(stream: MakeClip) -> None:
    path = stream(FINE, bf="3", b_strategy="0", group=20)
    assert True in unfiltered(path, every=20)


def test_a_keyframe_that_is_reached_across_is_no_place_to_change(stream: MakeClip) -> None:
    path = stream(FINE, bf="3", b_strategy="0", **{"x264-params": "open-gop=1"})
    assert True not in unfiltered(path)


def test_a_stream_that_refreshes_bit_by_bit_keeps_it(stream: MakeClip) -> None:
    path = stream(FINE, groups=5, **{"x264-params": "intra-refresh=1"})
    assert True not in unfiltered(path)


@pytest.mark.parametrize(
    ("name", "codec", "options"),
    [
        ("a.mp4", "libx264", {}),
        ("a.h265", "libx265", {"x265-params": "log-level=none:keyint=10:min-keyint=10:qp=12"}),
    ],
)
def test_other_streams_keep_it(
    stream: MakeClip, name: str, codec: str, options: dict[str, str]
) -> None:
    assert True not in unfiltered(stream(FINE, name, codec=codec, **options))


def test_parameters_that_came_only_once_are_remembered(stream: MakeClip, tmp_path: Path) -> None:
    small = stream(COARSE, "2.h264", size=(128, 96))
    packets = packets_of(joined(tmp_path, stream(FINE, "1.h264"), small))
    keyframes = [number for number, packet in enumerate(packets) if packet.keyframe]
    for number in keyframes[4:]:
        packets[number] = without_parameters(packets[number])
    frames = play(packets, Decoder(loop_filter=None))
    assert [frame.width for frame in frames] == [160] * 30 + [128] * 30
    expected = play(packets_of(small), Decoder())
    assert all(
        np.array_equal(a.luma(), b.luma())
        for a, b in zip(frames[-GROUP:], expected[-GROUP:], strict=True)
    )


def without_parameters(packet: Packet) -> Packet:
    units = [unit for unit in split_units(bytes(packet.raw)) if unit[0] & 31 not in {7, 8}]
    raw = av.Packet(b"".join(b"\x00\x00\x00\x01" + unit for unit in units))
    raw.pts, raw.dts, raw.time_base = packet.raw.pts, packet.raw.dts, packet.raw.time_base
    raw.is_keyframe = True
    return replace(packet, raw=raw, size=raw.size)


def test_a_group_of_which_some_is_left_out_tells_nothing(stream: MakeClip) -> None:
    packets = packets_of(stream(FINE, groups=4))
    chosen = LoopFilter(packets[0].info)
    decoder = av.CodecContext.create("h264", "r")
    assert isinstance(decoder, av.VideoCodecContext)
    decoder.options = chosen.options
    changes = []
    for number, packet in enumerate(packets):
        if chosen.packet(packet):
            changes.append(number)
        for picture in decoder.decode(packet.raw):
            chosen.picture(picture, packet.time)
        if number == 5:
            chosen.leave_out()
    assert changes == [20]
    assert chosen.options["skip_loop_filter"] == "nokey"


def test_the_same_packets_give_the_same_pictures(stream: MakeClip, tmp_path: Path) -> None:
    path = joined(tmp_path, stream(FINE, "1.h264"), stream(COARSE, "2.h264"))
    one, two = (play(packets_of(path), Decoder(loop_filter=None)) for _ in range(2))
    assert all(np.array_equal(a.luma(), b.luma()) for a, b in zip(one, two, strict=True))


def test_a_keyframe_by_itself_changes_nothing(stream: MakeClip) -> None:
    decoder, plain = Decoder(loop_filter=None), Decoder()
    for packet in packets_of(stream(FINE)):
        if packet.keyframe:
            one, other = decoder.glimpse(packet), plain.glimpse(packet)
            assert one is not None
            assert other is not None
            assert np.array_equal(one.luma(), other.luma())


class Device(HardwareUser):
    """Stands where a device is, and decodes as one does: libav tells no quantisers."""

    def context(self, info: StreamInfo) -> av.VideoCodecContext | None:
        self._in_use = "cuda"
        context = av.CodecContext.create(info.codec, "r")
        assert isinstance(context, av.VideoCodecContext)
        return context

    def packet(self, packet: Packet) -> bool:
        return False


def test_a_device_is_let_alone(stream: MakeClip) -> None:
    path = stream(FINE, groups=4)
    device = Device(Hardware("none"))
    frames = play(packets_of(path), Decoder(loop_filter=None, hardware=device))
    expected = play(packets_of(path), Decoder())
    assert all(np.array_equal(a.luma(), b.luma()) for a, b in zip(frames, expected, strict=True))
    assert device.decoder == "cuda"


def test_the_quantiser_is_that_of_the_blocks(stream: MakeClip) -> None:
    for quantiser in (FINE, 23, COARSE):
        decoder = av.CodecContext.create("h264", "r")
        assert isinstance(decoder, av.VideoCodecContext)
        decoder.options = {"export_side_data": "venc_params"}
        for packet in packets_of(stream(quantiser)):
            for picture in decoder.decode(packet.raw):
                if not picture.key_frame:
                    assert mean_quantiser(picture) == quantiser


def test_a_picture_that_tells_no_quantiser() -> None:
    assert mean_quantiser(av.VideoFrame(64, 64, "yuv420p")) is None


@pytest.mark.parametrize(
    ("weather", "bitrate"), [(Weather.NIGHT, 500_000), (Weather.RAIN, 1_350_000)]
)
def test_no_more_is_taken_for_motion(tmp_path: Path, weather: Weather, bitrate: int) -> None:
    visit = Visit(16.0, 4.0, 0.5, ((0.2, 0.9), (0.8, 0.9)), 0)
    encoding = Encoding(320, 180, control=RateControl.CBR, bitrate=bitrate)
    clip = Studio(tmp_path).clip(Scene("walk", 24.0, weather, (visit,), 7), encoding)
    with_filter = play(with_start_codes(clip.path), Decoder())
    without = play(with_start_codes(clip.path), Decoder(loop_filter=None))
    differ = [
        not np.array_equal(a.luma(), b.luma()) for a, b in zip(with_filter, without, strict=True)
    ]
    assert sum(differ) > 200
    mask = mask_of(encoding)
    corners = (
        (mask.x, mask.y),
        (mask.right, mask.y),
        (mask.right, mask.bottom),
        (mask.x, mask.bottom),
    )
    visible = {time for time in looks_of(with_filter) if clip.truth.visible(round(time * 15))}
    moving, moving_without = moments(with_filter, corners), moments(without, corners)
    assert len(moving_without & visible) >= len(moving & visible) > 10
    assert len(moving_without - visible) <= len(moving - visible)


def with_start_codes(path: Path) -> list[Packet]:
    """Put a film into the form in which cameras send theirs."""
    stream = path.with_suffix(".ts")
    with av.open(str(path)) as film, av.open(str(stream), "w") as output:
        track = output.add_stream_from_template(film.streams.video[0])
        for packet in film.demux(video=0):
            if packet.size:
                packet.stream = track
                output.mux(packet)
    source = FileSource(stream).stream()
    source.open()
    return list(source)


def looks_of(frames: Sequence[Frame]) -> list[float]:
    sampler = Sampler(5)
    return [frame.time for frame in frames if sampler.take(frame.time)]


def moments(frames: Sequence[Frame], mask: tuple[tuple[float, float], ...]) -> set[float]:
    """Return when motion is seen, of five looks a second."""
    detector = MotionDetector(MotionParameters(masks=(mask,)))
    looks = set(looks_of(frames))
    seen = [
        (frame.time, detector.update(frame.luma(320, 180), frame.time))
        for frame in frames
        if frame.time in looks
    ]
    return {time for time, motion in seen if motion.learned and motion.active}
