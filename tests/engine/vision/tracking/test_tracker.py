"""Following things, driven through `Tracker` alone."""

import itertools
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthwatch.model.detection import Detection
from hearthwatch.model.explanation import Gate
from hearthwatch.model.geometry import Box
from hearthwatch.model.track import TrackState
from hearthwatch.vision.detector import open_detector
from hearthwatch.vision.tracking import (
    EndReason,
    Tracker,
    TrackerParameters,
    TrackerUpdate,
    boxes_at,
)

type Detections = Sequence[Detection]

SQUARE = TrackerParameters(aspect=1.0)
STEP = 0.2


def seen(x: float, score: float = 0.8, label: str = "person", y: float = 0.5) -> Detection:
    """Return somebody 0.08 wide and 0.2 high with the centre at x, y."""
    return Detection(label, score, Box(x - 0.04, y - 0.1, 0.08, 0.2))


def car(x: float = 0.5, score: float = 0.7, label: str = "car") -> Detection:
    return Detection(label, score, Box(x - 0.15, 0.4, 0.3, 0.2))


def run(
    tracker: Tracker, looks: Iterable[Detections], start: float = 0.0, step: float = STEP
) -> list[TrackerUpdate]:
    return [tracker.update(found, start + n * step) for n, found in enumerate(looks)]


def confirmed(updates: Iterable[TrackerUpdate]) -> list[int]:
    return [track.id for update in updates for track in update.confirmed]


def test_a_sure_walker_is_confirmed_in_the_second_look() -> None:
    updates = run(Tracker(SQUARE), [[seen(0.3)], [seen(0.33)], [seen(0.36)]])
    assert [len(update.confirmed) for update in updates] == [0, 1, 0]
    track = updates[1].confirmed[0]
    assert (track.first_seen, track.confirmed_at) == (0.0, pytest.approx(STEP))


def test_one_lucky_frame_confirms_nothing_and_says_why() -> None:
    updates = run(Tracker(SQUARE), [[seen(0.3, 0.99)], *[[]] * 8])
    assert confirmed(updates) == []
    ended = [end for update in updates for end in update.ended]
    assert [end.reason for end in ended] == [EndReason.UNCONFIRMED]
    assert "evidence" in ended[0].text
    assert "< 1.50 after" in ended[0].text


def test_weak_detections_alone_begin_nothing_and_say_why() -> None:
    updates = run(Tracker(SQUARE), [[seen(0.3 + n / 50, 0.45)] for n in range(10)])
    assert not any(update.tracks for update in updates)
    assert updates[0].refused[0].check.text == "person score 0.45 < 0.50"


def test_a_score_below_what_the_label_needs_is_not_confirmed() -> None:
    tracker = Tracker(TrackerParameters(aspect=1.0, min_scores={"person": 0.7}))
    updates = run(tracker, [[seen(0.3 + n / 50, 0.6)] for n in range(8)])
    assert confirmed(updates) == []
    check = updates[-1].tracks[0].checks[0]
    assert (check.gate, check.passed) == (Gate.SCORE, False)
    assert check.text == "score median 0.60 < 0.70 over 6 looks"


def test_what_is_announced_was_first_seen_a_second_ago_at_most() -> None:
    slow = [[seen(0.2 + n / 50, 0.55 if n % 2 == 0 else 0.4)] for n in range(6)]
    sure = [[seen(0.32 + n / 50, 0.9)] for n in range(6)]
    (track,) = [t for u in run(Tracker(SQUARE), slow + sure) for t in u.confirmed]
    assert track.confirmed_at is not None
    assert track.confirmed_at - track.first_seen <= 1.0 + 1e-6


def test_a_new_track_is_traced_back_to_where_it_was_faint() -> None:
    faint = [[seen(0.2 + n * 0.03, 0.4)] for n in range(3)]
    sure = [[seen(0.29 + n * 0.03, 0.8)] for n in range(3)]
    tracker = Tracker(SQUARE)
    run(tracker, faint + sure)
    (ended,) = tracker.close()
    assert [sighting.score for sighting in ended.history] == [0.4, 0.4, 0.4, 0.8, 0.8, 0.8]


