"""What GitHub runs: bounded in rights and time, with programs that are named exactly."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from sources import ROOT, load

FOLDER = ROOT / ".github/workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
UNVERSIONED = {"home-assistant/actions/hassfest@master", "hacs/action@main"}
"""Checks that exist as their newest alone."""


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", ())]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_little(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]["group"]
    for name, job in workflow["jobs"].items():
        assert "timeout-minutes" in job or "uses" in job, name
    for step in steps(workflow):
        # What an outsider can write, such as a branch's name, must never become part of a script.
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_what_it_uses_is_named_exactly(path: Path) -> None:
    workflow = load(path)
    places = (*steps(workflow), *workflow["jobs"].values())
    used = [place["uses"] for place in places if "uses" in place]
    for action in used:
        if action.startswith("./"):
            assert (ROOT / action).is_file()
        elif action not in UNVERSIONED:
            assert re.fullmatch(r"[\w./-]+@(v\d+|\d{4}\.\d\d\.\d+|[0-9a-f]{40})", action), action


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_scripts_that_it_runs_are_there(path: Path) -> None:
    for step in steps(load(path)):
        for script in re.findall(r"\bscript/[\w-]+", step.get("run", "")):
            assert (ROOT / script).stat().st_mode & 0o111, script


def test_needs_name_jobs() -> None:
    for path in WORKFLOWS:
        jobs = load(path)["jobs"]
        for job in jobs.values():
            needs = job.get("needs", [])
            assert {needs} <= jobs.keys() if isinstance(needs, str) else set(needs) <= jobs.keys()


def test_the_image_is_the_manifests(manifest: dict[str, Any]) -> None:
    workflow = load(FOLDER / "app.yml")
    assert json.loads(workflow["env"]["ARCHITECTURES"]) == manifest["arch"]
    owner = manifest["url"].split("/")[-2]
    assert manifest["image"] == f"ghcr.io/{owner}/{workflow['env']['IMAGE']}"


def test_main_moves_when_everything_else_is_done() -> None:
    jobs = load(FOLDER / "release.yml")["jobs"]
    assert [jobs[name].get("needs") for name in ("test", "tag", "image", "publish")] == [
        None, "test", "tag", "image",
    ]  # fmt: skip
    assert "refs/heads/main" in jobs["publish"]["steps"][-1]["run"]
    assert "main" not in jobs["tag"]["steps"][-1]["run"]
