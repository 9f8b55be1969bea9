"""The pipe between a worker and the service: length-prefixed messages over a socket."""

import asyncio
import contextlib
import socket
import struct
import threading
from collections import deque
from typing import Final

from hearthwatch.model.messages import Down, Up, decode_down, decode_up, encode

_LENGTH: Final = struct.Struct("!I")
_LARGEST: Final = 64 << 20
_WAITING: Final = 1000
_BULK: Final = 4 << 20
_LAST_WORDS: Final = 10.0


class ChannelError(Exception):
    """The other side sent what is no message."""


class WorkerEnd:
    """The worker's end: threads put messages in, one thread writes them out.

    What waits is bounded. What matters (`send`) waits for room, and so slows the worker down
    instead of filling its memory; what is stale in a second anyway (`offer`) is left out then. Live
    pictures (`stream`) have a queue of their own that is written only while nothing else waits: an
    event comes behind one picture at most, never behind a megabyte of them.
    """

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._outgoing = _Outgoing()
        self._writer = threading.Thread(target=self._write, name="channel", daemon=True)
        self._writer.start()

    def send(self, message: Up) -> None:
        """Queue a message, waiting for room; once the channel is closed it goes nowhere."""
        self._outgoing.put(encode(message))

    def offer(self, message: Up) -> None:
        """Queue a message unless the service is behind."""
        self._outgoing.offer(encode(message))

    def stream(self, message: Up) -> None:
        """Queue a piece of live pictures, waiting for room; it lets everything else go first."""
        self._outgoing.put_bulk(encode(message))

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
        self._outgoing.end()
        self._writer.join()
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_WR)
            self._connection.settimeout(_LAST_WORDS)
            while self._connection.recv(1 << 16):
                pass
        self._connection.close()

    def _write(self) -> None:
        with contextlib.suppress(OSError):
            while (data := self._outgoing.take()) is not None:
                self._connection.sendall(_LENGTH.pack(len(data)) + data)
        self._outgoing.give_up()

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


class _Outgoing:
    """What waits to be written: messages in their order, and bulk that comes after them."""

    def __init__(self) -> None:
        self._messages: deque[bytes] = deque()
        self._bulk: deque[bytes] = deque()
        self._bulk_size = 0
        self._ended = self._useless = False
        self._changed = threading.Condition()

    def put(self, data: bytes) -> None:
        """Add a message, waiting for room."""
        with self._changed:
            self._changed.wait_for(lambda: len(self._messages) < _WAITING or self._useless)
            self._add(self._messages, data)

    def offer(self, data: bytes) -> None:
        """Add a message if there is room."""
        with self._changed:
            if len(self._messages) < _WAITING:
                self._add(self._messages, data)

    def put_bulk(self, data: bytes) -> None:
        """Add bulk, waiting for room; at the end of the channel it goes nowhere."""
        with self._changed:
            self._changed.wait_for(lambda: self._bulk_size < _BULK or self._ended or self._useless)
            if not self._ended:
                self._bulk_size += len(data)
                self._add(self._bulk, data)

    def take(self) -> bytes | None:
        """Wait for what is to be written next; None when all messages are, after the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._messages or self._bulk or self._ended)
            if not self._messages and (self._ended or not self._bulk):
                return None
            if self._messages:
                data = self._messages.popleft()
            else:
                data = self._bulk.popleft()
                self._bulk_size -= len(data)
            self._changed.notify_all()
            return data

    def end(self) -> None:
        """Take no more bulk, and let `take` end once the messages are written."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def give_up(self) -> None:
        """Throw everything away from now on: nobody reads it."""
        with self._changed:
            self._ended = self._useless = True
            self._messages.clear()
            self._bulk.clear()
            self._changed.notify_all()

    def _add(self, queue: deque[bytes], data: bytes) -> None:
        if not self._useless:
            queue.append(data)
            self._changed.notify_all()


def framed(message: Up | Down) -> bytes:
    """Return a message as it goes through the pipe."""
    data = encode(message)
    return _LENGTH.pack(len(data)) + data


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
        self._writer.write(framed(message))
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
