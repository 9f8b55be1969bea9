"""How much happened, and what was recorded, in equal parts of a span of time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from hearthwatch.model.labels import Group
from hearthwatch.store.clip_files import LONGEST
from hearthwatch.store.database import Database
from hearthwatch.store.event_search import EventFilter, conditions_of
from hearthwatch.store.rows import ClipRow, EventRow, KindRow

type Counts = dict[Group | None, list[int]]
type Stretch = tuple[int, int]
"""The first and the last of some buckets in a row."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """A span of time in equal parts.

    Attributes:
        since: when the first begins, in seconds since 1970 UTC.
        until: when the last ends.
        buckets: how many there are.
    """

    since: float
    until: float
    buckets: int

    @property
    def width(self) -> float:
        """Seconds of each."""
        return (self.until - self.since) / self.buckets

    def bucket(self, moment: InstrumentedAttribute[float]) -> ColumnElement[int]:
        """Return the number of the bucket in which a moment is."""
        return func.floor((moment - self.since) / self.width)

    def clamped(self, number: float) -> int:
        """Return the nearest bucket there is; rounding may lead one too far."""
        return min(max(int(number), 0), self.buckets - 1)


@dataclass(frozen=True, slots=True)
class CameraTimeline:
    """A span of time at one camera.

    Attributes:
        counts: events in each bucket, by the group of what they are about.
        recorded: in which buckets there is footage, in order.
    """

    camera_id: UUID
    counts: Counts = field(default_factory=dict)
    recorded: Sequence[Stretch] = ()


class Timelines:
    """Reads timelines of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, wanted: EventFilter, ruler: Ruler) -> list[CameraTimeline]:
        """Return the timeline of each camera at which there was anything.

        Args:
            wanted: which events are counted, and of which cameras; their time is the ruler's.
            ruler: the buckets.
        """
        async with self._database.reading() as session:
            counts = await _counts(session, wanted, ruler)
            recorded = await _recorded(session, wanted, ruler)
        return [
            CameraTimeline(camera_id, counts.get(camera_id, {}), recorded.get(camera_id, ()))
            for camera_id in sorted(counts.keys() | recorded.keys())
        ]


async def _counts(session: AsyncSession, wanted: EventFilter, ruler: Ruler) -> dict[UUID, Counts]:
    """Count along the index on kinds, which holds all that is asked of an event."""
    bucket = ruler.bucket(EventRow.timestamp)
    rows = select(KindRow.camera_id, KindRow.group, bucket, func.count())
    rows = rows.join(EventRow, EventRow.kind_id == KindRow.id)
    rows = rows.where(*conditions_of(wanted))
    found = await session.execute(rows.group_by(KindRow.camera_id, KindRow.group, bucket))
    counts: dict[UUID, Counts] = defaultdict(dict)
    for camera_id, name, number, count in found:
        if camera_id is None:
            continue
        group = None if name is None else Group(name)
        of_group = counts[camera_id].setdefault(group, [0] * ruler.buckets)
        of_group[ruler.clamped(number)] += count
    return counts


async def _recorded(
    session: AsyncSession, wanted: EventFilter, ruler: Ruler
) -> dict[UUID, list[Stretch]]:
    first, last = ruler.bucket(ClipRow.start), ruler.bucket(ClipRow.end)
    rows = select(ClipRow.camera_id, first, last).distinct()
    rows = rows.where(
        ClipRow.deleted.is_(None),
        ClipRow.start < ruler.until,
        ClipRow.start >= ruler.since - LONGEST,
        ClipRow.end > ruler.since,
    )
    chosen = wanted.camera_id
    if isinstance(chosen, UUID):
        rows = rows.where(ClipRow.camera_id == chosen)
    elif chosen is not None:
        rows = rows.where(ClipRow.camera_id.in_(chosen))
    if wanted.camera_ids is not None:
        rows = rows.where(ClipRow.camera_id.in_(wanted.camera_ids))
    found: dict[UUID, list[Stretch]] = defaultdict(list)
    for camera_id, begin, end in await session.execute(rows):
        found[camera_id].append((ruler.clamped(begin), ruler.clamped(end)))
    return {camera_id: merged(stretches) for camera_id, stretches in found.items()}


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order, with those that touch made into one.

    >>> merged([(7, 7), (0, 2), (1, 1), (3, 4)])
    [(0, 4), (7, 7)]
    """
    joined: list[Stretch] = []
    for first, last in sorted(stretches):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined
