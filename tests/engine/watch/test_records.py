"""Records of looks: calm is folded, the rest is kept look by look."""

from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Box
from hearthwatch.model.look import LookRecord
from hearthwatch.model.track import TrackState, TrackView
from hearthwatch.watch.records import RecordKeeper

CALM = (Check(Gate.MOTION, False, "motion share 0 % < 0.5 %"),)
BUSY = (Check(Gate.MOTION, True, "motion share 3 % ≥ 0.5 %"),)
TRACK = TrackView(1, "person", 0.8, Box(0, 0, 0.1, 0.2), TrackState.CONFIRMED)


def look(time: float, share: float = 0.0, checks: tuple[Check, ...] = CALM) -> LookRecord:
    return LookRecord(time, time, 1, share, 0, checks)


def test_an_hour_of_calm_is_one_record_that_knows_its_loudest_moment() -> None:
    keeper = RecordKeeper()
    for number in range(18_000):
        keeper.add(look(number / 5, share=0.004 if number == 900 else 0.001))
    (record,) = keeper.take()
    assert (record.start, record.end, record.looks) == (0, 17_999 / 5, 18_000)
    assert record.share == 0.004


def test_a_look_that_comes_late_does_not_turn_a_record_about() -> None:
    keeper = RecordKeeper()
    for time in (0.2, 0.6, 0.4, 0.0):
        keeper.add(look(time))
    (record,) = keeper.take()
    assert (record.start, record.end, record.looks) == (0.0, 0.6, 4)


def test_what_happened_is_kept_look_by_look_and_in_order() -> None:
    keeper = RecordKeeper()
    busy = [LookRecord(time, time, 1, 0.03, 1, BUSY, (TRACK,)) for time in (1.0, 1.2)]
    for record in (look(0.6), look(0.8), *busy, look(1.4)):
        keeper.add(record)
    records = keeper.take()
    assert [(r.start, r.end) for r in records] == [(0.6, 0.8), (1.0, 1.0), (1.2, 1.2), (1.4, 1.4)]
    assert keeper.take() == ()


def test_calm_of_another_kind_is_another_record() -> None:
    keeper = RecordKeeper()
    keeper.add(look(0))
    keeper.add(look(1, checks=BUSY))
    assert len(keeper.take()) == 2
