"""Look at the models: which there are, whether they are whole, and how fast they are."""

import typer

from hearthwatch.cli.common import HOME, Data, SettingsPath, load, places_at, readable_errors

app = typer.Typer(help="Look at the models that look at pictures.", no_args_is_help=True)


@app.command("list")
def list_models(data: Data = HOME, settings: SettingsPath = None) -> None:
    """List the models that come along and those of the settings."""
    from hearthwatch.vision.models import PACKAGED

    for one in PACKAGED:
        typer.echo(f"{one.name}: {one.job}; comes along, {one.licence}, from {one.package}")
    places = places_at(data, settings, None)
    detector = load(places.settings, places.secrets).detector
    for own in detector.models:
        labels = own.labels or "COCO's eighty"
        typer.echo(f"{own.name}: things in pictures; {own.path}, {own.layout}, labels {labels}")
    typer.echo(f"Cameras that name no other use {detector.model}.")


@app.command()
def verify(data: Data = HOME, settings: SettingsPath = None) -> None:
    """Check the models that come along against their sums, and load those of the settings."""
    from hearthwatch.vision.detector import ModelError
    from hearthwatch.vision.models import PACKAGED, whole
    from hearthwatch.watch.models import load_detector

    wrong = 0
    for one in PACKAGED:
        good = whole(one)
        wrong += not good
        typer.echo(f"{one.name}: {'whole' if good else 'not the file that came along'}")
    places = places_at(data, settings, None)
    detector = load(places.settings, places.secrets).detector
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
