"""Who may come in. Tokens are kept as SHA-256 digests alone, passwords as argon2id hashes."""

from typing import Final
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from hearthwatch.store.rows.base import DIGEST, Row

_CAMERAS: Final = JSON(none_as_null=True)
"""Of a column with the ids of the cameras that may be seen; NULL: all of them."""


class ApiKeyRow(Row):
    """A key that a program shows with every request."""

    __tablename__ = "api_keys"

    digest: Mapped[bytes] = mapped_column(DIGEST, primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    scope: Mapped[str] = mapped_column(String(16))
    cameras: Mapped[list[str] | None] = mapped_column(_CAMERAS)
    created: Mapped[float]
    expires: Mapped[float | None]
    last_used: Mapped[float | None]


class CodeRow(Row):
    """A code from a link, good for one sign-in."""

    __tablename__ = "codes"

    digest: Mapped[bytes] = mapped_column(DIGEST, primary_key=True)
    scope: Mapped[str] = mapped_column(String(16))
    expires: Mapped[float] = mapped_column(index=True)


class SessionRow(Row):
    """A browser that signed in, with a user's password or with a code."""

    __tablename__ = "sessions"

    digest: Mapped[bytes] = mapped_column(DIGEST, primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    scope: Mapped[str] = mapped_column(String(16))
    user_id: Mapped[UUID | None] = mapped_column(index=True)
    created: Mapped[float]
    expires: Mapped[float] = mapped_column(index=True)


class UserRow(Row):
    """Somebody who signs in with a password.

    Attributes:
        login: the name as it is compared.
    """

    __tablename__ = "users"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    login: Mapped[str] = mapped_column(String(100), unique=True)
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    password: Mapped[str] = mapped_column(String(255))
    role: Mapped[str] = mapped_column(String(16))
    cameras: Mapped[list[str] | None] = mapped_column(_CAMERAS)
    created: Mapped[float]
    disabled: Mapped[bool]


class RefreshRow(Row):
    """A token that is exchanged, once, for the next of its family and an access token.

    Attributes:
        used: when it was exchanged; it stays so that a second time is noticed.
    """

    __tablename__ = "refresh_tokens"

    digest: Mapped[bytes] = mapped_column(DIGEST, primary_key=True)
    family: Mapped[UUID] = mapped_column(index=True)
    user_id: Mapped[UUID] = mapped_column(index=True)
    scope: Mapped[str] = mapped_column(String(16))
    created: Mapped[float]
    expires: Mapped[float] = mapped_column(index=True)
    used: Mapped[float | None]
