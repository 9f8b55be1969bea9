"""Events, one row each."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from hearthwatch.store.rows.base import SEQUENCE, Row


class EventRow(Row):
    """One event.

    Attributes:
        sequence: counts up in the order of commits; listeners resume after it.
        picture: whether a JPEG was written for it.
    """

    __tablename__ = "events"
    __table_args__ = (
        Index(None, "timestamp", "sequence"),
        Index(None, "camera_id", "timestamp", "sequence"),
        Index(None, "type", "timestamp", "sequence"),
        Index(None, "camera_id", "type", "timestamp", "sequence"),
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
