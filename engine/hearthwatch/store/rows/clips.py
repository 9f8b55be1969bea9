"""Clips, one row each; the footage is a file."""

from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from hearthwatch.store.rows.base import SEQUENCE, Row


class ClipRow(Row):
    """One clip; its footage is a file.

    Attributes:
        sequence: counts up in the order of commits.
        path: of the file, relative to the media folder.
        end: of its last picture: `start` and `duration` together, for an index to find.
        thumbnail: whether a JPEG was written for it.
        deleted: when it was put into the trash; None while it is not there. Every list asks for
            it, so every index begins with it.
        outcome: what was found when it was last looked at again, as JSON.
    """

    __tablename__ = "clips"
    __table_args__ = (
        Index(None, "deleted", "start", "sequence"),
        Index(None, "deleted", "camera_id", "start", "sequence", "end"),
        Index(None, "deleted", "starred", "start", "sequence"),
        Index(None, "deleted", "camera_id", "starred", "start", "sequence"),
        Index(None, "deleted", "starred", "cause", "start", "sequence"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(SEQUENCE, primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    camera_id: Mapped[UUID]
    camera: Mapped[str] = mapped_column(String(64))
    path: Mapped[str] = mapped_column(String(255))
    start: Mapped[float]
    end: Mapped[float]
    duration: Mapped[float]
    size: Mapped[int] = mapped_column(BigInteger)
    codec: Mapped[str] = mapped_column(String(50))
    width: Mapped[int]
    height: Mapped[int]
    has_audio: Mapped[bool]
    cause: Mapped[str] = mapped_column(String(16))
    starred: Mapped[bool]
    thumbnail: Mapped[bool]
    deleted: Mapped[float | None]
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
