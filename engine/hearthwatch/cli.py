"""The command line. Each command imports the heavy parts that it needs, and no others."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import structlog
import typer

from hearthwatch import __version__
from hearthwatch.model.event import envelope
from hearthwatch.model.timestamps import from_rfc3339, to_rfc3339
from hearthwatch.settings import CameraSettings, Settings, SettingsError, SettingsFile

if TYPE_CHECKING:
    from hearthwatch.service import Places
    from hearthwatch.studies.replay import Progress, ReplayResult

_HOME: Final = Path("~/.local/share/hearthwatch").expanduser()
_WRONG: Final = 2

app = typer.Typer(
    help="Watch cameras and tell what happens, on this machine alone.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
token_app = typer.Typer(help="Make, list and withdraw the keys that open the API.")
app.add_typer(token_app, name="token", no_args_is_help=True)

Data = Annotated[
    Path,
    typer.Option("--data", envvar="HEARTHWATCH_DATA", help="Folder of the database and secrets."),
]
SettingsPath = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        envvar="HEARTHWATCH_SETTINGS",
        help="The settings file.  [default: DATA/hearthwatch.yaml]",
    ),
]
Media = Annotated[
    Path | None,
    typer.Option(
        "--media", envvar="HEARTHWATCH_MEDIA", help="Folder of pictures.  [default: DATA/media]"
    ),
]
Host = Annotated[
    str | None,
    typer.Option("--host", envvar="HEARTHWATCH_HOST", help="Listen here instead of api.host."),
]
Port = Annotated[
    int | None,
    typer.Option(
        "--port",
        envvar="HEARTHWATCH_PORT",
        min=0,
        max=65535,
        help="Listen here instead of api.port; 0 takes a free one.",
    ),
]


class LogLevel(StrEnum):
    """How much to log."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Scope(StrEnum):
    """What a key allows."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


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
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


@app.command()
def run(
    data: Data = _HOME,
    settings: SettingsPath = None,
    media: Media = None,
    host: Host = None,
    port: Port = None,
) -> None:
    """Watch the cameras of the settings and serve the API and the page."""
    from hearthwatch.service import Service, StartError

    with _readable_errors(StartError):
        service = Service(_places(data, settings, media), host=host, port=port)
        asyncio.run(service.run(announce=_announce))


@app.command()
def check(data: Data = _HOME, settings: SettingsPath = None) -> None:
    """Validate the settings and explain each mistake with its place."""
    from hearthwatch.vision.detector import ModelError
    from hearthwatch.watch.models import load_detector

    places = _places(data, settings, None)
    with _readable_errors(ModelError):
        found = _load(places.settings, places.secrets)
        load_detector(found.detector)
    exists = places.settings.exists()
    typer.echo(f"{places.settings}{'' if exists else ' does not exist yet; the defaults hold'}")
    for camera in found.cameras:
        source = camera.detect_source
        typer.echo(
            f"{camera.slug}: {camera.name}, {source.type}, looks at {camera.detect.fps:g} fps"
        )
    typer.echo(f"{len(found.cameras)} camera(s), no mistakes.")


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

    tree, chosen = _camera(settings, camera, video)
    moment = _moment(start)
    with _readable_errors(SourceError, ModelError, AnnotateError, OSError):
        detector = load_detector(tree.detector)
        with _progress() as progress:
            result = run_replay(video, chosen, detector, start=moment, progress=progress)
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


@token_app.command("create")
def token_create(
    name: Annotated[str, typer.Argument(help="What the key is for.")],
    scope: Annotated[Scope, typer.Option(help="What it allows.")] = Scope.READ,
    data: Data = _HOME,
) -> None:
    """Make a key and print it, this once."""
    from hearthwatch import service

    with _readable_errors(service.StartError):
        typer.echo(asyncio.run(service.create_key(_places(data, None, None), name, scope)))


@token_app.command("list")
def token_list(data: Data = _HOME) -> None:
    """List the keys by name; the keys themselves are not kept."""
    from hearthwatch import service

    with _readable_errors(service.StartError):
        for key in asyncio.run(service.list_keys(_places(data, None, None))):
            typer.echo(f"{key.name}  {key.scope}  {to_rfc3339(key.created)}")


@token_app.command("revoke")
def token_revoke(name: str, data: Data = _HOME) -> None:
    """Withdraw a key; whoever uses it is refused from now on."""
    from hearthwatch import service

    with _readable_errors(service.StartError):
        asyncio.run(service.revoke_key(_places(data, None, None), name))
    typer.echo(f"{name} opens nothing any more.")


@token_app.command("link")
def token_link(
    data: Data = _HOME, settings: SettingsPath = None, host: Host = None, port: Port = None
) -> None:
    """Print a new link to the page; it works once, for five minutes."""
    from hearthwatch import service

    places = _places(data, settings, None)
    with _readable_errors(service.StartError):
        api = _load(places.settings, places.secrets).api
        code = asyncio.run(service.create_code(places))
    typer.echo(service.link(host or api.host, port or api.port, code))


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


@app.command(hidden=True)
def worker(descriptor: int) -> None:
    """Run cameras for a service; only a fleet starts this."""
    from hearthwatch.watch.worker import run_worker

    run_worker(descriptor)


def _places(data: Path, settings: Path | None, media: Path | None) -> Places:
    from hearthwatch.service import Places

    return Places(
        data=data,
        settings=settings or data / "hearthwatch.yaml",
        media=media or data / "media",
    )


def _announce(link: str) -> None:
    typer.echo(f"Hearthwatch {__version__} listens on {link.partition('/#')[0]}")
    typer.echo(f"Open {link}")


def _load(settings: Path, secrets: Path) -> Settings:
    try:
        return SettingsFile(settings, secrets).load()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(_WRONG) from None


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
    tree = _load(path, path.with_name("secrets.yaml"))
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


@contextmanager
def _readable_errors(*kinds: type[Exception]) -> Iterator[None]:
    """Turn an expected failure into its own words and an exit code."""
    try:
        yield
    except kinds as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
