"""Which installation this is: a UUID made once, which outlives renames and restarts."""

from uuid import UUID

from sqlalchemy import select

from hearthwatch.model.ids import random_id
from hearthwatch.store.database import Database
from hearthwatch.store.rows import InstanceRow


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
