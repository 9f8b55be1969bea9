import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from hearthwatch.media import (
    FileSource,
    NotFoundError,
    Notice,
    NoticeKind,
    NotVideoError,
    NoVideoError,
    SourceError,
    TruncatedError,
)


def times_of(source: FileSource) -> list[float]:
    stream = source.stream()
    stream.open()
    return [packet.time for packet in stream]


def test_a_real_file(footage: Callable[[str], Path]) -> None:
    stream = FileSource(footage("vtest.avi")).stream()
    info = stream.open()
    assert (info.width, info.height, info.frame_rate, info.frames) == (768, 576, 10, 795)
    assert info.duration == pytest.approx(79.5)
    before = time.time()
    packets = list(stream)
    assert len(packets) == 795
    assert [packet.time for packet in packets] == [n / 10 for n in range(795)]
    assert packets[0].keyframe
    assert packets[0].size > 10_000
    assert before <= packets[0].captured <= packets[-1].captured <= time.time()


def test_a_loop_goes_on_in_time(make_clip: Callable[..., Path]) -> None:
    stream = FileSource(make_clip("a.mp4", frames=10), loop=True).stream()
    stream.open()
    times = [packet.time for packet, _ in zip(stream, range(25), strict=False)]
    assert times == pytest.approx([n / 15 for n in range(25)])


def test_real_time_waits_for_each_packet(make_clip: Callable[..., Path]) -> None:
    now, waits = 100.0, []

    def wait(seconds: float) -> None:
        nonlocal now
        waits.append(seconds)
        now += seconds

    clip = make_clip("a.mp4", frames=10)
    times_of(FileSource(clip, realtime=True, clock=lambda: now, wait=wait))
    assert waits == pytest.approx([1 / 15] * 9)


def test_real_time_does_not_wait_when_late(make_clip: Callable[..., Path]) -> None:
    clip = make_clip("a.mp4", frames=10)
    ticks = iter(range(100))
    source = FileSource(
        clip, realtime=True, clock=lambda: float(next(ticks)), wait=lambda _: pytest.fail("waited")
    )
    assert len(times_of(source)) == 10


def test_close_ends_a_wait_from_another_thread(make_clip: Callable[..., Path]) -> None:
    clip = make_clip("a.mkv", rate=1, frames=50)
    stream = FileSource(clip, realtime=True).stream()
    stream.open()
    first = threading.Event()

    def read() -> None:
        for _ in stream:
            first.set()

    thread = threading.Thread(target=read)
    thread.start()
    assert first.wait(5)
    stream.close()
    thread.join(5)
    assert not thread.is_alive()


def broken(tmp_path: Path, kind: str, make_clip: Callable[..., Path]) -> Path:
    path = tmp_path / f"broken-{kind}.mp4"
    match kind:
        case "empty":
            path.touch()
        case "text":
            path.write_text("dear diary, today I filmed nothing at all\n" * 50)
        case "noise":
            path.write_bytes(np.random.default_rng(1).bytes(50_000))
        case "cut":
            whole = make_clip("whole.mp4").read_bytes()
            path.write_bytes(whole[: len(whole) // 2])
        case "folder":
            path.mkdir()
        case "audio":
            with av.open(str(path), "w") as output:
                track = output.add_stream("aac", rate=48_000)
                sound = av.AudioFrame.from_ndarray(
                    np.zeros((2, 1024), np.float32), format="fltp", layout="stereo"
                )
                sound.sample_rate = 48_000
                output.mux(track.encode(sound))
                output.mux(track.encode(None))
    return path


@pytest.mark.parametrize(
    ("kind", "error", "text"),
    [
        ("missing", NotFoundError, "there is no such file"),
        ("empty", NotVideoError, "the file is empty"),
        ("text", NotVideoError, "the file is no video"),
        ("noise", NotVideoError, "the file is no video"),
        ("folder", NotVideoError, "this is a folder, not a file"),
        ("cut", TruncatedError, "the file is cut off or damaged; nothing can be played"),
        ("audio", NoVideoError, "there is no video in it"),
    ],
)
def test_what_cannot_be_played_is_named(
    tmp_path: Path, make_clip: Callable[..., Path], kind: str, error: type[SourceError], text: str
) -> None:
    path = broken(tmp_path, kind, make_clip)
    with pytest.raises(error) as caught:
        FileSource(path).stream().open()
    assert str(caught.value) == f"{path}: {text}"


def test_a_disk_that_fails_is_no_fault_of_the_video() -> None:
    source = FileSource(Path("/proc/self/mem"))  # What it holds cannot be read from its beginning.
    with pytest.raises(NotFoundError, match=r"cannot be read now \(Input/output error\)"):
        source.stream().open()


def test_a_file_cut_off_later_plays_what_is_there(make_clip: Callable[..., Path]) -> None:
    clip = make_clip("whole.avi", frames=60, codec="mpeg4", options={})
    clip.write_bytes(clip.read_bytes()[: clip.stat().st_size // 2])
    notices: list[Notice] = []
    stream = FileSource(clip).stream(notify=notices.append)
    assert stream.open().frames == 60
    count = sum(1 for _ in stream)
    assert 5 < count < 60
    assert [notice.kind for notice in notices] == [NoticeKind.CUT_OFF]
    assert notices[0].text == f"{clip}: the file is cut off: {count} of 60 frames"


def test_a_playlist_cannot_reach_the_network(tmp_path: Path) -> None:
    playlist = tmp_path / "list.m3u8"
    playlist.write_text("#EXTM3U\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n")
    with pytest.raises(SourceError):
        FileSource(playlist).stream().open()


def test_raw_video_without_any_times_is_counted(make_clip: Callable[..., Path]) -> None:
    notices: list[Notice] = []
    stream = FileSource(make_clip("raw.h264")).stream(notify=notices.append)
    stream.open()
    times = [packet.time for packet in stream]
    assert len(times) == 30
    steps = {round(after - before, 6) for before, after in pairwise(times)}
    assert len(steps) == 1
    assert times[0] == 0
    assert [notice.kind for notice in notices] == [NoticeKind.TIMES_MISSING]


def test_a_turned_picture_is_told(make_clip: Callable[..., Path]) -> None:
    clip = make_clip("turned.mp4", prepare=lambda stream: stream.set_display_rotation(90))
    assert FileSource(clip).stream().open().rotation == 90
