"""Containers of the image that script/test-app-image builds."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from container import INGRESS, TOKEN, Container, Image, end


@pytest.fixture(scope="session")
def image() -> Image:
    return Image("localhost/hearthwatch-app:test")


@pytest.fixture
def messages(tmp_path: Path) -> Path:
    """The file of discovery messages, one a line."""
    return tmp_path / "messages"


@pytest.fixture
def network(messages: Path) -> Iterator[int]:
    """A network of its own, with the Supervisor in it; the process that holds it."""
    prepare = f'ip link set lo up && ip address add {INGRESS}/32 dev lo && exec "$@"'
    program = [sys.executable, str(Path(__file__).parent / "supervisor.py"), TOKEN, str(messages)]
    supervisor = subprocess.Popen(
        ["unshare", "--net", "sh", "-c", prepare, "sh", *program], stdout=subprocess.PIPE
    )
    try:
        assert supervisor.stdout
        assert supervisor.stdout.readline() == b"listening\n"
        yield supervisor.pid
    finally:
        end(supervisor)
        supervisor.stdout.close()


type Start = Callable[..., Container]


@pytest.fixture
def app(image: Image, network: int, tmp_path: Path) -> Iterator[Start]:
    """Start the app as the Supervisor does: app(options, …) with options as the owner set them."""
    with ExitStack() as stack:

        def start(
            options: dict[str, Any] | None = None, *, owner: int = 0, **details: Any
        ) -> Container:
            folder = tmp_path / "app"
            (folder / "data").mkdir(parents=True, exist_ok=True)
            file = folder / "data/options.json"
            file.write_text(
                json.dumps({"log_level": "info", "mqtt_discovery": True} | (options or {}))
            )
            file.chmod(0o600)  # its owner's alone, who is root when the Supervisor wrote it
            os.chown(file, owner, owner)
            container = Container(
                image, network, folder, environment={"SUPERVISOR_TOKEN": TOKEN}, **details
            )
            stack.callback(container.remove)
            container.start()
            return container

        yield start
