"""Requests that were done, so that none is done twice."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from hearthwatch.store.rows.base import DIGEST, Row


class OnceRow(Row):
    """One request.

    Attributes:
        name: SHA-256 of its key, its sender and its address.
        fingerprint: SHA-256 of what it says.
        status: of the answer; None while it is under way.
        headers: of the answer that are worth keeping.
        body: of the answer; None where that is not kept.
        expires: when it is forgotten.
    """

    __tablename__ = "once"

    name: Mapped[bytes] = mapped_column(DIGEST, primary_key=True)
    fingerprint: Mapped[bytes] = mapped_column(DIGEST)
    status: Mapped[int | None]
    headers: Mapped[dict[str, str]] = mapped_column(JSON)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    expires: Mapped[float] = mapped_column(index=True)
