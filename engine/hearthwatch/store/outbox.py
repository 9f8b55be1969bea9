"""Deliveries in the database: committed with their event, noted when they are done."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    delete,
    false,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from hearthwatch.store.database import Database
from hearthwatch.store.delivery_records import (
    Backlog,
    Delivery,
    DeliveryPage,
    DeliveryState,
    Outcome,
    Parcel,
    Tally,
    Target,
    count_outcome,
    delivery_of,
    fresh_target,
    tally_of,
)
from hearthwatch.store.rows import DeliveryRow, EventRow, TargetRow

_COUNTED: Final = 10_000


_SETTLE: Final = (
    update(DeliveryRow)
    .where(DeliveryRow.sequence == bindparam("key"))
    .values(
        state=bindparam("new_state"),
        attempts=bindparam("new_attempts"),
        next_at=bindparam("new_next_at"),
        aside=bindparam("new_aside"),
        finished=bindparam("new_finished"),
        status=bindparam("new_status"),
        error=bindparam("new_error"),
        response_ms=bindparam("new_response_ms"),
    )
)


def _values(outcome: Outcome) -> dict[str, object]:
    done = outcome.state is not DeliveryState.PENDING
    return {
        "key": outcome.sequence,
        "new_state": outcome.state.value,
        "new_attempts": outcome.attempts,
        "new_next_at": outcome.next_at,
        "new_aside": outcome.aside,
        "new_finished": outcome.at if done else None,
        "new_status": outcome.status,
        "new_error": outcome.error,
        "new_response_ms": outcome.response_ms,
    }


class OutboxStore:
    """All deliveries of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, session: Session, parcels: Iterable[Parcel]) -> None:
        """Put events on their way, in the transaction that commits them."""
        rows = [
            {
                "output": target.output,
                "target": target.name,
                "event": parcel.event,
                "state": DeliveryState.PENDING.value,
                "aside": False,
                "attempts": 0,
                "created": parcel.created,
                "next_at": parcel.created,
            }
            for parcel in parcels
            for target in parcel.targets
        ]
        if rows:
            session.connection().execute(insert(DeliveryRow), rows)

    async def pending(self, target: Target, *, now: float, limit: int) -> tuple[Delivery, ...]:
        """Return up to `limit` deliveries that are not done, in order, due or not.

        Those that were put aside are left out until they are due.
        """
        due = or_(DeliveryRow.aside == false(), DeliveryRow.next_at <= now)
        rows = _of(target, DeliveryState.PENDING).where(due)
        async with self._database.reading() as session:
            found = await session.execute(rows.order_by(DeliveryRow.sequence).limit(limit))
            return tuple(delivery_of(row, event) for row, event in found)

    async def aside_until(self, target: Target) -> float | None:
        """Return the moment when the first of those put aside is due."""
        moments = select(func.min(DeliveryRow.next_at)).where(
            *_conditions(target, DeliveryState.PENDING), DeliveryRow.aside
        )
        async with self._database.reading() as session:
            return await session.scalar(moments)

    async def settle(self, target: Target, outcomes: Sequence[Outcome]) -> None:
        """Note what attempts came to, without waiting for the disk.

        After a power cut some may be sent again; the receiver knows them by their id.

        Raises:
            StoreError: the database is locked or full; nothing was noted.
        """
        async with self._database.writing(durable=False) as session:
            # A row may be gone with its event meanwhile, which is no fault.
            await (await session.connection()).execute(_SETTLE, [*map(_values, outcomes)])
            row = await session.get(TargetRow, (target.output, target.name))
            if row is None:
                row = fresh_target(target)
                session.add(row)
            for outcome in outcomes:
                count_outcome(row, outcome)

    async def replay(self, target: Target, sequence: int | None = None, *, now: float) -> int:
        """Put deliveries that were given up on their way again.

        Args:
            target: whose.
            sequence: only this one, which may be delivered already; None: all that are dead.
            now: the present.

        Returns:
            How many.

        Raises:
            StoreError: the database is locked or full; nothing was changed.
        """
        which = _conditions(target, None if sequence else DeliveryState.DEAD)
        if sequence is not None:
            which = [
                *which,
                DeliveryRow.sequence == sequence,
                DeliveryRow.state != DeliveryState.PENDING.value,
            ]
        async with self._database.writing() as session:
            numbers = list(await session.scalars(select(DeliveryRow.sequence).where(*which)))
            await (await session.connection()).execute(
                update(DeliveryRow)
                .where(*which)
                .values(
                    state=DeliveryState.PENDING.value,
                    aside=False,
                    attempts=0,
                    created=now,
                    next_at=now,
                    finished=None,
                    error=None,
                )
            )
        return len(numbers)

    async def page(
        self, target: Target, state: DeliveryState | None, *, limit: int, before: int | None
    ) -> DeliveryPage:
        """Return up to `limit` deliveries of a target, the newest first, before a sequence."""
        rows = _of(target, state)
        counted = select(DeliveryRow.sequence).where(*_conditions(target, state))
        counted_rows = counted.limit(_COUNTED + 1).subquery()
        if before is not None:
            rows = rows.where(DeliveryRow.sequence < before)
        rows = rows.order_by(DeliveryRow.sequence.desc()).limit(limit + 1)
        async with self._database.reading() as session:
            total = await session.scalar(select(func.count()).select_from(counted_rows)) or 0
            items = tuple(delivery_of(row, event) for row, event in await session.execute(rows))
        return DeliveryPage(
            items=items[:limit],
            total=min(total, _COUNTED),
            total_is_lower_bound=total > _COUNTED,
            before=items[limit - 1].sequence if len(items) > limit else None,
        )

    async def get(self, target: Target, sequence: int) -> Delivery | None:
        """Return one delivery of a target, or None."""
        rows = _of(target, None).where(DeliveryRow.sequence == sequence)
        async with self._database.reading() as session:
            found = (await session.execute(rows)).first()
        return None if found is None else delivery_of(found[0], found[1])

    async def tally(self, target: Target) -> Tally:
        """Return what has become of everything for a target."""
        async with self._database.reading() as session:
            row = await session.get(TargetRow, (target.output, target.name))
        return Tally() if row is None else tally_of(row)

    async def backlog(self, output: str) -> Mapping[str, Backlog]:
        """Return what waits for each target of an output, as far as something does."""
        rows = (
            select(DeliveryRow.target, func.count(), func.min(DeliveryRow.created))
            .where(DeliveryRow.output == output, DeliveryRow.state == DeliveryState.PENDING.value)
            .group_by(DeliveryRow.target)
        )
        async with self._database.reading() as session:
            found = await session.execute(rows)
            return {target: Backlog(pending, oldest) for target, pending, oldest in found}

    async def waiting(self) -> int:
        """Return how many deliveries are not done, of all outputs."""
        rows = select(func.count()).where(DeliveryRow.state == DeliveryState.PENDING.value)
        async with self._database.reading() as session:
            return await session.scalar(rows) or 0

    async def prune(self, target: Target, *, keep: int) -> int:
        """Forget the oldest of what was delivered to a target, and return how much.

        Raises:
            StoreError: the database is locked or full; nothing was forgotten.
        """
        done = _conditions(target, DeliveryState.DELIVERED)
        newest = select(DeliveryRow.sequence).where(*done).order_by(DeliveryRow.sequence.desc())
        async with self._database.reading() as session:
            last = await session.scalar(newest.offset(keep).limit(1))
        if last is None:
            return 0
        async with self._database.writing(durable=False) as session:
            old = delete(DeliveryRow).where(*done, DeliveryRow.sequence <= last)
            return (await (await session.connection()).execute(old)).rowcount

    async def forget(self, target: Target) -> None:
        """Drop everything about a target that is no more.

        Raises:
            StoreError: the database is locked or full; nothing was dropped.
        """
        async with self._database.writing() as session:
            await session.execute(delete(DeliveryRow).where(*_conditions(target, None)))
            await session.execute(
                delete(TargetRow).where(
                    TargetRow.output == target.output, TargetRow.target == target.name
                )
            )


def _conditions(target: Target, state: DeliveryState | None) -> list[ColumnElement[bool]]:
    conditions = [DeliveryRow.output == target.output, DeliveryRow.target == target.name]
    return conditions if state is None else [*conditions, DeliveryRow.state == state.value]


def _of(target: Target, state: DeliveryState | None) -> Select[DeliveryRow, EventRow]:
    return (
        select(DeliveryRow, EventRow)
        .join(EventRow, EventRow.sequence == DeliveryRow.event)
        .where(*_conditions(target, state))
    )
