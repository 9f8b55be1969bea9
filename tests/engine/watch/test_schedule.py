"""Live looks are dropped when they are late, recorded ones never."""

import queue
import threading

import pytest

from hearthwatch.watch.schedule import InOrder, Job, NewestFirst


class Bench:
    """A detector that works only while it is let."""

    def __init__(self) -> None:
        self.done: queue.Queue[str] = queue.Queue()
        self.late: list[str] = []
        self.busy = threading.Event()
        self.go_on = threading.Event()

    def job(self, name: str, *, patient: bool = False) -> Job:
        return Job(
            run=lambda: self.done.put(name),
            late=lambda waited: self.late.append(name),
            patient=patient,
        )

    def blocker(self) -> Job:
        def run() -> None:
            self.busy.set()
            self.go_on.wait()

        return Job(run=run, late=lambda waited: self.late.append("blocker"))


def test_a_newer_look_takes_the_place_of_one_that_waits() -> None:
    bench, schedule = Bench(), NewestFirst()
    schedule.submit("a", bench.blocker())
    bench.busy.wait()
    for name in ("a1", "b1", "a2", "a3"):
        schedule.submit(name[0], bench.job(name))
    bench.go_on.set()
    assert [bench.done.get(), bench.done.get()] == ["a3", "b1"]
    schedule.close()
    assert bench.late == ["a1", "a2"]


def test_patient_looks_are_not_overtaken_and_let_other_cameras_in_between() -> None:
    bench, schedule = Bench(), NewestFirst()
    schedule.submit("x", bench.blocker())
    bench.busy.wait()
    for name in ("a1", "a2", "b1", "a3"):
        schedule.submit(name[0], bench.job(name, patient=name[0] == "a"))
    schedule.submit("a", bench.job("a4"))
    schedule.submit("a", bench.job("a5"))
    bench.go_on.set()
    assert [bench.done.get() for _ in range(5)] == ["a1", "b1", "a2", "a3", "a5"]
    schedule.close()
    assert bench.late == ["a4"]


def test_patience_is_bounded() -> None:
    bench, schedule = Bench(), NewestFirst(backlog=3)
    schedule.submit("x", bench.blocker())
    bench.busy.wait()
    for number in range(6):
        schedule.submit("a", bench.job(f"a{number}", patient=True))
    bench.go_on.set()
    assert [bench.done.get() for _ in range(4)] == ["a2", "a3", "a4", "a5"]
    schedule.close()
    assert bench.late == ["a0", "a1"]


def test_a_look_past_its_deadline_is_given_up() -> None:
    bench, schedule = Bench(), NewestFirst(deadline=0)
    schedule.submit("a", bench.job("a1"))
    schedule.close()
    assert bench.done.empty()


def test_a_camera_that_is_gone_is_forgotten() -> None:
    bench, schedule = Bench(), NewestFirst()
    schedule.submit("a", bench.blocker())
    bench.busy.wait()
    schedule.submit("b", bench.job("b1"))
    schedule.submit("c", bench.job("c1"))
    schedule.forget("b")
    bench.go_on.set()
    assert bench.done.get() == "c1"
    schedule.close()
    assert bench.done.empty()


def test_who_forgets_a_camera_waits_for_the_look_that_is_being_taken() -> None:
    bench, schedule, never = Bench(), NewestFirst(), threading.Event()

    def run() -> None:
        bench.busy.set()
        never.wait(0.1)
        bench.done.put("a1")

    schedule.submit("a", Job(run=run, late=lambda waited: None))
    bench.busy.wait()
    schedule.forget("a")
    assert bench.done.get_nowait() == "a1"
    schedule.close()


def test_a_replay_takes_every_look_in_order() -> None:
    bench, schedule = Bench(), InOrder()
    names = [f"look {number}" for number in range(50)]
    for name in names:
        schedule.submit("a", bench.job(name))
    schedule.close()
    assert [bench.done.get() for _ in names] == names
    assert bench.late == []


def test_a_failed_look_fails_the_replay() -> None:
    def fail() -> None:
        raise ZeroDivisionError

    schedule = InOrder()
    schedule.submit("a", Job(run=fail, late=lambda waited: None))
    with pytest.raises(ZeroDivisionError):
        schedule.close()
