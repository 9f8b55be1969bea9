"""Packet sizes as a signal, on series that were made up."""

from collections.abc import Iterator

import numpy as np
import pytest

from hearthwatch.media.signals import SizeSignal

GOP = 30


def sizes(seconds: float, *, rate: int = 15, seed: int = 0) -> Iterator[tuple[float, int, bool]]:
    """A calm stream: every fourth packet is large by habit, those after a keyframe larger."""
    rng = np.random.default_rng(seed)
    for number in range(round(seconds * rate)):
        place = number % GOP
        usual = 2_000 * (1 + 3 / (1 + place)) * (3 if place % 4 == 0 else 1)
        size = 80_000 if place == 0 else round(usual * rng.lognormal(0, 0.2))
        yield number / rate, size, place == 0


def learned(seconds: float = 20) -> tuple[SizeSignal, list[float]]:
    signal, said = SizeSignal(), []
    for time, size, keyframe in sizes(seconds):
        said.append(signal.add(size, time, keyframe=keyframe))
        signal.learn(time)
    return signal, said


def test_nothing_is_said_before_enough_is_known() -> None:
    signal, said = learned(5)
    assert not signal.settled
    assert set(said) == {0.0}


def test_what_is_usual_at_its_place_is_not_unusual() -> None:
    signal, said = learned()
    assert signal.settled
    late = np.array(
        [z for (t, _, key), z in zip(sizes(20), said, strict=True) if t > 12 and not key]
    )
    assert 0.5 < late.std() < 1.6
    assert np.abs(late).max() < 6
    assert abs(late.mean()) < 0.5


@pytest.mark.parametrize(("factor", "sign"), [(4.0, 1), (0.2, -1)])
def test_other_sizes_are_unusual_either_way(factor: float, sign: int) -> None:
    signal, _ = learned()
    signal.add(80_000, 20.0, keyframe=True)
    assert sign * signal.add(round(2_000 * 4 * factor), 20.1, keyframe=False) > 4


def test_what_happens_while_something_moves_is_not_learned() -> None:
    signal, _ = learned()
    level = signal.level
    for time, size, keyframe in sizes(60, seed=1):
        signal.add(size * (1 if keyframe else 10), 20 + time, keyframe=keyframe)
        signal.forget(20 + time)
    assert signal.level == level
    assert signal.misfit < 0.05


def test_only_what_came_before_is_learned() -> None:
    signal, _ = learned()
    level = signal.level
    for time, size, keyframe in sizes(1, seed=1):
        signal.add(size * 10, 30 + time, keyframe=keyframe)
    signal.learn(29.9)
    assert signal.level == level
    signal.learn(31)
    assert signal.level > level


def test_slow_changes_are_followed() -> None:
    signal, _ = learned()
    said = []
    for time, size, keyframe in sizes(600, seed=2):
        grown = round(size * (1 + 3 * time / 600))
        said.append(signal.add(grown, 20 + time, keyframe=keyframe))
        signal.learn(20 + time)
    assert np.mean(np.abs(said) > 4) < 0.01
    assert signal.misfit < 0.1


def test_a_stream_that_has_become_another_does_not_fit() -> None:
    signal, _ = learned()
    misfits = []
    for time, size, keyframe in sizes(12, seed=3):
        signal.add(80_000 if keyframe else 15_000 + size // 100, 20 + time, keyframe=keyframe)
        signal.learn(20 + time)
        misfits.append(signal.misfit)
    assert max(misfits[: 2 * GOP]) < 0.5
    assert max(misfits) > 0.5


def test_no_place_is_known_after_a_break() -> None:
    signal, _ = learned()
    signal.interrupt()
    assert signal.add(1_000_000, 21, keyframe=False) == 0
    signal.add(80_000, 22, keyframe=True)
    assert signal.add(1_000_000, 22.1, keyframe=False) > 4


@pytest.mark.parametrize("size", [0, 1])
def test_empty_packets_and_endless_groups_do_no_harm(size: int) -> None:
    signal = SizeSignal()
    signal.add(100, 0, keyframe=True)
    for number in range(5_000):
        signal.add(size, float(number), keyframe=False)
    signal.learn(5_000)
    assert signal.settled
