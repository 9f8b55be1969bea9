"""Clips, one row each; the footage is a file."""

from uuid import UUID

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from hearthwatch.store.rows.base import SEQUENCE, Row


class ClipRow(Row):
    """One clip; its footage is a file.

    Attributes:
        sequence: counts up in the order of commits.
        path: of the file, relative to the media folder.
        end: of its last picture: `start` and `duration` together, for an index to find.
        thumbnail: whether a JPEG was written for it.
    """

    __tablename__ = "clips"
    __table_args__ = (
        Index(None, "start", "sequence"),
        Index(None, "camera_id", "start", "sequence", "end"),
        Index(None, "starred", "start", "sequence"),
        Index(None, "camera_id", "starred", "start", "sequence"),
        Index(None, "starred", "cause", "start", "sequence"),
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
