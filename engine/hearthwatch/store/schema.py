"""Bring a database's tables to the shape that this version of the code knows."""

from types import ModuleType
from typing import Final

from sqlalchemy import Connection, inspect, text

HEAD: Final = "0008"
"""The newest shape; a test compares it with the steps."""


def is_known(revision: str) -> bool:
    """Tell whether this version of the code knows a shape."""
    return revision == HEAD or _steps().is_step(revision)


def upgrade(connection: Connection) -> str | None:
    """Take the missing steps inside the connection's transaction.

    Returns:
        None, or the revision that this code does not know; nothing was changed then.
    """
    current = _current(connection)
    if current is not None and not is_known(current):
        return current
    if current != HEAD:
        _steps().take(connection)
    return None


def _current(connection: Connection) -> str | None:
    """Return the shape that the tables have; None: there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _steps() -> ModuleType:
    """Return what knows all the steps: only a database of another version needs it."""
    from hearthwatch.store import steps  # noqa: PLC0415 - Alembic takes a tenth of a second

    return steps
