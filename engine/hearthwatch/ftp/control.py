"""A camera's first connection: lines of commands, and lines of answers."""

import asyncio
from typing import Final

_SEND_WITHIN: Final = 30.0
_TELNET: Final = bytes(range(0xF0, 0x100))
"""What comes before the ABOR of old clients."""


class Control:
    """Reads commands and writes answers.

    Attributes:
        peer: the camera's address.
        here: the address at which it has reached the server.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Talk on a connection that is open."""
        self.peer: str = writer.get_extra_info("peername")[0]
        self.here: str = writer.get_extra_info("sockname")[0]
        self._reader = reader
        self._writer = writer
        self._next: asyncio.Task[str | None] | None = None

    async def command(self, within: float) -> str | None:
        """Return the next command; None once there will be none.

        Raises:
            OSError: the connection is lost.
        """
        task, self._next = self.listen(), None
        try:
            return await asyncio.wait_for(task, max(within, 0))
        except TimeoutError:
            await self.say(421, "Nothing was said for too long.")
        except asyncio.LimitOverrunError:
            await self.say(500, "That line is too long.")
        return None

    def listen(self) -> asyncio.Task[str | None]:
        """Begin to read the next command, while something else is done."""
        if self._next is None:
            self._next = asyncio.create_task(self._line())
        return self._next

    @property
    def heard(self) -> str | None:
        """The command that came meanwhile, empty if none did; None: the camera is gone."""
        if self._next is None or not self._next.done():
            return ""
        return "" if self._next.exception() else self._next.result()

    def close(self) -> None:
        """Listen no more."""
        if self._next is not None:
            self._next.cancel()

    async def say(self, code: int, text: str, *more: str) -> None:
        """Answer; if more lines are given, with them between the first and the last.

        Raises:
            OSError: the connection is lost, or the camera takes no answer.
        """
        lines = [f"{code}-{text}", *(f" {line}" for line in more), f"{code} End"]
        await send(self._writer, lines if more else [f"{code} {text}"])

    async def _line(self) -> str | None:
        try:
            line = await self._reader.readuntil(b"\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return None
        line = line.lstrip(_TELNET).rstrip(b"\r\n")
        try:
            return line.decode()
        except UnicodeDecodeError:
            return line.decode("latin-1")


async def send(writer: asyncio.StreamWriter, lines: list[str]) -> None:
    """Send lines.

    Raises:
        OSError: the connection is lost, or nobody takes them.
    """
    writer.write("".join(f"{line}\r\n" for line in lines).encode())
    async with asyncio.timeout(_SEND_WITHIN):
        await writer.drain()
