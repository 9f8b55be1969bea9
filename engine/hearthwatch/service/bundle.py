"""What is in a backup, and where each of it lives."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from hearthwatch.service.places import Places

FORMAT: Final = 1
MANIFEST: Final = "hearthwatch-backup.json"
DATABASE: Final = "hearthwatch.db"
SETTINGS: Final = "hearthwatch.yaml"
SECRETS: Final = "secrets.yaml"
SEALING: Final = "secret.key"
VERSIONS: Final = "versions"

SIDECARS: Final = ("-wal", "-shm", "-journal")
"""Endings of files that SQLite puts beside a database; they belong to that one alone."""


def homes(places: Places) -> Mapping[str, Path]:
    """Return where each part of a backup lives; `VERSIONS` is a folder."""
    settings = places.settings
    return {
        DATABASE: places.database,
        SETTINGS: settings,
        SECRETS: places.secrets,
        SEALING: places.data / SEALING,
        VERSIONS: settings.with_name(f"{settings.stem}.versions"),
    }
