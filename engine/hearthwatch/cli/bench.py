"""Measure the engine on this machine."""

from __future__ import annotations

import signal
from pathlib import Path
from types import FrameType
from typing import Annotated, Final

import typer

from hearthwatch.cli.common import readable_errors
from hearthwatch.studies.bench.choices import Part, Profile

_CLIPS: Final = Path("~/.cache/hearthwatch/bench").expanduser()

app = typer.Typer()


@app.callback(invoke_without_command=True)
def bench(
    context: typer.Context,
    profile: Annotated[
        Profile, typer.Option(help="Less than three minutes, or a good hour.")
    ] = Profile.QUICK,
    only: Annotated[
        list[Part] | None, typer.Option(help="Measure just this part; give it again for more.")
    ] = None,
    kills: Annotated[
        int | None, typer.Option(min=1, help="Kill the engine so often (part durability).")
    ] = None,
    soak: Annotated[
        float | None,
        typer.Option(
            min=0.5,
            help="Minutes of work with eight cameras, to see whether it grows: at the end of the"
            " full profile, else by itself.",
        ),
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
    from hearthwatch.studies.bench.profiles import measure
    from hearthwatch.studies.bench.situations import Options

    options = Options(clips, footage, tuple(against or ()), seed, kills, soak)
    chosen = only or []
    if profile is Profile.QUICK and not chosen:
        chosen = [Part.SOAK] if soak else [Part.DURABILITY] if kills else []
    signal.signal(signal.SIGINT, _end)
    signal.signal(signal.SIGTERM, _end)
    with readable_errors(SourceError, ValueError, OSError):
        report = measure(options, profile, _say, only=chosen)
        report.print(Console())
        if output:
            output.with_suffix(".json").write_bytes(report.to_json())
            output.with_suffix(".md").write_text(report.to_markdown(), encoding="utf-8")
    if report.gaps:
        raise typer.Exit(1)


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


def _end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    """End the run, and let nothing disturb what is then seen out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt
