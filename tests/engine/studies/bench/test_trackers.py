"""Scores of tracks against labels."""

from pathlib import Path

import pytest

from hearthwatch.model.detection import Detection
from hearthwatch.model.geometry import Box
from hearthwatch.studies.bench.trackers import (
    Look,
    Placed,
    compare,
    count,
    follow,
    placed,
    read_truth,
    score,
)

TIMES = [n / 10 for n in range(40)]


def at(identity: int, frame: int) -> Placed:
    return Placed(identity, Box(10.0 + 2 * frame, 20.0 + 100 * identity, 20.0, 50.0))


TRUTH = {frame: [at(1, frame), at(2, frame)] for frame in range(1, 11)}


def test_perfect_tracks_score_one() -> None:
    result = score(TRUTH, TRUTH)
    assert (result.mota, result.idf1, result.switches) == (1.0, 1.0, 0)


def test_a_switch_halfway_costs_idf1_more_than_mota() -> None:
    found = {
        frame: [
            Placed(7 if frame <= 5 or there.identity == 2 else 8, there.box)
            if there.identity == 1
            else Placed(9, there.box)
            for there in boxes
        ]
        for frame, boxes in TRUTH.items()
    }
    result = score(TRUTH, found)
    assert (result.missed, result.false, result.switches) == (0, 0, 1)
    assert result.mota == pytest.approx(0.95)
    assert result.idf1 == pytest.approx(0.75)


def test_what_is_missing_and_what_is_false_both_cost() -> None:
    found = {frame: [at(1, frame), at(5, frame)] for frame in range(1, 11)}
    result = score(TRUTH, found)
    assert (result.missed, result.false) == (10, 10)
    assert result.mota == pytest.approx(0.0)
    assert result.idf1 == pytest.approx(0.5)


def test_truth_files_are_read_and_bad_lines_named(tmp_path: Path) -> None:
    path = tmp_path / "gt.txt"
    path.write_text("1,4,10,20,30,40,1,-1,-1,-1\n\n", "utf-8")
    assert read_truth(path) == {1: [Placed(4, Box(10.0, 20.0, 30.0, 40.0))]}
    path.write_text("1,4,10,20,30,40\n1,4,ten,20,30,40\n", "utf-8")
    with pytest.raises(ValueError, match=r"gt\.txt, line 2"):
        read_truth(path)


def walk() -> list[Look]:
    return [
        Look(t, (Detection("person", 0.8, Box(0.1 + t / 10, 0.4, 0.06, 0.2)),)) for t in TIMES[::2]
    ]


def test_our_tracks_fill_the_frames_between_looks() -> None:
    trail = follow(walk(), 4 / 3)
    frames = placed(trail, TIMES, (768, 576))
    assert sorted(frames) == list(range(1, 40))
    assert count(trail).tracks == 1
    assert count(trail).median_seconds == pytest.approx(3.8)


def test_both_trackers_are_compared() -> None:
    pytest.importorskip("norfair")
    result = compare(walk(), TIMES, (768, 576))
    assert set(result) == {"hearthwatch", "norfair"}


def test_who_was_matched_stays_matched_though_another_box_fits_better() -> None:
    person = Placed(1, Box(0.0, 0.0, 20.0, 50.0))
    close, same = Placed(6, Box(0.5, 0.0, 20.0, 50.0)), Placed(5, Box(3.0, 0.0, 20.0, 50.0))
    result = score({1: [person], 2: [person]}, {1: [same], 2: [close, same]})
    assert (result.switches, result.missed, result.false) == (0, 0, 1)
