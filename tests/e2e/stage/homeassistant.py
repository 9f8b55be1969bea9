"""A Home Assistant of its own, seen from outside."""

import json
import os
import re
import signal
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx

from hearthwatch.studies.bench.children import Child, running
from stage.client import Client
from stage.ports import free_port

ROOT = Path(__file__).parents[3]
HASS = ROOT / os.environ.get("HEARTHWATCH_HASS", ".venv-homeassistant/bin/hass")
PATIENCE = 120.0
"""Seconds for a start; the first after an installation compiles everything."""

USER, PASSWORD = "owner", "a-pass-for-a-test"
CONFIGURATION = """\
automation: !include automations.yaml
config:
conversation:
history:
logbook:
media_source:
mobile_app:
my:
stream:
sun:
homeassistant:
  name: Test home
  media_dirs: {}
logger:
  default: info
  logs:
    homeassistant.components.websocket_api.http.connection: warning
"""
ONBOARDED = {"done": ["core_config", "analytics", "integration"]}
"""Steps that would set up services on the internet."""

_RECORD = re.compile(r"^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)", re.MULTILINE)


class HomeAssistant:
    """A Home Assistant with our integration in its configuration folder and one user, the owner.

    Folder, port, user and what it remembers stay the same when it starts anew.

    Attributes:
        url: where it listens, on this machine alone.
        client: the owner, signed in.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        """Prepare one that is started with what an environment adds to our own."""
        self._environment = [f"{name}={value}" for name, value in (environment or {}).items()]
        self.folder = folder
        folder.mkdir(parents=True)
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.client = Client(self.url)
        self._running = ExitStack()
        self._child: Child | None = None
        self._logs: list[Path] = []
        (folder / "configuration.yaml").write_text(CONFIGURATION)
        (folder / "automations.yaml").write_text("[]")
        (folder / "custom_components").symlink_to(ROOT / "custom_components")
        self._remember(
            "http", 3, {"pending": None, "yaml_migration_done": True, "stable": _http(port)}
        )
        self._remember("onboarding", 4, ONBOARDED)

    def _remember(self, key: str, version: int, data: dict[str, Any]) -> None:
        """Put something into Home Assistant's memory before it starts."""
        path = self.folder / ".storage" / key
        path.parent.mkdir(exist_ok=True)
        content = {"version": version, "minor_version": 1, "key": key, "data": data}
        path.write_text(json.dumps(content))

    def start(self) -> None:
        """Start it, wait until everything is set up, and sign in."""
        log = self.folder / f"hass-{len(self._logs)}.log"
        self._logs.append(log)
        hass = ["env", *self._environment, str(HASS)]
        command = [*hass, "--config", str(self.folder), "--skip-pip", "--log-no-color"]
        self._child = self._running.enter_context(running(command, log, talks=False))
        until = time.monotonic() + PATIENCE
        self._wait_for_an_answer(until)
        if self.client.token is None:
            self.client.token = self._become_owner()
        with self.client.connect() as connection:
            connection.wait_until_started(until - time.monotonic())

    def _wait_for_an_answer(self, until: float) -> None:
        assert self._child is not None
        while time.monotonic() < until:
            try:
                httpx.get(f"{self.url}/manifest.json", timeout=5).raise_for_status()
            except httpx.HTTPError:
                if self._child.process.poll() is not None:
                    raise self._child.failure("ended while it started") from None
                time.sleep(0.1)
            else:
                return
        raise self._child.failure("does not answer")

    def _become_owner(self) -> str:
        """Make the first user and return a token that lasts."""
        site = f"{self.url}/"
        person = {"name": "Owner", "username": USER, "password": PASSWORD, "language": "en"}
        made = self.client.post("onboarding/users", {"client_id": site, **person})
        grant = {"grant_type": "authorization_code", "code": made["auth_code"], "client_id": site}
        short = self.client.request("POST", "/auth/token", data=grant)["access_token"]
        with Client(self.url, short).connect() as connection:
            return connection.command(
                "auth/long_lived_access_token", client_name="e2e", lifespan=365
            )

    def stop(self) -> None:
        """End it in order."""
        self._running.close()

    def restart(self) -> None:
        """End it in order and start it again."""
        self.stop()
        self.start()

    def kill(self) -> None:
        """End it as a power cut does."""
        assert self._child is not None, "it does not run"
        self._child.process.send_signal(signal.SIGKILL)
        self._running.close()

    def log(self) -> list[str]:
        """Return what it has logged since the first start, record by record, with tracebacks."""
        return [r for log in self._logs for r in _RECORD.split(log.read_text()) if r.strip()]

    def complaints(self) -> list[str]:
        """Return the records that no integration of ours may cause."""
        return [record for record in self.log() if is_complaint(record)]


def is_complaint(record: str) -> bool:
    """Tell whether a record is about a fault of ours, or a wait where nothing may wait."""
    ours = "custom_components" in record or "integration 'hearthwatch'" in record
    return "Detected blocking call" in record or (
        ours and ("Traceback" in record or "Detected that" in record)
    )


def _http(port: int) -> dict[str, Any]:
    """Return what a version of today keeps of its web server's settings."""
    return {
        "server_host": ["127.0.0.1"],
        "server_port": port,
        "cors_allowed_origins": [],
        "login_attempts_threshold": -1,
        "ip_ban_enabled": True,
        "ssl_profile": "intermediate_v6",
        "use_x_frame_options": True,
        "created_at": None,
        "error": None,
        "error_message": None,
    }
