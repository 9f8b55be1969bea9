import itertools

from hearthwatch.media.backoff import Backoff


def test_pauses_grow_to_the_cap_and_never_end() -> None:
    backoff = Backoff(jitter=0)
    pauses = [backoff.pause(lasted=0) for _ in range(5000)]
    assert pauses[:7] == [1, 2, 4, 8, 16, 32, 60]
    assert set(pauses[6:]) == {60}


def test_a_healthy_time_starts_over() -> None:
    backoff = Backoff(jitter=0)
    for _ in range(10):
        backoff.pause(lasted=1)
    assert backoff.pause(lasted=30) == 1


def test_flapping_does_not_start_over() -> None:
    backoff = Backoff(jitter=0)
    pauses = [backoff.pause(lasted=5) for _ in range(4)]
    assert pauses == [1, 2, 4, 8]


def test_cameras_do_not_come_in_step_but_each_always_alike() -> None:
    def pauses(seed: str) -> list[float]:
        backoff = Backoff(seed=seed)
        return [backoff.pause(lasted=0) for _ in range(50)]

    assert pauses("a") == pauses("a")
    assert all(one != other for one, other in zip(pauses("a"), pauses("b"), strict=True))
    assert all(42 <= pause <= 60 for pause in pauses("a")[6:])
    assert len(set(itertools.islice(pauses("a"), 6, None))) > 40


def test_a_fault_may_ask_for_more() -> None:
    assert Backoff().pause(lasted=0, at_least=30) == 30
