"""Find the newest events of a filter in milliseconds, whatever it asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.model.clip import Clip
from hearthwatch.model.event import EventType
from hearthwatch.model.labels import Group
from hearthwatch.store.kinds import step_of
from hearthwatch.store.paging import COUNTED, Page, Position
from hearthwatch.store.rows import EventRow, KindRow, KindZoneRow

_LOOKED_THROUGH: Final = 20_000
"""So many of the newest events are looked through for a filter that matches many."""

_TOLD_LATE: Final = 600.0
"""Seconds after the end of a clip within which events say that it is there."""

_OF_A_CLIP: Final = (EventType.RECORDING_STOPPED, EventType.CLIP_READY)

_NEWEST_FIRST: Final = (EventRow.timestamp.desc(), EventRow.sequence.desc())

_SORTED: Final = ((EventRow.timestamp + 0).desc(), EventRow.sequence.desc())
"""The same order, which no database takes from the index on all events, to walk along it."""

_KIND: Final = EventRow.kind_id + 0
"""The kind, which no database looks up in the index on kinds."""


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for; None means any.

    Attributes:
        camera_id: of one camera, or of any of several.
        camera_ids: of these cameras alone, and of none.
        type: one, or any of several.
        since: the earliest timestamp, itself included.
        until: the timestamp before which they must lie.
        label: of the thing or sound that it is about.
        zone: name of a zone or line.
        min_score: how sure it is at least.
        alerting: whether it opened or joined an alert.
        clip: that shows or is it.
        hidden: types that are left out.
    """

    camera_id: UUID | frozenset[UUID] | None = None
    type: EventType | frozenset[EventType] | None = None
    since: float | None = None
    until: float | None = None
    label: str | None = None
    group: Group | None = None
    zone: str | None = None
    min_score: float | None = None
    alerting: bool | None = None
    clip: Clip | None = None
    camera_ids: frozenset[UUID] | None = None
    hidden: frozenset[EventType] = frozenset()


async def find_events(
    session: AsyncSession,
    wanted: EventFilter,
    *,
    limit: int,
    after: Position | None = None,
    skip: int = 0,
) -> Page[Position]:
    """Find up to `limit` events from newest to oldest.

    Args:
        session: in which to look.
        wanted: which ones.
        limit: how many at most.
        after: the position before the first one.
        skip: leave out so many.
    """
    rows = select(EventRow.sequence).where(*conditions_of(wanted))
    rows = rows.limit(COUNTED + 1)
    total = await session.scalar(select(func.count()).select_from(rows.subquery())) or 0
    few = total <= COUNTED
    found = await _newest(session, wanted, limit=limit + 1, few=few, after=after, skip=skip)
    return Page(
        items=tuple(found[:limit]),
        total=min(total, COUNTED),
        total_is_lower_bound=not few,
        next=found[limit - 1] if len(found) > limit else None,
    )


def conditions_of(wanted: EventFilter) -> list[ColumnElement[bool]]:
    """Return all that a filter asks of an event."""
    return [*_conditions(wanted), *_in_kinds(wanted)]


async def _newest(
    session: AsyncSession,
    wanted: EventFilter,
    *,
    limit: int,
    few: bool,
    after: Position | None,
    skip: int,
) -> list[Position]:
    """Return the places of events; where there are few in all they are fetched and sorted."""
    conditions = _conditions(wanted, after)
    page = select(EventRow.timestamp, EventRow.sequence).where(*conditions)
    page = page.limit(limit).offset(skip)
    of_kinds = page.where(*_in_kinds(wanted))
    kinds = _kinds(wanted)
    if kinds is None:
        return await _places(session, of_kinds.order_by(*_NEWEST_FIRST))
    if few:
        return await _places(session, of_kinds.order_by(*_SORTED))
    among = page.where(_KIND.in_(kinds), EventRow.timestamp >= _lately(wanted, after))
    found = await _places(session, among.order_by(*_NEWEST_FIRST))
    if len(found) == limit:
        return found
    since = await session.scalar(_threshold(kinds, conditions, limit + skip))
    if since is not None:
        of_kinds = of_kinds.where(EventRow.timestamp >= since)
    return await _places(session, of_kinds.order_by(*_SORTED))


async def _places(session: AsyncSession, rows: Select[float, int]) -> list[Position]:
    return [Position(timestamp, sequence) for timestamp, sequence in await session.execute(rows)]


