"""Measure the engine on this machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from hearthwatch.cli.common import readable_errors

if TYPE_CHECKING:
    from hearthwatch.studies.bench.report import Report

_CLIPS: Final = Path("~/.cache/hearthwatch/bench").expanduser()

app = typer.Typer(
    help="Measure the engine on this machine, on scenes whose truth is known.",
    no_args_is_help=True,
)

Clips = Annotated[Path, typer.Option(help="Folder in which scenes are kept from run to run.")]
FootageOption = Annotated[
    Path | None,
    typer.Option("--footage", help="Cut place and people from this clip; drawn ones otherwise."),
]
Against = Annotated[
    list[str] | None,
    typer.Option(help="Command of another program on the same cameras; {url} or {urls} in it."),
]
Seed = Annotated[int, typer.Option(help="Of all scenes; another gives other walks and noise.")]
Output = Annotated[
    Path | None, typer.Option(help="Write the report to this name with .json and with .md.")
]


@app.command()
def quick(
    clips: Clips = _CLIPS,
    footage: FootageOption = None,
    against: Against = None,
    seed: Seed = 0,
    output: Output = None,
) -> None:
    """Measure the most important in less than three minutes."""
    from hearthwatch.studies.bench import profiles

    options = profiles.Options(clips, footage, tuple(against or ()), seed)
    _finish(lambda: profiles.quick(options, _say), output)


@app.command()
def full(
    clips: Clips = _CLIPS,
    footage: FootageOption = None,
    against: Against = None,
    seed: Seed = 0,
    output: Output = None,
) -> None:
    """Measure everything; takes an hour or more."""
    from hearthwatch.studies.bench import profiles

    options = profiles.Options(clips, footage, tuple(against or ()), seed)
    _finish(lambda: profiles.full(options, _say), output)


@app.command()
def soak(
    minutes: Annotated[float, typer.Argument(min=0.1)] = 60,
    clips: Clips = _CLIPS,
    footage: FootageOption = None,
    seed: Seed = 0,
    output: Output = None,
) -> None:
    """Let the engine work for a while and see whether it grows."""
    from hearthwatch.studies.bench import profiles

    options = profiles.Options(clips, footage, seed=seed)
    _finish(lambda: profiles.soak(options, minutes, _say), output)


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


def _finish(measure: Callable[[], Report], output: Path | None) -> None:
    from rich.console import Console

    from hearthwatch.media import SourceError
    from hearthwatch.studies.bench.children import ChildError

    with readable_errors(ChildError, SourceError, ValueError, OSError):
        report = measure()
        report.print(Console())
        if output:
            output.with_suffix(".json").write_bytes(report.to_json())
            output.with_suffix(".md").write_text(report.to_markdown(), encoding="utf-8")


def _say(text: str) -> None:
    typer.echo(f"… {text}", err=True)
