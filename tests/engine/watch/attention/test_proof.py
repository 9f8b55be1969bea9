"""What is counted of what the gate noticed."""

import pytest

from hearthwatch.watch.attention.proof import Proof


def walk(
    proof: Proof, start: float, *, looks: int = 5, alarm: float | None = 0.2, **seen: object
) -> None:
    """Somebody walks by, and ten calm seconds pass."""
    how = {"everything": True, "keyframe": None} | seen
    if alarm is not None:
        proof.alarm(start + alarm)
    for number in range(looks):
        proof.look(start + number / 5, moving=True, **how)  # type: ignore[arg-type]
    for number in range(looks, 50):
        proof.look(start + number / 5, moving=False, **how)  # type: ignore[arg-type]


def test_eight_of_eight_are_a_licence_and_seven_are_not() -> None:
    proof = Proof()
    for number in range(7):
        walk(proof, 100.0 * number)
    assert not proof.holds
    walk(proof, 1_000)
    assert proof.holds
    assert (proof.noticed, proof.missed) == (8, 0)
    assert proof.recall == pytest.approx(0.98)


def test_one_miss_ends_it_until_there_are_many() -> None:
    proof = Proof()
    walk(proof, 0, alarm=None)
    for number in range(56):
        walk(proof, 100.0 + 20 * number)
    assert not proof.holds
    walk(proof, 5_000)
    assert proof.holds


@pytest.mark.parametrize(("alarm", "noticed"), [(-1.4, 1), (-1.6, 0), (0.9, 1), (1.2, 0)])
def test_an_alarm_counts_around_the_first_motion(alarm: float, noticed: int) -> None:
    proof = Proof()
    walk(proof, 100, looks=10, alarm=alarm)
    assert (proof.noticed, proof.missed) == (noticed, 1 - noticed)


def test_a_flicker_is_no_movement() -> None:
    proof = Proof()
    walk(proof, 100, looks=1, alarm=None)
    assert proof.recall is None


def test_half_a_second_is_one() -> None:
    proof = Proof()
    walk(proof, 100, looks=2)
    assert proof.noticed == 1


def test_who_was_only_seen_because_it_rang_proves_nothing() -> None:
    proof = Proof()
    walk(proof, 100, everything=False, keyframe=99.0)
    assert proof.recall is None


def test_who_is_seen_by_a_keyframe_counts() -> None:
    proof = Proof()
    walk(proof, 100, everything=False, keyframe=100.0, alarm=None)
    assert proof.missed == 1


def test_what_is_old_counts_less() -> None:
    proof = Proof()
    for number in range(300):
        walk(proof, 20.0 * number)
    for number in range(5):
        walk(proof, 10_000 + 20.0 * number, alarm=None)
    assert not proof.holds
