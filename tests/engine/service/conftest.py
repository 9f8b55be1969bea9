"""Real engines on real disks that come and go."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from websockets.sync.client import connect

ENGINE = Path(__file__).parents[3] / "engine"
WITHIN = 60.0


class Engine:
    """A running `hearthwatch run`; its log is read all the time."""

    def __init__(self, data: Path, media: Path | None = None, *before: str) -> None:
        options = ("create", str(uuid4()), "--scope", "admin", "--data", data)
        with hearthwatch("token", *options) as making:
            self.key = making.communicate(timeout=WITHIN)[0].strip()
        self._options = ("--data", data, "--media", media or data / "media", "--port", "0")
        self._before = before
        self.start()

    def start(self) -> None:
        """Start it, again if need be."""
        self.since = datetime.now(UTC).isoformat()
        self.process = hearthwatch("run", *self._options, before=self._before)
        self.log: list[str] = []
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().rsplit(" ", 1)[-1].strip()
        self.link = self.process.stdout.readline().removeprefix("Open ").strip()
        self._reader = self._follow_log()

    def get(self, path: str, **query: str) -> Any:
        return self.ask(path, **query).json()

    def ask(self, path: str, **query: str) -> httpx.Response:
        return httpx.get(self._address(path), params=query, headers=self._headers, timeout=30)

    def record(self, seconds: float) -> None:
        """Record the only camera from now on."""
        (camera,) = self.get("/cameras")["cameras"]
        address = self._address(f"/cameras/{camera['slug']}/record")
        answer = httpx.post(address, json={"seconds": seconds}, headers=self._headers)
        assert answer.status_code == 202

    def push(self, path: str) -> Any:
        """Have something done that takes no words."""
        answer = httpx.post(self._address(path), headers=self._headers, timeout=30)
        assert answer.is_success, answer.text
        return answer.json()

    def until(self, path: str, holds: Callable[[Any], Any], **query: str) -> Any:
        """Ask again until something holds of the answer."""
        deadline = time.monotonic() + WITHIN
        while time.monotonic() < deadline:
            answer = self.get(path, **query)
            if holds(answer):
                return answer
            time.sleep(0.1)
        raise AssertionError(f"{path} never became as expected: {answer}\n" + "".join(self.log))

    @contextmanager
    def listen(self, *topics: str) -> Iterator[Callable[[Callable[[Any], bool]], Any]]:
        """Give a function that waits for a message of which something holds.

        Events count from this start on, those included that nobody could listen for yet.
        """
        address = self._address("/ws").replace("http", "ws", 1)
        with connect(address, additional_headers=self._headers, max_size=None) as connection:
            connection.send(json.dumps({"type": "subscribe", "topics": topics}))

            early: deque[Any] = deque()
            known: set[str] = set()

            def wait_for(holds: Callable[[Any], bool]) -> Any:
                while True:
                    now = not early
                    message = (
                        json.loads(connection.recv(timeout=WITHIN)) if now else early.popleft()
                    )
                    if holds(message) and not (now and message.get("data", {}).get("id") in known):
                        return message

            wait_for(lambda message: message["type"] == "subscribed")
            if "events" in topics:
                for event in reversed(
                    self.get("/events", since=self.since, limit="1000")["events"]
                ):
                    early.append({"type": event["type"], "topic": "events", "data": event})
                    known.add(event["id"])
            yield wait_for

    def clips(self, number: int) -> list[dict[str, Any]]:
        """Wait until there are so many clips and return them, newest first."""
        clips: list[dict[str, Any]] = self.until("/clips", lambda a: a["total"] >= number)["clips"]
        return clips

    def alerts(self) -> list[str]:
        """Return what the owner was told, oldest first."""
        events = self.get("/events", event_type="system_alert")["events"]
        return [event["data"]["message"] for event in reversed(events)]

    def wait(self, seconds: float) -> None:
        """Let it work for a while."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)

    def kill(self, *, workers: bool = True) -> None:
        """End all of its processes at once, as a power cut does, or the service alone."""
        for pid in (*(self.workers if workers else ()), self.process.pid):
            os.kill(pid, signal.SIGKILL)
        self._reap()

    def stop(self) -> None:
        """Let it end in order."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self._reap()
            assert self.process.returncode == 0, self.log

    def _reap(self) -> None:
        self.process.wait(WITHIN)
        self._reader.join(WITHIN)
        for pipe in (self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()
        log = "".join(self.log)
        assert "Traceback" not in log, log
        assert self.key not in log

    @property
    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in children.split()]

    def _address(self, path: str) -> str:
        return f"{self.url}/api/v1/{path.lstrip('/')}"

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}

    def _follow_log(self) -> threading.Thread:
        reader = threading.Thread(target=self._read_log, daemon=True)
        reader.start()
        return reader

    def _read_log(self) -> None:
        assert self.process.stderr is not None
        self.log.extend(self.process.stderr)


def hearthwatch(*args: str | Path, before: Sequence[str] = ()) -> subprocess.Popen[str]:
    """Start a command, in a session of its own."""
    return subprocess.Popen(
        [*before, sys.executable, "-m", "hearthwatch", *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ENGINE)},
        start_new_session=True,
    )


@contextmanager
def running(data: Path, media: Path | None = None, *before: str) -> Iterator[Engine]:
    engine = Engine(data, media, *before)
    try:
        yield engine
    finally:
        engine.stop()


@pytest.fixture
def start_engine() -> Iterator[Callable[..., Engine]]:
    """Start engines; all are ended with the test."""
    with ExitStack() as started:

        def start(data: Path, media: Path, *before: str) -> Engine:
            return started.enter_context(running(data, media, *before))

        yield start


class Share:
    """A disk in memory that is plugged into a folder, or not."""

    def __init__(self, folder: Path, size: str) -> None:
        self.disk = folder / "disk"
        self.folder = folder / "share"
        self.disk.mkdir()
        self.folder.mkdir()
        self.mount("-t", "tmpfs", "-o", f"size={size}", "none", str(self.disk))

    def mount(self, *args: str) -> None:
        subprocess.run(["mount", *args], check=True)

    def plug(self) -> None:
        self.mount("--bind", str(self.disk), str(self.folder))

    def unplug(self) -> None:
        subprocess.run(["umount", "-l", str(self.folder)], check=True)

    def end(self) -> None:
        for place in (self.folder, self.disk):
            while place.is_mount():
                subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def make_share(tmp_path: Path) -> Iterator[Callable[..., Share]]:
    """Make disks, plugged in; only root may."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a disk")
    with ExitStack() as made:

        def make(size: str = "64m") -> Share:
            try:
                share = Share(tmp_path, size)
            except subprocess.CalledProcessError:
                pytest.skip("this machine lets nobody mount a disk")
            made.callback(share.end)
            share.plug()
            return share

        yield make


def write_tree(data: Path, *cameras: dict[str, Any], **more: Any) -> None:
    """Write the settings of an engine."""
    data.mkdir(exist_ok=True)
    (data / "hearthwatch.yaml").write_text(json.dumps({"cameras": cameras, **more}))


@pytest.fixture
def write_settings() -> Callable[..., Path]:
    """Write the settings of an engine with one camera that plays a film for ever."""

    def write(data: Path, film: Path, days: float = 14, **more: Any) -> Path:
        source = {"type": "file", "path": str(film), "loop": True}
        camera = {"name": "Yard", "sources": [source], "detect": {"fps": 1}, **more}
        write_tree(data, camera, storage={"min_free": 0, "clips_days": days})
        return data

    return write
