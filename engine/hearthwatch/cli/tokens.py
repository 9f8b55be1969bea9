"""Make, list and withdraw what opens the API."""

import asyncio
from enum import StrEnum
from typing import Annotated

import typer

from hearthwatch.cli.common import (
    HOME,
    Data,
    Host,
    Port,
    SettingsPath,
    app_of,
    camera_ids,
    load,
    places_at,
    readable_errors,
)
from hearthwatch.model.timestamps import to_rfc3339

app = typer.Typer(help="Make, list and withdraw the keys that open the API.", no_args_is_help=True)


class Scope(StrEnum):
    """What a key allows."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


@app.command("create")
def token_create(
    name: Annotated[str, typer.Argument(help="What the key is for.")],
    scope: Annotated[Scope, typer.Option(help="What it allows.")] = Scope.READ,
    camera: Annotated[
        list[str] | None,
        typer.Option(help="Id or slug of the only camera that it shows; again for more."),
    ] = None,
    days: Annotated[
        float | None, typer.Option(min=0.01, max=36_500, help="How long it is good; else for good.")
    ] = None,
    data: Data = HOME,
    settings: SettingsPath = None,
) -> None:
    """Make a key and print it, this once."""
    from hearthwatch.service import keys
    from hearthwatch.service.places import StartError

    places = places_at(data, settings, None)
    cameras = camera_ids(places, camera)
    with readable_errors(StartError):
        typer.echo(asyncio.run(keys.create_key(places, name, scope, cameras=cameras, days=days)))


@app.command("list")
def token_list(data: Data = HOME) -> None:
    """List the keys by name; the keys themselves are not kept."""
    from hearthwatch.service import keys
    from hearthwatch.service.places import StartError

    with readable_errors(StartError):
        for key in asyncio.run(keys.list_keys(places_at(data, None, None))):
            used = "never used" if key.last_used is None else f"used {to_rfc3339(key.last_used)}"
            limits = "" if key.cameras is None else f"  {len(key.cameras)} camera(s)"
            ends = "" if key.expires is None else f"  until {to_rfc3339(key.expires)}"
            created = to_rfc3339(key.created)
            typer.echo(f"{key.name}  {key.scope}  {created}  {used}{limits}{ends}")


@app.command("rotate")
def token_rotate(
    name: Annotated[
        str | None, typer.Argument(help="Of the key; of the app: Home Assistant's own key.")
    ] = None,
    data: Data = HOME,
    port: Port = None,
) -> None:
    """Put a new key in the place of one, which opens nothing any more, and print it, this once.

    Home Assistant's own key is not printed: Home Assistant is told of it.
    """
    from hearthwatch.service import keys
    from hearthwatch.service.places import StartError
    from hearthwatch.service.supervised.rotation import NAME, rotate

    places, supervised = places_at(data, None, None), app_of(data)
    if supervised is not None and name in {None, NAME}:
        with readable_errors(StartError):
            asyncio.run(rotate(supervised, places, port))
        typer.echo("Home Assistant has a new key; the one before opens nothing any more.")
        return
    if name is None:
        raise typer.BadParameter("without the app, the key has to be named")
    with readable_errors(StartError):
        typer.echo(asyncio.run(keys.rotate_key(places, name)))


@app.command("revoke")
def token_revoke(name: str, data: Data = HOME) -> None:
    """Withdraw a key; whoever uses it is refused from now on."""
    from hearthwatch.service import keys
    from hearthwatch.service.places import StartError

    with readable_errors(StartError):
        asyncio.run(keys.revoke_key(places_at(data, None, None), name))
    typer.echo(f"{name} opens nothing any more.")


@app.command("link")
def token_link(
    data: Data = HOME, settings: SettingsPath = None, host: Host = None, port: Port = None
) -> None:
    """Print a new link to the page; it works once, for five minutes."""
    from hearthwatch.service import keys
    from hearthwatch.service.places import StartError

    places = places_at(data, settings, None)
    with readable_errors(StartError):
        api = load(places.settings, places.secrets).api
        code = asyncio.run(keys.create_code(places))
    typer.echo(keys.link(host or api.host, port or api.port, code))
