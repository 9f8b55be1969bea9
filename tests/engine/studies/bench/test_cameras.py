"""The simulated cameras against real clients: our own media package, and ffprobe where it is."""

import itertools
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import av
import pytest

from hearthwatch.media import (
    Decoder,
    EndedError,
    NoAnswerError,
    NotFoundError,
    RtspSource,
    SourceError,
    StalledError,
)
from hearthwatch.studies.bench.cameras import GOOD, Behaviour, Mount
from hearthwatch.studies.bench.encode import Encoding, RateControl
from hearthwatch.studies.bench.mark import read
from hearthwatch.studies.bench.scenes import Scene

from .conftest import MakeClip, Play, sent_until

FAST = Encoding(320, 180, rate=30, gop=0.5)
"""Three seconds of it are 90 frames; every 15th is a keyframe."""


def yard(make_clip: MakeClip, behaviour: Behaviour = GOOD) -> Mount:
    return Mount("yard", (make_clip(encoding=FAST).path,), behaviour=behaviour)


def received(
    url: str, timeout: float = 10.0, transport: Literal["tcp", "udp"] = "tcp"
) -> Iterator[tuple[int, bool, float]]:
    """Give number, keyframe and time of capture of every frame that comes."""
    stream, decoder = RtspSource(url, transport=transport, timeout=timeout).stream(), Decoder()
    try:
        stream.open()
        for packet in stream:
            for frame in decoder.decode(packet):
                number = read(frame.luma())
                assert number is not None
                yield number, frame.keyframe, frame.captured
    finally:
        stream.close()


def test_frames_come_whole_in_order_and_as_the_log_says(make_clip: MakeClip, play: Play) -> None:
    cameras = play(yard(make_clip))
    frames = list(itertools.islice(received(cameras.url("yard")), 40))
    sent = sent_until(cameras, 40, "yard")
    assert frames[0][1], "it begins with a keyframe"
    assert [number for number, _, _ in frames] == [each.number for each in sent[:40]]
    assert all(a.count + 1 == b.count for a, b in itertools.pairwise(sent))
    assert all(each.number == each.count % 90 for each in sent)
    delays = [captured - each.time for (_, _, captured), each in zip(frames, sent, strict=False)]
    assert min(delays) > -0.01


def test_who_comes_late_gets_the_frames_since_the_keyframe(make_clip: MakeClip, play: Play) -> None:
    clip = make_clip(encoding=Encoding(320, 180, rate=30, gop=3.0))
    cameras = play(Mount("yard", (clip.path,), phase=2.0))
    frames = list(itertools.islice(received(cameras.url("yard")), 62))
    sent = sent_until(cameras, 62, "yard")
    assert frames[0][0] == 0
    assert sent[49].time - sent[0].time < 1.0, "some sixty frames come at once"


def test_cameras_are_apart_in_their_clips(make_clip: MakeClip, play: Play) -> None:
    path = make_clip(encoding=FAST).path
    cameras = play(Mount("yard", (path,)), Mount("door", (path,), phase=1.5))
    for name in ("yard", "door"):
        list(itertools.islice(received(cameras.url(name)), 25))
    sent = cameras.sent()
    last = {name: [s for s in sent if s.mount == name][-1] for name in ("yard", "door")}
    began = {name: s.time - s.count / FAST.rate for name, s in last.items()}
    assert began["yard"] - began["door"] == pytest.approx(1.5, abs=0.5)


def test_it_hangs_up_in_the_middle_of_a_group(make_clip: MakeClip, play: Play) -> None:
    behaviour = Behaviour(hang_up_after=0.6)
    cameras = play(yard(make_clip, behaviour))
    frames: list[tuple[int, bool, float]] = []
    with pytest.raises(EndedError):
        frames.extend(received(cameras.url("yard")))
    last = cameras.sent()[-1]
    assert last.number % 15 not in {0, 14}
    again = next(received(cameras.url("yard")))
    assert again[1]


def test_it_stalls_and_goes_on_with_a_keyframe(make_clip: MakeClip, play: Play) -> None:
    behaviour = Behaviour(stall_after=0.4, stall=0.8)
    cameras = play(yard(make_clip, behaviour))
    list(itertools.islice(received(cameras.url("yard")), 40))
    sent = sent_until(cameras, 40, "yard")
    gaps = [(b.count - a.count, b.number) for a, b in itertools.pairwise(sent)]
    (gap,) = [gap for gap in gaps if gap[0] > 1]
    assert gap[0] >= 20
    assert gap[1] % 15 == 0


