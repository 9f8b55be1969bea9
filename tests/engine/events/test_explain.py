import random
import re
from uuid import UUID, uuid4

import pytest

from hearthwatch.events import Explanations
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Box
from hearthwatch.model.look import LookRecord
from hearthwatch.model.messages import Looks, Stats
from hearthwatch.model.track import TrackState, TrackView

CAMERA = UUID(int=1)


class Clock:
    def __init__(self) -> None:
        self.now = 10_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def explanations(clock: Clock) -> Explanations:
    return Explanations(clock=clock)


def look(start: float, end: float | None = None, *, tracks: int = 0) -> LookRecord:
    check = Check(Gate.MOTION, False, f"motion {start:.1f} % < 0.5 %", start, 0.5)
    views = tuple(
        TrackView(
            n + 1,
            "person",
            0.5,
            Box(0.1 * n, 0.2, 0.1, 0.3),
            TrackState.CONFIRMED,
            zones=("Porch",),
            checks=tuple(
                Check(gate, True, f"{gate} {start:.3f} is enough", start) for gate in Gate
            ),
        )
        for n in range(tracks)
    )
    return LookRecord(start, start if end is None else end, 1, 0.001, 1, (check,), views)


def add(explanations: Explanations, *records: LookRecord, camera: UUID = CAMERA) -> None:
    explanations.add(Looks(camera_id=camera, records=records))


def test_every_look_of_a_busy_hour_comes_back(explanations: Explanations, clock: Clock) -> None:
    start = clock.now
    for number in range(18_000):
        clock.now = start + number / 5
        add(explanations, look(clock.now, tracks=2))
    for number in random.Random(3).sample(range(18_000), 50):
        moment = start + number / 5
        answer = explanations.at(CAMERA, moment + 0.04)
        assert answer.record == look(moment, tracks=2)
        assert answer.reason is None


def test_quiet_run_covers_its_moments(explanations: Explanations, clock: Clock) -> None:
    run = look(clock.now, clock.now + 500)
    clock.now += 600
    add(explanations, run, look(clock.now - 90, clock.now))
    assert explanations.at(CAMERA, clock.now - 400).record == run


def test_cameras_are_kept_apart(explanations: Explanations, clock: Clock) -> None:
    other = uuid4()
    add(explanations, look(clock.now))
    add(explanations, look(clock.now, tracks=1), camera=other)
    record = explanations.at(CAMERA, clock.now).record
    assert record == look(clock.now)
    explanations.forget_camera(CAMERA)
    assert explanations.at(CAMERA, clock.now).record is None
    assert explanations.at(other, clock.now).record is not None


@pytest.mark.parametrize(
    ("ago", "words"),
    [(3700, "one hour"), (-100, "still to come"), (1000, "was not running: it started at")],
)
def test_moments_out_of_reach(
    explanations: Explanations, clock: Clock, ago: float, words: str
) -> None:
    clock.now += 500
    answer = explanations.at(CAMERA, clock.now - ago)
    assert answer.record is None
    assert answer.reason
    assert words in answer.reason


def test_old_looks_are_forgotten(explanations: Explanations, clock: Clock) -> None:
    start = clock.now
    for number in range(600):
        clock.now = start + number * 10
        add(explanations, look(clock.now))
    kept = explanations._cameras[CAMERA].blocks
    assert kept[0].end >= clock.now - 3600
    assert len(kept) <= 3600 / 60 + 2


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (CameraStatus(CameraState.OFFLINE, 9_990, "no route"), "offline .*since .*: no route"),
        (CameraStatus(CameraState.CONNECTING, 9_990), "being connected"),
        (CameraStatus(CameraState.DISABLED, 9_990), "switched off"),
        (CameraStatus(CameraState.ONLINE, 9_990), "no frame was looked at"),
    ],
)
def test_silence_is_explained_by_the_state(
    explanations: Explanations, clock: Clock, status: CameraStatus, words: str
) -> None:
    explanations.add_state(Stats(camera_id=CAMERA, status=status))
    clock.now += 100
    add(explanations, look(clock.now))
    answer = explanations.at(CAMERA, clock.now - 50)
    assert answer.record is None
    assert answer.reason
    assert re.search(words, answer.reason)


def test_state_is_the_one_of_that_moment(explanations: Explanations, clock: Clock) -> None:
    for since, state in (
        (10_000, CameraState.CONNECTING),
        (10_100, CameraState.OFFLINE),
        (10_200, CameraState.ONLINE),
    ):
        status = CameraStatus(state, since, reason="no route")
        for _ in range(3):
            explanations.add_state(Stats(camera_id=CAMERA, status=status))
    clock.now += 300
    for moment, word in ((10_050, "connected"), (10_150, "offline"), (10_250, "online (")):
        reason = explanations.at(CAMERA, moment).reason
        assert reason
        assert word in reason


def test_strangers_cannot_fill_the_memory(explanations: Explanations, clock: Clock) -> None:
    for _ in range(1000):
        add(explanations, look(clock.now), camera=uuid4())
    assert len(explanations._cameras) <= 256
    long = "x" * 100_000
    for number in range(1000):
        check = Check(Gate.MOTION, False, f"{random.Random(number).randbytes(50_000).hex()}{long}")
        record = LookRecord(clock.now, clock.now, 1, 0, 0, (check,))
        add(explanations, record)
    camera = explanations._cameras[CAMERA]
    held = sum(len(block.packed) for block in camera.blocks)
    assert held == camera.packed_bytes <= 17 << 20


def test_camera_that_never_spoke(explanations: Explanations, clock: Clock) -> None:
    clock.now += 10
    assert explanations.at(CAMERA, clock.now).reason == "The camera had not been started yet."
