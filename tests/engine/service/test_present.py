import pytest

from hearthwatch.service.present import Present

DAY = 86_400.0
NOON = 1_800_000_000.0


class Clocks:
    """A wall clock that can be set, and a steady one."""

    def __init__(self) -> None:
        self.wall, self.steady = NOON, 500.0
        self.present = Present(lambda: self.wall, lambda: self.steady)

    def after(self, seconds: float, *, step: float = 0.0) -> float:
        """Let time pass and the wall clock step; return the present, as seconds after noon."""
        self.steady += seconds
        self.wall += seconds + step
        return self.present() - NOON


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def test_small_corrections_are_followed(clocks: Clocks) -> None:
    assert clocks.after(60, step=2) == 62
    assert clocks.after(60, step=-3) == 119


def test_a_clock_that_is_set_back_is_believed_at_once(clocks: Clocks) -> None:
    assert clocks.after(60, step=-40 * DAY) == 60 - 40 * DAY


def test_a_leap_is_believed_after_a_day(clocks: Clocks) -> None:
    assert clocks.after(60, step=400 * DAY) == 60
    assert clocks.after(DAY / 2) == 60 + DAY / 2
    assert clocks.after(DAY / 2) == 60 + DAY + 400 * DAY


def test_a_leap_that_is_taken_back_never_happened(clocks: Clocks) -> None:
    assert clocks.after(60, step=400 * DAY) == 60
    assert clocks.after(600, step=-400 * DAY) == 660
    assert clocks.after(2 * DAY) == 660 + 2 * DAY
