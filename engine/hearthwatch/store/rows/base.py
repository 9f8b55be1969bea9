"""The base of all tables. Moments are seconds since 1970 UTC."""

from typing import Final

from sqlalchemy import BigInteger, Integer, LargeBinary, MetaData
from sqlalchemy.orm import DeclarativeBase

SEQUENCE: Final = BigInteger().with_variant(Integer, "sqlite")
"""Of a column that counts up in the order of commits."""

DIGEST: Final = LargeBinary(32)
"""Of a column that knows a credential by its SHA-256."""


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
