"""Cameras brought over from another product's configuration."""

import asyncio
from pathlib import Path
from typing import Annotated, Self

from fastapi import APIRouter, Query, Request, Response, Security
from pydantic import BaseModel, Field

from hearthwatch.api.base import BASE
from hearthwatch.api.changing import readable_problems, show_tag
from hearthwatch.api.house import house_of
from hearthwatch.api.problems import FieldProblem, ProblemError, problem_docs
from hearthwatch.api.security import requires
from hearthwatch.migration import (
    LARGEST,
    Chapter,
    Fate,
    Migration,
    MissingVariablesError,
    Note,
    Plan,
    fit,
    read_text,
)
from hearthwatch.settings import etag_of
from hearthwatch.store import Scope

router = APIRouter(
    prefix=f"{BASE}/config", tags=["settings"], dependencies=[Security(requires(Scope.ADMIN))]
)

type VariableName = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$")]
type VariableValue = Annotated[str, Field(max_length=1000)]


class Configuration(BaseModel):
    """Another product's configuration."""

    name: str = Field("configuration", max_length=200, description="What the file is called.")
    text: str = Field(max_length=LARGEST, description="What is in it: YAML or JSON.")
    variables: dict[VariableName, VariableValue] = Field(
        {}, max_length=100, description="Values of the variables that it names, such as passwords."
    )


class NoteView(BaseModel):
    """What became of one setting."""

    fate: str = Field(
        description="`carried`: it means the same; `changed`: something else, or something near it;"
        " `left`: it is not carried over."
    )
    path: str = Field(description="In the old file; empty: of the camera, or the file, as a whole.")
    line: int | None = Field(description="Of the old file, counted from 1.")
    text: str

    @classmethod
    def of(cls, note: Note) -> Self:
        """Show a note."""
        return cls(fate=note.fate.name.lower(), path=note.path, line=note.line, text=note.text)


class ChapterView(BaseModel):
    """What is said of one camera, or of all."""

    title: str
    added: str | None = Field(description="The camera's name; null: no camera is added.")
    notes: list[NoteView]

    @classmethod
    def of(cls, chapter: Chapter) -> Self:
        """Show a chapter."""
        notes = [NoteView.of(note) for note in chapter.notes]
        return cls(title=chapter.title, added=chapter.added, notes=notes)


class MigrationView(BaseModel):
    """What was, or would be, brought over."""

    product: str
    cameras_added: int
    carried: int
    changed: int
    left: int
    chapters: list[ChapterView]
    dry_run: bool

    @classmethod
    def of(cls, migration: Migration, *, dry_run: bool) -> Self:
        """Show a migration."""
        return cls(
            product=migration.plan.product,
            cameras_added=migration.added,
            carried=migration.count(Fate.CARRIED),
            changed=migration.count(Fate.CHANGED),
            left=migration.count(Fate.LEFT),
            chapters=[ChapterView.of(chapter) for chapter in migration.chapters],
            dry_run=dry_run,
        )


@router.post("/migrate", responses=problem_docs(400, 401, 403, 409, 412, 429, 503))
async def migrate(
    request: Request,
    response: Response,
    body: Configuration,
    dry_run: Annotated[bool, Query(description="Only tell what would be brought over.")] = False,
) -> MigrationView:
    """Add the cameras of a Frigate or HomeSec configuration, and tell what became of each setting.

    Cameras whose address is there already are left as they are. When variables have no value, the
    answer is 400 with the code `variables_missing` and a field like `variables.FRIGATE_PASSWORD`
    for each.
    """
    desk = house_of(request).desk
    with readable_problems():
        plan = await _read(body)
        settings, etag = await desk.stored()
        migration = fit(plan, settings)
        draft = await desk.alter(migration.alter, expected=etag, dry_run=dry_run)
    show_tag(response, etag_of(draft.base if dry_run else draft.text))
    return MigrationView.of(migration, dry_run=dry_run)


async def _read(body: Configuration) -> Plan:
    """Read what was sent.

    Raises:
        ProblemError: variables have no value.
        SettingsError: it cannot be carried over.
    """
    try:
        return await asyncio.to_thread(read_text, Path(body.name), body.text, body.variables)
    except MissingVariablesError as error:
        fields = [
            FieldProblem(field=f"variables.{name}", message="has no value") for name in error.names
        ]
        detail = f"These variables have no value: {', '.join(error.names)}."
        raise ProblemError(400, "variables_missing", detail, errors=fields) from None
