"""Cameras and their settings from other products: read, reported on, added to ours."""

from hearthwatch.migration.finding import (
    configuration,
    read_configuration,
    read_text,
    variables,
)
from hearthwatch.migration.foreign import LARGEST, MigrationError, MissingVariablesError
from hearthwatch.migration.plan import Chapter, Migration, Plan, fit
from hearthwatch.migration.report import Fate, Note

__all__ = [
    "LARGEST",
    "Chapter",
    "Fate",
    "Migration",
    "MigrationError",
    "MissingVariablesError",
    "Note",
    "Plan",
    "configuration",
    "fit",
    "read_configuration",
    "read_text",
    "variables",
]
