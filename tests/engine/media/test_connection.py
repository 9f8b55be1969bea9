import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hearthwatch.media import (
    Backoff,
    Connecting,
    Connection,
    EndedError,
    FileSource,
    NotFoundError,
    Offline,
    Online,
    Packet,
    SourceError,
    State,
    StreamInfo,
    Timeline,
    UnreachableError,
    WrongPasswordError,
)

type MakeClip = Callable[..., Path]


class ScriptedSource:
    """A camera whose attempts go as planned: a fault, or a file to play and then end."""

    name = "cam"
    endless = True

    def __init__(self, *plan: SourceError | Path) -> None:
        self._plan = iter(plan)

    def stream(
        self, timeline: Timeline | None = None, notify: object = None
    ) -> "ScriptedSource.Stream":
        return self.Stream(next(self._plan), timeline)

    class Stream:
        def __init__(self, step: SourceError | Path, timeline: Timeline | None) -> None:
            self._step = step
            self._stream = FileSource(step).stream(timeline) if isinstance(step, Path) else None

        def open(self) -> StreamInfo:
            if isinstance(self._step, SourceError):
                raise self._step
            assert self._stream is not None
            return self._stream.open()

        def __iter__(self) -> Iterator[Packet]:
            assert self._stream is not None
            yield from self._stream

        def close(self) -> None:
            if self._stream is not None:
                self._stream.close()


class Rig:
    """A connection whose pauses pass at once; stops after so many of them."""

    def __init__(self, source: object, *, pauses: int) -> None:
        self.now = 0.0
        self.states: list[State] = []
        self.waits: list[float] = []
        self._pauses = pauses
        self.connection = Connection(
            source,
            on_state=self.states.append,
            backoff=Backoff(jitter=0),
            wait=self._wait,
            clock=lambda: self.now,
        )

    def _wait(self, seconds: float) -> None:
        self.now += seconds
        self.waits.append(seconds)
        if len(self.waits) == self._pauses:
            self.connection.stop()


def refused() -> SourceError:
    return UnreachableError("cam", "nothing listens on this port")


def test_attempts_go_on_with_growing_pauses() -> None:
    rig = Rig(ScriptedSource(*(refused() for _ in range(4))), pauses=4)
    assert list(rig.connection) == []
    assert rig.waits == [1, 2, 4, 8]
    assert [type(state) for state in rig.states] == [Connecting, Offline] * 4
    assert rig.states[2] == Connecting(2)
    last = rig.states[-1]
    assert isinstance(last, Offline)
    assert isinstance(last.reason, UnreachableError)
    assert last.retry_in == 8


def test_a_stream_that_ends_is_opened_again_and_time_goes_on(make_clip: MakeClip) -> None:
    clip = make_clip("a.mp4", frames=5)
    rig = Rig(ScriptedSource(clip, refused(), clip), pauses=3)
    times = [packet.time for packet in rig.connection]
    assert len(times) == 10
    assert times == sorted(set(times))
    kinds = [Connecting, Online, Offline, Connecting, Offline, Connecting, Online, Offline]
    assert [type(state) for state in rig.states] == kinds
    ended = rig.states[2]
    assert isinstance(ended, Offline)
    assert isinstance(ended.reason, EndedError)


def test_pauses_start_over_after_a_healthy_time(make_clip: MakeClip) -> None:
    clip = make_clip("a.mp4", frames=5)
    rig = Rig(ScriptedSource(refused(), refused(), refused(), clip, refused()), pauses=5)
    for _ in rig.connection:
        rig.now += 10
    assert rig.waits == [1, 2, 4, 1, 2]


def test_a_wrong_password_is_tried_seldom() -> None:
    rig = Rig(ScriptedSource(*(WrongPasswordError("cam", "wrong") for _ in range(3))), pauses=3)
    assert list(rig.connection) == []
    assert rig.waits == [30, 30, 30]


def test_a_file_is_read_once(make_clip: MakeClip) -> None:
    rig = Rig(FileSource(make_clip("a.mp4", frames=5)), pauses=1)
    assert len(list(rig.connection)) == 5
    assert rig.waits == []
    assert [type(state) for state in rig.states] == [Connecting, Online]


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    rig = Rig(FileSource(tmp_path / "none.mp4"), pauses=1)
    with pytest.raises(NotFoundError):
        list(rig.connection)
    assert isinstance(rig.states[-1], Offline)
    assert rig.states[-1].retry_in is None


def test_a_looping_file_is_waited_for(tmp_path: Path, make_clip: MakeClip) -> None:
    rig = Rig(FileSource(tmp_path / "later.mp4", loop=True), pauses=100)
    packets = iter(rig.connection)

    def arrive(seconds: float) -> None:
        make_clip("later.mp4", frames=5)

    rig.connection._wait = arrive
    assert next(packets).time == 0
    assert [type(state) for state in rig.states] == [Connecting, Offline, Connecting, Online]


def test_stop_ends_a_pause_at_once() -> None:
    paused = threading.Event()
    connection = Connection(
        ScriptedSource(refused()),
        on_state=lambda state: paused.set() if isinstance(state, Offline) else None,
        backoff=Backoff(first=3600, most=3600),
    )
    thread = threading.Thread(target=list, args=(connection,))
    thread.start()
    assert paused.wait(5)
    connection.stop()
    thread.join(5)
    assert not thread.is_alive()


def test_stop_before_the_start_connects_nowhere() -> None:
    rig = Rig(ScriptedSource(), pauses=1)
    rig.connection.stop()
    assert list(rig.connection) == []
    assert rig.states == []
