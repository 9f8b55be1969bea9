"""What the command line makes of the options of an app."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import structlog
import typer

from hearthwatch.service import logs

if TYPE_CHECKING:
    from hearthwatch.service.places import Places
    from hearthwatch.service.supervised.app import App


def heed_log_options(context: typer.Context, app: App) -> None:
    """Log as much as the options say, unless the command line does; say which mean nothing."""
    above = context.parent
    source = above and above.get_parameter_source("log_level")
    if above and source and source.name == "DEFAULT":
        logs.set_up(app.options.log_level.value, above.params["log_debug"] or ())
    for ignored in app.ignored:
        structlog.get_logger(__name__).error(
            "option_ignored", option=ignored.option, reason=ignored.reason, used=ignored.used
        )


def described(app: App, places: Places) -> Iterator[str]:
    """Say what the app does with its options, a line each."""
    from hearthwatch.service.supervised.app import HOST, PORT

    options = app.options
    yield "Runs as an app of Home Assistant."
    yield f"config_path: settings in {places.settings}, data in {places.data}"
    yield f"storage_path: clips and pictures in {app.media}"
    yield f"log_level: {options.log_level.value}"
    by_mqtt = "the Supervisor's broker is used, if it knows one" if options.mqtt_discovery else "no"
    yield f"mqtt_discovery: {by_mqtt}"
    yield f"listens on {HOST}:{PORT}; Home Assistant is told of it with a key of its own"
    for ignored in app.ignored:
        yield f"{ignored.option}: {ignored.reason}; {ignored.used} is used"
