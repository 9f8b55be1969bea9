"""The whole engine as a contestant: a process of its own on a fresh folder, asked over its API."""

import json
import secrets
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from hearthwatch.model.event import EventType
from hearthwatch.model.geometry import Box
from hearthwatch.model.timestamps import from_rfc3339, to_rfc3339
from hearthwatch.studies.bench.children import Child, ChildError, running

_START_WITHIN: Final = 120.0
_ASK_EVERY: Final = 0.2
_CATCHES_UP: Final = 20.0
_PUBLISHES: Final = 3.0
_ANSWER_WITHIN: Final = 60.0
_PAGE: Final = 1000
_CLIPS_A_PAGE: Final = 100
_HEARTHWATCH: Final = (sys.executable, "-m", "hearthwatch", "--log-level", "warning")
_LOOPBACK: Final = "127.0.0.1"


class Configured(Protocol):
    """A camera for the engine, of any kind."""

    def settings(self) -> dict[str, Any]:
        """Return its settings."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A camera for the engine.

    Attributes:
        name: and slug; a-z, 0-9 and underscores.
        main: address of its main stream.
        sub: address of its sub stream, which is then the one that is looked at.
        mask: a part of the picture in which nothing counts as motion.
        attention: which frames to decode; None: the engine's own choice.
        record: when to record; None: the engine's default.
        transport: ``tcp`` or ``udp``.
    """

    name: str
    main: str
    sub: str | None = None
    mask: Box | None = None
    attention: str | None = None
    record: str | None = None
    transport: str = "tcp"

    def settings(self) -> dict[str, Any]:
        """Return its settings: the defaults, but for a quick end of motion."""
        roles = ["record"] if self.sub else ["detect", "record"]
        common = {"type": "rtsp", "transport": self.transport}
        sources = [common | {"url": self.main, "roles": roles}]
        if self.sub:
            sources.append(common | {"url": self.sub, "roles": ["detect"]})
        masks = [_corners(self.mask)] if self.mask else []
        settings = {
            "name": self.name,
            "slug": self.name,
            "sources": sources,
            "motion": {"masks": masks, "hold": 1},
        }
        if self.attention:
            settings["detect"] = {"attention": self.attention}
        if self.record:
            settings["record"] = {"mode": self.record}
        return settings


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine.

    Attributes:
        began: when it was started, in seconds since 1970 UTC.
        answered: when its API was up.
        url: of its API and page.
        key: opens the API.
    """

    child: Child
    began: float
    answered: float
    url: str
    key: str

    def get(self, path: str, **query: str) -> dict[str, Any]:
        """Ask the API for something below ``/api/v1``.

        Raises:
            ChildError: it does not answer.
        """
        return dict(json.loads(self._fetch(path, query)))

    def record(self, camera: str, seconds: float) -> None:
        """Have a camera recorded from now on."""
        body = json.dumps({"seconds": seconds}).encode()
        self._fetch(f"/cameras/{camera}/record", {}, body)

    def statuses(self) -> dict[str, dict[str, Any]]:
        """Return what each camera is doing, by its slug."""
        return {each["slug"]: each["status"] for each in self.get("/cameras")["cameras"]}

    def clips(self) -> list[dict[str, Any]]:
        """Return all clips, the newest first."""
        return self._pages("/clips", "clips", page_size=str(_CLIPS_A_PAGE))

    def picture(self, event: Mapping[str, Any]) -> bytes | None:
        """Return the JPEG of an event, if it has one."""
        return self._fetch(f"/{event['picture']}", {}) if event["picture"] else None

    def events(self, kind: EventType, *, since: float, until: float) -> list[dict[str, Any]]:
        """Return the events of a type, the oldest first."""
        query = {
            "event_type": kind.value,
            "since": to_rfc3339(since),
            "until": to_rfc3339(until),
            "limit": str(_PAGE),
        }
        return self._pages("/events", "events", **query)[::-1]

    def every_event(self) -> list[dict[str, Any]]:
        """Return all events there are, the newest first."""
        return self._pages("/events", "events", limit=str(_PAGE))

    def wait_until_online(self, cameras: int) -> float:
        """Wait until so many cameras have shown a picture; return the moment of the last.

        Raises:
            ChildError: they do not.
        """
        first = self._wait_until_told(EventType.CAMERA_ONLINE, cameras)
        return max(from_rfc3339(event["trace"]["decoded"]) for event in first.values())

    def wait_until_recording(self, cameras: int) -> None:
        """Wait until so many cameras have begun to record.

        Raises:
            ChildError: they do not.
        """
        self._wait_until_told(EventType.RECORDING_STARTED, cameras)

    def _wait_until_told(self, kind: EventType, cameras: int) -> dict[str, dict[str, Any]]:
        """Return the first event of a type of each camera, once there are so many."""
        while time.time() < self.began + _START_WITHIN:
            events = self.events(kind, since=self.began - 1, until=time.time() + 1)
            first = {event["camera"]: event for event in reversed(events)}
            if len(first) >= cameras:
                return first
            time.sleep(_ASK_EVERY)
        raise self.child.failure(f"has told {kind} of fewer than {cameras} cameras")

    def _pages(self, path: str, of: str, **query: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        cursor: str | None = ""
        while cursor is not None:
            page = self.get(path, **query, **({"cursor": cursor} if cursor else {}))
            found += page[of]
            cursor = page["next_cursor"]
        return found

    def _fetch(self, path: str, query: Mapping[str, str], body: bytes | None = None) -> bytes:
        address = f"{self.url}/api/v1{path}?{urllib.parse.urlencode(query)}"
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        request = urllib.request.Request(address, body, headers)  # noqa: S310 - our own child
        try:
            with _direct(request, timeout=_ANSWER_WITHIN) as answer:
                return bytes(answer.read())
        except OSError as error:
            raise self.child.failure(f"does not answer ({error})") from error


_direct: Final[Callable[..., Any]] = urllib.request.build_opener(
    urllib.request.ProxyHandler({})
).open
"""Asks without a proxy, whatever the environment says: it is on this machine."""


def catch_up(engines: Sequence[Engine], moment: float) -> None:
    """Wait until whatever cameras showed until a moment has been told, or they show nothing.

    Args:
        engines: that watch them.
        moment: in seconds since 1970 UTC.
    """
    limit = time.time() + _CATCHES_UP
    while time.time() < limit:
        statuses = (each for running in engines for each in running.statuses().values())
        seen = [status["last_frame"] for status in statuses]
        if all(last and from_rfc3339(last) >= moment for last in seen):
            break
        time.sleep(_ASK_EVERY)
    time.sleep(_PUBLISHES)


@dataclass(frozen=True, slots=True)
class Household:
    """Settings, data and media of an engine, which it may be started on again and again."""

    folder: Path
    key: str

    @property
    def media(self) -> Path:
        """Where clips and pictures are."""
        return self.folder / "data" / "media"

    def file(self, clip: Mapping[str, Any]) -> Path:
        """Return the file of a clip that the engine lists."""
        return self.media / str(clip["storage_uri"]).removeprefix("local:")

    @contextmanager
    def engine(self, program: Sequence[str] = _HEARTHWATCH) -> Iterator[Engine]:
        """Run the engine for as long as the context lasts.

        Args:
            program: stands in for ``hearthwatch``.

        Raises:
            ChildError: it does not start.
        """
        began = time.time()
        data = str(self.folder / "data")
        run = (*program, "run", "--data", data, "--host", _LOOPBACK, "--port", "0")
        with running(run, self.folder / "engine.log") as child:
            url = child.word("Hearthwatch").rpartition(" ")[2]
            yield Engine(child, began, time.time(), url, self.key)


def household(cameras: Sequence[Configured], folder: Path) -> Household:
    """Prepare an engine.

    Args:
        cameras: to watch.
        folder: empty; for data, settings, media and log.

    Raises:
        ChildError: it makes no key.
    """
    data = folder / "data"
    data.mkdir(mode=0o700, parents=True)
    settings = {"cameras": [camera.settings() for camera in cameras]}
    (data / "hearthwatch.yaml").write_text(json.dumps(settings), encoding="utf-8")
    return Household(folder, _make_key(data))


@contextmanager
def engine(cameras: Sequence[Watched], folder: Path) -> Iterator[Engine]:
    """Run the engine on cameras for as long as the context lasts.

    Args:
        cameras: to watch.
        folder: empty; for data, settings, media and log.

    Raises:
        ChildError: it does not start.
    """
    with household(cameras, folder).engine() as started:
        yield started


def _make_key(data: Path) -> str:
    name = secrets.token_hex(4)
    command = (*_HEARTHWATCH, "token", "create", name, "--scope", "write", "--data", str(data))
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        raise ChildError(f"hearthwatch makes no key.\n{done.stderr.strip()}")
    return done.stdout.strip()


def _corners(box: Box) -> list[list[float]]:
    points = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    return [[round(x, 4), round(y, 4)] for x, y in points]
