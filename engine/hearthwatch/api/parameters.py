"""What requests carry, read and checked."""

import math
from typing import Annotated, Self
from uuid import UUID

from fastapi import Path
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)
from starlette.requests import HTTPConnection

from hearthwatch.api.cursors import read_cursor
from hearthwatch.api.house import house_of
from hearthwatch.api.problems import ProblemError
from hearthwatch.model.event import EventType
from hearthwatch.model.timestamps import from_rfc3339
from hearthwatch.settings import CameraSettings
from hearthwatch.store import Position


def _moment(text: object) -> float:
    try:
        moment = from_rfc3339(str(text))
    except (ValueError, OverflowError):
        raise ValueError("an RFC 3339 date and time is needed, like 2026-01-31T12:00:00Z") from None
    if not math.isfinite(moment):
        raise ValueError("out of reach")
    return moment


def _cursor(text: object) -> Position:
    return read_cursor(str(text))


type AskedMoment = Annotated[
    float, BeforeValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})
]
type Cursor = Annotated[
    Position,
    BeforeValidator(_cursor),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z0-9_-]{22}$"}),
]
type CameraName = Annotated[
    str, Path(min_length=1, max_length=64, description="The camera's id or slug.")
]
type DeviceName = Annotated[
    str,
    Path(min_length=1, max_length=64, description="`hub`, or the camera's id or slug."),
]


class EventQuery(BaseModel):
    """Which events are asked for."""

    model_config = ConfigDict(extra="forbid")

    camera: Annotated[str, Field(min_length=1, max_length=64)] | None = Field(
        None, description="A camera's id or slug."
    )
    event_type: EventType | None = None
    since: AskedMoment | None = Field(None, description="The earliest moment.")
    until: AskedMoment | None = Field(None, description="The moment before which they happened.")
    limit: Annotated[int, Field(ge=1, le=1000)] = 100
    cursor: Cursor | None = Field(None, description="`next_cursor` of the page before.")


class RecordBody(BaseModel):
    """For how long to record."""

    model_config = ConfigDict(extra="forbid")

    seconds: Annotated[float, Field(ge=1, le=3600)]


class StarBody(BaseModel):
    """Whether to keep a clip for good."""

    model_config = ConfigDict(extra="forbid")

    starred: bool


class ClipQuery(BaseModel):
    """Which clips are asked for: by number of a page, or by cursor."""

    model_config = ConfigDict(extra="forbid")

    camera: Annotated[str, Field(min_length=1, max_length=64)] | None = Field(
        None, description="A camera's id or slug."
    )
    since: AskedMoment | None = Field(None, description="The earliest start.")
    until: AskedMoment | None = Field(None, description="The moment before which they start.")
    starred: bool | None = None
    page: Annotated[int, Field(ge=1, le=10_000)] | None = Field(
        None, description="Of so many clips each, from 1. Far pages are slow: prefer `cursor`."
    )
    page_size: Annotated[int, Field(ge=1, le=100)] | None = None
    limit: Annotated[int, Field(ge=1, le=100)] | None = Field(
        None, description="Another word for `page_size`; 50 if neither is given."
    )
    cursor: Cursor | None = Field(None, description="`next_cursor` of the page before.")

    @property
    def size(self) -> int:
        """How many clips a page has."""
        return self.page_size or self.limit or 50

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.page is not None and self.cursor is not None:
            raise ValueError("page and cursor exclude each other")
        if self.page_size is not None and self.limit is not None:
            raise ValueError("page_size and limit are the same; give one")
        return self


class DeviceQuery(BaseModel):
    """Which devices are asked for."""

    model_config = ConfigDict(extra="forbid")

    page: Annotated[int, Field(ge=1, le=10_000)] = 1
    per_page: Annotated[int, Field(ge=1, le=500)] | None = Field(
        None, description="100 if neither this nor `page_size` is given."
    )
    page_size: Annotated[int, Field(ge=1, le=500)] | None = Field(
        None, description="Another word for `per_page`."
    )

    @property
    def size(self) -> int:
        """How many devices a page has."""
        return self.per_page or self.page_size or 100

    @model_validator(mode="after")
    def _one_word(self) -> Self:
        if self.per_page is not None and self.page_size is not None:
            raise ValueError("per_page and page_size are the same; give one")
        return self


def camera_of(connection: HTTPConnection, name: str) -> CameraSettings:
    """Return the configured camera of an id or slug.

    Raises:
        ProblemError: 404.
    """
    try:
        return house_of(connection).settings().camera(name)
    except KeyError:
        detail = f"There is no camera with the id or slug {name!r}."
        raise ProblemError(404, "camera_not_found", detail) from None


def camera_id_of(connection: HTTPConnection, name: str | None) -> UUID | None:
    """Return a camera's id; one that is no longer configured can still be named by its id.

    Raises:
        ProblemError: 404.
    """
    if name is None:
        return None
    try:
        return UUID(name)
    except ValueError:
        return camera_of(connection, name).id
