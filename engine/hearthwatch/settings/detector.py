"""What looks at pictures."""

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, field_validator

from hearthwatch.settings.branch import Branch, first_repeated

PACKAGED_MODEL: Final = "nanodet-g"
"""Comes along."""


def _own_name(name: str) -> str:
    if name == PACKAGED_MODEL:
        raise ValueError(f"{PACKAGED_MODEL} is the model that comes along; choose another name")
    return name


type ModelPath = Annotated[str, Field(min_length=1, max_length=4096)]


class ModelSettings(Branch):
    """A network of the owner's.

    Attributes:
        name: by which `detector.model`, and `detect.model` of a camera, choose it.
        path: of the ONNX file.
        layout: how it takes pictures and answers: `yolo` (v5 to v11, with or without its own
            suppression), `yolox`, `nanodet` or `detr` (D-FINE, RT-DETR, RF-DETR, DETR).
        labels: path of its labels, one a line in the order of its scores; None: COCO's eighty.
    """

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$"), AfterValidator(_own_name)]
    path: ModelPath
    layout: Literal["yolo", "yolox", "nanodet", "detr"]
    labels: ModelPath | None = None


class DetectorSettings(Branch):
    """The neural networks that look at pictures.

    Attributes:
        backend: what computes them; `auto` measures which is faster on this machine, once.
        model: for all cameras that name no other: `nanodet-g`, which comes along, one of `models`,
            or the path of an ONNX file with the same layout as nanodet-g.
        threads: processor threads for one inference; 0: as many as there are cores, at most 2.
        models: the owner's own.
    """

    backend: Literal["auto", "onnxruntime", "openvino"] = "auto"
    model: ModelPath = PACKAGED_MODEL
    threads: Annotated[int, Field(ge=0, le=64)] = 0
    models: Annotated[tuple[ModelSettings, ...], Field(max_length=16)] = ()

    @field_validator("models")
    @classmethod
    def _distinct(cls, models: tuple[ModelSettings, ...]) -> tuple[ModelSettings, ...]:
        if name := first_repeated([model.name for model in models]):
            raise ValueError(f"two models have the name {name!r}")
        return models

    @property
    def names(self) -> frozenset[str]:
        """What a camera may choose."""
        return frozenset({PACKAGED_MODEL, self.model, *(model.name for model in self.models)})

    @property
    def has_own_labels(self) -> bool:
        """Whether a model gives labels that only its file of labels knows."""
        return any(model.labels is not None for model in self.models)
