"""Who may come in. Credentials are kept as SHA-256 digests alone."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from hearthwatch.store.rows.base import DIGEST, Row


class ApiKeyRow(Row):
    """A key that a program shows with every request."""

    __tablename__ = "api_keys"

    digest: Mapped[bytes] = mapped_column(DIGEST, primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    scope: Mapped[str] = mapped_column(String(16))
    created: Mapped[float]


class CodeRow(Row):
    """A code from a link, good for one sign-in."""

    __tablename__ = "codes"

    digest: Mapped[bytes] = mapped_column(DIGEST, primary_key=True)
    scope: Mapped[str] = mapped_column(String(16))
    expires: Mapped[float] = mapped_column(index=True)


class SessionRow(Row):
    """A browser that signed in."""

    __tablename__ = "sessions"

    digest: Mapped[bytes] = mapped_column(DIGEST, primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    scope: Mapped[str] = mapped_column(String(16))
    created: Mapped[float]
    expires: Mapped[float] = mapped_column(index=True)
