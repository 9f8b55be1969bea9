"""The tables: events, clips, who may come in, and which installation this is.

Moments are seconds since 1970 UTC. Credentials are kept as SHA-256 digests alone.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, LargeBinary, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import JSON

_SEQUENCE = BigInteger().with_variant(Integer, "sqlite")
_DIGEST = LargeBinary(32)


class Row(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


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

    sequence: Mapped[int] = mapped_column(_SEQUENCE, primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    type: Mapped[str] = mapped_column(String(64))
    timestamp: Mapped[float]
    camera_id: Mapped[UUID | None]
    camera: Mapped[str | None] = mapped_column(String(64))
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    trace: Mapped[dict[str, float | None]] = mapped_column(JSON)
    picture: Mapped[bool]


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

    sequence: Mapped[int] = mapped_column(_SEQUENCE, primary_key=True)
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


class ApiKeyRow(Row):
    """A key that a program shows with every request."""

    __tablename__ = "api_keys"

    digest: Mapped[bytes] = mapped_column(_DIGEST, primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    scope: Mapped[str] = mapped_column(String(16))
    created: Mapped[float]


class CodeRow(Row):
    """A code from a link, good for one sign-in."""

    __tablename__ = "codes"

    digest: Mapped[bytes] = mapped_column(_DIGEST, primary_key=True)
    scope: Mapped[str] = mapped_column(String(16))
    expires: Mapped[float] = mapped_column(index=True)


class SessionRow(Row):
    """A browser that signed in."""

    __tablename__ = "sessions"

    digest: Mapped[bytes] = mapped_column(_DIGEST, primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    scope: Mapped[str] = mapped_column(String(16))
    created: Mapped[float]
    expires: Mapped[float] = mapped_column(index=True)


class InstanceRow(Row):
    """The one row that says which installation this is."""

    __tablename__ = "instance"
    __table_args__ = (CheckConstraint("only = 1", name="single"),)

    only: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[UUID]


class SecretRow(Row):
    """Random bytes that this installation alone knows, by what they are for."""

    __tablename__ = "secrets"

    purpose: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary(64))
