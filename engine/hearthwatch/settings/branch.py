"""What all parts of the settings tree are made of."""

import unicodedata
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

REVEAL: Final = object()
"""Serialisation context that writes secrets out; anything else redacts them."""

_UNSEEN: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Kinds of characters that break lines, or that no file can hold."""

_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that make a text read otherwise than it is."""


def _readable(name: str) -> str:
    if not name.strip():
        raise ValueError("a name needs a character that can be seen")
    if any(unicodedata.category(c) in _UNSEEN or c in _TURNING for c in name):
        raise ValueError("a name has no control characters")
    return name


type Share = Annotated[float, Field(ge=0, le=1)]
type Seconds = Annotated[float, Field(gt=0, le=86_400)]
type Name = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(_readable)]


class Branch(BaseModel):
    """A part of the tree; keys that it does not know are mistakes, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def first_repeated(names: list[str]) -> str | None:
    """Return the first name that is there twice."""
    return next((name for i, name in enumerate(names) if name in names[:i]), None)
