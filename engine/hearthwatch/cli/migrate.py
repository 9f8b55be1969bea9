"""Carry over cameras and their settings from another product."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hearthwatch.cli.common import HOME, Data, SettingsPath, places_at

if TYPE_CHECKING:
    from hearthwatch.migration import Migration
    from hearthwatch.settings import Draft, SettingsFile

app = typer.Typer()


@app.command()
def migrate(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="FROM", help="A Frigate or HomeSec configuration, or the folder that holds it."
        ),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Report only; write nothing.")] = False,
    env: Annotated[
        Path | None,
        typer.Option(help="File with the variables that it names.  [default: a .env beside it]"),
    ] = None,
    data: Data = HOME,
    settings: SettingsPath = None,
) -> None:
    """Add the cameras of Frigate or HomeSec to the settings, and report on each setting."""
    from hearthwatch.migration import configuration, fit, read_configuration, variables
    from hearthwatch.settings import SettingsFile

    places = places_at(data, settings, None)
    file = SettingsFile(places.settings, places.secrets)
    with _refusals():
        found = configuration(source)
        migration = fit(read_configuration(found, variables(found, env)), file.load())
        draft = file.altered(migration.alter)
        _report(migration)
        if not dry_run and not draft.idle:
            places.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.commit(draft)
        typer.echo(_ending(draft, file, dry_run=dry_run))


@contextmanager
def _refusals() -> Iterator[None]:
    """Say why nothing is written."""
    from hearthwatch.settings import SettingsError, StaleError

    try:
        yield
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    except StaleError:
        typer.echo("The settings were changed meanwhile; nothing is written. Try again.", err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        typer.echo(f"Nothing is written: {error.filename}: {error.strerror}", err=True)
        raise typer.Exit(1) from None


def _report(migration: Migration) -> None:
    from hearthwatch.migration import Fate

    typer.echo(f"{migration.plan.product}: {migration.plan.file.file}\n")
    for chapter in migration.chapters:
        typer.echo(chapter.title)
        for note in chapter.notes:
            typer.echo(f"  {note}")
        typer.echo()
    typer.echo(
        f"{migration.added} camera(s) added. Settings carried over (+): "
        f"{migration.count(Fate.CARRIED)}, with another meaning (~): "
        f"{migration.count(Fate.CHANGED)}, left out (-): {migration.count(Fate.LEFT)}."
    )


def _ending(draft: Draft, file: SettingsFile, *, dry_run: bool) -> str:
    if draft.idle:
        return f"{file.path} stays as it is."
    if dry_run:
        return "Nothing is written yet: this was a dry run."
    before = f" What it said before is kept in {file.path.stem}.versions."
    return (
        f"Written to {file.path}; an engine that runs follows at once."
        f"{before if draft.base else ''}"
    )
