"""What the engine offers to whoever sets up a camera: types of sources, labels, models."""

import asyncio
from typing import Self

from fastapi import APIRouter, Request, Security
from pydantic import BaseModel, Field

from hearthwatch.api.base import BASE
from hearthwatch.api.house import house_of
from hearthwatch.api.problems import problem_docs
from hearthwatch.api.security import requires
from hearthwatch.model.labels import COCO, Group, group_of
from hearthwatch.settings import (
    PACKAGED_MODEL,
    DetectSettings,
    FieldKind,
    SourceForm,
    own_labels,
    source_forms,
)
from hearthwatch.store import Scope

router = APIRouter(prefix=BASE, tags=["cameras"], dependencies=[Security(requires(Scope.READ))])


class SuggestionView(BaseModel):
    """A value that a field may have here, among others."""

    value: str
    title: str = Field(description="What people read for it.")


class SourceFieldView(BaseModel):
    """Something that has to be known of a source."""

    name: str = Field(description="In the settings.")
    title: str = Field(description="What people read beside it.")
    description: str
    kind: FieldKind
    required: bool
    default: bool | float | str | None
    choices: list[str] = Field(description="All values of a choice.")
    minimum: float | None
    maximum: float | None
    suggestions: list[SuggestionView] = Field(
        [], description="Values that exist on the engine's machine now, such as its USB cameras."
    )


class SourceTypeView(BaseModel):
    """A type of source. What it is used for, its `roles`, is not among the fields."""

    type: str = Field(description="In the settings.")
    title: str
    description: str
    fields: list[SourceFieldView]

    @classmethod
    def of(cls, form: SourceForm) -> Self:
        """Show a type of source."""
        return cls.model_validate(form, from_attributes=True)


class SourceTypeList(BaseModel):
    """All types of sources."""

    sources: list[SourceTypeView]


class LabelView(BaseModel):
    """What a thing can be."""

    label: str
    group: Group | None = Field(description="A label of a group may be named by it, too.")
    default: bool = Field(description="It is told unless the camera's settings say otherwise.")


class LabelList(BaseModel):
    """All labels that the detectors give."""

    labels: list[LabelView]


class ModelView(BaseModel):
    """A model that can look at pictures."""

    name: str = Field(description="As `detect.model` of a camera's settings has it.")
    default: bool = Field(description="It looks at cameras that name no other.")


class ModelList(BaseModel):
    """All models that the settings name, and the one that comes along."""

    models: list[ModelView]


@router.get("/cameras/sources", responses=problem_docs(401, 403, 429))
async def list_sources() -> SourceTypeList:
    """List the types of sources that a camera may have, and what to ask about each."""
    shown = [SourceTypeView.of(form) for form in source_forms()]
    suggestions = await asyncio.to_thread(_suggestions)
    for kind in shown:
        for field in kind.fields:
            field.suggestions = suggestions.get((kind.type, field.name), [])
    return SourceTypeList(sources=shown)


def _suggestions() -> dict[tuple[str, str], list[SuggestionView]]:
    """Return what is there to choose from, by type of source and field."""
    from hearthwatch.media import plugged_in  # libav stays out of a service that is not asked this.

    cameras = [SuggestionView(value=one.device, title=one.name) for one in plugged_in()]
    return {("v4l2", "device"): cameras}


@router.get("/labels", responses=problem_docs(401, 403, 429))
async def list_labels(request: Request) -> LabelList:
    """List what can be told of a camera; `detect.labels` of its settings chooses.

    Those of the owner's models are the last; a model that does not know a label never gives it.
    """
    told = DetectSettings().labels
    own = await asyncio.to_thread(own_labels, house_of(request).settings().detector)
    return LabelList(
        labels=[
            LabelView(label=label, group=group_of(label), default=label in told)
            for label in dict.fromkeys((*COCO, *own))
        ]
    )


@router.get("/models", responses=problem_docs(401, 403, 429))
async def list_models(request: Request) -> ModelList:
    """List the models that a camera may choose with `detect.model`, that of all cameras first."""
    detector = house_of(request).settings().detector
    names = dict.fromkeys((detector.model, PACKAGED_MODEL, *sorted(detector.names)))
    return ModelList(
        models=[ModelView(name=name, default=name == detector.model) for name in names]
    )
