"""Many who listen to an engine, and one who does not: ``python -m … URL KEYFILE COUNT EVENTS``.

Says ``ready`` once all have subscribed, and ``done`` with what they heard once they have heard all
events, or nothing for a while. They are real WebSockets, each on a connection of its own.
"""

import asyncio
import json
import socket
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode
from websockets.uri import parse_uri

from hearthwatch.model.timestamps import from_rfc3339
from hearthwatch.studies.bench.report import quantile
from hearthwatch.studies.bench.talking import KIND

_SILENCE: Final = 10.0
_MOMENT: Final = len("2026-01-01T00:00:00.000Z")
_ID: Final = 36
_SMALL: Final = 4096


@dataclass(frozen=True, slots=True)
class Heard:
    """What a crowd has heard; delays are in seconds.

    Attributes:
        events: the smallest number of different events that one of them heard.
        frames: of events that all of them heard together.
        gaps: frames whose number was not that after the last one's.
        dropped: times that the engine said it had left something out.
        p50: delay from the commit to the frame, as half of the frames had it at most.
        cpu: processor seconds that listening took.
    """

    events: int
    frames: int
    gaps: int
    dropped: int
    p50: float | None
    p95: float | None
    worst: float | None
    cpu: float

    @classmethod
    def read(cls, text: str) -> "Heard":
        """Read what a crowd said."""
        return cls(**json.loads(text))

    def written(self) -> str:
        """Write it on one line."""
        return json.dumps(asdict(self))


@dataclass(slots=True)
class Ear:
    """What one of them heard."""

    ids: set[bytes] = field(default_factory=set)
    delays: list[float] = field(default_factory=list)
    seq: int = 0
    gaps: int = 0
    dropped: int = 0


class Client(asyncio.Protocol):
    """One who listens; one who does not stops to read once it has subscribed."""

    def __init__(self, url: str, key: str, *, reads: bool = True) -> None:
        self.ear = Ear()
        self.subscribed = asyncio.Event()
        self._socket = ClientProtocol(parse_uri(url), max_size=None)
        self._key = key
        self._reads = reads
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin the handshake."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - what a TCP connection is
        self._transport = transport
        request = self._socket.connect()
        request.headers["Authorization"] = f"Bearer {self._key}"
        self._socket.send_request(request)
        self._flush()

    def data_received(self, data: bytes) -> None:
        """Hear what has come."""
        now = time.time()
        self._socket.receive_data(data)
        for event in self._socket.events_received():
            if isinstance(event, Frame) and event.opcode is Opcode.TEXT:
                self._hear(bytes(event.data), now)
        self._flush()

    def _hear(self, text: bytes, now: float) -> None:
        ear = self.ear
        seq = int(text[text.rindex(b":") + 1 : -1])
        ear.gaps += seq != ear.seq + 1
        ear.seq = seq
        if text.startswith(b'{"type":"%s"' % KIND.encode()):
            place = text.index(b'"id":"') + 6
            ear.ids.add(text[place : place + _ID])
            place = text.index(b'"published":"') + 13
            ear.delays.append(now - from_rfc3339(text[place : place + _MOMENT].decode()))
        else:
            self._answer(json.loads(text)["type"])

    def _answer(self, kind: str) -> None:
        if kind == "connected":
            self._socket.send_text(json.dumps({"type": "subscribe", "topics": ["events"]}).encode())
        elif kind == "subscribed":
            self.subscribed.set()
            if not self._reads:
                self._transport.pause_reading()
        elif kind == "dropped":
            self.ear.dropped += 1

    def _flush(self) -> None:
        self._transport.write(b"".join(self._socket.data_to_send()))


async def listen(url: str, key: str, count: int, events: int) -> Heard:
    """Listen with so many until all have heard so many events, or nobody hears any more."""
    loop = asyncio.get_running_loop()
    clients = [Client(url, key) for _ in range(count)]
    deaf = Client(url, key, reads=False)
    host, port = parse_uri(url).host, parse_uri(url).port
    for client in clients:
        await loop.create_connection(lambda client=client: client, host, port)  # type: ignore[misc]
    small = socket.socket()
    small.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _SMALL)
    small.setblocking(False)
    await loop.sock_connect(small, (host, port))
    await loop.create_connection(lambda: deaf, sock=small)
    for client in (*clients, deaf):
        await client.subscribed.wait()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    began = time.process_time()
    await _until_heard([client.ear for client in clients], events)
    return _summary([client.ear for client in clients], time.process_time() - began)


async def _until_heard(ears: list[Ear], events: int) -> None:
    last, since = -1, time.monotonic()
    while min(len(ear.ids) for ear in ears) < events and time.monotonic() - since < _SILENCE:
        await asyncio.sleep(0.2)
        if (heard := sum(len(ear.ids) for ear in ears)) != last:
            last, since = heard, time.monotonic()


def _summary(ears: list[Ear], cpu: float) -> Heard:
    delays = [delay for ear in ears for delay in ear.delays]
    return Heard(
        events=min(len(ear.ids) for ear in ears),
        frames=len(delays),
        gaps=sum(ear.gaps for ear in ears),
        dropped=sum(ear.dropped for ear in ears),
        p50=quantile(delays, 0.5),
        p95=quantile(delays, 0.95),
        worst=max(delays, default=None),
        cpu=cpu,
    )


def main() -> None:
    """Listen, and say what was heard."""
    url, key, count, events = sys.argv[1:]
    heard = asyncio.run(listen(url, Path(key).read_text(), int(count), int(events)))
    sys.stdout.write(f"done {heard.written()}\n")


if __name__ == "__main__":
    main()
