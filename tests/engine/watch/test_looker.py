"""Real streams, decoded only as far as is called for: nothing that happens may be lost by it."""

import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from hearthwatch.media import FileSource, Packet, StreamInfo, Timeline
from hearthwatch.model.camera import AttentionMode
from hearthwatch.model.detection import Detection
from hearthwatch.model.event import EventType
from hearthwatch.model.geometry import Box
from hearthwatch.model.ids import counted_ids
from hearthwatch.model.look import LookRecord
from hearthwatch.model.messages import EventMade
from hearthwatch.model.track import TrackState
from hearthwatch.settings import AttentionChoice, CameraSettings
from hearthwatch.studies.bench.encode import Encoding, RateControl, encode
from hearthwatch.watch.attention import Attention
from hearthwatch.watch.clock import FootageClock
from hearthwatch.watch.looker import Looker
from hearthwatch.watch.pipeline import Pipeline
from hearthwatch.watch.schedule import Job

RATE = 10
SIZE = (320, 180)
VBR = Encoding(*SIZE, rate=RATE, gop=2.0)
WALKS = tuple((8.3 + 6 * number, 1.6) for number in range(9))
FLASH = (66.7, 0.5)
"""Between the keyframes at 66 and 68 s."""
END = 76.0
VISITS = (*WALKS, FLASH)
_TAIL = 4.0
"""Seconds at the end of a film in which the encoder knows that it ends; cameras never do."""


