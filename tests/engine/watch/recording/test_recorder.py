"""What is recorded when: real footage through a real ring onto a real disk."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import pytest

from hearthwatch.media import FileSource, Packet
from hearthwatch.model.clip import ClipCause
from hearthwatch.model.event import EventType
from hearthwatch.model.media import MARK, Thrift
from hearthwatch.model.messages import ClipClosed, Storing
from hearthwatch.settings import CameraSettings
from hearthwatch.watch.recording.closed import adopted
from hearthwatch.watch.recording.gate import MediaGate
from hearthwatch.watch.recording.recorder import CameraRecorder

NOON = 1_800_000_000.0

type MakeClip = Callable[..., Path]


class Ears:
    """Hears what a recorder tells."""

    def __init__(self) -> None:
        self.events: list[tuple[EventType, dict[str, Any]]] = []
        self.clips: list[ClipClosed] = []
        self.heard = threading.Event()
        self.closed = threading.Semaphore(0)

    def tell(self, kind: EventType, data: dict[str, Any]) -> None:
        self.events.append((kind, data))
        self.heard.set()

    def clip(self, closed: ClipClosed) -> None:
        self.clips.append(closed)
        self.closed.release()


class Desk:
    """A camera that is recorded, fed by hand."""

    def __init__(self, film: Path, media: Path, **record: Any) -> None:
        source = {"type": "file", "path": str(film)}
        self.settings = CameraSettings.model_validate(
            {"name": "Front", "sources": [source], "record": record}
        )
        self.media = media
        self.ears = Ears()
        self.gate = MediaGate(media)
        self.recorder = CameraRecorder(self.settings, self.gate, self.ears)
        self._packets = self._read(film)

    def allow(self, thrift: Thrift = Thrift.NOTHING, problem: str | None = None) -> None:
        """Say what the service says of the media folder."""
        self.gate.follow(Storing(mark="ours", thrift=thrift, problem=problem))

    def play(self, until: float) -> None:
        """Let the camera send up to a moment, in seconds after noon."""
        for packet in self._packets:
            self.recorder.packet(packet)
            if packet.time >= until:
                return

    def spans(self) -> list[tuple[float, float]]:
        """Return from when to when the clips go, in seconds after noon."""
        clips = [closed.clip for closed in self.ears.clips]
        return [
            (round(clip.start - NOON, 1), round(clip.start - NOON + clip.duration, 1))
            for clip in clips
        ]

    def _read(self, film: Path) -> Iterator[Packet]:
        stream = FileSource(film).stream()
        stream.open()
        for packet in stream:
            yield replace(packet, captured=NOON + packet.time)


@pytest.fixture
def desk(make_clip: MakeClip, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    media = tmp_path / "media"
    media.mkdir()
    (media / MARK).write_text("ours")
    film = make_clip("film.mp4", frames=600, rate=15)
    desks: list[Desk] = []

    def make(**record: Any) -> Desk:
        desks.append(Desk(film, media, **record))
        desks[-1].allow()
        return desks[-1]

    yield make
    for each in desks:
        each.recorder.close()


def test_an_event_is_kept_with_what_was_before_and_after(desk: Callable[..., Desk]) -> None:
    front = desk(pre=3, post=4)
    front.play(20)
    for tenth in range(200, 230, 2):
        front.play(tenth / 10)
        front.recorder.seen(NOON + tenth / 10)
    front.play(40)
    front.recorder.close()
    ((begin, end),) = front.spans()
    assert 14 <= begin <= 15
    assert 26.8 <= end <= 27
    (closed,) = front.ears.clips
    assert closed.clip.cause is ClipCause.EVENT
    assert closed.thumbnail
    assert closed.thumbnail.startswith(b"\xff\xd8\xff")
    with av.open(str(front.media / closed.clip.path)) as film:
        assert sum(1 for _ in film.decode(video=0)) == pytest.approx((end - begin) * 15, abs=2)
    kinds = [kind for kind, _ in front.ears.events]
    assert kinds == [EventType.RECORDING_STARTED, EventType.RECORDING_STOPPED]
    assert front.ears.events[0][1]["clip_id"] == str(closed.clip.id)


def test_what_overlaps_is_one_clip_and_what_does_not_is_two(desk: Callable[..., Desk]) -> None:
    front = desk(pre=1, post=2)
    for moment in (10, 11.5, 13, 25):
        front.play(moment)
        front.recorder.seen(NOON + moment)
    front.play(40)
    front.recorder.close()
    first, second = sorted(front.spans())
    assert first[1] == pytest.approx(15, abs=0.2)
    assert second[0] == pytest.approx(22, abs=1)


def test_a_command_records_in_every_mode_and_can_be_taken_back(
    desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    front = desk(mode="off", pre=2)
    front.play(10)
    front.recorder.seen(NOON + 10)
    monkeypatch.setattr("time.time", lambda: NOON + 10)
    front.recorder.command(300)
    front.play(15)
    monkeypatch.setattr("time.time", lambda: NOON + 15)
    front.recorder.command(0)
    front.play(30)
    front.recorder.close()
    ((begin, end),) = front.spans()
    assert begin == pytest.approx(8, abs=1)
    assert end == pytest.approx(15, abs=0.2)
    assert front.ears.clips[0].clip.cause is ClipCause.COMMAND


def test_a_continuous_recording_goes_on_until_it_is_switched_off(
    desk: Callable[..., Desk],
) -> None:
    front = desk(mode="continuous")
    front.play(20)
    assert front.recorder.recording
    off = front.settings.model_copy(
        update={"record": front.settings.record.model_copy(update={"mode": "off"})}
    )
    front.recorder.apply(off)
    front.play(39)
    front.recorder.close()
    ((begin, end),) = front.spans()
    assert begin == 0
    assert end == pytest.approx(20, abs=0.2)


def test_a_camera_that_goes_closes_its_clip(desk: Callable[..., Desk]) -> None:
    front = desk(post=60)
    front.play(20)
    front.recorder.seen(NOON + 20)
    front.recorder.offline("it is gone")
    front.recorder.close()
    assert len(front.ears.clips) == 1


def test_a_folder_that_cannot_be_written_is_told_once(desk: Callable[..., Desk]) -> None:
    front = desk()
    (front.media / "clips").write_text("this is no folder")
    front.play(20)
    front.recorder.seen(NOON + 20)
    front.ears.heard.wait()
    front.recorder.seen(NOON + 20.2)
    front.recorder.close()
    ((kind, data),) = front.ears.events
    assert kind is EventType.SYSTEM_ALERT
    assert "Front: recording has a problem" in data["message"]


def test_nothing_is_written_where_the_disk_should_be(desk: Callable[..., Desk]) -> None:
    front = desk()
    (front.media / MARK).write_text("of another disk")
    front.play(20)
    front.recorder.seen(NOON + 20)
    front.ears.heard.wait()
    front.recorder.close()
    ((_, data),) = front.ears.events
    assert "its disk or share is not there" in data["message"]
    assert [file.name for file in front.media.iterdir()] == [MARK]


def test_what_was_wanted_meanwhile_is_recorded_when_the_folder_is_back(
    desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    front = desk(mode="off", pre=0)
    front.allow(problem="it is away")
    monkeypatch.setattr("time.time", lambda: NOON + 5)
    front.recorder.command(20)
    front.play(15)
    assert not front.recorder.recording
    front.allow()
    front.play(39)
    front.recorder.close()
    ((begin, end),) = front.spans()
    assert begin <= 15
    assert end == pytest.approx(25, abs=0.2)
    assert front.ears.clips[0].clip.cause is ClipCause.COMMAND
    assert front.ears.events[0][0] is EventType.RECORDING_STARTED


def test_when_room_is_short_things_are_given_up_in_order(desk: Callable[..., Desk]) -> None:
    front = desk(mode="continuous", pre=1, post=2)
    front.play(10)
    assert front.recorder.recording
    front.allow(Thrift.CONTINUOUS)
    front.play(15)
    assert front.ears.closed.acquire(timeout=30)
    front.recorder.seen(NOON + 15)
    front.play(20)
    assert front.ears.closed.acquire(timeout=30)
    front.allow(Thrift.CLIPS)
    front.recorder.seen(NOON + 20)
    front.play(25)
    front.allow()
    front.play(39)
    front.recorder.close()
    made = {closed.clip.cause: closed for closed in front.ears.clips[:2]}
    assert made.keys() == {ClipCause.CONTINUOUS, ClipCause.EVENT}
    assert all(closed.thumbnail is None for closed in made.values())
    assert front.ears.clips[-1].clip.cause is ClipCause.CONTINUOUS
    assert front.spans()[-1][1] == pytest.approx(39, abs=0.2)


def test_a_stuck_disk_does_not_pile_up_recordings(
    desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    front = desk(pre=0, post=0.5)
    stuck = threading.Event()
    check = front.gate.check

    def wait(path: Path) -> None:
        stuck.wait(60)
        check(path)

    monkeypatch.setattr(front.gate, "check", wait)
    before = threading.active_count()
    for second in range(2, 32, 3):
        front.play(second)
        front.recorder.seen(NOON + second)
    assert threading.active_count() - before == 4
    stuck.set()
    front.play(39)
    front.recorder.close()
    assert front.ears.clips


def test_what_a_crash_left_is_put_right_and_told(desk: Callable[..., Desk]) -> None:
    front = desk(pre=1, post=2)
    front.play(20)
    front.recorder.seen(NOON + 20)
    front.play(40)
    front.recorder.close()
    (closed,) = front.ears.clips
    whole = front.media / closed.clip.path
    torn = whole.with_name(f"{whole.stem}.part.mp4")
    shutil.move(whole, torn)
    again = adopted(torn, front.media, picture=True)
    assert again is not None
    assert again.thumbnail == closed.thumbnail
    assert again.clip == replace(
        closed.clip,
        start=pytest.approx(closed.clip.start, abs=0.01),
        duration=pytest.approx(closed.clip.duration, abs=0.01),
    )
    assert whole.exists()
