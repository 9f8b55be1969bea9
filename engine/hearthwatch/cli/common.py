"""What several commands need: where things are, and how failures are said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final
from uuid import UUID

import typer

from hearthwatch.service.supervised.app import DATA, act_as_owner, app_at, runs_as_app

if TYPE_CHECKING:
    from hearthwatch.service.places import Places
    from hearthwatch.service.supervised.app import App
    from hearthwatch.settings import Settings

HOME: Final = DATA if runs_as_app(DATA) else Path("~/.local/share/hearthwatch").expanduser()
"""The data folder where none is named."""

_WRONG: Final = 2

Data = Annotated[
    Path,
    typer.Option("--data", envvar="HEARTHWATCH_DATA", help="Folder of the database and secrets."),
]
SettingsPath = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        envvar="HEARTHWATCH_SETTINGS",
        help="The settings file.  [default: DATA/hearthwatch.yaml; of the app: as its options say]",
    ),
]
Media = Annotated[
    Path | None,
    typer.Option(
        "--media",
        envvar="HEARTHWATCH_MEDIA",
        help="Folder of pictures.  [default: DATA/media; of the app: as its options say]",
    ),
]
Host = Annotated[
    str | None,
    typer.Option("--host", envvar="HEARTHWATCH_HOST", help="Listen here instead of api.host."),
]
Port = Annotated[
    int | None,
    typer.Option(
        "--port",
        envvar="HEARTHWATCH_PORT",
        min=0,
        max=65535,
        help="Listen here instead of api.port; 0 takes a free one.",
    ),
]


def app_of(data: Path) -> App | None:
    """Return what the Supervisor says, or say what is wrong with it and end; None: it is no app.

    From now on we act as the engine's own user.
    """
    from hearthwatch.service.places import StartError

    with readable_errors(StartError, OSError):
        if runs_as_app(data):
            act_as_owner(data)
        return app_at(data)


def places_at(data: Path, settings: Path | None, media: Path | None) -> Places:
    """Return where things are kept: by the command line, the app's options or the defaults."""
    from hearthwatch.service.places import Places

    app = app_of(data)
    return Places(
        data=data,
        settings=settings or (app.settings if app else data / "hearthwatch.yaml"),
        media=media or (app.media if app else data / "media"),
    )


def load(settings: Path, secrets: Path) -> Settings:
    """Read a settings file, or say what is wrong with it and end."""
    from hearthwatch.settings import SettingsError, SettingsFile

    try:
        return SettingsFile(settings, secrets).load()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(_WRONG) from None


def camera_ids(places: Places, names: list[str] | None) -> frozenset[UUID] | None:
    """Return the ids of cameras by id or slug, or say which is unknown; None: no names."""
    if not names:
        return None
    settings = load(places.settings, places.secrets)
    try:
        return frozenset(settings.camera(name).id for name in names)
    except KeyError as error:
        known = ", ".join(camera.slug for camera in settings.cameras) or "none"
        raise typer.BadParameter(f"no camera {error.args[0]!r}; there is {known}") from None


@contextmanager
def readable_errors(*kinds: type[Exception]) -> Iterator[None]:
    """Turn an expected failure into its own words and an exit code."""
    try:
        yield
    except kinds as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
