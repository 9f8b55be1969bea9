"""The second connection of FTP, on which one file or listing goes over."""

import asyncio
import contextlib
import random
from collections.abc import Callable, Iterator
from typing import Final

type Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]

type _Take = Callable[[asyncio.StreamReader, asyncio.StreamWriter], None]

BLOCK: Final = 1 << 18
_WAIT: Final = 5.0
_PAUSE: Final = 0.1


class DataPort:
    """A port on which one connection is taken, from the camera that asked for it alone.

    Attributes:
        number: of the port.
    """

    def __init__(self, number: int, server: asyncio.Server, made: asyncio.Future[Streams]) -> None:
        """See `opened`."""
        self.number = number
        self._server = server
        self._made = made
        # The port is free again while the file still arrives.
        made.add_done_callback(lambda _: server.close())

    @classmethod
    async def opened(cls, host: str, peer: str, ports: tuple[int, int] | None) -> "DataPort":
        """Listen on a free port.

        Args:
            host: the address at which the camera reached the server.
            peer: the camera's address.
            ports: first and last that may be used; None: any.

        Raises:
            OSError: none became free within some seconds.
        """
        made: asyncio.Future[Streams] = asyncio.get_running_loop().create_future()

        def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            if made.done() or (writer.get_extra_info("peername") or [""])[0] != peer:
                writer.close()
                return
            made.set_result((reader, writer))

        until = asyncio.get_running_loop().time() + _WAIT
        while True:
            for port in _candidates(ports):
                with contextlib.suppress(OSError):
                    number, server = await _listening(take, host, port)
                    return cls(number, server, made)
            if asyncio.get_running_loop().time() > until:
                raise OSError("no port is free")
            await asyncio.sleep(_PAUSE)

    async def connection(self, within: float) -> Streams:
        """Wait for the connection; it is the caller's to close.

        Raises:
            TimeoutError: none was made.
        """
        try:
            async with asyncio.timeout(within):
                return await asyncio.shield(self._made)
        except (TimeoutError, asyncio.CancelledError):
            self.close()
            raise

    def close(self) -> None:
        """Listen no more; a connection that nobody has waited for is closed."""
        self._server.close()
        if not self._made.done():
            self._made.cancel()
        elif not self._made.cancelled():
            self._made.result()[1].close()


async def _listening(take: _Take, host: str, port: int) -> tuple[int, asyncio.Server]:
    """Listen on a port, and return its number; of two who have bound it at once only one may.

    Raises:
        OSError: it is taken.
    """
    server = await asyncio.start_server(
        take, host, port, limit=BLOCK, backlog=4, start_serving=False
    )
    number = server.sockets[0].getsockname()[1]
    try:
        await server.start_serving()
    except OSError:
        server.close()
        raise
    return number, server


def _candidates(ports: tuple[int, int] | None) -> Iterator[int]:
    if ports is None:
        yield 0
        return
    first, last = ports
    yield from random.sample(range(first, last + 1), last + 1 - first)
