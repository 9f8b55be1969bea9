import pytest

from hearthwatch.media.patience import Patience


def heard(patience: Patience, *, every: float, count: int, since: float = 0.0) -> float:
    now = since
    for number in range(count):
        now = since + number * every
        patience.heard(now)
    return now


@pytest.mark.parametrize(("every", "silence"), [(1 / 15, 3), (1, 4), (2, 8), (5, 10), (8, 10)])
def test_silence_is_measured_by_what_is_usual(every: float, silence: float) -> None:
    patience = Patience()
    heard(patience, every=every, count=30)
    assert patience.silence(10) == pytest.approx(silence)


def test_until_habits_are_known_the_setting_counts() -> None:
    patience = Patience()
    assert patience.silence(10) == 10
    heard(patience, every=0.1, count=15)
    assert patience.silence(10) == 10


def test_the_pause_of_a_reconnection_teaches_nothing() -> None:
    patience = Patience()
    now = heard(patience, every=0.1, count=30)
    patience.begin()
    heard(patience, every=0.1, count=30, since=now + 300)
    assert patience.silence(60) == 3


def test_who_was_wronged_is_given_twice_the_time_and_later_less_again() -> None:
    patience = Patience()
    now = heard(patience, every=0.1, count=30)
    for allowed in (6, 12, 20):
        patience.stalled(now)
        assert patience.silence(20) == allowed
    heard(patience, every=0.1, count=6100, since=now)
    assert patience.silence(20) == 12


def test_one_long_pause_is_forgotten() -> None:
    patience = Patience()
    now = heard(patience, every=0.1, count=30)
    now = heard(patience, every=0.1, count=30, since=now + 4)
    assert patience.silence(60) == pytest.approx(16, abs=0.5)
    heard(patience, every=0.1, count=40_000, since=now)
    assert patience.silence(60) == 3
