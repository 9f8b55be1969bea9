"""What requests carry, read and checked."""

import math
from collections.abc import Iterable
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
from hearthwatch.api.security import identity_of
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
type DeviceName = Annotated[
    str,
    Path(min_length=1, max_length=64, description="`hub`, or the camera's id or slug."),
]


class RecordBody(BaseModel):
    """For how long to record."""

    model_config = ConfigDict(extra="forbid")

    seconds: Annotated[float, Field(ge=1, le=3600)]


class StarBody(BaseModel):
    """Whether to keep a clip for good."""

    model_config = ConfigDict(extra="forbid")

    starred: bool


class ClipWish(BaseModel):
    """Which clips of a camera are meant."""

    model_config = ConfigDict(extra="forbid")

    since: AskedMoment | None = Field(None, description="The earliest start.")
    until: AskedMoment | None = Field(None, description="The moment before which they start.")
    starred: bool | None = None
    cause: ClipCause | None = Field(None, description="Why they were recorded.")
    min_duration: Annotated[float, Field(ge=0, le=86_400)] | None = Field(
        None, description="Seconds that they last at least."
    )
    label: Annotated[str, Field(min_length=1, max_length=100)] | None = Field(
        None, description="A label or group: something like that was told while they lasted."
    )
    zone: Annotated[str, Field(min_length=1, max_length=100)] | None = Field(
        None, description="A zone or line: something was told of it while they lasted."
    )
    min_score: Annotated[float, Field(ge=0, le=1)] | None = Field(
        None, description="How sure that is at least."
    )


class ClipChoice(ClipWish):
    """Which clips are meant."""

    camera: Annotated[str, Field(min_length=1, max_length=64)] | None = Field(
        None, description="A camera's id or slug."
    )


class ClipQuery(ClipWish):
    """Which clips are asked for: by number of a page, or by cursor."""

    camera: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=64)]], Field(max_length=64)
    ] = Field(default=[], description="A camera's id or slug; any of these if several.")
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
    """Return the configured camera of an id or slug, if whoever asks may see it.

    Raises:
        ProblemError: 404.
    """
    try:
        found = house_of(connection).settings().camera(name)
    except KeyError:
        raise _no_camera(name) from None
    if not identity_of(connection).sees(found.id):
        raise _no_camera(name)
    return found


def camera_id_of(connection: HTTPConnection, name: str | None) -> UUID | None:
    """Return a camera's id; one that is no longer configured can still be named by its id.

    Raises:
        ProblemError: 404; also when whoever asks may not see it.
    """
    if name is None:
        return None
    try:
        camera_id = UUID(name)
    except ValueError:
        return camera_of(connection, name).id
    if not identity_of(connection).sees(camera_id):
        raise _no_camera(name)
    return camera_id


def camera_ids_chosen(connection: HTTPConnection, names: Iterable[str]) -> set[UUID]:
    """Return the ids of cameras; see `camera_id_of`.

    Raises:
        ProblemError: 404.
    """
    found = {camera_id_of(connection, name) for name in names}
    return {camera_id for camera_id in found if camera_id is not None}


def camera_ids_of(
    connection: HTTPConnection, names: Iterable[str] | None
) -> frozenset[UUID] | None:
    """Return the ids of the cameras that a body names; None: all.

    Raises:
        ProblemError: 400 when there is no such camera.
    """
    try:
        return (
            None if names is None else frozenset(camera_of(connection, name).id for name in names)
        )
    except ProblemError as error:
        raise ProblemError(400, error.code, error.detail) from None


def _no_camera(name: str) -> ProblemError:
    detail = f"There is no camera with the id or slug {name!r}."
    return ProblemError(404, "camera_not_found", detail)