def test_a_stall_that_is_too_long_is_noticed(make_clip: MakeClip, play: Play) -> None:
    behaviour = Behaviour(stall_after=0.3, stall=60.0)
    cameras = play(yard(make_clip, behaviour))
    with pytest.raises(StalledError):
        list(received(cameras.url("yard"), timeout=1.0))


def test_it_changes_its_rate_control_between_two_groups(make_clip: MakeClip, play: Play) -> None:
    constant = Encoding(320, 180, 30, 0.5, RateControl.CBR, 1_500_000)
    clips = (make_clip(encoding=FAST).path, make_clip(encoding=constant).path)
    cameras = play(Mount("yard", clips, behaviour=Behaviour(change_after=0.5)))
    stream = RtspSource(cameras.url("yard")).stream()
    stream.open()
    packets = list(itertools.islice(stream, 60))
    stream.close()
    sizes = [packet.size for packet in packets]
    assert sum(sizes[-15:]) > 2 * sum(sizes[:15])
    frames = list(itertools.islice(received(cameras.url("yard")), 60))
    numbers = [number for number, _, _ in frames]
    assert all((a + 1) % 90 == b for a, b in itertools.pairwise(numbers)), "none is lost"


def test_all_change_their_clip_when_they_are_told(make_clip: MakeClip, play: Play) -> None:
    nobody = make_clip(Scene("nobody", 3.0), FAST)
    cameras = play(Mount("yard", (make_clip(encoding=FAST).path, nobody.path)))
    frames = received(cameras.url("yard"))
    list(itertools.islice(frames, 20))
    cameras.change()
    numbers = [number for number, _, _ in itertools.islice(frames, 40)]
    assert all((a + 1) % 90 == b for a, b in itertools.pairwise(numbers)), "none is lost"
    stream = RtspSource(cameras.url("yard")).stream()
    stream.open()
    sizes = [packet.size for packet in itertools.islice(stream, 90) if not packet.keyframe]
    stream.close()
    assert sum(sizes) < 0.8 * sum(sizes_of(make_clip(encoding=FAST).path))


def sizes_of(clip: Path) -> list[int]:
    with av.open(str(clip)) as container:
        return [p.size for p in container.demux(video=0) if p.size and not p.is_keyframe]


def test_it_never_answers(make_clip: MakeClip, play: Play) -> None:
    cameras = play(
        Mount("yard", (make_clip(encoding=FAST).path,), behaviour=Behaviour(answers=False))
    )
    with socket.create_connection(("127.0.0.1", cameras.port), timeout=5):
        pass
    with pytest.raises(NoAnswerError):
        list(received(cameras.url("yard"), timeout=1.0))


def test_unknown_cameras_and_nonsense_hurt_nobody(make_clip: MakeClip, play: Play) -> None:
    cameras = play(yard(make_clip))
    with pytest.raises(NotFoundError):
        list(received(cameras.url("attic")))
    with socket.create_connection(("127.0.0.1", cameras.port), timeout=5) as client:
        client.sendall(b"what?\r\n\r\n")
        assert client.recv(100) == b""
    assert next(received(cameras.url("yard")))[1]


def test_a_camera_that_speaks_udp_loses_nothing_here(make_clip: MakeClip, play: Play) -> None:
    cameras = play(yard(make_clip, Behaviour(udp=True)))
    url = cameras.url("yard")
    with pytest.raises(SourceError):
        RtspSource(url, timeout=2.0).stream().open()
    numbers = [number for number, *_ in itertools.islice(received(url, transport="udp"), 60)]
    assert all((a + 1) % 90 == b for a, b in itertools.pairwise(numbers))


def test_udp_is_refused_by_the_others(make_clip: MakeClip, play: Play) -> None:
    cameras = play(yard(make_clip))
    with pytest.raises(SourceError):
        RtspSource(cameras.url("yard"), transport="udp", timeout=2.0).stream().open()


@pytest.mark.skipif(not shutil.which("ffprobe"), reason="ffprobe is not installed")
def test_ffprobe_understands_it(make_clip: MakeClip, play: Play) -> None:
    cameras = play(yard(make_clip))
    entries = "stream=codec_name,width,height,r_frame_rate"
    command = ["ffprobe", "-v", "error", "-rtsp_transport", "tcp", "-show_entries", entries]
    done = subprocess.run(
        [*command, "-of", "csv=p=0", cameras.url("yard")],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "h264,320,180,30/1"
    assert not done.stderr
