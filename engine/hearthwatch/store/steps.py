"""The steps from each shape of the tables to the next, which Alembic takes."""

from functools import cache

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def is_step(revision: str) -> bool:
    """Tell whether a step leads to a shape."""
    return revision in {step.revision for step in _directory().walk_revisions()}


def take(connection: Connection) -> None:
    """Take the missing steps inside the connection's transaction."""
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def configuration() -> Config:
    """Tell Alembic where the steps are."""
    config = Config()
    config.set_main_option("script_location", "hearthwatch.store:migrations")
    return config


@cache
def _directory() -> ScriptDirectory:
    return ScriptDirectory.from_config(configuration())
