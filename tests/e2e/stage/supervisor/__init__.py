"""Home Assistant's Supervisor, as far as Core and one app's panel need it: see `process`."""

import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from hearthwatch.studies.bench.children import running
from stage.homeassistant import HASS
from stage.network import AppNetwork

_PROCESS = Path(__file__).with_name("process.py")

PANEL = "local_hearthwatch"
"""Where the app's panel is in Home Assistant's page, which is its slug."""


class Supervisor:
    """A running Supervisor, seen from beside it.

    Attributes:
        environment: what Core must have in its own to find it.
        ingress: the path below which Core shows the app.
    """

    def __init__(self, host: str, token: str, entry: str) -> None:
        self.environment = {"SUPERVISOR": host, "SUPERVISOR_TOKEN": token}
        self.ingress = f"/api/hassio_ingress/{entry}/"
        self._stage = f"http://{host}/stage"

    def know_users(self, users: Mapping[str, Mapping[str, str]]) -> None:
        """Have it know Core's users by id, each with name and display_name."""
        self._set(users=users)

    def end_sessions(self) -> None:
        """Let nobody in any more who does not ask for a new session, as a restart does."""
        self._set(sessions={})

    def cut_websockets(self, cut: bool = True) -> None:
        """Close each WebSocket that is for live pictures, as a proxy does that knows none."""
        self._set(cut="/live" if cut else None)

    def _set(self, **facts: Any) -> None:
        httpx.put(self._stage, json=facts, timeout=30).raise_for_status()


@contextmanager
def supervising(folder: Path, network: AppNetwork) -> Iterator[Supervisor]:
    """Run a Supervisor that listens on this machine, and speaks to the app in its network."""
    token, entry = secrets.token_hex(32), secrets.token_urlsafe(32)
    facts = json.dumps({"token": token, "entry": entry, "network": network.pid})
    command = [str(HASS.with_name("python")), str(_PROCESS), facts]
    with running(command, folder / "supervisor.log") as process:
        yield Supervisor(process.word("listens on "), token, entry)
