"""The demo, with a real engine, as somebody without a terminal sees it."""

import contextlib
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

type Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def port() -> Iterator[int]:
    """Find a free port; what the demo keeps for it is swept away."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        number = probe.getsockname()[1]
    yield number
    shutil.rmtree(ROOT / ".cache/demo" / str(number), ignore_errors=True)


@pytest.fixture
def start(port: int) -> Iterator[Start]:
    """Start the demo on vtest.avi unless told otherwise."""
    with contextlib.ExitStack() as stack:

        def run(*arguments: str) -> subprocess.Popen[str]:
            clip = ("--clip", str(ROOT / ".cache/footage/vtest.avi"))
            process = subprocess.Popen(
                [sys.executable, "script/demonstration", *clip, "--port", str(port), *arguments],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            stack.enter_context(process)
            stack.callback(process.terminate)
            return process

        yield run


def nobody_listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def test_it_ends_by_itself_with_a_summary(start: Start, port: int) -> None:
    demo = start("--seconds", "10")
    output, _ = demo.communicate()
    assert demo.returncode == 0, output
    assert f"Open http://127.0.0.1:{port}/#code=" in output
    assert "Walkway" in output
    assert "Confirmed: " in output
    assert "Traceback" not in output
    assert nobody_listens(port)


def test_ctrl_c_ends_it_cleanly(start: Start, port: int) -> None:
    demo = start()
    assert demo.stdout
    for line in demo.stdout:
        if "object detected  person" in line:
            break
    demo.send_signal(signal.SIGINT)
    output, _ = demo.communicate()
    assert demo.returncode == 0, output
    assert "Traceback" not in output
    assert nobody_listens(port)


def test_a_camera_of_ones_own_keeps_its_password(start: Start, port: int) -> None:
    demo = start("--camera", "rtsp://owner:hush-hush@127.0.0.1:9/stream", "--seconds", "3")
    output, _ = demo.communicate()
    assert demo.returncode == 1
    assert "rtsp://***@127.0.0.1:9/stream" in output
    assert "Nothing was confirmed." in output
    kept = [path for path in (ROOT / ".cache/demo" / str(port)).rglob("*") if path.is_file()]
    assert kept
    assert "hush-hush" not in output
    assert not [path for path in kept if b"hush-hush" in path.read_bytes()]


def test_a_taken_port_is_named(start: Start, port: int) -> None:
    with socket.create_server(("127.0.0.1", port)):
        demo = start("--seconds", "3")
        output, _ = demo.communicate()
    assert demo.returncode == 1
    assert f"Port {port} is taken" in output
