"""Events, one row each."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from hearthwatch.store.rows.base import SEQUENCE, Row


class EventRow(Row):
    """One event.

    Attributes:
        sequence: counts up in the order of commits; listeners resume after it.
        picture: whether a JPEG was written for it.
        kind_id: of the row that says what filters ask for.
        score: how sure it is, once more outside `data`, for filters.
        decision: whether it alerted and why; None of events from before that was kept.
        alert_id: of the alert to which it belongs.
    """

    __tablename__ = "events"
    __table_args__ = (
        Index(None, "timestamp", "sequence", "kind_id", "score"),
        Index(None, "kind_id", "timestamp", "sequence", "score"),
        Index(
            None,
            "alert_id",
            "timestamp",
            "sequence",
            sqlite_where=text("alert_id IS NOT NULL"),
            postgresql_where=text("alert_id IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(SEQUENCE, primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    type: Mapped[str] = mapped_column(String(64))
    timestamp: Mapped[float]
    camera_id: Mapped[UUID | None]
    camera: Mapped[str | None] = mapped_column(String(64))
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    trace: Mapped[dict[str, float | None]] = mapped_column(JSON)
    picture: Mapped[bool]
    kind_id: Mapped[int] = mapped_column(SEQUENCE, server_default=text("0"))
    score: Mapped[float | None]
    decision: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    alert_id: Mapped[UUID | None]
