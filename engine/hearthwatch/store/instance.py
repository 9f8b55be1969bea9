"""Which installation this is, and what it alone knows; both outlive renames and restarts."""

import secrets
from uuid import UUID

from sqlalchemy import select

from hearthwatch.model.ids import random_id
from hearthwatch.store.database import Database
from hearthwatch.store.rows import InstanceRow, SecretRow


async def instance_id(database: Database) -> UUID:
    """Return the installation's UUID; the first call makes it.

    Raises:
        StoreError: the database is locked or full.
    """
    async with database.writing() as session:
        known: UUID | None = await session.scalar(select(InstanceRow.id))
        if known is not None:
            return known
        fresh = random_id()
        session.add(InstanceRow(only=1, id=fresh))
    return fresh


async def instance_secret(database: Database, purpose: str) -> bytes:
    """Return the installation's 32 secret bytes for a purpose; the first call makes them.

    Raises:
        StoreError: the database is locked or full.
    """
    async with database.writing() as session:
        row = await session.get(SecretRow, purpose)
        if row is None:
            row = SecretRow(purpose=purpose, value=secrets.token_bytes(32))
            session.add(row)
    return row.value
