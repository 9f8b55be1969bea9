"""Addresses that a camera or doorbell can call, one for a camera."""

from uuid import UUID

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from hearthwatch.store.rows.base import DIGEST, Row


class InboundRow(Row):
    """The address of one camera.

    Attributes:
        digest: of the token in the address.
        salt: makes the secret for signatures, together with one of the installation's own.
        plain_get: whether a GET does something; a POST always does.
        used: when it was called last, give or take a minute.
    """

    __tablename__ = "inbound"

    camera_id: Mapped[UUID] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(DIGEST, unique=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    plain_get: Mapped[bool]
    created: Mapped[float]
    used: Mapped[float | None]
