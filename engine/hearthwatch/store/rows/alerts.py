"""Alerts, one row each; events know to which they belong."""

from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from hearthwatch.store.rows.base import SEQUENCE, Row


class AlertRow(Row):
    """One alert; `hearthwatch.model.alert.Alert` says what its columns mean.

    Attributes:
        sequence: counts up in the order of commits.
    """

    __tablename__ = "alerts"
    __table_args__ = (
        Index(None, "opened", "sequence", "camera_id", "status", "severity", "label"),
        Index(None, "status", "opened", "sequence", "camera_id", "severity", "label"),
        Index(None, "camera_id", "closed"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(SEQUENCE, primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(String(1000))
    severity: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(16))
    source: Mapped[str] = mapped_column(String(16))
    camera_id: Mapped[UUID | None]
    camera: Mapped[str | None] = mapped_column(String(64))
    type: Mapped[str | None] = mapped_column(String(64))
    group: Mapped[str | None] = mapped_column(String(16))
    label: Mapped[str | None] = mapped_column(String(100))
    zones: Mapped[list[str]] = mapped_column(JSON)
    track_id: Mapped[int | None] = mapped_column(SEQUENCE)
    tracks: Mapped[list[int]] = mapped_column(JSON)
    first_event: Mapped[UUID | None]
    newest_event: Mapped[UUID | None]
    events: Mapped[int]
    opened: Mapped[float]
    updated: Mapped[float]
    acknowledged: Mapped[float | None]
    acknowledged_by: Mapped[str | None] = mapped_column(String(100))
    closed: Mapped[float | None]
    closed_by: Mapped[str | None] = mapped_column(String(100))