def street(visits: Sequence[tuple[float, float]], seconds: float) -> Iterator[np.ndarray]:
    """A wall in daylight, with sensor noise, along which something bright passes."""
    rng = np.random.default_rng(5)
    width, height = SIZE
    rough = rng.normal(70, 25, (height // 4, width // 4)).astype(np.float32)
    wall = cv2.resize(rough, SIZE, interpolation=cv2.INTER_CUBIC)
    for number in range(round(seconds * RATE)):
        time = number / RATE
        luma = wall + rng.normal(0, 1.5, wall.shape)
        for start, lasts in visits:
            if start <= time < start + lasts:
                left = 40 + round(90 * (time - start))
                luma[70:130, left : left + 30] = 220 + rng.normal(0, 10, (60, 30))
        planes = np.full((height * 3 // 2, width), 128, np.uint8)
        planes[:height] = np.clip(luma, 0, 255)
        yield planes


class Brightness:
    """A detector for which everything bright is a person."""

    name = "brightness"
    labels = ("person",)

    def __init__(self) -> None:
        self.inferences = 0

    def detect(
        self, pictures: Sequence[np.ndarray], *, side: int | None = None
    ) -> list[list[Detection]]:
        self.inferences += len(pictures)
        return [self._find(picture) for picture in pictures]

    def _find(self, picture: np.ndarray) -> list[Detection]:
        rows, columns = np.nonzero(picture.min(axis=2) > 180)
        if rows.size < 500:
            return []
        height, width = picture.shape[:2]
        left, right = columns.min() / width, (columns.max() + 1) / width
        top, bottom = rows.min() / height, (rows.max() + 1) / height
        return [Detection("person", 0.9, Box(left, top, right - left, bottom - top))]


class AtOnce:
    """Takes every look in the thread that hands it in."""

    def __init__(self) -> None:
        self.patient = 0

    def submit(self, camera: Hashable, job: Job) -> None:
        self.patient += job.patient
        job.run()

    def forget(self, camera: Hashable) -> None:
        pass

    def close(self) -> None:
        pass


@dataclass
class Watched:
    """A camera without its connection: packets go in, events come out."""

    attention: Attention
    looker: Looker = field(init=False)
    schedule: AtOnce = field(default_factory=AtOnce)
    events: list[tuple[EventType, float]] = field(default_factory=list)
    awake: list[bool] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        settings = CameraSettings.model_validate(
            {
                "name": "Street",
                "sources": [{"type": "rtsp", "url": "rtsp://192.0.2.10/main"}],
                "motion": {"hold": 3},
            }
        )
        pipeline = Pipeline(
            settings,
            detector=Brightness(),
            clock=FootageClock(),
            schedule=self.schedule,
            ids=counted_ids(),
            listener=self,
        )
        self.looker = Looker(
            pipeline, fps=5, attention=self.attention, notify=print, on_look=lambda frame: None
        )

    def play(self, packets: Sequence[Packet]) -> "Watched":
        for packet in packets:
            self.looker.packet(packet)
            self.awake.append(self.attention.awake)
        return self

    def event(self, made: EventMade) -> None:
        self.events.append((made.event.type, made.event.timestamp))

    def looked(self, record: LookRecord) -> None:
        self.looks.append(record.start)
        lively = {TrackState.TENTATIVE, TrackState.CONFIRMED}
        self.attention.followed = any(track.state in lively for track in record.tracks)

    def ended(self, track: Any) -> None:
        pass

    def times(self, kind: EventType) -> list[float]:
        return [time for type_, time in self.events if type_ is kind]

    @property
    def mode(self) -> AttentionMode:
        return self.attention.status(0).mode


type Film = Callable[..., list[Packet]]


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    """Encode a street, once each, and give its packets as a camera would."""
    folder, made = tmp_path_factory.mktemp("streets"), dict[Any, Path]()

    def packets(
        visits: Sequence[tuple[float, float]] = VISITS,
        seconds: float = END,
        encoding: Encoding = VBR,
        timeline: Timeline | None = None,
    ) -> list[Packet]:
        key = (tuple(visits), seconds, encoding)
        if key not in made:
            made[key] = folder / f"{len(made)}.mp4"
            encode(street(visits, seconds + _TAIL), encoding, made[key])
        stream = FileSource(made[key]).stream(timeline)
        info: StreamInfo = replace(stream.open(), live=True)
        whole = [replace(packet, info=info, captured=1e9 + packet.time) for packet in stream]
        return whole[: round(seconds * RATE)]

    return packets


def watched(choice: AttentionChoice = AttentionChoice.AUTO) -> Watched:
    return Watched(Attention(choice, sub_stream=False))


@pytest.fixture(scope="session")
def proved(film: Film) -> Watched:
    """A camera that has seen the whole street; do not play it any further."""
    return watched().play(film())


@pytest.fixture(scope="session")
def full(film: Film) -> Watched:
    return watched(AttentionChoice.FULL).play(film())


def near(times: Sequence[float], others: Sequence[float], within: float = 0.3) -> bool:
    return len(times) == len(others) and all(
        abs(time - other) <= within for time, other in zip(times, others, strict=True)
    )


def test_a_sleeping_camera_tells_what_a_waking_one_tells(proved: Watched, full: Watched) -> None:
    assert proved.mode is AttentionMode.GATE
    assert len(full.times(EventType.OBJECT_DETECTED)) == len(VISITS)
    assert len(full.times(EventType.MOTION_DETECTED)) == len(VISITS)
    for kind in (EventType.MOTION_DETECTED, EventType.OBJECT_DETECTED):
        assert near(proved.times(kind), full.times(kind)), kind


def test_it_sleeps_where_nothing_happens(proved: Watched) -> None:
    assert all(proved.awake[: round(WALKS[7][0] * RATE)])
    calm = proved.awake[round(64.5 * RATE) : round(66.5 * RATE)]
    assert not any(calm)
    assert proved.looks[-1] - proved.looks[-2] == pytest.approx(2.0)


def test_half_a_second_between_two_keyframes_is_seen(proved: Watched) -> None:
    start, lasts = FLASH
    told = [t for t in proved.times(EventType.OBJECT_DETECTED) if start <= t <= start + lasts + 0.5]
    assert len(told) == 1
    assert proved.schedule.patient > 0


def test_what_woke_it_is_looked_at_from_the_keyframe_on(proved: Watched) -> None:
    asleep = proved.awake[round(66.5 * RATE)]
    assert not asleep
    seen = [time for time in proved.looks if 66 <= time < FLASH[0] + FLASH[1]]
    assert np.diff(seen).max() <= 0.31
    assert seen[0] == pytest.approx(66, abs=0.05)


def test_waking_shows_no_motion_where_there_is_none(film: Film) -> None:
    packets, called = film(), round(64.5 * RATE)
    camera = watched().play(packets[:called])
    assert not camera.attention.awake
    before = len(camera.events)
    camera.attention.wake("a test")
    camera.play(packets[called : round(66.5 * RATE)])
    assert all(camera.awake[-15:])
    assert camera.events[before:] == []


def test_a_change_of_the_bit_rate_is_noticed_and_nothing_missed(film: Film) -> None:
    """The camera goes on with constant bit rate, in which packets tell nothing."""
    timeline = Timeline(lambda: 0.0)
    begin = film(timeline=timeline)
    visits = tuple((4.3 + 7 * number, 0.6 + number % 3) for number in range(8))
    changed = Encoding(*SIZE, rate=RATE, gop=2.0, control=RateControl.CBR, bitrate=600_000)
    then = film(visits, 64.0, changed, timeline)
    gate = watched().play(begin)
    assert gate.mode is AttentionMode.GATE
    gate.play(then)
    assert gate.mode is AttentionMode.FULL
    told = gate.times(EventType.OBJECT_DETECTED)
    for start, lasts in visits:
        offset = then[0].time
        assert any(offset + start <= t <= offset + start + lasts + 0.6 for t in told), start


def test_eco_shows_keyframes_at_once(film: Film) -> None:
    camera = watched(AttentionChoice.ECO)
    for packet in film()[: 8 * RATE]:
        camera.looker.packet(packet)
        if packet.keyframe:
            assert camera.looker.newest is not None
            assert camera.looker.newest.time == pytest.approx(packet.time)
    assert camera.looks == pytest.approx([0, 2, 4, 6])


def test_the_rate_counts_what_the_camera_sends(film: Film) -> None:
    camera = watched(AttentionChoice.ECO).play(film()[: 8 * RATE])
    assert camera.looker.packets == 8 * RATE


def test_who_asks_for_a_picture_gets_a_fresh_one_in_any_thread(film: Film) -> None:
    packets = film()
    camera = watched(AttentionChoice.ECO).play(packets[:19])
    assert camera.looker.newest is not None
    assert camera.looker.newest.time == 0
    fresh = []
    asking = threading.Thread(target=lambda: fresh.append(camera.looker.fresh()))
    asking.start()
    asking.join()
    assert fresh[0].time == pytest.approx(1.8)
    camera.attention.watched = True
    camera.play(packets[19:20])
    assert camera.looker.newest.time == pytest.approx(1.9)
