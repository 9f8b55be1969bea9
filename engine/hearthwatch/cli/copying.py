"""Before and after somebody copies the data folder, as backups of Home Assistant do."""

from typing import Annotated

import typer

from hearthwatch.cli.common import HOME, Data, places_at, readable_errors

app = typer.Typer()


@app.command()
def checkpoint(
    data: Data = HOME,
    begin: Annotated[
        bool, typer.Option("--hold", help="Also let the database's file stand still from now on.")
    ] = False,
    end: Annotated[bool, typer.Option("--release", help="Let it change again.")] = False,
) -> None:
    """Move what is known into the database's file, so that the data folder can be copied.

    It works beside a running engine, which goes on meanwhile. While the file is held, for 15
    minutes at most, a copy of the folder is whole however long it takes.
    """
    from hearthwatch.service import holding
    from hearthwatch.service.places import StartError

    if begin and end:
        raise typer.BadParameter("--hold begins what --release ends")
    places = places_at(data, None, None)
    with readable_errors(StartError):
        if end:
            held = holding.end(places)
            typer.echo("The database changes again." if held else "Nobody held the database.")
        elif begin:
            held = holding.begin(places)
            typer.echo("The database stands still." if held else "There is no database yet.")
        else:
            size = holding.empty_log(places)
            told = "There is no database yet." if size is None else f"{size} bytes were moved."
            typer.echo(told)


@app.command(hidden=True)
def hold(data: Data = HOME) -> None:
    """Hold the database's file; only `checkpoint` starts this."""
    from hearthwatch.service import holding
    from hearthwatch.service.places import StartError

    with readable_errors(StartError):
        holding.hold(places_at(data, None, None), typer.echo)
