"""The pipe between a worker and the service: length-prefixed messages over a socket."""

import asyncio
import contextlib
import queue
import socket
import struct
import threading
from typing import Final

from hearthwatch.model.messages import Down, Up, decode_down, decode_up, encode

_LENGTH: Final = struct.Struct("!I")
_LARGEST: Final = 64 << 20
_WAITING: Final = 1000
_LAST_WORDS: Final = 10.0


class ChannelError(Exception):
    """The other side sent what is no message."""


class WorkerEnd:
    """The worker's end: threads put messages in, one thread writes them out.

    The queue is bounded. What matters (`send`) waits for room, and so slows the worker down
    instead of filling its memory; what is stale in a second anyway (`offer`) is left out then.
    """

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._outgoing: queue.Queue[bytes | None] = queue.Queue(_WAITING)
        self._closed = threading.Event()
        self._writer = threading.Thread(target=self._write, name="channel", daemon=True)
        self._writer.start()

    def send(self, message: Up) -> None:
        """Queue a message, waiting for room; once the channel is closed it goes nowhere."""
        self._put(encode(message))

    def offer(self, message: Up) -> None:
        """Queue a message unless the service is behind."""
        if not self._closed.is_set():
            with contextlib.suppress(queue.Full):
                self._outgoing.put_nowait(encode(message))

    def receive(self) -> Down | None:
        """Wait for the next message; None when the service is gone."""
        header = self._read(_LENGTH.size)
        if header is None:
            return None
        data = self._read(_LENGTH.unpack(header)[0])
        return None if data is None else decode_down(data)

    def close(self) -> None:
        """Write what is queued, wait until the service has read it, then hang up.

        What the service still says must be taken meanwhile: a socket that is closed with unread
        data resets the connection, and what was written last is lost with it.
        """
        self._put(None)
        self._writer.join()
        self._closed.set()
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_WR)
            self._connection.settimeout(_LAST_WORDS)
            while self._connection.recv(1 << 16):
                pass
        self._connection.close()

    def _put(self, data: bytes | None) -> None:
        while not self._closed.is_set():
            with contextlib.suppress(queue.Full):
                self._outgoing.put(data, timeout=0.5)
                return

    def _write(self) -> None:
        while (data := self._outgoing.get()) is not None:
            try:
                self._connection.sendall(_LENGTH.pack(len(data)) + data)
            except OSError:
                self._closed.set()
                return

    def _read(self, size: int) -> bytes | None:
        parts = bytearray()
        while len(parts) < size:
            try:
                part = self._connection.recv(min(size - len(parts), 1 << 20))
            except OSError:
                return None
            if not part:
                return None
            parts += part
        return bytes(parts)


class ServiceEnd:
    """The service's end, for one event loop."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def send(self, message: Down) -> None:
        """Write a message and wait until the worker takes it.

        Raises:
            ConnectionError: the worker is gone.
        """
        data = encode(message)
        self._writer.write(_LENGTH.pack(len(data)) + data)
        await self._writer.drain()

    async def receive(self) -> Up | None:
        """Wait for the next message; None when the worker is gone.

        Raises:
            ChannelError: the worker sent a message of impossible size.
            msgspec.DecodeError: the worker sent something that is no message.
        """
        try:
            size = _LENGTH.unpack(await self._reader.readexactly(_LENGTH.size))[0]
            if size > _LARGEST:
                raise ChannelError(f"a message of {size} bytes")
            return decode_up(await self._reader.readexactly(size))
        except (asyncio.IncompleteReadError, ConnectionError):
            return None

    def close(self) -> None:
        """Hang up."""
        self._writer.close()
