"""Kinds of events: what filters ask for, said once for all events that are alike."""

from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from hearthwatch.store.rows.base import DIGEST, SEQUENCE, Row


class KindRow(Row):
    """One kind of event. A home has some hundreds of them, whatever the number of its events.

    Attributes:
        digest: SHA-256 of the rest and the zones, for it to be found by.
        score: how sure such events are, in twentieths.
    """

    __tablename__ = "kinds"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(SEQUENCE, primary_key=True)
    digest: Mapped[bytes] = mapped_column(DIGEST, unique=True)
    camera_id: Mapped[UUID | None]
    type: Mapped[str] = mapped_column(String(64))
    label: Mapped[str | None] = mapped_column(String(100))
    group: Mapped[str | None] = mapped_column(String(16))
    alerting: Mapped[bool]
    score: Mapped[int | None]


class KindZoneRow(Row):
    """A zone or line of a kind of event."""

    __tablename__ = "kind_zones"

    kind_id: Mapped[int] = mapped_column(SEQUENCE, primary_key=True, autoincrement=False)
    zone: Mapped[str] = mapped_column(String(100), primary_key=True)
