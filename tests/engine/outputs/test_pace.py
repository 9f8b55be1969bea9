from hearthwatch.outputs.pace import Pace


def moments(rate: float | None, count: int, *, step: float = 0.0) -> list[float]:
    """Return when each of many goes out, if one comes every so many seconds."""
    now = [0.0]
    pace, gone = Pace(rate, clock=lambda: now[0]), []
    for number in range(count):
        now[0] = max(now[0], number * step)
        now[0] += pace.take()
        gone.append(now[0])
    return gone


def test_no_second_has_more_than_the_limit() -> None:
    gone = moments(5, 23)
    assert gone[:5] == [0.0] * 5
    assert gone[-1] == 4.0
    assert all(later - earlier >= 1 for earlier, later in zip(gone, gone[5:], strict=False))


def test_what_comes_slowly_never_waits() -> None:
    assert moments(5, 20, step=0.2) == [0.2 * number for number in range(20)]


def test_less_than_one_a_second_and_no_limit() -> None:
    assert moments(0.5, 4) == [0, 2, 4, 6]
    assert moments(None, 100) == [0.0] * 100
