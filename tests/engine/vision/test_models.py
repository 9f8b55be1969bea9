"""The models that come along are what the page about them says."""

from importlib.resources import files
from pathlib import Path

import pytest

from hearthwatch.vision.models import PACKAGED, PackagedModel, whole

_FOLDER = Path(str(files("hearthwatch.vision"))) / "models"

each = pytest.mark.parametrize("model", PACKAGED, ids=lambda model: model.name)


@each
def test_is_whole_and_told_of(model: PackagedModel) -> None:
    assert whole(model)
    told = (_FOLDER / "PROVENANCE.md").read_text(encoding="utf-8")
    (row,) = [line for line in told.splitlines() if f"`{model.file}`" in line and "|" in line]
    assert model.sha256 in row
    assert model.licence in row
    assert f"`{model.package.split()[1]}`" in told
    (licence,) = _FOLDER.glob(f"LICENSE-{model.name.removesuffix('-g')}*.txt")
    assert licence.stat().st_size > 1000


def test_there_is_no_other() -> None:
    assert {path.name for path in _FOLDER.glob("*.onnx")} == {model.file for model in PACKAGED}
