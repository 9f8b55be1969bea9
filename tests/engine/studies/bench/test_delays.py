"""Delays: from what was sent and what was said, and once with the real engine."""

from typing import Any

import pytest

from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.studies.bench.cameras import Sent
from hearthwatch.studies.bench.delays import Appearance, Delays, Judged, appearances, judge
from hearthwatch.studies.bench.encode import Encoding
from hearthwatch.studies.bench.live import run_live
from hearthwatch.studies.bench.scenes import Weather
from hearthwatch.studies.bench.stages import Rig

from .conftest import MakeClip, small_scene, walk

SEEN = Appearance("yard", 99.9, 100.0, 103.0)


def event(captured: float) -> dict[str, Any]:
    return {"trace": {"captured": to_rfc3339(captured), "confirmed": to_rfc3339(captured + 0.05)}}


def judged(begun: list[float], over: list[float]) -> Judged | None:
    return judge(SEEN, [event(time) for time in begun], [event(time) for time in over])


def test_the_first_motion_of_an_appearance_counts() -> None:
    found = judged([90.0, 100.2, 101.0], [95.0, 100.5])
    assert found
    assert found.delay == pytest.approx(0.25)


def test_who_is_noticed_before_a_quarter_is_visible_is_noticed_at_once() -> None:
    found = judged([99.92], [])
    assert found
    assert found.delay == 0


def test_nothing_and_too_late_are_missed() -> None:
    for begun in ([], [90.0], [90.0, 104.5]):
        assert judged(begun, [95.0]) == Judged(SEEN, None)


def test_motion_that_was_on_already_says_nothing() -> None:
    assert judged([99.0], []) is None
    assert judged([99.0], [99.5]) == Judged(SEEN, None)


def test_appearances_are_told_apart_by_their_length() -> None:
    short = Appearance("yard", 200.0, 200.0, 200.5)
    found = Delays([Judged(SEEN, 0.2), Judged(short, None), Judged(short, 0.4)])
    assert (found.appearances, found.missed, found.to_motion) == (3, 1, [0.2, 0.4])
    flashes = found.of_length(lambda seconds: seconds < 1)
    assert (flashes.appearances, flashes.missed) == (2, 1)


def test_appearances_are_the_sent_ones_in_every_round(make_clip: MakeClip) -> None:
    truth = make_clip().truth
    ((first, last),) = truth.spans().values()
    sent = [Sent("yard", 1, n, n % 30, 50.0 + n / 10) for n in range(last, 85)]
    found = list(appearances("yard", sent, truth))
    assert found == [
        Appearance("yard", *(50.0 + (turn + number) / 10 for number in (first, first, last)))
        for turn in (30, 60)
    ]


def test_a_frame_that_was_sent_twice_counts_from_the_first(make_clip: MakeClip) -> None:
    truth = make_clip().truth
    sent = [Sent("yard", session, n, n, 50.0 + session) for session in (1, 2) for n in range(30)]
    assert [each.first for each in appearances("yard", sent, truth)] == [51.0]


def test_the_engine_notices_walkers_on_simulated_cameras(make_clip: MakeClip) -> None:
    scene = small_scene(Weather.DAY, walk(3.0, 2.0), seconds=6.0)
    main = make_clip(scene, Encoding(640, 360, 10, 1.0))
    sub = make_clip(scene, Encoding(320, 180, 10, 1.0))
    live = run_live([Rig(main), Rig(main, sub)], seconds=9.0, settle=2.5)
    assert live.cameras == 2
    assert live.cost.cpu > 0
    assert live.cost.pss > 1 << 26
    found = live.delays
    assert found.appearances >= 2
    assert found.missed == 0
    assert min(found.to_event) > 0
    assert found.from_camera, "pictures name their frames"
    assert min(found.from_camera) > 0
