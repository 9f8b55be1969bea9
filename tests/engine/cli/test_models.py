"""The commands about models, as a person types them."""

import dataclasses
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hearthwatch.cli import app
from hearthwatch.vision import models
from hearthwatch.vision.models import sum_of

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
    assert lines[2] == (
        "openimages-ssd: things in pictures, packages among them; not here: models fetch brings it,"
        " Apache-2.0, from npm @mediapipe/objectron 0.4.1675468480"
    )
    assert lines[-2].startswith("own: things in pictures; ")
    assert lines[-1] == "Cameras that name no other use nanodet-g."


def test_verifies_all(data: Path) -> None:
    verified = typed("verify", "--data", data)
    assert verified.exit_code == 0
    assert "nanodet-g: whole\nsilero-vad: whole\n" in verified.output
    assert "own on ONNX Runtime" in verified.output
    assert verified.output.rstrip().endswith("can be used, 2 labels")


def test_says_what_it_can_fetch(data: Path) -> None:
    asked = typed("fetch", "cats", "--data", data)
    assert asked.exit_code == 2
    assert "there is openimages-ssd" in " ".join(asked.output.split())


def test_leaves_alone_what_is_whole(data: Path) -> None:
    for name in ("silero-vad", "nanodet-g"):
        fetched = typed("fetch", name, "--data", data)
        assert (fetched.exit_code, fetched.output) == (0, f"{name}: whole\n")


def test_without_npm_nothing_is_changed(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (data / "hearthwatch.yaml").read_bytes()
    monkeypatch.setenv("PATH", "")
    fetched = typed("fetch", "openimages-ssd", "--data", data)
    assert fetched.exit_code == 1
    assert "npm fetches it, which comes with Node.js and is not here" in fetched.output
    assert (data / "hearthwatch.yaml").read_bytes() == before


def test_what_was_fetched_is_checked(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One small enough to be made here stands for one that can be fetched."""
    content = yolo(2), b"fox\nparcel\n"
    made = dataclasses.replace(
        models.FETCHED[0], sha256=sum_of(content[0]), labels_sha256=sum_of(content[1])
    )
    monkeypatch.setattr(models, "FETCHED", (made,))
    (data / "models").mkdir()
    (data / "models" / f"{made.name}.onnx").write_bytes(content[0])
    (data / "models" / f"{made.name}.txt").write_bytes(content[1])
    fetched = typed("fetch", made.name, "--data", data)
    assert fetched.exit_code == 0
    assert f"{made.name}: in {data / 'models'}, whole" in fetched.output
    assert "openimages-ssd: whole" in typed("verify", "--data", data).output
    assert "fetched, Apache-2.0" in typed("list", "--data", data).output
    (data / "models" / f"{made.name}.txt").write_bytes(b"fox\nbox\n")
    verified = typed("verify", "--data", data)
    assert verified.exit_code == 1
    assert "hearthwatch models fetch openimages-ssd brings it back" in verified.output

    text = (data / "hearthwatch.yaml").read_text()
    (data / "hearthwatch.yaml").write_text(text.replace("/openimages-ssd.onnx", "/other.onnx"))
    (data / "models" / f"{made.name}.txt").write_bytes(content[1])
    other = typed("fetch", made.name, "--data", data)
    assert other.exit_code == 1
    assert "another model of that name, which stays as it is" in other.output


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