@pytest.mark.parametrize("pace", [0.02, 0.05])
def test_walkers_who_cross_keep_their_identities(pace: float) -> None:
    looks = round(0.6 / pace)
    updates = run(
        Tracker(SQUARE),
        [[seen(0.2 + n * pace, y=0.5), seen(0.8 - n * pace, y=0.54)] for n in range(looks)],
    )
    ids = confirmed(updates)
    assert len(ids) == 2
    at_first = {track.id: track.box.x < 0.5 for track in updates[2].tracks}
    at_last = {track.id: track.box.x < 0.5 for track in updates[-1].tracks}
    assert at_last == {number: not left for number, left in at_first.items()}


@pytest.mark.parametrize("hidden", [2, 5])
def test_identity_survives_being_hidden(hidden: int) -> None:
    path = [0.2 + n * 0.02 for n in range(25)]
    looks = [[] if 10 <= n < 10 + hidden else [seen(x)] for n, x in enumerate(path)]
    updates = run(Tracker(SQUARE), looks)
    assert len(confirmed(updates)) == 1
    assert updates[10].tracks[0].state is TrackState.LOST
    assert updates[-1].tracks[0].state is TrackState.CONFIRMED


def test_one_who_is_gone_too_long_is_given_up_and_comes_back_as_another() -> None:
    updates = run(Tracker(SQUARE), [*[[seen(0.5)]] * 5, *[[]] * 15, *[[seen(0.5)]] * 5])
    first, second = confirmed(updates)
    assert first != second
    reasons = [end.reason for update in updates for end in update.ended]
    assert reasons == [EndReason.LOST]


def test_a_half_hidden_person_keeps_a_whole_box() -> None:
    tracker = Tracker(SQUARE)
    run(tracker, [[seen(0.3 + n * 0.02)] for n in range(8)])
    upper = Detection("person", 0.6, Box(0.42, 0.4, 0.08, 0.1))
    (track,) = tracker.update([upper], 8 * STEP).tracks
    assert track.seen
    assert track.box.height > 0.17


def test_two_boxes_on_one_person_are_one_track() -> None:
    half = Detection("person", 0.6, Box(0.262, 0.4, 0.076, 0.1))
    updates = run(Tracker(SQUARE), [[seen(0.3), half, seen(0.305, 0.7)]] * 6)
    assert len(updates[-1].tracks) == 1
    assert all("repeats the person" in r.check.text for r in updates[-1].refused)


def test_a_flickering_label_is_one_thing() -> None:
    labels = ["car", "truck", "car", "bus", "car", "truck"]
    updates = run(Tracker(SQUARE), [[car(label=label)] for label in labels])
    assert len(confirmed(updates)) == 1
    assert updates[-1].tracks[0].label == "car"


def test_a_person_is_never_a_car() -> None:
    updates = run(Tracker(SQUARE), [[car(), Detection("person", 0.7, car().box)]] * 4)
    assert {track.label for track in updates[-1].tracks} == {"car", "person"}


def test_a_parked_car_survives_somebody_in_front_and_is_announced_once() -> None:
    alone = [[car()]] * 40
    in_front = [[Detection("person", 0.8, Box(0.3 + n * 0.01, 0.35, 0.2, 0.35))] for n in range(25)]
    updates = run(Tracker(SQUARE), [*alone, *in_front, *alone])
    cars = [t for update in updates for t in update.confirmed if t.label == "car"]
    assert len(cars) == 1
    parked = next(track for track in updates[-1].tracks if track.label == "car")
    assert parked.state is TrackState.STATIONARY
    assert parked.stationary_since == 0.0
    assert parked.checks[-1].text.startswith("stationary for 20.8 s >= 3.0 s")


def test_a_car_that_drives_off_is_stationary_no_longer() -> None:
    tracker = Tracker(SQUARE)
    run(tracker, [[car(0.3)]] * 25)
    update = run(tracker, [[car(0.3 + n * 0.03)] for n in range(6)], start=5.0)[-1]
    assert [track.state for track in update.tracks] == [TrackState.CONFIRMED]


def test_what_was_not_looked_at_is_not_missed() -> None:
    tracker = Tracker(SQUARE)
    run(tracker, [[seen(0.3)]] * 5)
    for n in range(50):
        update = tracker.update([], 1.0 + n * STEP, seen=[Box(0.6, 0.0, 0.4, 1.0)])
        assert not update.ended
    assert [track.id for track in update.tracks] == [1]
    assert not tracker.update([], 11.2).ended
    assert run(tracker, [[]] * 15, start=11.4)[-1].tracks == ()


