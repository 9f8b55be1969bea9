"""What tests of migrating share."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hearthwatch.migration import Chapter, Fate, Migration, fit, read_configuration, read_text
from hearthwatch.settings import Draft, SettingsFile

FILES = Path(__file__).parent / "files"

type Migrate = Callable[..., Done]


@dataclass(frozen=True)
class Done:
    """A migration and what it makes of a settings file; nothing is written."""

    migration: Migration
    draft: Draft

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return self.migration.chapters

    def count(self, fate: Fate) -> int:
        return self.migration.count(fate)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    """Return a settings file that is not there yet."""
    return SettingsFile(tmp_path / "hearthwatch.yaml", tmp_path / "secrets.yaml")


@pytest.fixture
def migrate(file: SettingsFile) -> Migrate:
    """Migrate one of our files, or a text, into that file, without writing."""

    def migrate(name: str = "", text: str = "", **variables: str) -> Done:
        if name:
            plan = read_configuration(FILES / name, variables)
        else:
            plan = read_text(Path("old.yaml"), text, variables)
        migration = fit(plan, file.load())
        return Done(migration, file.altered(migration.alter))

    return migrate


def said(migration: Done, path: str) -> str:
    """Return what is said of a path, with the marks of what became of it."""
    return " | ".join(
        f"{note.fate.value} {note.text}"
        for chapter in migration.chapters
        for note in chapter.notes
        if note.path == path
    )


def camera(**settings: Any) -> dict[str, Any]:
    """Return a Frigate camera with one stream."""
    inputs = [{"path": "rtsp://192.0.2.10/main", "roles": ["detect", "record"]}]
    return {"ffmpeg": {"inputs": inputs}, **settings}
