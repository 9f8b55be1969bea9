"""Motion is one state from its beginning to the end of the calm after it."""

from hearthwatch.watch.activity import MotionActivity, Turn


def test_motion_ends_after_the_hold() -> None:
    activity = MotionActivity(hold=3)
    turns = [activity.update(second, active=second in {1, 2, 4}) for second in range(10)]
    assert turns == [None, Turn.STARTED, None, None, None, None, None, Turn.ENDED, None, None]


def test_each_movement_starts_the_hold_anew() -> None:
    activity = MotionActivity(hold=3)
    turns = [activity.update(second, active=second % 2 == 0) for second in range(100)]
    assert turns[0] is Turn.STARTED
    assert not any(turns[1:])


def test_a_camera_that_goes_ends_its_motion_once() -> None:
    activity = MotionActivity(hold=3)
    activity.update(0, active=True)
    assert activity.since == 0
    assert activity.end() is Turn.ENDED
    assert activity.end() is None
