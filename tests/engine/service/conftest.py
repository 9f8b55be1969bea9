"""Real engines on real disks that come and go."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

ENGINE = Path(__file__).parents[3] / "engine"
WITHIN = 60.0


class Engine:
    """A running `hearthwatch run`; its log is read all the time."""

    def __init__(self, data: Path, media: Path, *before: str) -> None:
        self.data = data
        options = ("create", "test", "--scope", "admin", "--data", data)
        with self._hearthwatch("token", *options) as making:
            self.key = making.communicate(timeout=WITHIN)[0].strip()
        self._command = (*before, sys.executable, "-m", "hearthwatch", "run")
        self._media = media
        self.start()

    def start(self) -> None:
        """Start it, again if need be."""
        options = ("--data", str(self.data), "--media", str(self._media), "--port", "0")
        self.process = self._run(*self._command, *options, start_new_session=True)
        self.log: list[str] = []
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().rsplit(" ", 1)[-1].strip()
        self._reader = threading.Thread(target=self._read_log, daemon=True)
        self._reader.start()

    def get(self, path: str, **query: str) -> Any:
        answer = httpx.get(self._address(path), params=query, headers=self._headers, timeout=30)
        return answer.json()

    def picture(self, path: str) -> httpx.Response:
        return httpx.get(self._address(path), headers=self._headers, timeout=30)

    def record(self, seconds: float) -> None:
        """Record the only camera from now on."""
        (camera,) = self.get("/cameras")["cameras"]
        address = self._address(f"/cameras/{camera['slug']}/record")
        httpx.post(address, json={"seconds": seconds}, headers=self._headers).raise_for_status()

    def until(self, path: str, holds: Callable[[Any], Any], **query: str) -> Any:
        """Ask again until something holds of the answer."""
        deadline = time.monotonic() + WITHIN
        while time.monotonic() < deadline:
            answer = self.get(path, **query)
            if holds(answer):
                return answer
            time.sleep(0.1)
        raise AssertionError(f"{path} never became as expected: {answer}\n" + "".join(self.log))

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

    def kill(self) -> None:
        """End all of its processes at once, as a power cut does."""
        for pid in (*self.workers, self.process.pid):
            os.kill(pid, signal.SIGKILL)
        self._reap()

    def stop(self) -> None:
        """Let it end in order."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self._reap()
            assert "Traceback" not in "".join(self.log)

    def _reap(self) -> None:
        self.process.wait(WITHIN)
        self._reader.join(WITHIN)
        for pipe in (self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()

    @property
    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in children.split()]

    def _address(self, path: str) -> str:
        return f"{self.url}/api/v1/{path.lstrip('/')}"

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}

    def _read_log(self) -> None:
        assert self.process.stderr is not None
        self.log.extend(self.process.stderr)

    def _hearthwatch(self, *args: str | Path) -> subprocess.Popen[str]:
        return self._run(sys.executable, "-m", "hearthwatch", *map(str, args))

    def _run(self, *command: str, **more: Any) -> subprocess.Popen[str]:
        environment = {**os.environ, "PYTHONPATH": str(ENGINE)}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, text=True, env=environment, **pipes, **more)


@pytest.fixture
def start_engine() -> Iterator[Callable[..., Engine]]:
    """Start engines; all are ended with the test."""
    with ExitStack() as started:

        def start(data: Path, media: Path, *before: str) -> Engine:
            engine = Engine(data, media, *before)
            started.callback(engine.stop)
            return engine

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


@pytest.fixture
def write_settings() -> Callable[..., Path]:
    """Write the settings of an engine with one camera that plays a film for ever."""

    def write(data: Path, film: Path, days: float = 14, **more: Any) -> Path:
        data.mkdir(exist_ok=True)
        source = {"type": "file", "path": str(film), "loop": True}
        camera = {"name": "Yard", "sources": [source], "detect": {"fps": 1}, **more}
        tree = {"cameras": [camera], "storage": {"min_free": 0, "clips_days": days}}
        (data / "hearthwatch.yaml").write_text(json.dumps(tree))
        return data

    return write
