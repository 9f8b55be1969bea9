"""What is recognised as wrong in streams: really encoded films, and packets made of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hearthwatch.media import Decoder, FileSource, Notice, NoticeKind, Packet
from hearthwatch.model.camera import Problem, ProblemKind
from hearthwatch.model.event import EventType
from hearthwatch.watch.health import CameraHealth, StreamHealth
from hearthwatch.watch.health.latch import Latch

type MakeClip = Callable[..., Path]
type Paint = Callable[[int, int, int], np.ndarray]

NOON = 1_800_000_000.0
QUIET = {"preset": "ultrafast", "g": "8", "bf": "0", "sc_threshold": "0", "crf": "30"}


def street(width: int, height: int) -> np.ndarray:
    chance = np.random.default_rng(5)
    coarse = chance.integers(40, 200, (height // 8, width // 8, 3), np.uint8)
    return np.repeat(np.repeat(coarse, 8, 0), 8, 1)


def hung(number: int, width: int, height: int) -> np.ndarray:
    return street(width, height)


def alive(number: int, width: int, height: int) -> np.ndarray:
    noise = np.random.default_rng(number).normal(0, 1.5, (height, width, 3))
    return np.clip(street(width, height) + noise, 0, 255).astype(np.uint8)


def grey_of(level: int) -> Paint:
    return lambda number, width, height: np.full((height, width, 3), level, np.uint8)


class Watch:
    """A stream that is judged while it plays at 4 pictures a second, as if it were live."""

    def __init__(self) -> None:
        self.health = StreamHealth()
        self.time = 0.0
        self._decoder = Decoder()

    def play(self, film: Path, *, keyframes_only: bool = False) -> set[ProblemKind]:
        """Show a film, after what was shown before; return what is wrong at its end."""
        since = self.time
        for packet in live(film, since):
            self.time = packet.time
            self.health.packet(packet)
            if keyframes_only and not packet.keyframe:
                continue
            for frame in self._decoder.decode(packet):
                self.health.look(frame, frame.luma(160, 120))
        return self.kinds

    @property
    def kinds(self) -> set[ProblemKind]:
        return {problem.kind for problem in self.health.problems}


def live(film: Path, since: float) -> Iterator[Packet]:
    stream = FileSource(film).stream()
    info = replace(stream.open(), live=True)
    for packet in stream:
        moment = since + packet.time + 0.25
        ticks = round(moment / info.time_base)
        packet.raw.dts = packet.raw.pts = ticks
        yield replace(packet, time=moment, captured=NOON + moment, info=info)


@pytest.fixture
def film(make_clip: MakeClip) -> Callable[..., Path]:
    """Encode a film of so many seconds with 4 pictures a second and a keyframe every 2 s."""
    count = iter(range(100))

    def make(paint: Paint, seconds: float, **options: Any) -> Path:
        frames = round(seconds * 4)
        name = f"{next(count)}.mp4"
        return make_clip(name, paint=paint, frames=frames, rate=4, **{"options": QUIET, **options})

    return make


@pytest.mark.parametrize("keyframes_only", [False, True])
def test_a_hung_camera_is_told_after_a_minute_and_forgiven_when_it_lives(
    film: Callable[..., Path], keyframes_only: bool
) -> None:
    watch = Watch()
    assert watch.play(film(alive, 70), keyframes_only=keyframes_only) == set()
    assert watch.play(film(hung, 20), keyframes_only=keyframes_only) == set()
    assert watch.play(film(hung, 60), keyframes_only=keyframes_only) == {ProblemKind.FROZEN}
    (problem,) = watch.health.problems
    assert NOON + 90 < problem.since < NOON + 140
    assert watch.play(film(alive, 20), keyframes_only=keyframes_only) == set()


@pytest.mark.parametrize(
    ("paint", "kind"), [(grey_of(2), ProblemKind.BLACK), (grey_of(128), ProblemKind.PLAIN)]
)
def test_a_picture_without_anything_in_it(
    film: Callable[..., Path], paint: Paint, kind: ProblemKind
) -> None:
    watch = Watch()
    assert watch.play(film(paint, 8)) == set()
    assert watch.play(film(paint, 80)) == {kind}
    assert watch.play(film(alive, 3)) == {kind}
    assert watch.play(film(alive, 6)) == set()


def test_another_form_is_told_for_ten_minutes(film: Callable[..., Path]) -> None:
    watch = Watch()
    watch.play(film(alive, 5))
    assert watch.play(film(alive, 5, size=(640, 480))) == {ProblemKind.CHANGED}
    assert "from 320x240 h264 yuv420p to 640x480 h264 yuv420p" in watch.health.problems[0].text
    watch.time += 595
    assert watch.play(film(alive, 5, size=(640, 480))) == set()


def test_a_file_may_show_one_picture_for_as_long_as_it_likes(film: Callable[..., Path]) -> None:
    health, decoder = StreamHealth(), Decoder()
    stream = FileSource(film(hung, 90)).stream()
    stream.open()
    for packet in stream:
        health.packet(packet)
        for frame in decoder.decode(packet):
            health.look(frame, frame.luma(160, 120))
    assert health.problems == ()


class Rig:
    """A stream of packets of chosen sizes at chosen moments; nothing is decoded."""

    def __init__(self, film: Path) -> None:
        self.health = StreamHealth()
        self.time = 0.0
        self._packet = next(live(film, 0.0))

    def send(
        self, seconds: float, *, rate: float = 10, size: int = 10_000, group: int = 20
    ) -> set[ProblemKind]:
        for number in range(round(seconds * rate)):
            self.time += 1 / rate
            packet = replace(
                self._packet,
                time=self.time,
                captured=NOON + self.time,
                keyframe=group > 0 and number % group == 0,
                size=size,
            )
            self.health.packet(packet)
        return {problem.kind for problem in self.health.problems}

    def notice(self, kind: NoticeKind, count: int = 1) -> None:
        self.health.notice(Notice(kind, "cam: as it is", count=count))


@pytest.fixture
def rig(film: Callable[..., Path]) -> Rig:
    return Rig(film(alive, 1))


@pytest.mark.parametrize(
    "flood",
    [{"rate": 300, "size": 500}, {"rate": 15, "size": 1_500_000}, {"rate": 100, "size": 40_000}],
    ids=["pictures", "bytes", "much more than usual"],
)
def test_a_flood_begins_and_ends(rig: Rig, flood: dict[str, Any]) -> None:
    assert rig.send(120) == set()
    assert rig.send(3, **flood) == set()
    assert rig.send(10, **flood) == {ProblemKind.FLOOD}
    assert "Mbit/s" in rig.health.problems[0].text
    assert rig.send(20) == {ProblemKind.FLOOD}
    assert rig.send(20) == set()


def test_keyframes_that_do_not_come(rig: Rig) -> None:
    assert rig.send(55, group=0) == set()
    assert rig.send(70, group=0) == {ProblemKind.KEYLESS}
    assert rig.send(2) == set()


def test_no_keyframe_at_all(rig: Rig) -> None:
    rig.time = -0.1
    assert rig.send(59, group=0) == set()
    assert rig.send(3, group=0) == {ProblemKind.KEYLESS}


def test_damage_is_told_by_the_share_of_pictures_that_it_costs(rig: Rig) -> None:
    rig.send(60)
    rig.notice(NoticeKind.DAMAGED)
    assert rig.send(10) == set()
    for _ in range(40):
        rig.send(1.5)
        rig.notice(NoticeKind.DAMAGED)
        rig.send(0.5, group=0)
    found = {problem.kind: problem.text for problem in rig.health.problems}
    assert found.keys() == {ProblemKind.DAMAGED}
    assert rig.send(120) == set()


def test_a_clock_that_is_set_once_is_nothing_and_one_that_jumps_about_is(rig: Rig) -> None:
    rig.send(10)
    rig.notice(NoticeKind.CLOCK_JUMPED)
    assert rig.send(60) == set()
    rig.notice(NoticeKind.CLOCK_JUMPED, count=5)
    assert rig.send(2) == {ProblemKind.CLOCK}
    assert rig.send(590) == {ProblemKind.CLOCK}
    assert rig.send(15) == set()


def test_what_the_engine_loses_is_counted_and_told(rig: Rig) -> None:
    rig.send(10)
    rig.notice(NoticeKind.LOST, count=150)
    assert rig.send(2) == {ProblemKind.LOST}
    assert "150 pictures" in rig.health.problems[0].text
    assert rig.send(65) == set()
    assert rig.health.lost == 150


def test_who_is_offline_has_no_other_problem(rig: Rig) -> None:
    rig.send(70, group=0)
    assert rig.health.problems
    rig.health.offline("no answer")
    assert rig.health.problems == ()
    assert rig.send(10) == set()


def test_the_owner_is_told_of_what_needs_them_once_an_hour_a_kind() -> None:
    told: list[tuple[EventType, dict[str, Any]]] = []
    health = CameraHealth("front", lambda kind, data: told.append((kind, data)))
    main, sub = health.stream(), health.stream()
    black = Problem(ProblemKind.BLACK, NOON, "The picture is black.")
    keyless = Problem(ProblemKind.KEYLESS, NOON, "There has been no keyframe.")
    later = replace(black, since=NOON + 5)
    main.problems, sub.problems = (black, keyless), (later,)
    assert health.report("Front", 0.0, 1000.0) == (black, keyless)
    assert health.report("Front", 1.0, 1000.0) == (black, keyless)
    message = {"message": "Front: The picture is black.", "level": "warning"}
    assert told == [(EventType.SYSTEM_ALERT, message)]
    for now, alerts in ((100.0, 1), (4000.0, 2)):
        main.problems = sub.problems = ()
        assert health.report("Front", now, 1000.0) == ()
        main.problems = (black,)
        health.report("Front", now + 1, 1000.0)
        assert len(told) == alerts


def test_a_recorded_stream_that_stays_away_is_told_although_the_camera_is_there(
    film: Callable[..., Path],
) -> None:
    packet = next(live(film(alive, 1), 0.0))
    told: list[dict[str, Any]] = []
    health = CameraHealth("front", lambda kind, data: told.append(data))
    seen, recorded = health.stream(), health.recorded_stream()
    recorded.offline("nothing listens on this port")
    assert health.report("Front", 0.0, 1000.0) == ()
    assert health.report("Front", 29.0, 1029.0) == ()
    text = "The stream that is recorded does not come: nothing listens on this port."
    problem = Problem(ProblemKind.UNRECORDED, 1030.0, text)
    assert health.report("Front", 30.0, 1030.0) == (problem,)
    assert health.report("Front", 40.0, 1040.0) == (problem,)
    assert told == [{"message": f"Front: {text}", "level": "warning"}]

    seen.offline("no answer")
    assert health.report("Front", 50.0, 1050.0) == ()  # The whole camera is away, which is told.

    seen.packet(packet)
    assert health.report("Front", 60.0, 1060.0) == ()
    assert health.report("Front", 90.0, 1090.0) == (replace(problem, since=1090.0),)
    recorded.packet(packet)
    assert health.report("Front", 91.0, 1091.0) == ()


def test_a_latch_wavers_less_than_what_it_is_told() -> None:
    latch = Latch(begin=5, end=10)
    assert not any(latch.update(bool(n % 2), float(n)) for n in range(100))
