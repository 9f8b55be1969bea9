"""Clips as the database holds them, and which of them are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select

from hearthwatch.model.clip import Clip, ClipCause
from hearthwatch.store.kinds import step_of
from hearthwatch.store.paging import Position
from hearthwatch.store.rows import ClipRow, EventRow, KindRow, KindZoneRow


@dataclass(frozen=True, slots=True)
class StoredClip:
    """A clip that is safe.

    Attributes:
        sequence: its place in the order of commits.
        starred: its owner wants to keep it.
        thumbnail: whether it has a JPEG.
        deleted: when it was put into the trash, in seconds since 1970 UTC; None: it was not.
        outcome: what was found when it was last looked at again; None: it was not.
    """

    clip: Clip
    sequence: int
    starred: bool
    thumbnail: bool
    deleted: float | None = None
    outcome: Mapping[str, Any] | None = None

    @property
    def position(self) -> Position:
        """Its place in a list of clips."""
        return Position(self.clip.start, self.sequence)


@dataclass(frozen=True, slots=True)
class ClipFilter:
    """Which clips are asked for; None means any.

    Attributes:
        since: the earliest start, itself included.
        until: the moment before which they must start.
        ids: these alone; at most a thousand.
        camera_ids: of these cameras alone.
        min_duration: seconds that they last at least.
        label: of a thing, or group of things, of which something was told while they lasted.
        zone: name of a zone or line at which something was told while they lasted.
        min_score: how sure that is at least.
        deleted: those in the trash, in place of those that are not.
    """

    camera_id: UUID | None = None
    ids: frozenset[UUID] | None = None
    camera_ids: frozenset[UUID] | None = None
    since: float | None = None
    until: float | None = None
    starred: bool | None = None
    cause: ClipCause | None = None
    min_duration: float | None = None
    label: str | None = None
    zone: str | None = None
    min_score: float | None = None
    deleted: bool = False


def conditions_of(wanted: ClipFilter) -> list[ColumnElement[bool]]:
    """Return what a filter asks of a row."""
    conditions: list[ColumnElement[bool]] = [
        ClipRow.deleted.is_not(None) if wanted.deleted else ClipRow.deleted.is_(None)
    ]
    if wanted.camera_id is not None:
        conditions.append(ClipRow.camera_id == wanted.camera_id)
    if wanted.camera_ids is not None:
        conditions.append(ClipRow.camera_id.in_(wanted.camera_ids))
    if wanted.ids is not None:
        conditions.append(ClipRow.id.in_(wanted.ids))
    if wanted.starred is not None:
        conditions.append(ClipRow.starred == wanted.starred)
    if wanted.cause is not None:
        conditions.append(ClipRow.cause == wanted.cause.value)
    if wanted.min_duration is not None:
        conditions.append(ClipRow.duration >= wanted.min_duration)
    if (wanted.label, wanted.zone, wanted.min_score) != (None, None, None):
        conditions.append(_shows(wanted))
    if wanted.since is not None:
        conditions.append(ClipRow.start >= wanted.since)
    if wanted.until is not None:
        conditions.append(ClipRow.start < wanted.until)
    return conditions


def _shows(wanted: ClipFilter) -> ColumnElement[bool]:
    """Ask for an event about such a thing; its camera is one of what its kind says."""
    kinds = select(KindRow.id).where(KindRow.camera_id == ClipRow.camera_id)
    if wanted.label is not None:
        kinds = kinds.where(or_(KindRow.label == wanted.label, KindRow.group == wanted.label))
    if wanted.zone is not None:
        at_zone = exists().where(KindZoneRow.kind_id == KindRow.id, KindZoneRow.zone == wanted.zone)
        kinds = kinds.where(at_zone)
    told = [EventRow.timestamp >= ClipRow.start, EventRow.timestamp <= ClipRow.end]
    if wanted.min_score is not None:
        kinds = kinds.where(KindRow.score >= step_of(wanted.min_score))
        told.append(EventRow.score >= wanted.min_score)
    return exists().where(EventRow.kind_id.in_(kinds), *told)


def clip_row(clip: Clip, *, thumbnail: bool) -> ClipRow:
    """Return the row of a clip."""
    return ClipRow(
        id=clip.id,
        camera_id=clip.camera_id,
        camera=clip.camera,
        path=clip.path,
        start=clip.start,
        end=clip.start + clip.duration,
        duration=clip.duration,
        size=clip.size,
        codec=clip.codec,
        width=clip.width,
        height=clip.height,
        has_audio=clip.has_audio,
        cause=clip.cause.value,
        starred=False,
        thumbnail=thumbnail,
    )


def stored_clip(row: ClipRow) -> StoredClip:
    """Return the clip of a row."""
    clip = Clip(
        id=row.id,
        camera_id=row.camera_id,
        camera=row.camera,
        path=row.path,
        start=row.start,
        duration=row.duration,
        size=row.size,
        codec=row.codec,
        width=row.width,
        height=row.height,
        has_audio=row.has_audio,
        cause=ClipCause(row.cause),
    )
    return StoredClip(clip, row.sequence, row.starred, row.thumbnail, row.deleted, row.outcome)
