"""Migrating from the command line."""

from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from hearthwatch.cli import app

OLD = """\
version: 0.16-0
detect: {enabled: true}
cameras:
  yard:
    ffmpeg:
      inputs:
        - path: rtsp://admin:{FRIGATE_PASSWORD}@192.0.2.10/main
          roles: [detect, record]
    audio: {enabled: true}
"""


def migrate(folder: Path, *arguments: str) -> Result:
    data = str(folder / "data")
    return CliRunner().invoke(app, ["migrate", str(folder), "--data", data, *arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "frigate.yml").write_text(OLD)
    (tmp_path / ".env").write_text("FRIGATE_PASSWORD=over#there\n")
    return tmp_path


def test_a_folder_is_migrated_with_a_report_and_without_secrets(folder: Path) -> None:
    tried = migrate(folder, "--dry-run")
    assert tried.exit_code == 0, tried.output
    assert "Nothing is written yet" in tried.output
    assert not (folder / "data").exists()
    done = migrate(folder)
    assert done.exit_code == 0, done.output
    assert "\nyard: added as 'Yard'\n" in done.output
    assert (
        "\n  ~ Frigate records nothing unless record.enabled says so: it is off.\n" in done.output
    )
    place = "cameras.yard.audio (line 9)"
    assert f"  - {place}: Hearthwatch does not listen to sound yet.\n" in done.output
    assert "1 camera(s) added." in done.output
    settings = folder / "data" / "hearthwatch.yaml"
    assert f"Written to {settings}" in done.output
    for text in (tried.output, done.output, settings.read_text()):
        assert "over" not in text.replace("carried over", "")
    secrets = folder / "data" / "secrets.yaml"
    assert "rtsp://admin:over%23there@192.0.2.10/main" in secrets.read_text()
    assert (secrets.stat().st_mode & 0o777, settings.stat().st_mode & 0o777) == (0o600, 0o600)
    checked = CliRunner().invoke(app, ["check", "--data", str(folder / "data")])
    assert "yard: Yard, rtsp" in checked.output
    again = migrate(folder)
    assert again.exit_code == 0
    assert "stays as it is" in again.output


def test_a_refusal_says_why_and_writes_nothing(folder: Path) -> None:
    (folder / ".env").unlink()
    refused = migrate(folder)
    assert refused.exit_code == 2
    assert refused.output == (
        "frigate.yml: line 7, cameras.yard.ffmpeg.inputs[0].path: the variable FRIGATE_PASSWORD has"
        " no value; give it, or a file with it (--env)\n"
    )
    assert not (folder / "data").exists()


def test_a_folder_that_takes_no_file_is_named(folder: Path) -> None:
    (folder / "data").write_text("not a folder")
    refused = migrate(folder)
    assert refused.exit_code != 0
    assert "hearthwatch.yaml" in refused.output or "data" in refused.output
    assert "Traceback" not in refused.output
