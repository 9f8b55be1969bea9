"""Run the engine and check its settings."""

import os
import signal
import sys

import typer

from hearthwatch import __version__
from hearthwatch.cli.common import (
    HOME,
    Data,
    Host,
    Media,
    Port,
    SettingsPath,
    app_of,
    load,
    places_at,
    readable_errors,
)
from hearthwatch.cli.supervised import described, heed_log_options

app = typer.Typer()


@app.command()
def run(
    context: typer.Context,
    data: Data = HOME,
    settings: SettingsPath = None,
    media: Media = None,
    host: Host = None,
    port: Port = None,
) -> None:
    """Watch the cameras of the settings and serve the API and the page."""
    from hearthwatch.watch.process import WorkerProcess

    places, supervised = places_at(data, settings, media), app_of(data)
    if supervised is not None:
        heed_log_options(context, supervised)
    signal.signal(signal.SIGTERM, _leave)  # Until the service does it in order.
    with WorkerProcess() as worker:  # It imports its half of the house while we import ours.
        from hearthwatch.service.places import StartError
        from hearthwatch.service.start import Configuration, start

        configuration = Configuration(places, host, port, supervised)
        with readable_errors(StartError):
            again = start(configuration, worker, _announce_app if supervised else _announce)
    if again:
        # As the same process: whoever started and watches it need not know.
        sys.stdout.flush()
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - ourselves


@app.command()
def check(data: Data = HOME, settings: SettingsPath = None) -> None:
    """Validate the settings and explain each mistake with its place."""
    from hearthwatch.vision.detector import ModelError
    from hearthwatch.watch.models import load_detector

    places, supervised = places_at(data, settings, None), app_of(data)
    if supervised is not None:
        typer.echo("\n".join(described(supervised, places)))
    with readable_errors(ModelError):
        found = load(places.settings, places.secrets)
        wanted = dict.fromkeys((None, *(camera.detect.model for camera in found.cameras)))
        for model in wanted:
            load_detector(found.detector, model)
    exists = places.settings.exists()
    typer.echo(f"{places.settings}{'' if exists else ' does not exist yet; the defaults hold'}")
    for camera in found.cameras:
        source = camera.detect_source
        typer.echo(
            f"{camera.slug}: {camera.name}, {source.type}, looks at {camera.detect.fps:g} fps"
        )
    typer.echo(f"{len(found.cameras)} camera(s), no mistakes.")


@app.command(hidden=True)
def worker(descriptor: int) -> None:
    """Run cameras for a service; only a fleet starts this."""
    from hearthwatch.service.logs import RING
    from hearthwatch.watch.worker import run_worker

    run_worker(descriptor, RING.listen)


@app.command(hidden=True)
def measure() -> None:
    """Measure a detector for a worker; only a worker starts this."""
    from hearthwatch.watch.detectors.measuring import run_measurement

    run_measurement()


@app.command(hidden=True)
def study() -> None:
    """Go through recorded clips for a service; only a service starts this."""
    from hearthwatch.studies.study import run_study

    run_study()


def _announce(link: str) -> None:
    typer.echo(f"Hearthwatch {__version__} listens on {link.partition('/#')[0]}")
    typer.echo(f"Open {link}")


def _announce_app(link: str) -> None:
    typer.echo(f"Hearthwatch {__version__} is ready: open it in Home Assistant's sidebar.")
    typer.echo(f"Home Assistant and other apps reach its API at {link.rstrip('/')}")


def _leave(*_: object) -> None:
    sys.exit()
