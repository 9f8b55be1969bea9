"""What all parts of the settings tree are made of."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

REVEAL: Final = object()
"""Serialisation context that writes secrets out; anything else redacts them."""

type Share = Annotated[float, Field(ge=0, le=1)]
type Seconds = Annotated[float, Field(gt=0, le=86_400)]
type Name = Annotated[str, Field(min_length=1, max_length=100)]


class Branch(BaseModel):
    """A part of the tree; keys that it does not know are mistakes, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def first_repeated(names: list[str]) -> str | None:
    """Return the first name that is there twice."""
    return next((name for i, name in enumerate(names) if name in names[:i]), None)
