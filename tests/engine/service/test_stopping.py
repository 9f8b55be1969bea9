"""SIGTERM ends an engine in order and soon, whatever hangs around it."""

import json
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from websockets.sync.client import connect

from .conftest import WITHIN, Engine, hearthwatch, running, write_tree

SOON = 5.0
"""Seconds within which the Supervisor is promised an end."""

SLOW = 4
"""How much slower this machine may be than one at home."""


class Hole:
    """A port that takes connections and never says a word."""

    def __init__(self) -> None:
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.port = self._ear.getsockname()[1]
        self.taken: list[socket.socket] = []

    def take(self) -> None:
        """Wait until somebody knocks."""
        self._ear.settimeout(WITHIN)
        connection, _ = self._ear.accept()
        connection.settimeout(WITHIN)
        connection.recv(1)
        self.taken.append(connection)

    def close(self) -> None:
        for each in (*self.taken, self._ear):
            each.close()


@pytest.fixture
def dig() -> Iterator[Callable[[], Hole]]:
    with ExitStack() as holes:

        def make() -> Hole:
            hole = Hole()
            holes.callback(hole.close)
            return hole

        yield make


@contextmanager
def watching(engine: Engine, path: str) -> Iterator[None]:
    """Ask for something that never ends, and stop reading once it comes."""
    host, port = urlsplit(engine.url).netloc.split(":")
    with socket.create_connection((host, int(port)), timeout=WITHIN) as connection:
        head = (
            f"GET /api/v1/{path} HTTP/1.1\r\nHost: {host}:{port}\r\nX-API-Key: {engine.key}\r\n\r\n"
        )
        connection.sendall(head.encode())
        assert connection.recv(12) == b"HTTP/1.1 200", path
        yield


def stopped(engine: Engine) -> float:
    """Send SIGTERM and return the seconds that the end took."""
    began = time.monotonic()
    engine.process.send_signal(signal.SIGTERM)
    assert engine.process.wait(WITHIN) == 0
    took = time.monotonic() - began
    engine._reap()
    return took


@pytest.mark.timeout(240)
def test_cameras_viewers_and_receivers_that_hang_do_not_keep_it(
    tmp_path: Path, make_clip: Callable[..., Path], dig: Callable[[], Hole]
) -> None:
    film = make_clip("film.mp4", frames=300, options={"preset": "ultrafast", "g": "15", "bf": "0"})
    mute, receiver = dig(), dig()
    cameras: list[dict[str, Any]] = [
        {
            "name": "Yard",
            "sources": [{"type": "file", "path": str(film), "loop": True}],
            "record": {"mode": "continuous"},
        },
        {"name": "Mute", "sources": [{"type": "rtsp", "url": f"rtsp://127.0.0.1:{mute.port}/x"}]},
    ]
    write_tree(tmp_path, *cameras, storage={"min_free": 0})
    with running(tmp_path) as engine:
        hook = {"url": f"http://127.0.0.1:{receiver.port}/", "events": ["*"], "allow_private": True}
        made = httpx.post(
            engine._address("/webhooks"), json=hook, headers=engine._headers, timeout=WITHIN
        )
        assert made.is_success, made.text
        mute.take()
        receiver.take()
        engine.until("/cameras", lambda a: any(c["status"]["recording"] for c in a["cameras"]))
        address = engine._address("/ws").replace("http", "ws", 1)
        live = engine._address("/cameras/yard/live").replace("http", "ws", 1)
        with (
            watching(engine, "cameras/yard/live.ts"),
            connect(live, additional_headers=engine._headers, max_size=None) as shown,
            connect(address, additional_headers=engine._headers) as listener,
        ):
            listener.send(json.dumps({"type": "subscribe", "topics": ["events", "metrics"]}))
            shown.recv(timeout=WITHIN)
            took = stopped(engine)
        assert took < SOON * SLOW


def test_a_thread_that_hangs_does_not_keep_it(tmp_path: Path) -> None:
    write_tree(tmp_path)
    settings = tmp_path / "hearthwatch.yaml"
    with running(tmp_path) as engine:
        settings.unlink()
        os.mkfifo(settings)  # Whoever reads it waits, as in a share that is away.
        handle = opened_by_a_reader(settings)
        assert stopped(engine) < SOON * SLOW
        assert any("ended_by_force" in line for line in engine.log)
        os.close(handle)


def test_an_engine_that_only_just_begins_ends_as_well(tmp_path: Path) -> None:
    write_tree(tmp_path)
    process = hearthwatch("run", "--data", tmp_path, "--port", "0")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + WITHIN
    while not children.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.005)
    process.send_signal(signal.SIGTERM)
    said, log = process.communicate(timeout=WITHIN)
    assert (process.returncode, said) == (0, ""), log
    assert "Traceback" not in log


def opened_by_a_reader(fifo: Path) -> int:
    """Wait until somebody reads from a pipe with a name, and return our end of it."""
    deadline = time.monotonic() + WITHIN
    while True:
        try:
            return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.01)
