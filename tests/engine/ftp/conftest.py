"""A server with one account, and real clients of it."""

import asyncio
import ftplib
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from hearthwatch.ftp import Account, FtpServer, Landing, Limits

USER, PASSWORD = "yard", "corr3ct h0rse"


@dataclass
class Taker:
    """For whom recordings are taken: how much room there is, and what came."""

    space: int | OSError = 1 << 40
    came: list[Account] = field(default_factory=list)

    def room(self) -> int:
        if isinstance(self.space, OSError):
            raise self.space
        return self.space

    def arrived(self, account: Account) -> None:
        self.came.append(account)


@dataclass
class Stage:
    """A server that runs in a thread of its own, as cameras see it."""

    server: FtpServer
    taker: Taker
    folder: Path
    loop: asyncio.AbstractEventLoop

    def ask[T](self, work: Callable[[], Any]) -> Any:
        """Have something done in the server's loop."""
        future: Future[Any] = asyncio.run_coroutine_threadsafe(work(), self.loop)
        return future.result(30)

    def account(self, **changes: Any) -> Account:
        whole = {"username": USER, "password": PASSWORD, "camera": "yard"} | changes
        return Account(**({"landing": Landing(self.folder)} | whole))

    @contextmanager
    def camera(self, password: str = PASSWORD) -> Iterator[ftplib.FTP]:
        """Log in."""
        client = ftplib.FTP(timeout=30)
        try:
            client.connect("127.0.0.1", self.server.port)
            client.login(USER, password)
            yield client
        finally:
            client.close()

    @property
    def files(self) -> dict[str, bytes]:
        """What has landed."""
        return {
            file.name: file.read_bytes()
            for file in sorted(self.folder.iterdir())
            if file.is_file() and not file.name.startswith(".")
        }

    @property
    def arriving(self) -> list[Path]:
        """What is in quarantine."""
        return list((self.folder / ".incoming").iterdir())


type Open = Callable[..., AbstractContextManager[Stage]]


@pytest.fixture
def open_server(tmp_path: Path) -> Open:
    """Run a server on a free port of the loopback for the length of a block."""

    @contextmanager
    def opened(**limits: Any) -> Iterator[Stage]:
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever)
        thread.start()
        taker = Taker()
        server = FtpServer(Limits(**limits), taker)
        stage = Stage(server, taker, tmp_path / "yard", loop)
        try:
            stage.ask(lambda: server.start("127.0.0.1", 0))
            stage.ask(lambda: server.admit([stage.account()]))
            yield stage
        finally:
            stage.ask(server.close)
            stage.ask(lambda: asyncio.sleep(0.05))  # Connections end in the loop's next turns.
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()

    return opened


@pytest.fixture
def stage(open_server: Open) -> Iterator[Stage]:
    with open_server() as stage:
        yield stage


@pytest.fixture
def two_ports() -> tuple[int, int]:
    """Find two ports that follow each other and are free."""
    for first in range(30_000, 60_000, 2):
        with suppress(OSError), ExitStack() as bound:
            for port in (first, first + 1):
                bound.enter_context(socket.create_server(("127.0.0.1", port)))
            return first, first + 1
    raise AssertionError("no ports are free")


def send(client: ftplib.FTP, name: str, content: bytes) -> str:
    """Upload a file."""
    return client.storbinary(f"STOR {name}", BytesIO(content))


def data_of(client: ftplib.FTP, command: str) -> socket.socket:
    """Begin to upload, and return the connection on which the file is sent."""
    return client.transfercmd(command)


def reset(connection: socket.socket) -> None:
    """Break a connection off as a machine does that is switched off."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def flood(connection: socket.socket, block: bytes) -> None:
    """Send the same again and again, far more than anybody takes."""
    for _ in range(20_000):
        connection.sendall(block)


def answer(work: Callable[[], Any]) -> str:
    """Return the refusal that something gets."""
    with pytest.raises((ftplib.Error, EOFError)) as refused:
        work()
    return str(refused.value)


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)
