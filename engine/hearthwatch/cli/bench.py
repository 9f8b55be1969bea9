"""Measure the engine on this machine."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from hearthwatch.cli.common import readable_errors

_CLIPS: Final = Path("~/.cache/hearthwatch/bench").expanduser()

app = typer.Typer()


class Profile(StrEnum):
    """How much to measure."""

    QUICK = "quick"
    FULL = "full"


@app.callback(invoke_without_command=True)
def bench(
    context: typer.Context,
    profile: Annotated[
        Profile, typer.Option(help="Less than three minutes, or an hour and more.")
    ] = Profile.QUICK,
    soak: Annotated[
        float | None,
        typer.Option(min=0.1, help="Work for these minutes instead and see whether it grows."),
    ] = None,
    against: Annotated[
        list[str] | None,
        typer.Option(help="Another program on the same cameras; {url} or {urls} in its command."),
    ] = None,
    footage: Annotated[
        Path | None, typer.Option(help="Cut place and people from this clip; drawn otherwise.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Of all scenes; another gives other walks.")] = 0,
    clips: Annotated[
        Path, typer.Option(help="Folder in which scenes are kept from run to run.")
    ] = _CLIPS,
    output: Annotated[
        Path | None, typer.Option(help="Write the report to this name with .json and with .md.")
    ] = None,
) -> None:
    """Measure the engine on this machine, on scenes whose truth is known."""
    if context.invoked_subcommand:
        return
    from rich.console import Console

    from hearthwatch.media import SourceError
    from hearthwatch.studies.bench import profiles
    from hearthwatch.studies.bench.children import ChildError

    options = profiles.Options(clips, footage, tuple(against or ()), seed)
    with readable_errors(ChildError, SourceError, ValueError, OSError):
        if soak:
            report = profiles.soak(options, soak, _say)
        elif profile is Profile.FULL:
            report = profiles.full(options, _say)
        else:
            report = profiles.quick(options, _say)
        report.print(Console())
        if output:
            output.with_suffix(".json").write_bytes(report.to_json())
            output.with_suffix(".md").write_text(report.to_markdown(), encoding="utf-8")


@app.command()
def trackers(
    video: Annotated[Path, typer.Argument(help="A recorded video file.")],
    truth: Annotated[
        Path | None, typer.Option(help="Its labelled boxes in the MOTChallenge format.")
    ] = None,
    label: Annotated[str, typer.Option(help="Of the things to follow.")] = "person",
) -> None:
    """Compare our tracker with norfair on the same detections (needs the extra `bench`)."""
    from dataclasses import asdict

    from hearthwatch.media import SourceError
    from hearthwatch.settings import DetectorSettings
    from hearthwatch.studies.bench.trackers import compare_on
    from hearthwatch.watch.models import load_detector

    with readable_errors(SourceError, ImportError, ValueError, OSError):
        found = compare_on(video, load_detector(DetectorSettings()), label=label, truth=truth)
    for name, figures in found.items():
        written = ", ".join(
            f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}"
            for key, value in asdict(figures).items()
        )
        typer.echo(f"{name}: {written}")


def _say(text: str) -> None:
    typer.echo(f"… {text}", err=True)
