"""Bring a database's tables to the shape that this version of the code knows."""

from functools import cache
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

HEAD: Final = "0008"
"""The newest shape; a test compares it with the steps."""


def is_known(revision: str) -> bool:
    """Tell whether this version of the code knows a shape."""
    return revision == HEAD or revision in {step.revision for step in _steps().walk_revisions()}


def upgrade(connection: Connection) -> str | None:
    """Take the missing steps inside the connection's transaction.

    Returns:
        None, or the revision that this code does not know; nothing was changed then.
    """
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and not is_known(current):
        return current
    if current != HEAD:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return None


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "hearthwatch.store:migrations")
    return config


@cache
def _steps() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())
