"""Where the API is served."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from typing import Final

import uvicorn

from hearthwatch.service.places import StartError
from hearthwatch.settings import ApiSettings

_TICK: Final = 1.0
"""Seconds for which the date in the answers' headers may stand."""


class Server(uvicorn.Server):
    """Uvicorn without hands on the signals: the service stops its parts in order.

    Idle, it rests: Uvicorn's own loop wakes ten times a second to see whether it should end.

    Attributes:
        up: is set once requests are answered.
    """

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()
        self._ending = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        self.up.set()

    def end(self) -> None:
        """Take no more requests, and let `serve` return once those under way are answered."""
        self.should_exit = True
        self._ending.set()

    async def main_loop(self) -> None:
        """Keep the headers' date until `end` is called."""
        while not await self.on_tick(0):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), _TICK)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


@contextlib.contextmanager
def listening(api: ApiSettings) -> Iterator[socket.socket]:
    """Give a socket at the address of the settings, for the length of the block.

    Raises:
        StartError: the address is taken, or none of this machine's.
    """
    host, port = api.host, api.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as ear:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            ear.bind((host, port))
        except OSError as error:
            where = f"{host}:{port}"
            raise StartError(
                f"cannot listen on {where} ({error.strerror}): see api.port"
            ) from error
        yield ear
