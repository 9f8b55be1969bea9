"""Replay recorded footage."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hearthwatch.cli.common import SettingsPath, load, readable_errors
from hearthwatch.model.event import envelope
from hearthwatch.model.timestamps import from_rfc3339, to_rfc3339
from hearthwatch.settings import CameraSettings, Settings

if TYPE_CHECKING:
    from hearthwatch.studies.replay import Progress, ReplayResult

app = typer.Typer()


@app.command()
def replay(
    video: Annotated[Path, typer.Argument(help="A recorded video file.")],
    settings: SettingsPath = None,
    camera: Annotated[
        str | None, typer.Option(help="Slug of the camera whose settings hold.")
    ] = None,
    start: Annotated[
        str, typer.Option(help="Moment of the first frame, RFC 3339.")
    ] = "1970-01-01T00:00:00Z",
    events: Annotated[
        Path | None, typer.Option(help="Write the events as JSON lines to this file.")
    ] = None,
    mot: Annotated[
        Path | None, typer.Option(help="Write the tracks as MOTChallenge rows to this file.")
    ] = None,
    label: Annotated[str, typer.Option(help="Label of the rows of --mot.")] = "person",
    annotate: Annotated[
        Path | None, typer.Option(help="Write the video with boxes drawn (.mp4, .webm, .mkv).")
    ] = None,
) -> None:
    """Run recorded footage through the live path, as fast as the machine can."""
    from hearthwatch.media import SourceError
    from hearthwatch.studies import mot as rows
    from hearthwatch.studies.annotate import AnnotateError
    from hearthwatch.studies.annotate import annotate as draw
    from hearthwatch.studies.replay import replay as run_replay
    from hearthwatch.vision.detector import ModelError
    from hearthwatch.watch.models import load_detector
    from hearthwatch.watch.sound_models import SoundModels

    tree, chosen = _camera(settings, camera, video)
    moment = _moment(start)
    with readable_errors(SourceError, ModelError, AnnotateError, OSError):
        detector = load_detector(tree.detector, chosen.detect.model)
        with _progress() as progress:
            result = run_replay(
                video,
                chosen,
                detector,
                start=moment,
                progress=progress,
                sound_models=SoundModels(tree.classifier, patient=True),
            )
        _write_events(result, events)
        if mot:
            with mot.open("w", encoding="utf-8") as stream:
                rows.write(result, label, stream)
        if annotate:
            draw(video, result, annotate)
    speed = result.footage / result.seconds
    typer.echo(
        f"{len(result.times)} frames, {result.looks} looks, {result.inferences} inferences"
        f" ({result.inferences / max(result.looks, 1):.2f} a look),"
        f" {result.seconds:.1f} s for {result.footage:.1f} s of footage ({speed:.1f}x real time)",
        err=True,
    )


def _camera(path: Path | None, slug: str | None, video: Path) -> tuple[Settings, CameraSettings]:
    """Return the settings and the camera for a replay; without a file, the defaults."""
    if path is None:
        if slug is not None:
            raise typer.BadParameter("--camera needs --settings")
        source = {"type": "file", "path": str(video)}
        return Settings(), CameraSettings.model_validate(
            {"name": video.stem[:100] or "video", "sources": [source]}
        )
    if not path.exists():
        raise typer.BadParameter(f"{path}: there is no such file")
    tree = load(path, path.with_name("secrets.yaml"))
    try:
        if slug is not None:
            return tree, tree.camera(slug)
        (only,) = tree.cameras
    except KeyError:
        known = ", ".join(camera.slug for camera in tree.cameras) or "none"
        raise typer.BadParameter(f"no camera {slug!r} in {path}; there is {known}") from None
    except ValueError:
        raise typer.BadParameter(f"--camera is needed: {path} has {len(tree.cameras)}") from None
    return tree, only


def _moment(text: str) -> float:
    try:
        return from_rfc3339(text)
    except ValueError:
        raise typer.BadParameter(f"--start: {text!r} is no RFC 3339 date and time") from None


def _write_events(result: ReplayResult, path: Path | None) -> None:
    if path is None:
        for event in result.events:
            what = event.data.get("object_type", "")
            where = event.data.get("zone", event.data.get("line", ""))
            words = f"{to_rfc3339(event.timestamp)} {event.type} {what} {where}"
            typer.echo(words.rstrip())
        return
    with path.open("w", encoding="utf-8") as stream:
        for event in result.events:
            stream.write(json.dumps(envelope(event), separators=(",", ":")) + "\n")


@contextmanager
def _progress() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("Replaying", total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)
