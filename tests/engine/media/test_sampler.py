import random

import pytest

from hearthwatch.media.sampler import Sampler


def taken(times: list[float], rate: float = 5.0) -> list[int]:
    sampler = Sampler(rate)
    return [number for number, time in enumerate(times) if sampler.take(time)]


@pytest.mark.parametrize(("rate", "every"), [(10, 2), (15, 3), (25, 5), (30, 6), (60, 12), (5, 1)])
def test_a_multiple_of_the_rate_gives_every_nth_frame(rate: int, every: int) -> None:
    times = [number / rate for number in range(rate * 60)]
    assert taken(times) == list(range(0, rate * 60, every))


@pytest.mark.parametrize("rate", [10, 15, 25, 30])
@pytest.mark.parametrize("start", [0.0, 1234.567])
def test_jitter_changes_nothing(rate: int, start: float) -> None:
    chance = random.Random(rate)
    jitter = 0.4 / rate
    times = [start + n / rate + chance.uniform(-jitter, jitter) * bool(n) for n in range(rate * 60)]
    assert taken(times) == list(range(0, rate * 60, rate // 5))


def test_other_rates_give_the_nearest_frames() -> None:
    times = [number / 7 for number in range(70)]
    picks = taken(times)
    assert len(picks) == 50
    for line, pick in enumerate(picks):
        assert abs(times[pick] - line / 5) <= 0.5 / 7 + 1e-9


@pytest.mark.parametrize("rate", [1, 2.5, 4, 4.99])
def test_a_slow_stream_is_seen_whole(rate: float) -> None:
    times = [number / rate for number in range(500)]
    assert taken(times) == list(range(500))


def test_after_a_gap_looks_go_on_at_the_same_rate() -> None:
    times = [n / 10 for n in range(20)] + [60 + n / 10 for n in range(20)]
    assert taken(times) == list(range(0, 40, 2))


def test_frame_rate_may_change_in_flight() -> None:
    times = [n / 10 for n in range(100)] + [10 + n / 25 for n in range(500)]
    picks = taken(times)
    assert abs(len([pick for pick in picks if pick >= 100]) - 100) <= 1


@pytest.mark.parametrize("rate", [0, -1, float("nan"), float("inf")])
def test_a_rate_must_be_positive(rate: float) -> None:
    with pytest.raises(ValueError, match="rate"):
        Sampler(rate)
