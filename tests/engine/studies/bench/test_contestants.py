"""Contestants that really watch cameras, and how they take turns."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hearthwatch.studies.bench.children import ChildError, running
from hearthwatch.studies.bench.contestants import Floor, Load, Outsider, Stage
from hearthwatch.studies.bench.engine import Watched
from hearthwatch.studies.bench.floors import Work
from hearthwatch.studies.bench.rounds import compare, measure, measure_together
from hearthwatch.studies.bench.stages import Rig, on_stage

from .conftest import MakeClip, lives, sent_until, wait_for, wait_until_gone

TWO = Stage((Watched("a", "rtsp://h/a"), Watched("b", "rtsp://h/b")), 640, 360, 15)


@pytest.mark.parametrize("work", Work)
def test_floors_watch_every_camera(make_clip: MakeClip, tmp_path: Path, work: Work) -> None:
    with on_stage([Rig(make_clip())] * 2) as show:
        with Floor(work).watching(show.stage, tmp_path) as load:
            assert load.cpu() > 0
            assert load.pss() > 1 << 20
        for camera in ("camera_0", "camera_1"):
            assert sent_until(show.cameras, 1, camera)
        assert not (tmp_path / "floor.log").read_text()


def test_a_floor_that_cannot_watch_a_camera_ends_and_says_why(tmp_path: Path) -> None:
    code = (
        "from hearthwatch.studies.bench import floors\n"
        "floors.watch = lambda connection, work, first: 1 / 0\n"
        "floors.main()\n"
    )
    command = [sys.executable, "-c", code, Work.DEMUX.value, "rtsp://127.0.0.1:9/a"]
    with (
        running(command, tmp_path / "log") as child,
        pytest.raises(ChildError, match=r"(?s)ended too early.*ZeroDivisionError"),
    ):
        child.word("ready")


def test_an_outsider_gets_one_camera_or_all() -> None:
    each = Outsider("/opt/bin/motion -w {width} {url}")
    assert each.name == "motion"
    assert each.commands(TWO) == [
        ["/opt/bin/motion", "-w", "640", "rtsp://h/a"],
        ["/opt/bin/motion", "-w", "640", "rtsp://h/b"],
    ]
    together = Outsider("watch '{width} x {height}' {urls} --rate={rate}")
    assert together.commands(TWO) == [
        ["watch", "640 x 360", "rtsp://h/a", "rtsp://h/b", "--rate=15"]
    ]


@pytest.mark.parametrize(
    ("command", "says"), [("motion", "no {url}"), ("motion {url} {size}", "unknown place")]
)
def test_bad_commands_are_explained(command: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Outsider(command).check()


def written(marks: Path, number: int) -> list[Path]:
    """Return the files of a folder, once there are so many and each has its line."""
    whole = [mark for mark in marks.iterdir() if mark.read_text().endswith("\n")]
    return whole if len(whole) == number else []


def test_an_outsider_runs_and_is_ended_with_its_children(tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    script = tmp_path / "outsider"
    script.write_text(f'#!/bin/sh\nsleep 600 &\necho $! >"{marks}/$$"\necho $1\nsleep 600\n')
    script.chmod(0o755)
    with Outsider(f"{script} {{url}}").watching(TWO, tmp_path) as load:
        sleepers = wait_for(lambda: written(marks, 2))
        assert len(load.trees) == 2
        assert load.pss() > 0
        pids = [*(int(m.name) for m in sleepers), *(int(m.read_text()) for m in sleepers)]
    wait_until_gone(pids)


def test_children_in_sessions_of_their_own_are_ended_too(tmp_path: Path) -> None:
    code = (
        "import subprocess as s, sys, time\n"
        "child = s.Popen([sys.executable, '-c', 'import time; time.sleep(600)'],"
        " start_new_session=True)\n"
        "print('ready', child.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    with running([sys.executable, "-c", code], tmp_path / "log") as child:
        pid = int(child.word("ready"))
        assert lives(pid)
    wait_until_gone([pid])


def test_a_missing_program_is_named(tmp_path: Path) -> None:
    missing = Outsider("/nowhere/motion {url}")
    with (
        pytest.raises(ChildError, match="/nowhere/motion: cannot be started"),
        missing.watching(TWO, tmp_path),
    ):
        pass


def test_a_program_that_fails_is_quoted(tmp_path: Path) -> None:
    code = "import sys; print('starting'); sys.exit('the roof is on fire')"
    command = [sys.executable, "-c", code]
    with (
        running(command, tmp_path / "log") as child,
        pytest.raises(ChildError, match=r"(?s)ended too early.*roof is on fire"),
    ):
        child.word("ready")


class Acted:
    """A contestant that only says when it is its turn."""

    settles = 0.0

    def __init__(self, name: str, turns: list[str]) -> None:
        self.name = name
        self._turns = turns

    @contextmanager
    def watching(self, stage: Stage, folder: Path) -> Iterator[Load]:
        assert folder.is_dir()
        self._turns.append(self.name)
        yield Load(())


def test_contestants_take_turns_and_another_begins_each_round() -> None:
    turns: list[str] = []
    heard: list[str] = []
    acted = [Acted(name, turns) for name in "abc"]
    found = compare(acted, TWO, rounds=3, seconds=0.01, progress=heard.append)
    assert "".join(turns) == "abcbcacab"
    assert [(standing.name, len(standing.costs)) for standing in found] == [
        ("a", 3),
        ("b", 3),
        ("c", 3),
    ]
    assert heard[0] == "a, round 1 of 3"


def test_who_does_not_watch_is_found_out(make_clip: MakeClip) -> None:
    idler = Outsider("sleep 600 {url}", settles=0.0)
    with (
        on_stage([Rig(make_clip())] * 2) as show,
        pytest.raises(ChildError, match="sleep does not watch camera_0, camera_1"),
    ):
        compare(
            [idler],
            show.stage,
            rounds=1,
            seconds=0.01,
            progress=lambda text: None,
            cameras=show.cameras,
        )


def test_cost_is_work_by_time() -> None:
    class Working(Load):
        def cpu(self) -> float:
            return spent[0]

        def pss(self) -> int:
            return 7

    spent = [5.0]

    def work(seconds: float) -> None:
        spent[0] += 1000.0

    cost = measure(Working(()), 1.0, work)
    assert cost.cpu > 1000
    assert cost.pss == 7


def test_loads_are_measured_over_the_same_seconds() -> None:
    class Counting(Load):
        def cpu(self) -> float:
            return next(readings)

        def pss(self) -> int:
            return 7

    readings = iter([1.0, 2.0, 31.0, 62.0])
    first, second = measure_together([Counting(()), Counting(())], 0.01)
    assert second.cpu == pytest.approx(2 * first.cpu)
