"""Make, list and delete those who sign in with a password."""

import asyncio
import sys
from enum import StrEnum
from typing import Annotated

import typer

from hearthwatch.cli.common import (
    HOME,
    Data,
    SettingsPath,
    camera_ids,
    places_at,
    readable_errors,
)
from hearthwatch.model.timestamps import to_rfc3339

app = typer.Typer(
    help="Make, list and delete those who sign in with a password.", no_args_is_help=True
)


class Role(StrEnum):
    """What somebody is in this house."""

    VIEWER = "viewer"
    ADMIN = "admin"


@app.command("create")
def user_create(
    name: Annotated[str, typer.Argument(help="What to sign in with.")],
    role: Annotated[Role, typer.Option(help="A viewer looks, an admin may do all.")] = Role.VIEWER,
    email: Annotated[str | None, typer.Option(help="Another name to sign in with.")] = None,
    camera: Annotated[
        list[str] | None,
        typer.Option(help="Id or slug of the only camera to be seen; again for more."),
    ] = None,
    data: Data = HOME,
    settings: SettingsPath = None,
) -> None:
    """Let somebody sign in. The password is asked for, or the first line of the input."""
    from hearthwatch.service import accounts
    from hearthwatch.service.places import StartError

    places = places_at(data, settings, None)
    cameras = camera_ids(places, camera)
    with readable_errors(StartError):
        making = accounts.create_user(
            places, name, _password(), role=role, email=email, cameras=cameras
        )
        asyncio.run(making)
    typer.echo(f"{name} may sign in.")


@app.command("list")
def user_list(data: Data = HOME) -> None:
    """List the users by name."""
    from hearthwatch.service import accounts
    from hearthwatch.service.places import StartError

    with readable_errors(StartError):
        for user in asyncio.run(accounts.list_users(places_at(data, None, None))):
            limits = "" if user.cameras is None else f"  {len(user.cameras)} camera(s)"
            state = "  disabled" if user.disabled else ""
            typer.echo(f"{user.name}  {user.role}  {to_rfc3339(user.created)}{limits}{state}")


@app.command("passwd")
def user_passwd(name: str, data: Data = HOME) -> None:
    """Give a user a new password; a disabled one may come in again."""
    from hearthwatch.service import accounts
    from hearthwatch.service.places import StartError

    with readable_errors(StartError):
        asyncio.run(accounts.set_password(places_at(data, None, None), name, _password()))
    typer.echo(f"{name} has a new password.")


@app.command("delete")
def user_delete(name: str, data: Data = HOME) -> None:
    """Delete a user, who is signed out everywhere."""
    from hearthwatch.service import accounts
    from hearthwatch.service.places import StartError

    with readable_errors(StartError):
        asyncio.run(accounts.delete_user(places_at(data, None, None), name))
    typer.echo(f"{name} may not sign in any more.")


def _password() -> str:
    """Ask for a password, twice; a program writes it into our input.

    It is no argument of the command: every user of the machine can read those.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    written: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return written
