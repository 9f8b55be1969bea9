"""Engines with cameras whose pictures carry their numbers, and viewers that read them."""

import io
import itertools
import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import httpx
import numpy as np
import pytest
from websockets.sync.client import ClientConnection, connect

from hearthwatch.studies.bench import mark
from hearthwatch.studies.bench.cameras import Behaviour, Cameras, Mount, playing
from hearthwatch.studies.bench.children import Child, running

WITHIN = 30.0
RATE = 15
FRAMES = 150
"""Pictures of a film; a camera plays it round and round."""


def numbered(
    path: Path,
    *,
    codec: str = "libx264",
    size: tuple[int, int] = (640, 360),
    gop: int = 30,
    noise: bool = False,
) -> Path:
    """Make a film of ten seconds, in every picture of which stands its number.

    With noise in it, it is as large as a main stream may be: about a megabyte a second.
    """
    dice = np.random.default_rng(7)
    options = {"g": str(gop), "bf": "0", "preset": "ultrafast", "x265-params": "log-level=none"}
    with av.open(str(path), "w") as out:
        stream = out.add_stream(codec, rate=RATE, options=options)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        for number in range(FRAMES):
            planes = np.full((size[1] * 3 // 2, size[0]), 128, np.uint8)
            planes[: size[1]] = np.linspace(30, 200, size[0], dtype=np.uint8)
            left = 16 + 4 * number % (size[0] - 64)
            planes[size[1] // 2 : size[1] // 2 + 32, left : left + 32] = 220
            if noise:
                planes[size[1] // 2 : size[1] - 80, :400] = dice.integers(16, 235, (280, 400))
            mark.burn(planes[: size[1]], number)
            picture = av.VideoFrame.from_ndarray(planes, format="yuv420p")
            picture.pts, picture.time_base = number, Fraction(1, RATE)
            out.mux(stream.encode(picture))
        out.mux(stream.encode(None))
    return path


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make a film of numbered pictures, each kind once."""
    folder = tmp_path_factory.mktemp("films")

    def make(name: str, **kind: Any) -> Path:
        path = folder / name
        return path if path.exists() else numbered(path, **kind)

    return make


type Film = Callable[..., Path]


def read_numbers(data: bytes) -> list[int | None]:
    """Decode a film and read the numbers of its pictures."""
    with av.open(io.BytesIO(data)) as film:
        return [_number(picture) for picture in film.decode(video=0)]


def _number(picture: av.VideoFrame) -> int | None:
    return mark.read(picture.reformat(format="gray").to_ndarray())


def follow_each_other(numbers: list[int | None]) -> bool:
    """Tell whether pictures are complete and in order, also from the film's end to its start."""
    pairs = itertools.pairwise(numbers)
    return all(a is not None and b == (a + 1) % FRAMES for a, b in pairs)


@pytest.fixture
def read_number() -> Callable[[av.VideoFrame], int | None]:
    return _number


@pytest.fixture
def follows() -> Callable[[list[int | None]], bool]:
    return follow_each_other


@dataclass
class Picture:
    """What a viewer has got."""

    init: dict[str, Any]
    data: bytes
    frames: int = 0
    gaps: list[float] = field(default_factory=list)

    def numbers(self) -> list[int | None]:
        return read_numbers(self.data)

    def times(self) -> list[float]:
        """Return when pictures are shown, by the player's clock."""
        with av.open(io.BytesIO(self.data), options={"use_editlist": "0"}) as film:
            return [float(p.pts * p.time_base) for p in film.demux(video=0) if p.pts is not None]


class Watching:
    """One who watches over the WebSocket."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    def next(self, within: float = WITHIN) -> dict[str, Any] | bytes:
        message = self.socket.recv(timeout=within)
        return json.loads(message) if isinstance(message, str) else message

    def until(self, kind: str, within: float = WITHIN) -> dict[str, Any]:
        """Wait for a text frame of a kind and pass over what comes before."""
        while True:
            message = self.next(within)
            if isinstance(message, dict) and message["type"] == kind:
                return message

    def film(self, seconds: float, init: dict[str, Any] | None = None) -> Picture:
        """Watch for some seconds from the next beginning on."""
        init = init or self.until("init")
        data = self.next()
        assert isinstance(data, bytes)
        got = Picture(init, data)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            message = self.next()
            if isinstance(message, bytes):
                got.data += message
                got.frames += 1
            else:
                assert message["type"] == "gap", message
                got.gaps.append(message["seconds"])
        return got


@dataclass
class Engine:
    """A running `hearthwatch run` with its cameras."""

    child: Child
    url: str
    key: str
    cameras: Cameras

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}

    def get(self, path: str, **query: Any) -> httpx.Response:
        return httpx.get(f"{self.url}/api/v1/{path}", params=query, headers=self.headers)

    def post(self, path: str, body: Any) -> httpx.Response:
        address = f"{self.url}/api/v1/{path}"
        return httpx.post(address, json=body, headers=self.headers, timeout=20)

    @contextmanager
    def watch(
        self, *, address: str | None = None, query: str = "", slow: bool = False
    ) -> Iterator[Watching]:
        more: dict[str, Any] = {}
        if slow:
            wire = socket.socket()
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            wire.connect(("127.0.0.1", int(self.url.rpartition(":")[2])))
            more = {"sock": wire, "max_queue": 1}
        headers = self.headers if address is None else {}
        address = address or f"cameras/front/live{query}"
        where = f"{self.url.replace('http', 'ws')}/api/v1/{address}"
        with connect(
            where, additional_headers=headers, max_size=None, proxy=None, compression=None, **more
        ) as connection:
            yield Watching(connection)

    def wait_until_online(self, camera: str = "front") -> None:
        deadline = time.monotonic() + WITHIN
        while self.get(f"cameras/{camera}").json()["status"]["state"] != "online":
            assert time.monotonic() < deadline
            time.sleep(0.1)

    def worker(self) -> int:
        pid = self.child.pid
        (worker,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return int(worker)

    def connections(self, mount: str) -> int:
        """Count the RTSP sessions in which the camera has sent something."""
        return len({sent.session for sent in self.cameras.sent() if sent.mount == mount})


type Run = Callable[..., AbstractContextManager[Engine]]


def hearthwatch(*words: str) -> list[str]:
    return [sys.executable, "-m", "hearthwatch", *words]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run an engine with one camera, `front`, that sends a main and perhaps a sub stream."""

    @contextmanager
    def start(
        main: Path,
        sub: Path | None = None,
        *,
        behaviour: Behaviour | None = None,
        files: bool = False,
        **settings: Any,
    ) -> Iterator[Engine]:
        tmp_path = tmp_path_factory.mktemp("engine")
        behave = {} if behaviour is None else {"behaviour": behaviour}
        mounts = [Mount("main", (main,), **behave)]
        mounts += [Mount("sub", (sub,), **behave)] if sub else []
        with playing([] if files else mounts, tmp_path) as cameras:

            def source(name: str, path: Path, *roles: str) -> dict[str, Any]:
                kind = {"type": "rtsp", "url": cameras.url(name)}
                kind = {"type": "file", "path": str(path)} if files else kind
                return {**kind, "roles": roles}

            sources = [source("main", main, "record", *(() if sub else ("detect",)))]
            sources += [source("sub", sub, "detect")] if sub else []
            camera = {"name": "Front", "slug": "front", "sources": sources}
            data = tmp_path / "data"
            data.mkdir()
            text = json.dumps({"cameras": [{**camera, **settings}]})
            (data / "hearthwatch.yaml").write_text(text)
            making = hearthwatch("token", "create", "test", "--scope", "write", "--data", str(data))
            key = subprocess.run(making, check=True, capture_output=True, text=True).stdout.strip()
            command = hearthwatch("run", "--data", str(data), "--port", "0")
            log = tmp_path / "engine.log"
            with running(command, log) as child:
                url = child.word("Hearthwatch").rpartition(" ")[2]
                engine = Engine(child, url, key, cameras)
                engine.wait_until_online()
                yield engine
            written = log.read_text()
            assert "Traceback" not in written, written
            assert "signature=" not in written
            assert key not in written

    return start
