"""Which events and alerts requests ask for, and which page of them."""

from abc import ABC, abstractmethod
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from hearthwatch.api.parameters import AskedMoment, Cursor
from hearthwatch.model.alert import AlertStatus, Severity
from hearthwatch.model.event import EventType
from hearthwatch.model.labels import Group

_BY_NUMBER: Final = 10_000
"""Pages that end behind so many items are had by cursor only."""

type Words = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00]+$")]
type CameraWord = Annotated[str, Field(min_length=1, max_length=64)]


class PagedQuery(BaseModel, ABC):
    """A page of a list: by its number, or by cursor."""

    model_config = ConfigDict(extra="forbid")

    page: Annotated[int, Field(ge=1, le=_BY_NUMBER)] | None = Field(
        None, description="From 1. What comes after 10,000 items is had by `cursor` only."
    )
    cursor: Cursor | None = Field(None, description="`next_cursor` of the page before.")

    @property
    @abstractmethod
    def size(self) -> int:
        """How many items a page has."""

    @property
    def number(self) -> int | None:
        """The number of the page; None when it is asked for by cursor."""
        return None if self.cursor else self.page or 1

    @property
    def skip(self) -> int:
        """How many items come before the page, or before it and after the cursor."""
        return ((self.number or 1) - 1) * self.size

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.page is not None and self.cursor is not None:
            raise ValueError("page and cursor exclude each other")
        if self.page is not None and self.page > 1 and self.page * self.size > _BY_NUMBER:
            raise ValueError(f"what comes after {_BY_NUMBER} items is had by cursor only")
        return self


class EventChoice(BaseModel):
    """Which events are meant; whatever is given must hold."""

    model_config = ConfigDict(extra="forbid")

    camera: Annotated[list[CameraWord], Field(max_length=64)] = Field(
        default=[], description="A camera's id or slug; any of these if given several times."
    )
    event_type: Annotated[list[EventType], Field(max_length=len(EventType))] = Field(
        default=[], description="Any of these; may be given several times."
    )
    label: Words | None = Field(None, description="Of the thing or sound that it is about.")
    group: Group | None = Field(None, description="Of the thing that it is about.")
    zone: Words | None = Field(None, description="Name of the zone or line where it happened.")
    min_score: Annotated[float, Field(ge=0, le=1)] | None = Field(
        None, description="How sure it is at least."
    )
    alerting: bool | None = Field(None, description="Whether it opened an alert or joined one.")


class EventQuery(EventChoice, PagedQuery):
    """Which events are asked for; whatever is given must hold."""

    clip_id: UUID | None = Field(
        None, description="Of the clip that shows it, or that it is about."
    )
    since: AskedMoment | None = Field(None, description="The earliest moment.")
    until: AskedMoment | None = Field(None, description="The moment before which they happened.")
    limit: Annotated[int, Field(ge=1, le=1000)] | None = Field(
        None, description="How many a page has; 100 if neither this nor `page_size` is given."
    )
    page_size: Annotated[int, Field(ge=1, le=1000)] | None = Field(
        None, description="Another word for `limit`."
    )

    @property
    def size(self) -> int:
        """How many events a page has."""
        return self.limit or self.page_size or 100

    @model_validator(mode="after")
    def _one_size(self) -> Self:
        if self.limit is not None and self.page_size is not None:
            raise ValueError("page_size and limit are the same; give one")
        return self


class TimelineQuery(EventChoice):
    """Which events are counted, and in what parts of time."""

    since: AskedMoment = Field(description="When the first part begins.")
    until: AskedMoment = Field(description="When the last one ends.")
    buckets: Annotated[int, Field(ge=1, le=1000)] = Field(240, description="How many parts.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until <= self.since:
            raise ValueError("until must be after since")
        return self


class AlertQuery(PagedQuery):
    """Which alerts are asked for; whatever is given must hold."""

    status: Annotated[list[AlertStatus], Field(max_length=len(AlertStatus))] = Field(
        default=[], description="Any of these; may be given several times."
    )
    severity: Annotated[list[Severity], Field(max_length=len(Severity))] = Field(
        default=[], description="Any of these; may be given several times."
    )
    camera: CameraWord | None = Field(None, description="A camera's id or slug.")
    label: Words | None = Field(None, description="Of the thing with which it began.")
    since: AskedMoment | None = Field(None, description="When it was opened, at the earliest.")
    until: AskedMoment | None = Field(None, description="The moment before which it was opened.")
    per_page: Annotated[int, Field(ge=1, le=100)] | None = Field(
        None, description="How many a page has; 50 if it is not given."
    )
    page_size: Annotated[int, Field(ge=1, le=100)] | None = Field(
        None, description="Another word for `per_page`."
    )

    @property
    def size(self) -> int:
        """How many alerts a page has."""
        return self.per_page or self.page_size or 50

    @model_validator(mode="after")
    def _one_size(self) -> Self:
        if self.per_page is not None and self.page_size is not None:
            raise ValueError("page_size and per_page are the same; give one")
        return self
