"""Motion is told as it was seen, whatever becomes of the looks."""

from collections.abc import Callable, Hashable, Sequence
from pathlib import Path

import numpy as np
import pytest

from hearthwatch.media import Frame, Sampler
from hearthwatch.model.detection import Detection
from hearthwatch.model.event import EventType
from hearthwatch.model.ids import counted_ids
from hearthwatch.model.look import LookRecord
from hearthwatch.model.messages import EventMade
from hearthwatch.settings import CameraSettings
from hearthwatch.studies.footage import Footage
from hearthwatch.vision.tracking import EndedTrack
from hearthwatch.watch.clock import FootageClock
from hearthwatch.watch.pipeline import Pipeline
from hearthwatch.watch.schedule import Job

RATE = 10
CALM, END = 10.0, 14.0
"""Seconds after which something crosses the picture, and at which it is gone."""


class Nothing:
    """A detector that finds nothing."""

    name = "nothing"
    labels = ("person",)
    inferences = 0

    def detect(
        self, pictures: Sequence[np.ndarray], *, side: int | None = None
    ) -> list[list[Detection]]:
        return [[] for _ in pictures]


class ByHand:
    """Keeps looks until the test takes them or gives them up."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def submit(self, camera: Hashable, job: Job) -> None:
        self.jobs.append(job)

    def forget(self, camera: Hashable) -> None:
        self.jobs.clear()

    def close(self) -> None:
        pass


def street(**motion: bool) -> CameraSettings:
    settings = {
        "name": "Street",
        "sources": [{"type": "rtsp", "url": "rtsp://192.0.2.10/main"}],
        "motion": {"hold": 1, **motion},
    }
    return CameraSettings.model_validate(settings)


class Rig:
    """A pipeline, with what it told."""

    def __init__(self, **motion: bool) -> None:
        self.told: list[tuple[EventType, float]] = []
        self.records: list[LookRecord] = []
        self.schedule = ByHand()
        self.pipeline = Pipeline(
            street(**motion),
            detector=Nothing(),
            clock=FootageClock(),
            schedule=self.schedule,
            ids=counted_ids(),
            listener=self,
        )

    def see(self, frames: Sequence[Frame]) -> list[bool]:
        """Show frames and say in which something moves."""
        return [self.pipeline.see(frame).active for frame in frames]

    def event(self, made: EventMade) -> None:
        self.told.append((made.event.type, made.event.timestamp))

    def looked(self, record: LookRecord) -> None:
        self.records.append(record)

    def ended(self, track: EndedTrack) -> None:
        pass


@pytest.fixture
def frames(make_clip: Callable[..., Path]) -> list[Frame]:
    """A grey wall along which something bright passes."""
    rng = np.random.default_rng(3)

    def paint(number: int, width: int, height: int) -> np.ndarray:
        picture = rng.normal(80, 2, (height, width, 3))
        if CALM <= number / RATE < END:
            left = 20 + 5 * (number - round(CALM * RATE))
            picture[80:140, left : left + 40] = 220
        return np.clip(picture, 0, 255).astype(np.uint8)

    film = make_clip("street.mp4", frames=round((END + 4) * RATE), rate=RATE, paint=paint)
    sampler = Sampler(5)
    return [frame for frame in Footage(film) if sampler.take(frame.time)]


@pytest.fixture
def usual(frames: list[Frame]) -> list[tuple[EventType, float]]:
    """What is told when every look is taken in its turn."""
    rig = Rig()
    for frame in frames:
        rig.see([frame])
        rig.schedule.jobs.pop().run()
    assert [kind for kind, _ in rig.told] == [EventType.MOTION_DETECTED, EventType.MOTION_ENDED]
    return rig.told


def test_motion_ends_a_hold_after_the_last_movement_and_not_the_first(
    make_clip: Callable[..., Path],
) -> None:
    """Whatever moves meanwhile starts the hold anew: one beginning, one end."""
    passes = (CALM, CALM + 2), (CALM + 2.6, CALM + 4.6), (CALM + 5.2, CALM + 7.2)
    last = passes[-1][1]
    rng = np.random.default_rng(3)

    def paint(number: int, width: int, height: int) -> np.ndarray:
        picture = rng.normal(80, 2, (height, width, 3))
        for begin, end in passes:
            if begin <= number / RATE < end:
                left = 20 + 10 * (number - round(begin * RATE))
                picture[80:140, left : left + 40] = 220
        return np.clip(picture, 0, 255).astype(np.uint8)

    film = make_clip("walks.mp4", frames=round((last + 4) * RATE), rate=RATE, paint=paint)
    sampler, rig = Sampler(5), Rig()
    for frame in Footage(film):
        if sampler.take(frame.time):
            rig.see([frame])
            rig.schedule.jobs.pop().run()
    (began, start), (ended, end) = rig.told
    assert (began, ended) == (EventType.MOTION_DETECTED, EventType.MOTION_ENDED)
    assert start <= CALM + 1
    assert last + 1 - 0.3 <= end <= last + 1 + 1


def test_looks_that_are_given_up_after_newer_ones_were_taken_change_nothing(
    frames: list[Frame], usual: list[tuple[EventType, float]]
) -> None:
    rig = Rig()
    rig.see(frames)
    jobs = rig.schedule.jobs
    for overtaken, newer in zip(jobs[::2], jobs[1::2], strict=True):
        newer.run()
        overtaken.late(0.1)
    assert rig.told == usual


def test_motion_is_not_told_before_the_look_that_saw_it(
    frames: list[Frame], usual: list[tuple[EventType, float]]
) -> None:
    rig = Rig()
    rig.see(frames)
    seen = [(job, frame.time) for job, frame in zip(rig.schedule.jobs, frames, strict=True)]
    for job, time in seen:
        job.run()
        assert rig.told == [told for told in usual if told[1] <= time]


def test_looks_that_are_dropped_at_the_end_leave_their_motion_behind(
    frames: list[Frame], usual: list[tuple[EventType, float]]
) -> None:
    rig = Rig()
    start, last = usual[0][1], next(frame for frame in frames if frame.time > CALM + 2)
    rig.see([frame for frame in frames if frame.time <= last.time])
    rig.pipeline.close()
    assert rig.told == [(EventType.MOTION_DETECTED, start), (EventType.MOTION_ENDED, last.time)]
    rig.pipeline.close()
    assert len(rig.told) == 2


def test_motion_that_is_switched_off_is_not_told_but_explained(frames: list[Frame]) -> None:
    rig = Rig(enabled=False)
    assert True in rig.see(frames)
    for job in rig.schedule.jobs:
        job.run()
    assert rig.told == []
    texts = {check.text for record in rig.records for check in record.checks}
    assert "motion is not told: it is switched off" in texts


def test_motion_that_is_on_ends_when_it_is_switched_off(frames: list[Frame]) -> None:
    rig = Rig()
    for frame in frames:
        (moving,) = rig.see([frame])
        rig.schedule.jobs.pop().run()
        if moving:
            break
    rig.pipeline.apply(street(enabled=False))
    after = [later for later in frames if later.time > frame.time][:2]
    for later in after:
        rig.see([later])
        rig.schedule.jobs.pop().run()
    assert rig.told == [
        (EventType.MOTION_DETECTED, frame.time),
        (EventType.MOTION_ENDED, after[0].time),
    ]
