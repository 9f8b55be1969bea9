"""The engine, as a process that can be killed and started again."""

import json
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx

from hearthwatch.studies.bench.children import running
from stage.ports import free_port

WITHIN = 60.0
HEARTHWATCH = (sys.executable, "-m", "hearthwatch")


class Engine:
    """An engine with data, port and API key of its own. All stay the same when it starts anew.

    Attributes:
        url: where it listens, without a path.
        key: lets one do everything.
    """

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        self._data = folder / "data"
        self._data.mkdir(parents=True)
        self._folder = folder
        self._starts = 0
        self._running = ExitStack()
        self._process: subprocess.Popen[str] | None = None
        (self._data / "hearthwatch.yaml").write_text(json.dumps(settings))
        making = [*HEARTHWATCH, "token", "create", "e2e", "--scope", "admin", "--data", self._data]
        self.key = subprocess.run(making, check=True, capture_output=True, text=True).stdout.strip()
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._starts += 1
        command = [*HEARTHWATCH, "run", "--data", str(self._data), "--port", str(self.port)]
        child = self._running.enter_context(
            running(command, self._folder / f"engine-{self._starts}.log")
        )
        child.word("Hearthwatch")
        self._process = child.process

    def stop(self) -> None:
        """End it as an owner does."""
        self._running.close()

    def kill(self) -> None:
        """End it as a power cut does."""
        assert self._process is not None, "it does not run"
        self._process.send_signal(signal.SIGKILL)
        self._running.close()

    def log(self) -> str:
        """Return what it has logged since the first start."""
        return "".join(path.read_text() for path in sorted(self._folder.glob("engine-*.log")))

    def wait_for_camera(self, slug: str, state: str = "online") -> None:
        """Wait until a camera is in a state."""
        until = time.monotonic() + WITHIN
        while (now := self.get(f"cameras/{slug}")["status"]["state"]) != state:
            assert time.monotonic() < until, f"{slug} is {now}"
            time.sleep(0.1)

    def get(self, path: str, **query: Any) -> Any:
        """Ask its API, below /api/v1/."""
        return self._ask("GET", path, params=query)

    def post(self, path: str, body: Any = None) -> Any:
        """Have its API do something."""
        return self._ask("POST", path, json=body)

    def delete(self, path: str) -> Any:
        """Have its API take something away."""
        return self._ask("DELETE", path)

    def _ask(self, method: str, path: str, **more: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.key}"}
        address = f"{self.url}/api/v1/{path}"
        answer = httpx.request(method, address, headers=headers, timeout=30, **more)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None
