from hearthwatch.studies.bench.progress import Countdown


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_time_left_is_that_of_this_part_and_those_to_come() -> None:
    clock, heard = Clock(), []
    countdown = Countdown(heard.append, [("cost", 60.0), ("soak", 600.0)], clock)
    countdown.next()
    clock.now = 20.0
    countdown("demux")
    clock.now = 100.0
    assert countdown.left == 600, "a part that takes longer takes nothing from the others"
    countdown.next()
    countdown("begun")
    assert heard == ["11 min left, cost: demux", "10 min left, soak: begun"]


def test_pauses_do_not_count() -> None:
    clock = Clock()
    countdown = Countdown(lambda text: None, [("cost", 60.0)], clock)
    countdown.next()
    with countdown.paused():
        clock.now = 1000.0
    clock.now += 10.0
    assert countdown.left == 50
