"""Alerts in the database: opened, followed, closed, and deleted when they are old."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, bindparam, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.model.alert import Alert, AlertSource, AlertStatus, Severity
from hearthwatch.store.database import Database
from hearthwatch.store.paging import Page, Position, read_page
from hearthwatch.store.rows import AlertRow, EventRow

_FIELDS: Final = tuple(field.name for field in fields(Alert) if field.name != "picture")
_PICTURE: Final = (
    select(EventRow.id)
    .where(EventRow.alert_id == AlertRow.id, EventRow.alert_id.is_not(None), EventRow.picture)
    .order_by(EventRow.timestamp.desc(), EventRow.sequence.desc())
    .limit(1)
    .scalar_subquery()
)
_COLUMNS: Final = select(*(AlertRow.__table__.c[name] for name in _FIELDS), _PICTURE)
"""Columns and not objects: a session would remember those as they were first read."""

_ADD: Final = insert(AlertRow.__table__)  # type: ignore[arg-type]
_CHANGE: Final = update(AlertRow.__table__).where(AlertRow.id == bindparam("of"))  # type: ignore[arg-type]

_MOST_CURRENT: Final = 200
_STEP: Final = 500


@dataclass(frozen=True, slots=True)
class AlertFilter:
    """Which alerts are asked for; None means any.

    Attributes:
        since: the earliest moment of opening, itself included.
        until: the moment before which they were opened.
        camera_ids: of these cameras alone, and of none.
    """

    status: frozenset[AlertStatus] | None = None
    severity: frozenset[Severity] | None = None
    camera_id: UUID | None = None
    label: str | None = None
    since: float | None = None
    until: float | None = None
    camera_ids: frozenset[UUID] | None = None


class AlertStore:
    """All alerts of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, alert_id: UUID) -> Alert | None:
        """Return one alert, or None."""
        async with self._database.reading() as session:
            return await find_alert(session, alert_id)

    async def page(
        self, wanted: AlertFilter, *, limit: int, after: Position | None = None, skip: int = 0
    ) -> Page[Alert]:
        """Return up to `limit` alerts, those opened last first.

        Args:
            wanted: which ones.
            limit: how many at most.
            after: the position before the first one.
            skip: leave out so many; the database walks over them, so prefer `after`.
        """
        rows = _COLUMNS.where(*_conditions(wanted))
        order = (AlertRow.opened, AlertRow.sequence)
        return await read_page(
            self._database, rows, order, _alert, limit=limit, after=after, skip=skip
        )

    async def unclosed(self) -> tuple[Alert, ...]:
        """Return the oldest alerts of policies that are not closed."""
        rows = _COLUMNS.where(
            AlertRow.status.in_([AlertStatus.OPEN.value, AlertStatus.ACKNOWLEDGED.value]),
            AlertRow.source == AlertSource.POLICY.value,
        )
        rows = rows.order_by(AlertRow.opened).limit(_MOST_CURRENT)
        async with self._database.reading() as session:
            return tuple(_alert(*row) for row in await session.execute(rows))

    async def delete_before(self, moment: float) -> int:
        """Delete the closed alerts that have had nothing new since a moment; return how many.

        Raises:
            StoreError: the database is locked or full.
        """
        old = select(AlertRow.sequence).where(
            AlertRow.status == AlertStatus.CLOSED.value,
            AlertRow.opened < moment,
            AlertRow.updated < moment,
        )
        gone = 0
        while True:
            async with self._database.writing() as session:
                found = (await session.scalars(old.limit(_STEP))).all()
                await session.execute(delete(AlertRow).where(AlertRow.sequence.in_(found)))
            gone += len(found)
            if len(found) < _STEP:
                return gone


async def find_alert(session: AsyncSession, alert_id: UUID) -> Alert | None:
    """Return one alert, or None."""
    row = (await session.execute(_COLUMNS.where(AlertRow.id == alert_id))).first()
    return None if row is None else _alert(*row)


async def current_alerts(
    session: AsyncSession, camera_id: UUID, *, closed_since: float
) -> tuple[Alert, ...]:
    """Return a camera's alerts that are not closed, or were lately; those opened last first.

    Alerts that programs have opened are none of the policy's business.
    """
    rows = _COLUMNS.where(
        AlertRow.camera_id == camera_id,
        or_(AlertRow.closed.is_(None), AlertRow.closed >= closed_since),
        AlertRow.source == AlertSource.POLICY.value,
    )
    rows = rows.order_by(AlertRow.opened.desc(), AlertRow.sequence.desc()).limit(_MOST_CURRENT)
    return tuple(_alert(*row) for row in await session.execute(rows))


async def forget_tracks(session: AsyncSession) -> None:
    """Let no alert wait for things that are still there: nothing is followed any more."""
    change = update(AlertRow).where(AlertRow.status != AlertStatus.CLOSED.value).values(tracks=[])
    await session.execute(change, execution_options={"synchronize_session": False})


async def matching_alerts(
    session: AsyncSession, wanted: AlertFilter, *, limit: int
) -> tuple[Alert, ...]:
    """Return up to `limit` alerts of a filter."""
    rows = _COLUMNS.where(*_conditions(wanted)).limit(limit)
    return tuple(_alert(*row) for row in await session.execute(rows))


async def add_alerts(session: AsyncSession, alerts: Collection[Alert]) -> None:
    """Write new alerts, in their order."""
    if alerts:
        connection = await session.connection()
        await connection.execute(_ADD, [_values(alert) for alert in alerts])


async def change_alerts(session: AsyncSession, alerts: Collection[Alert]) -> None:
    """Write alerts again as they are now."""
    if alerts:
        connection = await session.connection()
        await connection.execute(_CHANGE, [{"of": a.id} | _values(a) for a in alerts])


def _conditions(wanted: AlertFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.status is not None:
        conditions.append(AlertRow.status.in_([status.value for status in wanted.status]))
    if wanted.severity is not None:
        conditions.append(AlertRow.severity.in_([each.value for each in wanted.severity]))
    if wanted.camera_id is not None:
        conditions.append(AlertRow.camera_id == wanted.camera_id)
    if wanted.camera_ids is not None:
        among = AlertRow.camera_id.in_(list(wanted.camera_ids))
        conditions.append(or_(among, AlertRow.camera_id.is_(None)))
    if wanted.label is not None:
        conditions.append(AlertRow.label == wanted.label)
    if wanted.since is not None:
        conditions.append(AlertRow.opened >= wanted.since)
    if wanted.until is not None:
        conditions.append(AlertRow.opened < wanted.until)
    return conditions


def _values(alert: Alert) -> dict[str, Any]:
    values: dict[str, Any] = msgspec.to_builtins(alert, builtin_types=(UUID,))
    return {name: values[name] for name in _FIELDS}


def _alert(*columns: Any) -> Alert:
    return msgspec.convert(dict(zip((*_FIELDS, "picture"), columns, strict=True)), Alert)
