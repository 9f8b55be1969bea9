"""The command line. Each command imports the heavy parts that it needs, and no others."""

from enum import StrEnum
from typing import Annotated

import typer

from hearthwatch import __version__
from hearthwatch.cli import bench, copying, migrate, models, replay, serve, tokens, users
from hearthwatch.service import logs

app = typer.Typer(
    help="Watch cameras and tell what happens, on this machine alone.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(serve.app)
app.add_typer(copying.app)
app.add_typer(replay.app)
app.add_typer(migrate.app)
app.add_typer(bench.app, name="bench")
app.add_typer(models.app, name="models")
app.add_typer(tokens.app, name="token")
app.add_typer(users.app, name="user")


class LogLevel(StrEnum):
    """How much to log."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@app.callback()
def main(
    log_level: Annotated[
        LogLevel, typer.Option(envvar=logs.LEVEL_VARIABLE, help="Log this and worse to stderr.")
    ] = LogLevel.INFO,
    log_debug: Annotated[
        list[str] | None,
        typer.Option(
            envvar=logs.DEBUG_VARIABLE,
            help="Log everything of this part, such as mqtt_integration; give it again for more.",
        ),
    ] = None,
) -> None:
    """Watch cameras and tell what happens, on this machine alone."""
    logs.set_up(log_level.value, log_debug or ())


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)
