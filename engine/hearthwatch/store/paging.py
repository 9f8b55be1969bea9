"""Lists that are given out in pages, newest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select, tuple_, union_all
from sqlalchemy.orm import InstrumentedAttribute

from hearthwatch.store.database import Database

COUNTED: Final = 10_000
"""Up to here a total is exact; counting a million rows would take longer than listing them."""

type Order = tuple[InstrumentedAttribute[float], InstrumentedAttribute[int]]
"""The columns that order a list: a moment, and the sequence of those of one moment."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a list, between two of its items."""

    timestamp: float
    sequence: int


@dataclass(frozen=True, slots=True)
class Page[Item]:
    """Some items, newest first.

    Attributes:
        total: how many there are on all pages together.
        total_is_lower_bound: there are more than `total`.
        next: where the next page begins; None on the last one.
    """

    items: tuple[Item, ...]
    total: int
    total_is_lower_bound: bool
    next: Position | None


async def read_page[Item](
    database: Database,
    rows: Select[*tuple[Any, ...]],
    order: Order,
    make: Callable[..., Item],
    *,
    limit: int,
    after: Position | None = None,
    skip: int = 0,
) -> Page[Item]:
    """Read up to `limit` items from newest to oldest.

    Args:
        database: that holds them.
        rows: all that are wanted, in any order.
        order: by which they are listed.
        make: makes an item of the columns of a row.
        limit: how many at most.
        after: the position before the first one.
        skip: leave out so many; the database walks over them, so prefer `after`.
    """
    counted = rows.with_only_columns(order[1]).limit(COUNTED + 1).subquery()
    listed = rows.add_columns(*order).order_by(*(column.desc() for column in order))
    if after is not None:
        listed = listed.where(tuple_(*order) < tuple_(after.timestamp, after.sequence))
    async with database.reading() as session:
        total = await session.scalar(select(func.count()).select_from(counted)) or 0
        found = (await session.execute(listed.offset(skip).limit(limit + 1))).all()
    return Page(
        items=tuple(make(*row[:-2]) for row in found[:limit]),
        total=min(total, COUNTED),
        total_is_lower_bound=total > COUNTED,
        next=Position(*found[limit - 1][-2:]) if len(found) > limit else None,
    )


async def read_page_in_parts[Item](
    database: Database,
    rows: Select[*tuple[Any, ...]],
    order: Order,
    make: Callable[..., Item],
    parts: Sequence[Sequence[ColumnElement[bool]]],
    *,
    limit: int,
    after: Position | None = None,
    skip: int = 0,
) -> Page[Item]:
    """Read up to `limit` items from newest to oldest that are scattered over a list.

    An index lists each part in order, but all of them together it would have to sort. So the
    newest of each part are found first, and the newest of those are read.

    Args:
        database: that holds them.
        rows: all items, wanted or not.
        order: by which they are listed.
        make: makes an item of the columns of a row.
        parts: the conditions of each part; no item belongs to two.
        limit: how many at most.
        after: the position before the first one.
        skip: leave out so many; the database walks over them, so prefer `after`.
    """
    behind = () if after is None else (tuple_(*order) < tuple_(after.timestamp, after.sequence),)
    backwards = [column.desc() for column in order]
    newest = [
        select(*order).where(*part, *behind).order_by(*backwards).limit(skip + limit + 1).subquery()
        for part in parts
    ]
    counted = [select(order[1]).where(*part).limit(COUNTED + 1).subquery() for part in parts]
    total_of = select(func.count()).select_from(
        union_all(*(select(part) for part in counted)).subquery()
    )
    places = union_all(*(select(part) for part in newest)).subquery()
    moment, sequence = places.columns
    chosen = select(moment, sequence).order_by(moment.desc(), sequence.desc())
    async with database.reading() as session:
        total = await session.scalar(total_of) or 0
        found = (await session.execute(chosen.offset(skip).limit(limit + 1))).all()
        wanted = rows.where(order[1].in_([place[1] for place in found[:limit]]))
        items = (await session.execute(wanted.order_by(*backwards))).all()
    return Page(
        items=tuple(make(*row) for row in items),
        total=min(total, COUNTED),
        total_is_lower_bound=total > COUNTED,
        next=Position(*found[limit - 1]) if len(found) > limit else None,
    )
