"""Runs: which parts, what remains of one that is ended or fails, and that nothing is left over."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hearthwatch.studies.bench import parts, profiles
from hearthwatch.studies.bench.children import ChildError
from hearthwatch.studies.bench.choices import Part, Profile
from hearthwatch.studies.bench.processes import ProcessTree
from hearthwatch.studies.bench.profiles import measure, usual
from hearthwatch.studies.bench.report import Column, Table
from hearthwatch.studies.bench.situations import Options

from .conftest import wait_for, wait_until_gone

TABLE = Table("half", "Half", "", (Column("a", "a"),))


def test_soaking_and_others_are_added_when_asked_for(tmp_path: Path) -> None:
    plain = Options(tmp_path)
    assert Part.SOAK not in usual(Profile.FULL, plain)
    assert set(usual(Profile.FULL, Options(tmp_path, soak=1.0))) == set(Part)
    assert Part.COST not in usual(Profile.QUICK, plain)
    assert Part.COST in usual(Profile.QUICK, Options(tmp_path, against=("motion {url}",)))


@pytest.mark.parametrize(("profile", "minutes"), [(Profile.QUICK, 3), (Profile.FULL, 70)])
def test_a_profile_takes_no_longer_than_is_said(
    tmp_path: Path, profile: Profile, minutes: float
) -> None:
    sizes, options = profiles._SIZES[profile], Options(tmp_path)
    whole = sum(parts.about(part, sizes, options) for part in usual(profile, options))
    assert whole < minutes * 60


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
    assert "cost" in report.gaps[0]
    assert done == ([Part.COST] if fault is KeyboardInterrupt else [Part.COST, Part.MOTION])


def test_a_bad_command_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no \{url\}"):
        measure(Options(tmp_path, against=("motion",)), Profile.FULL, lambda text: None)


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


def children_of(process: subprocess.Popen[str], number: int) -> list[int]:
    """Return who lives below a process, once there are so many."""
    assert process.poll() is None
    found = ProcessTree(process.pid).pids()[1:]
    return found if len(found) >= number else []


def test_ctrl_c_leaves_nothing_running_and_says_what_was_measured(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ENDLESS, "bench", "--only", "delays"]
    command += ["--clips", str(tmp_path / "clips"), "--output", str(tmp_path / "report")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as bench:
        started = wait_for(lambda: children_of(bench, 3))
        bench.send_signal(signal.SIGINT)
        out, _ = bench.communicate(timeout=60)
    assert bench.returncode == 1
    assert "Half" in out
    assert "Ended early" in out
    wait_until_gone(started)
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["tables"][0]["rows"] == [[42]]
    assert "| 42 |" in (tmp_path / "report.md").read_text()