def test_somebody_who_walks_out_is_gone_at_once() -> None:
    tracker = Tracker(SQUARE)
    run(tracker, [[seen(0.7 + n * 0.04)] for n in range(7)])
    updates = run(tracker, [[]] * 5, start=7 * STEP)
    (ended,) = [end for update in updates for end in update.ended]
    assert ended.reason is EndReason.LEFT_PICTURE


def test_boxes_stay_inside_the_picture() -> None:
    tracker = Tracker(SQUARE)
    entering = [[Detection("person", 0.8, Box(0.0, 0.4, 0.02 + n * 0.01, 0.2))] for n in range(7)]
    for update in run(tracker, entering):
        assert all(t.box.x >= 0 and t.box.right <= 1 for t in update.tracks)


def test_clutter_does_not_hold_who_walks_past() -> None:
    """A post at 0.5 looks faintly like a person; somebody passes and leaves the picture."""
    post = seen(0.5, 0.4)
    before = [[post]] * 20
    passing = [[post, seen(0.2 + n * 0.03)] for n in range(9)]
    behind = [[post]] * 30
    updates = run(Tracker(SQUARE), before + passing + behind)
    (ended,) = [end for update in updates for end in update.ended]
    assert ended.track.last_seen == pytest.approx(28 * STEP)


def test_the_past_counts_only_as_far_as_it_is_sure() -> None:
    tracker = Tracker(SQUARE)
    looks = [*[[seen(0.2 + n * 0.03)] for n in range(6)], *[[seen(0.38, 0.35)]] * 12]
    run(tracker, looks)
    (ended,) = tracker.close()
    assert ended.history[-1].time <= 5 * STEP + 1.0 + 1e-6


def meeting(*, coloured: bool) -> set[tuple[int, bool]]:
    """Let two people meet, hide, and go back; tell who ends on the left."""
    tracker = Tracker(SQUARE)
    times = itertools.count()
    approach = [(0.3 + n * 0.015, 0.7 - n * 0.015) for n in range(12)]
    for n, (red, blue) in enumerate([*approach, *[(0.48, 0.52)] * 2, *reversed(approach)]):
        shown = np.full((200, 200, 3), 128, np.uint8)
        for x, colour in ((red, (0, 0, 220)), (blue, (220, 40, 0))):
            shown[80:120, round((x - 0.04) * 200) : round((x + 0.04) * 200)] = colour
        update = tracker.update(
            [] if n in (12, 13) else [seen(red), seen(blue)],
            next(times) * STEP,
            picture=shown if coloured else None,
        )
    return {(track.id, track.box.x < 0.45) for track in update.tracks if track.seen}


def test_colours_tell_two_who_meet_and_turn_back() -> None:
    """By motion alone they would be taken to have passed each other."""
    assert meeting(coloured=True) == {(1, True), (2, False)}
    assert meeting(coloured=False) == {(1, False), (2, True)}


def come_back(colour: tuple[int, int, int]) -> tuple[Tracker, list[TrackerUpdate]]:
    """Let somebody in red vanish, and somebody step out half a height further a second later."""
    tracker = Tracker(SQUARE)
    red = (0, 0, 220)
    looks = [*[(0.4, red)] * 8, *[None] * 4, *[(0.5, colour)] * 4]
    updates = []
    for n, look in enumerate(looks):
        shown = np.full((200, 200, 3), 128, np.uint8)
        if look is not None:
            left, right = round((look[0] - 0.04) * 200), round((look[0] + 0.04) * 200)
            shown[80:120, left:right] = look[1]
        found = [] if look is None else [seen(look[0])]
        updates.append(tracker.update(found, n * STEP, picture=shown))
    return tracker, updates


def test_who_steps_out_elsewhere_is_found_again_by_colours() -> None:
    tracker, updates = come_back((0, 0, 220))
    assert confirmed(updates) == [1]
    (merged,) = [end for update in updates for end in update.ended]
    assert merged.reason is EndReason.FOUND_AGAIN
    assert merged.text == "it is person 1, unseen for 1.2 s"
    assert merged.track.confirmed_at is None
    (track,) = updates[-1].tracks
    assert (track.id, track.first_seen, track.looks) == (1, 0.0, 12)
    (ended,) = tracker.close()
    (between,) = boxes_at(ended.history, [1.9])
    assert between is not None
    assert 0.4 < between.box.centre[0] < 0.5


