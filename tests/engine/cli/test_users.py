"""Users and keys from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from hearthwatch.cli import app

PASSWORD = "a horse and a battery"


def run(data: Path, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, [*arguments, "--data", str(data)], input=typed)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    camera = {"name": "Yard", "sources": [{"type": "file", "path": "/nowhere/yard.avi"}]}
    (tmp_path / "hearthwatch.yaml").write_text(json.dumps({"cameras": [camera]}))
    return tmp_path


def test_users_are_made_listed_changed_and_deleted(data: Path) -> None:
    made = run(data, "user", "create", "ada", "--role", "admin", typed=f"{PASSWORD}\n")
    assert (made.exit_code, made.output) == (0, "ada may sign in.\n")
    made = run(data, "user", "create", "bob", "--email", "bob@example.org", typed=PASSWORD)
    assert made.exit_code == 0, made.output
    listed = run(data, "user", "list").output.splitlines()
    assert [line.split("  ")[:2] for line in listed] == [["ada", "admin"], ["bob", "viewer"]]
    assert run(data, "user", "passwd", "BOB", typed="another horse").exit_code == 0
    assert run(data, "user", "delete", "ada").exit_code == 1
    assert run(data, "user", "delete", "bob@example.org").exit_code == 0
    assert run(data, "user", "delete", "ada").exit_code == 0
    assert run(data, "user", "list").output == ""


@pytest.mark.parametrize(
    ("arguments", "typed", "complaint"),
    [
        (("user", "create", "ada"), "short", "at least 10 characters"),
        (("user", "create", "ada"), "", "at least 10 characters"),
        (("user", "create", "a@b"), PASSWORD, "neither '@'"),
        (("user", "create", "ada", "--email", "nobody"), PASSWORD, "e-mail address"),
        (("user", "create", "ROOT"), PASSWORD, "already"),
        (("user", "passwd", "eve"), PASSWORD, "no user called 'eve'"),
        (("user", "delete", "eve"), "", "no user called 'eve'"),
    ],
)
def test_mistakes_are_named(
    data: Path, arguments: tuple[str, ...], typed: str, complaint: str
) -> None:
    assert run(data, "user", "create", "root", typed=PASSWORD).exit_code == 0
    refused = run(data, *arguments, typed=typed)
    assert refused.exit_code == 1
    assert complaint in refused.output
    assert "Traceback" not in refused.output


def test_password_is_no_argument(data: Path) -> None:
    assert run(data, "user", "create", "ada", PASSWORD).exit_code == 2
    assert run(data, "user", "create", "ada", "--password", PASSWORD).exit_code == 2


def test_keys_and_viewers_may_be_limited_to_cameras(data: Path) -> None:
    limited = ("--camera", "yard")
    assert run(data, "user", "create", "ada", *limited, typed=PASSWORD).exit_code == 0
    assert "1 camera(s)" in run(data, "user", "list").output
    made = run(data, "token", "create", "tablet", *limited, "--days", "30")
    assert made.output.startswith("hw_")
    (line,) = run(data, "token", "list").output.splitlines()
    assert line.startswith("tablet  read  ")
    assert "never used" in line
    assert "1 camera(s)" in line
    assert "until 20" in line
    for kind in ("user", "token"):
        unknown = run(data, kind, "create", "x", "--camera", "attic", typed=PASSWORD)
        assert unknown.exit_code == 2
        assert "attic" in unknown.output
    assert run(data, "token", "revoke", "tablet").exit_code == 0
    assert run(data, "token", "revoke", "tablet").exit_code == 1


def test_keys_are_rotated_by_their_name(data: Path) -> None:
    made = run(data, "token", "create", "tablet", "--camera", "yard").output
    rotated = run(data, "token", "rotate", "tablet")
    assert (rotated.exit_code, rotated.output[:3]) == (0, "hw_")
    assert rotated.output != made
    (line,) = run(data, "token", "list").output.splitlines()
    assert line.startswith("tablet  read  ")
    assert "1 camera(s)" in line
    unknown = run(data, "token", "rotate", "phone")
    assert (unknown.exit_code, "no key called 'phone'" in unknown.output) == (1, True)
    nameless = run(data, "token", "rotate")
    assert (nameless.exit_code, "has to be named" in nameless.output) == (2, True)
