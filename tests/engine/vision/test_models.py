"""The models that come along are what the page about them says."""

from importlib.resources import files
from pathlib import Path

import pytest

from hearthwatch.vision.models import FETCHED, PACKAGED, FetchedModel, PackagedModel, sum_of, whole

_FOLDER = Path(str(files("hearthwatch.vision"))) / "models"

each = pytest.mark.parametrize("model", PACKAGED, ids=lambda model: model.name)


@each
def test_is_whole_and_told_of(model: PackagedModel) -> None:
    assert whole(model.path, model.sha256)
    told = (_FOLDER / "PROVENANCE.md").read_text(encoding="utf-8")
    (row,) = [line for line in told.splitlines() if f"`{model.file}`" in line and "|" in line]
    assert model.sha256 in row
    assert model.licence in row
    assert f"`{model.origin.package}` {model.origin.version}" in told
    (licence,) = _FOLDER.glob(f"LICENSE-{model.name.removesuffix('-g')}*.txt")
    assert licence.stat().st_size > 1000


def test_there_is_no_other() -> None:
    assert {path.name for path in _FOLDER.glob("*.onnx")} == {model.file for model in PACKAGED}


@pytest.mark.parametrize("model", FETCHED, ids=lambda model: model.name)
def test_what_can_be_fetched_is_told_of(model: FetchedModel) -> None:
    told = (_FOLDER / "PROVENANCE.md").read_text(encoding="utf-8")
    for fact in (model.published, model.sha256, model.origin.path, model.origin.version):
        assert f"`{fact}`" in told or f" {fact}, " in told
    assert f"{model.licence}, `LICENSE-{model.name}.txt`" in told
    assert len(model.notice) > 1000
    assert sum_of(b"") not in {model.published, model.sha256, model.labels_sha256}
