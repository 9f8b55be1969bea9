"""The command line. Each command imports the heavy parts that it needs, and no others."""

import logging
import sys
from enum import StrEnum
from typing import Annotated

import structlog
import typer

from hearthwatch import __version__
from hearthwatch.cli import bench, replay, serve, tokens, users

app = typer.Typer(
    help="Watch cameras and tell what happens, on this machine alone.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(serve.app)
app.add_typer(replay.app)
app.add_typer(bench.app, name="bench")
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
        LogLevel, typer.Option(envvar="HEARTHWATCH_LOG_LEVEL", help="Log this and worse to stderr.")
    ] = LogLevel.INFO,
) -> None:
    """Watch cameras and tell what happens, on this machine alone."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
            if sys.stderr.isatty()
            else structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[log_level.upper()]
        ),
        # Looked up for every line: whoever runs a command in-process may replace the stream.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)
