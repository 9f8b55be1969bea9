"""Models of the owner's: which are accepted, and who may choose them."""

from typing import Any

import pytest
from pydantic import ValidationError

from hearthwatch.settings import Settings

OWN = {"name": "foxes", "path": "/models/foxes.onnx", "layout": "yolo", "labels": "/models/foxes"}


def tree(detector: dict[str, Any] | None = None, **detect: Any) -> dict[str, Any]:
    source = {"type": "rtsp", "url": "rtsp://192.0.2.1/"}
    camera = {"name": "Yard", "sources": [source], "detect": detect}
    return {"cameras": [camera]} | ({"detector": detector} if detector else {})


def test_a_camera_chooses_a_model_and_its_labels() -> None:
    whole = tree({"models": [OWN]}, model="foxes", labels=["fox", "person"])
    settings = Settings.model_validate(whole)
    assert list(settings.cameras[0].detect.labels) == ["fox", "person"]
    assert Settings.model_validate_json(settings.revealed()) == settings


def test_labels_are_known_only_while_a_model_may_know_them() -> None:
    with pytest.raises(ValidationError, match="'fox' is no label that the detector knows"):
        Settings.model_validate(tree(labels=["fox"]))
    Settings.model_validate(tree({"models": [OWN]}, labels=["fox"]))
    with pytest.raises(ValidationError, match="'fox' is no label that the detector knows"):
        Settings.model_validate(tree({"models": [OWN | {"labels": None}]}, labels=["fox"]))


def test_packages_are_a_group_once_a_model_may_know_them() -> None:
    with pytest.raises(ValidationError, match="'package' is no label that the detector knows"):
        Settings.model_validate(tree(labels=["package"]))
    settings = Settings.model_validate(tree({"models": [OWN]}, labels={"package": {"moved": 0.1}}))
    detect = settings.cameras[0].detect
    for label in ("box", "parcel", "cardboard box", "package"):
        limits = detect.limits_of(label)
        assert limits is not None
        assert limits.moved == 0.1
    assert detect.limits_of("suitcase") is None


@pytest.mark.parametrize("label", ["", "Fox", "f\nox", "x" * 65, " fox"])
def test_even_then_a_label_is_a_name(label: str) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(tree({"models": [OWN]}, labels=[label]))


@pytest.mark.parametrize(
    ("detector", "detect", "complaint"),
    [
        ({"models": [OWN, OWN]}, {}, "two models have the name 'foxes'"),
        ({"models": [OWN | {"name": "nanodet-g"}]}, {}, "choose another name"),
        ({"models": [OWN | {"name": "../foxes"}]}, {}, "String should match pattern"),
        ({"models": [OWN | {"layout": "packaged"}]}, {}, "'yolo', 'yolox', 'nanodet' or 'detr'"),
        ({"models": [OWN]}, {"model": "cats"}, "yard wants the model 'cats'; there is foxes, nano"),
        ({"models": [OWN]}, {"model": "/etc/passwd"}, "wants the model '/etc/passwd'"),
        ({"backend": "cuda"}, {}, "'auto', 'onnxruntime' or 'openvino'"),
        ({"models": "foxes"}, {}, "valid tuple"),
        ({"models": [7]}, {}, "valid dictionary"),
    ],
)
def test_says_what_is_wrong(
    detector: dict[str, Any], detect: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ValidationError, match=complaint):
        Settings.model_validate(tree(detector, **detect))
