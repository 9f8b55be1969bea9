"""Addresses that cameras and doorbells can call, known by digest alone."""

import hmac
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select, update

from hearthwatch.store.database import Database
from hearthwatch.store.rows import InboundRow


@dataclass(frozen=True, slots=True)
class InboundAddress:
    """A camera's address, without the token that is in it.

    Attributes:
        digest: SHA-256 of the token.
        salt: 16 random bytes; the secret for signatures is made from them.
        plain_get: whether a GET does something; a POST always does.
        created: when it was made, in seconds since 1970 UTC.
        used: when it was called last, give or take a minute; None: never.
    """

    camera_id: UUID
    digest: bytes
    salt: bytes
    plain_get: bool
    created: float
    used: float | None = None


class InboundStore:
    """All such addresses of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, address: InboundAddress) -> None:
        """Keep a camera's address in place of the one it had.

        Raises:
            StoreError: the database is locked or full; the old one still holds.
        """
        async with self._database.writing() as session:
            of_camera = InboundRow.camera_id == address.camera_id
            await session.execute(delete(InboundRow).where(of_camera))
            session.add(
                InboundRow(
                    camera_id=address.camera_id,
                    digest=address.digest,
                    salt=address.salt,
                    plain_get=address.plain_get,
                    created=address.created,
                    used=address.used,
                )
            )

    async def of_camera(self, camera_id: UUID) -> InboundAddress | None:
        """Return a camera's address, or None."""
        async with self._database.reading() as session:
            row = await session.get(InboundRow, camera_id)
        return None if row is None else _address(row)

    async def of_digest(self, digest: bytes) -> InboundAddress | None:
        """Return the address of a token, by its SHA-256, or None."""
        async with self._database.reading() as session:
            row = await session.scalar(select(InboundRow).where(InboundRow.digest == digest))
        if row is None or not hmac.compare_digest(row.digest, digest):
            return None
        return _address(row)

    async def delete(self, camera_id: UUID) -> bool:
        """Withdraw a camera's address at once; return whether there was one."""
        async with self._database.writing() as session:
            row = await session.get(InboundRow, camera_id)
            if row is not None:
                await session.delete(row)
        return row is not None

    async def touch(self, camera_id: UUID, now: float) -> None:
        """Note that an address was called, without waiting for the disk."""
        async with self._database.writing(durable=False) as session:
            change = update(InboundRow).where(InboundRow.camera_id == camera_id)
            await session.execute(change.values(used=now))


def _address(row: InboundRow) -> InboundAddress:
    return InboundAddress(row.camera_id, row.digest, row.salt, row.plain_get, row.created, row.used)
