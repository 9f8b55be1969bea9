"""Opening the database, or saying why it cannot be."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from hearthwatch.service.places import StartError
from hearthwatch.store import Database, DatabaseUnusableError


@contextlib.asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Database]:
    """Open a database for the length of the block.

    Raises:
        StartError: it cannot be used.
    """
    database = Database(path)
    try:
        await database.open()
    except DatabaseUnusableError as error:
        raise StartError(str(error)) from error
    try:
        yield database
    finally:
        await database.close()
