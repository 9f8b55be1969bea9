"""The engine as a child of the demo, spoken to over its public API like by any other client."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cameras import Camera
from children import running
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

TICK = 0.25
COMMAND = ".venv/bin/hearthwatch"


class EngineError(Exception):
    """The engine does not run; the text ends with the last it said."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine.

    Attributes:
        link: the page, with a one-time code.
        new_link: the command that prints another.
    """

    link: str
    new_link: str
    _address: str
    _key: str
    _process: subprocess.Popen[str]
    _log: Path

    @classmethod
    @contextmanager
    def started(cls, folder: Path, camera: Camera, port: int) -> Iterator["Engine"]:
        """Run an engine with a fresh database for as long as the context lasts.

        Args:
            folder: for its data, settings and log; what is in it goes.
            camera: the only one it watches.
            port: where it listens on this machine.

        Raises:
            EngineError: it does not start.
        """
        shutil.rmtree(folder, ignore_errors=True)
        data, settings, log = folder / "data", folder / "hearthwatch.yaml", folder / "engine.log"
        data.mkdir(mode=0o700, parents=True)
        settings.write_text(camera.settings)
        secrets = data / "secrets.yaml"
        secrets.touch(mode=0o600)
        secrets.write_text(f"camera: {json.dumps(camera.secret)}\n")
        key = _make_key(data)
        command = [COMMAND, "run", "--data", data, "--settings", settings, "--port", str(port)]
        with running([str(word) for word in command], log) as process, _forgotten(secrets):
            link = _wait_for_link(process, log)
            yield cls(
                link=link,
                new_link=f"{COMMAND} token link --data {data} --port {port}",
                _address=f"ws://127.0.0.1:{port}/api/v1/ws",
                _key=key,
                _process=process,
                _log=log,
            )

    def messages(self) -> Iterator[dict[str, Any] | None]:
        """Listen to events, states and figures; None now and then while nothing is said.

        Raises:
            EngineError: the engine is gone.
        """
        while True:
            try:
                yield from self._conversation()
            except (OSError, WebSocketException):
                if self._process.poll() is not None:
                    raise EngineError(_last_words(self._log, "The engine ended.")) from None
                time.sleep(TICK)
                yield None

    def _conversation(self) -> Iterator[dict[str, Any] | None]:
        authorization = {"Authorization": f"Bearer {self._key}"}
        with connect(self._address, additional_headers=authorization, proxy=None) as socket:
            socket.send(
                json.dumps({"type": "subscribe", "topics": ["events", "cameras", "metrics"]})
            )
            while True:
                try:
                    message = json.loads(socket.recv(timeout=TICK))
                except TimeoutError:
                    message = None
                yield message


@contextmanager
def _forgotten(secrets: Path) -> Iterator[None]:
    """Leave no password behind."""
    try:
        yield
    finally:
        secrets.unlink()


def _make_key(data: Path) -> str:
    command = [COMMAND, "token", "create", "demo", "--scope", "read", "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise EngineError(f"The engine makes no key.\n{done.stderr.strip()}")
    return done.stdout.strip()


def _wait_for_link(process: subprocess.Popen[str], log: Path) -> str:
    for line in process.stdout or ():
        if line.startswith("Open "):
            return line.removeprefix("Open ").strip()
    raise EngineError(_last_words(log, "The engine does not start."))


def _last_words(log: Path, what: str) -> str:
    return "\n".join([what, *log.read_text(errors="replace").splitlines()[-10:], f"See {log}."])
