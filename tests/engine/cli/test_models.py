"""The commands about models, as a person types them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hearthwatch.cli import app

from ..tiny_networks import yolo  # noqa: TID252


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "own.onnx").write_bytes(yolo(2))
    (tmp_path / "labels.txt").write_text("fox\nparcel\n")
    (tmp_path / "hearthwatch.yaml").write_text(
        f"""version: 1
detector:
  models:
    - name: own
      path: {tmp_path / "own.onnx"}
      layout: yolo
      labels: {tmp_path / "labels.txt"}
"""
    )
    return tmp_path


def typed(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["models", *map(str, words)])


def test_lists_all(data: Path) -> None:
    listed = typed("list", "--data", data)
    assert listed.exit_code == 0
    lines = listed.output.splitlines()
    assert lines[0].startswith("nanodet-g: things in pictures; comes along, Apache-2.0, from npm")
    assert lines[-2].startswith("own: things in pictures; ")
    assert lines[-1] == "Cameras that name no other use nanodet-g."


def test_verifies_all(data: Path) -> None:
    verified = typed("verify", "--data", data)
    assert verified.exit_code == 0
    assert "nanodet-g: whole\nsilero-vad: whole\n" in verified.output
    assert "own on ONNX Runtime" in verified.output
    assert verified.output.rstrip().endswith("can be used, 2 labels")


def test_says_which_cannot_be_used(data: Path) -> None:
    (data / "labels.txt").write_text("fox\n")
    verified = typed("verify", "--data", data)
    assert verified.exit_code == 1
    assert "model own: a yolo with 1 labels" in verified.output


def test_measures_each_backend(data: Path, our_children: None) -> None:
    measured = typed("bench", "own", "--data", data)
    assert measured.exit_code == 0
    first, second = measured.output.splitlines()
    assert first.startswith("own on ONNX Runtime")
    assert second.startswith("own on OpenVINO")
    assert ("<- auto takes this" in first) is not ("<- auto takes this" in second)


def test_a_model_that_nobody_knows_is_named(data: Path) -> None:
    measured = typed("bench", "cats", "--data", data)
    assert measured.exit_code == 1
    assert "model cats: the settings name no such model; there is nanodet-g, own" in measured.output
