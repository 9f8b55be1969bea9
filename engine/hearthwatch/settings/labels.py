"""Which things count, and what they must look like."""

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Annotated, Any, Final, Self

from pydantic import AfterValidator, Field, model_validator

from hearthwatch.model.labels import COCO, USUAL_GROUPS, Group, group_of
from hearthwatch.settings.branch import Branch, Share

_OWN: Final = re.compile(r"[^\W_][^\n]{0,63}")
_any: Final[ContextVar[bool]] = ContextVar("any_label", default=False)


@contextmanager
def any_label() -> Iterator[None]:
    """Accept labels that are not COCO's while this is open: an owner's model may know them."""
    before = _any.set(True)
    try:
        yield
    finally:
        _any.reset(before)


def _known_label(label: str) -> str:
    if label in COCO or label in USUAL_GROUPS:
        return label
    if _any.get() and _OWN.fullmatch(label) and label == label.lower() and label.isprintable():
        return label
    raise ValueError(f"{label!r} is no label that the detector knows, nor a group of them")


def named(labels: Any) -> Any:
    """Let ``[person, car]`` and ``{person:}`` stand for labels with the default limits."""
    if isinstance(labels, list | tuple):
        return {name: {} for name in labels}
    if isinstance(labels, dict):
        return {name: {} if value is None else value for name, value in labels.items()}
    return labels


type Label = Annotated[str, AfterValidator(_known_label)]


class LimitSettings(Branch):
    """What a thing must look like to count.

    Attributes:
        min_score: median score over the looks that saw it. Higher: fewer mistakes, more misses.
        min_area: share of the picture that its box covers at least.
        max_area: and at most.
        min_ratio: width over height of its box in pixels at least.
        max_ratio: and at most; None: any.
    """

    min_score: Share = 0
    min_area: Share = 0
    max_area: Share = 1
    min_ratio: Annotated[float, Field(ge=0)] = 0
    max_ratio: Annotated[float, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        widest = math.inf if self.max_ratio is None else self.max_ratio
        if self.min_area >= self.max_area or self.min_ratio >= widest:
            raise ValueError("a minimum is not below its maximum: nothing could ever pass")
        return self


class LabelSettings(LimitSettings):
    """What a thing must be like to be told.

    Attributes:
        moved: how far its middle must have gone from where it was first seen, as a share of the
            picture's diagonal. None: 0.05 for vehicles, so that a parked car is no news; 0.02 for
            animals, so that a stone is no dog; else 0.
    """

    min_score: Share = 0.5
    moved: Share | None = None

    def moved_for(self, label: str) -> float:
        """Return `moved` with the default for that label filled in."""
        if self.moved is not None:
            return self.moved
        match group_of(label):
            case Group.VEHICLE:
                return 0.05
            case Group.ANIMAL:
                return 0.02
            case _:
                return 0.0


def default_labels() -> dict[str, LabelSettings]:
    """Return what is told unless the owner says otherwise: people, common vehicles and pets."""
    names = ("person", "bicycle", "car", "motorcycle", "bus", "truck", "cat", "dog")
    return {name: LabelSettings() for name in names}
