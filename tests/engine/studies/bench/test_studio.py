"""Clips: encoded as asked, decodable to numbered frames, kept, and the same every time."""

import av
import numpy as np
import pytest

from hearthwatch.studies.bench.encode import Encoding, RateControl
from hearthwatch.studies.bench.mark import read
from hearthwatch.studies.bench.scenes import Scene, Weather, idle
from hearthwatch.studies.bench.studio import Studio
from hearthwatch.studies.footage import Footage

from .conftest import SMALL, MakeClip, small_scene, walk


@pytest.mark.parametrize("control", RateControl)
@pytest.mark.parametrize("gop", [1.0, 2.0])
@pytest.mark.parametrize("weather", Weather)
def test_every_frame_tells_its_number(
    make_clip: MakeClip, weather: Weather, control: RateControl, gop: float
) -> None:
    clip = make_clip(small_scene(weather), Encoding(320, 180, 10, gop, control, 200_000))
    assert [read(frame.luma()) for frame in Footage(clip.path)] == list(range(30))
    assert len(clip.truth.frames) == 30


def test_it_is_encoded_as_cameras_do(make_clip: MakeClip) -> None:
    with av.open(str(make_clip().path)) as container:
        stream = container.streams.video[0]
        packets = [packet for packet in container.demux(stream) if packet.size]
    assert [n for n, packet in enumerate(packets) if packet.is_keyframe] == [0, 10, 20]
    assert all(packet.pts == packet.dts for packet in packets)


def test_a_clip_begins_as_if_its_encoder_had_run_for_long(make_clip: MakeClip) -> None:
    encoding = Encoding(320, 180, 10, 2.0)
    clip = make_clip(idle(8.0), encoding)
    with av.open(str(clip.path)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.size]
    assert [n for n, packet in enumerate(packets) if packet.is_keyframe] == [0, 20, 40, 60]
    sizes = np.array([packet.size for packet in packets]).reshape(4, 20)
    keyframes, between = sizes[:, 0], sizes[:, 1:].sum(axis=1)
    assert keyframes[0] == pytest.approx(keyframes[1:].mean(), rel=0.1)
    assert between[0] == pytest.approx(between[1:].mean(), rel=0.3)


def test_constant_bit_rate_is_constant_and_variable_follows_the_scene(make_clip: MakeClip) -> None:
    def sizes(control: RateControl) -> list[int]:
        scene = small_scene(Weather.DAY, walk(3.0, 2.0), seconds=6.0)
        clip = make_clip(scene, Encoding(320, 180, 10, 1.0, control, 400_000))
        with av.open(str(clip.path)) as container:
            packets = [p.size for p in container.demux(video=0) if p.size]
        return [sum(packets[second * 10 : second * 10 + 10]) for second in range(6)]

    constant, variable = sizes(RateControl.CBR), sizes(RateControl.VBR)
    assert all(abs(size - 50_000) < 10_000 for size in constant[1:])
    assert max(variable) < 50_000
    assert variable[3] > 1.1 * variable[1]


def test_clips_are_the_same_every_time_and_made_once(tmp_path, make_clip: MakeClip) -> None:
    studio = Studio(tmp_path)
    clip = studio.clip(small_scene(), SMALL)
    assert clip.path.read_bytes() == make_clip().path.read_bytes()
    made = clip.path.stat().st_mtime_ns
    assert Studio(tmp_path).clip(small_scene(), SMALL) == clip
    assert clip.path.stat().st_mtime_ns == made


def test_other_parameters_make_other_clips(tmp_path, make_clip: MakeClip) -> None:
    paths = {
        make_clip(scene, encoding).path
        for scene in (small_scene(), Scene("small day", 3.0))
        for encoding in (SMALL, Encoding(320, 180, 10, 2.0))
    }
    assert len(paths) == 4


def test_an_unfinished_clip_is_made_anew(tmp_path) -> None:
    studio = Studio(tmp_path)
    clip = studio.clip(small_scene(), SMALL)
    clip.path.with_suffix(".json").unlink()
    clip.path.write_bytes(b"half a clip")
    assert studio.clip(small_scene(), SMALL) == clip
    assert len(list(Footage(clip.path))) == 30


def test_main_and_sub_stream_show_the_same(make_clip: MakeClip) -> None:
    main = make_clip(small_scene(), Encoding(640, 360, 20)).truth
    sub = make_clip(small_scene(), SMALL).truth
    ((a, b),), ((c, d),) = main.spans().values(), sub.spans().values()
    assert (a, b // 2) == (2 * c, d)
    for number in (8, 15, 20):
        (large,), (small,) = main.frames[2 * number], sub.frames[number]
        assert large.box.iou(small.box) > 0.8