def _lately(wanted: EventFilter, after: Position | None) -> ColumnElement[float]:
    """Return the moment since which so many events of all kinds happened."""
    moments = select(EventRow.timestamp).where(*_span(wanted, after)).order_by(*_NEWEST_FIRST)
    return func.coalesce(moments.offset(_LOOKED_THROUGH).limit(1).scalar_subquery(), 0.0)


def _threshold(
    kinds: Select[int], conditions: list[ColumnElement[bool]], number: int
) -> Select[float | None]:
    """Find a moment since which there are so many events, and not many more.

    For each kind it is when the last of its newest `number` happened; the newest such moment will
    do, and holds at most `number` events of each kind.
    """
    chosen = kinds.subquery()
    of_kind = select(EventRow.timestamp).where(EventRow.kind_id == chosen.c.id, *conditions)
    last = of_kind.order_by(*_NEWEST_FIRST).offset(number - 1).limit(1).scalar_subquery()
    return select(func.max(last)).select_from(chosen)


def _in_kinds(wanted: EventFilter) -> list[ColumnElement[bool]]:
    """Return what must hold of an event's kind."""
    kinds = _kinds(wanted)
    if kinds is not None:
        return [EventRow.kind_id.in_(kinds)]
    if not wanted.hidden:
        return []
    hidden = select(KindRow.id).where(_of_types(wanted.hidden))
    return [EventRow.kind_id.not_in(hidden)]


def _conditions(wanted: EventFilter, after: Position | None = None) -> list[ColumnElement[bool]]:
    """Return what must hold of an event besides its kind."""
    conditions = _span(wanted, after)
    if wanted.min_score is not None:
        conditions.append(EventRow.score >= wanted.min_score)
    return conditions


def _span(wanted: EventFilter, after: Position | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if after is not None:
        place = tuple_(EventRow.timestamp, EventRow.sequence)
        conditions.append(place < tuple_(after.timestamp, after.sequence))
    if wanted.since is not None:
        conditions.append(EventRow.timestamp >= wanted.since)
    if wanted.until is not None:
        conditions.append(EventRow.timestamp < wanted.until)
    if wanted.clip is not None:
        end = wanted.clip.start + wanted.clip.duration
        names_it = EventRow.data["clip_id"].as_string() == str(wanted.clip.id)
        late = EventRow.type.in_([kind.value for kind in _OF_A_CLIP])
        conditions.append(EventRow.timestamp >= wanted.clip.start)
        conditions.append(EventRow.timestamp <= end + _TOLD_LATE)
        conditions.append(or_(EventRow.timestamp <= end, late & names_it))
    return conditions


def _kinds(wanted: EventFilter) -> Select[int] | None:
    """Return the numbers of the kinds that are wanted; None: all are."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.clip is not None:
        conditions.append(KindRow.camera_id == wanted.clip.camera_id)
    if wanted.camera_id is not None:
        cameras = [wanted.camera_id] if isinstance(wanted.camera_id, UUID) else wanted.camera_id
        conditions.append(KindRow.camera_id.in_(cameras))
    if wanted.camera_ids is not None:
        among = KindRow.camera_id.in_(list(wanted.camera_ids))
        conditions.append(or_(among, KindRow.camera_id.is_(None)))
    if wanted.type is not None:
        types = [wanted.type] if isinstance(wanted.type, EventType) else wanted.type
        conditions.append(_of_types(types))
    if wanted.label is not None:
        conditions.append(KindRow.label == wanted.label)
    if wanted.group is not None:
        conditions.append(KindRow.group == wanted.group.value)
    if wanted.zone is not None:
        in_zone = exists().where(KindZoneRow.kind_id == KindRow.id, KindZoneRow.zone == wanted.zone)
        conditions.append(in_zone)
    if wanted.min_score is not None:
        conditions.append(KindRow.score >= step_of(wanted.min_score))
    if wanted.alerting is not None:
        conditions.append(KindRow.alerting.is_(wanted.alerting))
    if conditions and wanted.hidden:
        conditions.append(~_of_types(wanted.hidden))
    return select(KindRow.id).where(*conditions) if conditions else None


def _of_types(types: Iterable[EventType]) -> ColumnElement[bool]:
    return KindRow.type.in_([kind.value for kind in types])
