"""What happens between a camera that talks and an engine that does not listen."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hearthwatch.media import FileSource, NoAnswerError, Notice, NoticeKind, Packet, StreamInfo
from hearthwatch.media.background import BackgroundStream

type MakeClip = Callable[..., Path]


class Talker:
    """A stream that gives all its packets at once, and says when that is done."""

    def __init__(self, path: Path) -> None:
        self.done = threading.Event()
        self._stream = FileSource(path).stream()

    def open(self) -> StreamInfo:
        return self._stream.open()

    def __iter__(self) -> Iterator[Packet]:
        yield from self._stream
        self.done.set()

    def close(self) -> None:
        pass


class Mute:
    """A stream whose opening hangs."""

    def __init__(self) -> None:
        self.closed = threading.Event()

    def open(self) -> StreamInfo:
        self.closed.wait(60)
        raise NoAnswerError("cam", "closed")

    def __iter__(self) -> Iterator[Packet]:
        return iter(())

    def close(self) -> None:
        self.closed.set()


def test_who_is_too_far_behind_finds_whole_groups_left_out_and_counted(
    make_clip: MakeClip,
) -> None:
    talker = Talker(make_clip("long.mp4", frames=450, rate=15, size=(64, 48)))
    notices: list[Notice] = []
    stream = BackgroundStream(talker, "cam", timeout=10, notify=notices.append)
    with closing(stream):
        stream.open()
        assert talker.done.wait(20)
        packets = list(stream)
    assert packets[0].keyframe
    assert packets[0].time == pytest.approx(20, abs=1.01)
    assert packets[-1].time == pytest.approx(449 / 15)
    (notice,) = notices
    assert notice.kind is NoticeKind.LOST
    assert notice.count + len(packets) == 450


def test_who_keeps_up_misses_nothing(make_clip: MakeClip) -> None:
    talker = Talker(make_clip("short.mp4", frames=120, rate=15, size=(64, 48)))
    notices: list[Notice] = []
    stream = BackgroundStream(talker, "cam", timeout=10, notify=notices.append)
    with closing(stream):
        stream.open()
        assert len(list(stream)) == 120
    assert notices == []


def test_an_opening_without_end_is_given_up() -> None:
    mute = Mute()
    stream = BackgroundStream(mute, "cam", timeout=0.1)
    with pytest.raises(NoAnswerError, match=r"no answer for 0.25 s"):
        stream.open()
    assert mute.closed.is_set()
