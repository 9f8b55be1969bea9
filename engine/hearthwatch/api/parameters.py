"""What requests carry, read and checked."""

import math
from typing import Annotated, Any, Literal, Self
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
from hearthwatch.model.clip import ClipCause
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


class RecordBody(BaseModel):
    """For how long to record."""

    model_config = ConfigDict(extra="forbid")

    seconds: Annotated[float, Field(ge=1, le=3600)]


class StarBody(BaseModel):
    """Whether to keep a clip for good."""

    model_config = ConfigDict(extra="forbid")

    starred: bool


class ClipChoice(BaseModel):
    """Which clips are meant."""

    model_config = ConfigDict(extra="forbid")

    camera: Annotated[str, Field(min_length=1, max_length=64)] | None = Field(
        None, description="A camera's id or slug."
    )
    since: AskedMoment | None = Field(None, description="The earliest start.")
    until: AskedMoment | None = Field(None, description="The moment before which they start.")
    starred: bool | None = None
    cause: ClipCause | None = Field(None, description="Why they were recorded.")
    min_duration: Annotated[float, Field(ge=0, le=86_400)] | None = Field(
        None, description="Seconds that they last at least."
    )


class ClipQuery(ClipChoice):
    """Which clips are asked for: by number of a page, or by cursor."""

    status: Literal["ready", "deleted"] | None = Field(None, description="`ready` if not given.")
    deleted: bool | None = Field(None, description="Another word for `status`.")
    page: Annotated[int, Field(ge=1, le=10_000)] | None = Field(
        None, description="Of so many clips each, from 1. Far pages are slow: prefer `cursor`."
    )
    page_size: Annotated[int, Field(ge=1, le=100)] | None = None
    limit: Annotated[int, Field(ge=1, le=100)] | None = Field(
        None, description="Another word for `page_size`; 50 if neither is given."
    )
    cursor: Cursor | None = Field(None, description="`next_cursor` of the page before.")

    @property
    def in_trash(self) -> bool:
        """Whether those in the trash are meant."""
        return self.status == "deleted" or bool(self.deleted)

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
        if self.status is not None and self.deleted is not None:
            raise ValueError("status and deleted are the same; give one")
        return self


type ClipIds = Annotated[frozenset[UUID], Field(min_length=1, max_length=1000)]


class DeleteClipsBody(BaseModel):
    """Which clips to put into the trash: those named, or those that a filter finds."""

    model_config = ConfigDict(extra="forbid")

    ids: ClipIds | None = None
    filter: ClipChoice | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.ids is None) == (self.filter is None):
            raise ValueError("give either ids or a filter")
        if self.filter is not None and not self.filter.model_fields_set:
            raise ValueError("an empty filter would delete everything; name something")
        return self


class RestoreClipsBody(BaseModel):
    """Which clips to take out of the trash."""

    model_config = ConfigDict(extra="forbid")

    ids: ClipIds


class TryBody(BaseModel):
    """Which settings to try, and on what footage.

    `changes` is a JSON merge patch (RFC 7396) of the camera's settings, `camera` the whole of
    them. A camera's id, slug and sources are not tried: the footage is there already.
    """

    model_config = ConfigDict(extra="forbid")

    changes: dict[str, Any] | None = None
    camera: dict[str, Any] | None = None
    hours: Annotated[float, Field(ge=1, le=168, description="Clips that began so recently.")] = 24
    clips: ClipIds | None = Field(None, description="These clips alone, of whatever age.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.changes is None) == (self.camera is None):
            raise ValueError("give either changes or a camera")
        if self.changes is not None and (fixed := self.changes.keys() & {"id", "slug", "sources"}):
            named = ", ".join(sorted(fixed))
            raise ValueError(f"{named}: cannot be tried on footage that is there already")
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
