"""Kinds of events. A filter finds the kinds it wants first, and then their events by index.

Filters can be combined in any way, so no set of indexes on the events themselves serves them all:
one that matches little would have to look at every event there is.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Final, Self
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.model.event import Event, EventType
from hearthwatch.model.labels import Group
from hearthwatch.model.subject import Subject
from hearthwatch.store.rows import EventRow, KindRow, KindZoneRow

_STEPS: Final = 20


@dataclass(frozen=True, slots=True)
class Kind:
    """What filters ask for, of all events that are alike.

    Attributes:
        score: in twentieths, see `step_of`.
        places: names of zones and lines, in order.
    """

    camera_id: UUID | None
    type: EventType
    label: str | None
    group: Group | None
    alerting: bool
    score: int | None
    places: tuple[str, ...]

    @classmethod
    def of(cls, event: Event, *, alerting: bool) -> Self:
        """Return the kind of an event."""
        about = Subject.of(event)
        return cls(
            camera_id=event.camera_id,
            type=event.type,
            label=about.label,
            group=about.group,
            alerting=alerting,
            score=None if about.score is None else step_of(about.score),
            places=tuple(sorted(set(about.places))),
        )

    @property
    def digest(self) -> bytes:
        """Its SHA-256."""
        key = [None if self.camera_id is None else str(self.camera_id), *astuple(self)[1:]]
        return hashlib.sha256(json.dumps(key, separators=(",", ":")).encode()).digest()


def step_of(score: float) -> int:
    """Return a score, 0..1, in whole twentieths.

    >>> step_of(0.8), step_of(0.849), step_of(0.85)
    (16, 16, 17)
    """
    return int(score * _STEPS + 1e-9)


async def kind_ids(session: AsyncSession, kinds: Iterable[Kind]) -> dict[Kind, int]:
    """Return the numbers of kinds; those that are new get one."""
    wanted = {kind.digest: kind for kind in kinds}
    known = select(KindRow.digest, KindRow.id).where(KindRow.digest.in_(list(wanted)))
    numbers = {row.digest: row.id for row in await session.execute(known)}
    fresh = {d: _row(d, kind) for d, kind in wanted.items() if d not in numbers}
    if fresh:
        session.add_all(fresh.values())
        await session.flush()
        for digest, row in fresh.items():
            numbers[digest] = row.id
            places = wanted[digest].places
            session.add_all(KindZoneRow(kind_id=row.id, zone=zone) for zone in places)
    return {kind: numbers[digest] for digest, kind in wanted.items()}


async def forget_kinds(session: AsyncSession) -> None:
    """Delete the kinds of which no event is left."""
    unused = ~exists().where(EventRow.kind_id == KindRow.id)
    await session.execute(delete(KindRow).where(unused))
    homeless = ~exists().where(KindRow.id == KindZoneRow.kind_id)
    await session.execute(delete(KindZoneRow).where(homeless))


def _row(digest: bytes, kind: Kind) -> KindRow:
    return KindRow(
        digest=digest,
        camera_id=kind.camera_id,
        type=kind.type.value,
        label=kind.label,
        group=kind.group,
        alerting=kind.alerting,
        score=kind.score,
    )
