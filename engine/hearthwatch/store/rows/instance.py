"""Which installation this is, and what it alone knows."""

from uuid import UUID

from sqlalchemy import CheckConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from hearthwatch.store.rows.base import Row


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