def test_a_stranger_who_steps_out_is_somebody_new() -> None:
    _, updates = come_back((220, 40, 0))
    assert confirmed(updates) == [1, 2]


def test_history_is_bounded_where_asked() -> None:
    tracker = Tracker(TrackerParameters(aspect=1.0, history_limit=20))
    run(tracker, [[car()]] * 100)
    (ended,) = tracker.close()
    assert len(ended.history) == 20
    assert ended.history[-1].time == pytest.approx(99 * STEP)


def test_time_must_not_run_backwards() -> None:
    tracker = Tracker(SQUARE)
    tracker.update([], 2.0)
    with pytest.raises(ValueError, match="comes after"):
        tracker.update([], 1.0)


def test_positions_between_sightings_are_interpolated_and_nothing_is_guessed() -> None:
    tracker = Tracker(SQUARE)
    looks = [[seen(0.3 + n * 0.02)] for n in range(10)]
    looks[4] = looks[5] = []
    run(tracker, looks)
    (ended,) = tracker.close()
    between = boxes_at(ended.history, [-0.1, 0.9, 1.8, 1.9])
    assert between[0] is None
    assert between[3] is None
    assert between[1] is not None
    assert between[1].box.centre[0] == pytest.approx(0.39, abs=0.01)


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(st.floats(0.05, 0.45), min_size=12, max_size=30), pace=st.floats(-0.1, 0.1))
def test_uneven_steps_of_time_break_no_identity(steps: list[float], pace: float) -> None:
    tracker = Tracker(SQUARE)
    times = list(itertools.accumulate(steps))
    half = times[-1] / 2
    updates = [tracker.update([seen(0.5 + pace * (t - half) * 0.5)], t) for t in times]
    assert confirmed(updates) == [1]
    assert len(updates[-1].tracks) == 1


detections = st.builds(
    lambda x, y, w, h, score, label: Detection(label, score, Box(x, y, w, h)),
    st.floats(0, 0.9),
    st.floats(0, 0.9),
    st.floats(0.001, 0.6),
    st.floats(0.001, 0.6),
    st.floats(0, 1),
    st.sampled_from(["person", "car", "truck", "dog"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(detections, max_size=8), max_size=20))
def test_whatever_comes_in_what_comes_out_is_sound(looks: list[list[Detection]]) -> None:
    answers = []
    for _ in range(2):
        tracker = Tracker(SQUARE)
        updates = run(tracker, looks)
        ended = [*(end for update in updates for end in update.ended), *tracker.close()]
        answers.append((updates, ended))
        numbers = [end.track.id for end in ended]
        assert len(numbers) == len(set(numbers))
        for end in ended:
            times = [sighting.time for sighting in end.history]
            assert times == sorted(set(times))
            assert all(s.box.x >= 0 and s.box.right <= 1 + 1e-9 for s in end.history)
        for update in updates:
            assert len(confirmed([update])) == len({t.id for t in update.confirmed})
    assert answers[0] == answers[1]


def test_people_on_real_footage(footage: Callable[[str], Path]) -> None:
    """Six seconds of vtest.avi: three people are there from the start and three or four come in."""
    model = (files("hearthwatch.vision") / "models/nanodet-g-int8.onnx").read_bytes()
    detector = open_detector(model, side=416, threads=1)
    video = cv2.VideoCapture(str(footage("vtest.avi")))
    tracker = Tracker(TrackerParameters(aspect=4 / 3))
    updates = []
    for frame in range(60):
        picture = video.read()[1]
        if frame % 2 == 0:
            found = [d for d in detector.detect([picture])[0] if d.label == "person"]
            updates.append(tracker.update(found, frame / 10, picture=picture))
    assert 6 <= len(confirmed(updates)) <= 7
    first = [track for update in updates for track in update.confirmed][:3]
    assert all(track.confirmed_at == pytest.approx(0.2) for track in first)


def test_a_bounded_history_forgets_places_but_not_when_it_began() -> None:
    tracker = Tracker(TrackerParameters(history_limit=5))
    for look in range(100):
        box = Box(0.2 + 0.002 * look, 0.4, 0.06, 0.2)
        (track,) = tracker.update([Detection("person", 0.8, box)], look / 5).tracks
    assert track.first_seen == 0
    assert track.looks == 100
    (ended,) = tracker.close()
    assert len(ended.history) == 5
