"""Runs: which parts, what remains of one that is ended or fails, and that nothing is left over."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hearthwatch.studies.bench import parts, profiles
from hearthwatch.studies.bench.children import ChildError
from hearthwatch.studies.bench.parts import Part
from hearthwatch.studies.bench.profiles import Profile, measure, usual
from hearthwatch.studies.bench.report import Column, Table
from hearthwatch.studies.bench.situations import Options

TABLE = Table("half", "Half", "", (Column("a", "a"),))


def test_soaking_and_others_are_added_when_asked_for(tmp_path: Path) -> None:
    plain = Options(tmp_path)
    assert Part.SOAK not in usual(Profile.FULL, plain)
    assert set(usual(Profile.FULL, Options(tmp_path, soak=1.0))) == set(Part)
    assert Part.COST not in usual(Profile.QUICK, plain)
    assert Part.COST in usual(Profile.QUICK, Options(tmp_path, against=("motion {url}",)))


def test_the_quick_profile_takes_less_than_three_minutes(tmp_path: Path) -> None:
    sizes, options = profiles._SIZES[Profile.QUICK], Options(tmp_path)
    whole = sum(parts.about(part, sizes, options) for part in usual(Profile.QUICK, options))
    assert whole < 180


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ChildError("the roof is on fire")])
def test_what_was_measured_remains(tmp_path: Path, monkeypatch, fault) -> None:
    done = []

    def tables(part: Part, run: parts.Run):
        done.append(part)
        yield from TABLE.growing([[(1,)]])
        raise fault

    monkeypatch.setattr(profiles, "tables", tables)
    report = measure(
        Options(tmp_path), Profile.QUICK, lambda text: None, only=[Part.COST, Part.MOTION]
    )
    assert report.tables[0].rows == ((1,),)
    assert "motion" in report.gaps[0]
    assert done == ([Part.MOTION] if fault is KeyboardInterrupt else [Part.MOTION, Part.COST])


def test_a_bad_command_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no \{url\}"):
        measure(Options(tmp_path, against=("motion",)), Profile.FULL, lambda text: None)


def family(group: int) -> list[int]:
    """Return who lives below a process, whatever process group it is in."""
    children = Path(f"/proc/{group}/task/{group}/children")
    pids = [int(pid) for pid in children.read_text().split()] if children.exists() else []
    return [each for pid in pids for each in (pid, *family(pid))]


def lives(pid: int) -> bool:
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


ENDLESS = """
from hearthwatch.cli import app
from hearthwatch.studies.bench import profiles
from hearthwatch.studies.bench.encode import Encoding
from hearthwatch.studies.bench.live import run_live
from hearthwatch.studies.bench.report import Column, Table
from hearthwatch.studies.bench.stages import Rig

def tables(part, run):
    yield Table("half", "Half", "", (Column("a", "a"),), ((42,),))
    clip = run.situations.idle(Encoding(320, 180, 10, 1.0), 3.0)
    run_live([Rig(clip)], seconds=600)

profiles.tables = tables
app()
"""


def test_ctrl_c_leaves_nothing_running_and_says_what_was_measured(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ENDLESS, "bench", "--only", "delays"]
    command += ["--clips", str(tmp_path / "clips"), "--output", str(tmp_path / "report")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as bench:
        while len(started := family(bench.pid)) < 3:
            assert bench.poll() is None
            time.sleep(0.02)
        bench.send_signal(signal.SIGINT)
        out, _ = bench.communicate(timeout=60)
    assert bench.returncode == 1
    assert "Half" in out
    assert "Ended early" in out
    while any(map(lives, started)):
        time.sleep(0.02)
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["tables"][0]["rows"] == [[42]]
    assert "| 42 |" in (tmp_path / "report.md").read_text()
