"""The process that plays cameras: ``python -m hearthwatch.studies.bench.camera_server PLAN``.

RTSP 1.0 (RFC 2326) over TCP, media interleaved with it; a camera that speaks UDP sends media so.
All cameras follow the wall clock: whoever connects gets the frames since the last keyframe at
once, as from a real camera, and then each at its time, even after waiting for a slow moment.
"""

import asyncio
import contextlib
import itertools
import re
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TextIO

from hearthwatch.studies.bench.cameras import Mount, Plan, Sent
from hearthwatch.studies.bench.rtp import AccessUnit, Material, Packetiser, load

_BACKLOG: Final = 256
_TOO_SLOW: Final = 8 << 20
_FLUSH_EVERY: Final = 0.2
_LOOPBACK: Final = "127.0.0.1"
_METHODS: Final = "OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER, SET_PARAMETER"


@dataclass(frozen=True, slots=True, eq=False)
class Camera:
    """A mount with its clips read."""

    mount: Mount
    materials: tuple[Material, ...]

    @property
    def rate(self) -> float:
        """Frames per second."""
        return self.materials[0].rate


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asks for."""

    method: str
    url: str
    headers: Mapping[str, str]

    @classmethod
    def of(cls, text: str) -> "Request":
        """Read a request.

        Raises:
            ValueError: this is none.
        """
        first, *lines = text.rstrip().split("\r\n")
        method, url, _ = first.split(" ", 2)
        pairs = (line.partition(":") for line in lines)
        return cls(method, url, {name.strip().lower(): value.strip() for name, _, value in pairs})

    @property
    def mount(self) -> str:
        """The name of the camera that is meant."""
        found = re.match(r"rtsp://[^/]+/([^/?]+)", self.url)
        return found.group(1) if found else ""


class Way(Protocol):
    """Where a client wants its pictures."""

    def send(self, unit: AccessUnit, time: float) -> None:
        """Send a picture that is shown at a time, in seconds."""


class Interleaved:
    """The way through the RTSP connection itself."""

    transport: Final = "RTP/AVP/TCP;unicast;interleaved=0-1"

    def __init__(self, writer: asyncio.StreamWriter, session: int) -> None:
        """Prepare to send."""
        self._writer = writer
        self._packetiser = Packetiser(session)

    def send(self, unit: AccessUnit, time: float) -> None:
        """See `Way.send`."""
        self._writer.write(self._packetiser.interleaved(unit, time))


class Datagrams:
    """The way over UDP, to a port that the client has named."""

    def __init__(self, address: tuple[str, int], session: int) -> None:
        """Open the two ports that there have to be, for pictures and for reports."""
        self._sockets = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
        for each in self._sockets:
            each.bind((_LOOPBACK, 0))
        self._address = address
        self._packetiser = Packetiser(session)

    @property
    def transport(self) -> str:
        """The header that tells the client."""
        port = self._address[1]
        ours, reports = (each.getsockname()[1] for each in self._sockets)
        return f"RTP/AVP;unicast;client_port={port}-{port + 1};server_port={ours}-{reports}"

    def send(self, unit: AccessUnit, time: float) -> None:
        """See `Way.send`; what does not fit into the socket is lost, as on a real network."""
        with contextlib.suppress(OSError):
            for packet in self._packetiser.packets(unit, time):
                self._sockets[0].sendto(packet, self._address)

    def close(self) -> None:
        """Close the ports."""
        for each in self._sockets:
            each.close()


class Server:
    """Cameras on one port."""

    def __init__(self, cameras: Mapping[str, Camera], log: TextIO) -> None:
        self._cameras = cameras
        self._log = log
        self._began = time.time()
        self._sessions = itertools.count(1)
        self._changed = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Talk with one client until it goes."""
        session = next(self._sessions)
        sending: asyncio.Task[None] | None = None
        way: Interleaved | Datagrams | None = None
        try:
            async for request in _requests(reader):
                camera = self._cameras.get(request.mount)
                if camera and not camera.mount.behaviour.answers:
                    continue
                if request.method == "SETUP" and camera and way is None:
                    way = _way(request, camera, writer, session)
                writer.write(_answer(request, camera, session, way).encode())
                if request.method == "PLAY" and camera and way and sending is None:
                    sending = asyncio.create_task(self._play(camera, session, writer, way))
                if request.method == "TEARDOWN":
                    break
        except (ConnectionError, asyncio.IncompleteReadError, ValueError):
            pass  # A client that leaves, or talks nonsense, is no affair of the others.
        finally:
            if sending:
                sending.cancel()
            if isinstance(way, Datagrams):
                way.close()
            writer.close()

    def change(self) -> None:
        """Let every camera go on with its second clip, if it has one, at the next keyframe."""
        self._changed = True

    async def flush(self) -> None:
        """Write the log out again and again."""
        while True:
            await asyncio.sleep(_FLUSH_EVERY)
            self._log.flush()

    async def _play(
        self, camera: Camera, session: int, writer: asyncio.StreamWriter, way: Way
    ) -> None:
        began = self._began - camera.mount.phase
        for count, number, material in self._schedule(camera, began):
            await asyncio.sleep(began + count / camera.rate - time.time())
            way.send(material.units[number], count / camera.rate)
            self._log.write(str(Sent(camera.mount.name, session, count, number, time.time())))
            if writer.transport.get_write_buffer_size() > _TOO_SLOW:
                break
        writer.close()

    def _schedule(self, camera: Camera, began: float) -> Iterator[tuple[int, int, Material]]:
        """Say which frame comes next, from the last keyframe on, until the camera hangs up."""
        behaviour, first = camera.mount.behaviour, camera.materials[0]
        frames = len(first.units)
        start = max(0, int((time.time() - began) * camera.rate))
        material, waiting = first, False
        for count in itertools.count(start - first.keyframe_before(start)):
            played, number = (count - start) / camera.rate, count % frames
            keyframe = material.units[number].keyframe
            if keyframe and (self._changed or _over(behaviour.change_after, played)):
                material = camera.materials[-1]
            if _over(behaviour.hang_up_after, played) and _is_middle(material, number):
                return
            waiting = _stalls(camera.mount, played) or (waiting and not keyframe)
            if not waiting:
                yield count, number, material


def _stalls(mount: Mount, played: float) -> bool:
    after = mount.behaviour.stall_after
    return after is not None and after <= played < after + mount.behaviour.stall


def _over(after: float | None, played: float) -> bool:
    return after is not None and played >= after


def _is_middle(material: Material, number: int) -> bool:
    """Tell whether a frame lies between two keyframes, next to neither."""
    units = material.units
    around = (units[(number + step) % len(units)] for step in (0, 1))
    return not any(unit.keyframe for unit in around)


async def _requests(reader: asyncio.StreamReader) -> AsyncIterator[Request]:
    """Give a client's requests and pass over its receiver reports."""
    while first := await reader.read(1):
        if first == b"$":
            header = await reader.readexactly(3)
            await reader.readexactly(int.from_bytes(header[1:]))
        elif not first.isspace():
            text = first + await reader.readuntil(b"\r\n\r\n")
            yield Request.of(text.decode("latin-1"))


def _way(
    request: Request, camera: Camera, writer: asyncio.StreamWriter, session: int
) -> Interleaved | Datagrams | None:
    """Return how the client wants its pictures; None: the camera does not do that."""
    wanted = request.headers.get("transport", "TCP")
    if not camera.mount.behaviour.udp:
        return Interleaved(writer, session) if "TCP" in wanted else None
    port = re.search(r"client_port=(\d+)", wanted)
    return Datagrams((_LOOPBACK, int(port.group(1))), session) if port else None


def _answer(
    request: Request, camera: Camera | None, session: int, way: Interleaved | Datagrams | None
) -> str:
    headers: tuple[str, ...]
    named = f"Session: {session:08d}"
    match request.method:
        case _ if camera is None and request.mount:
            status, headers = "404 Not Found", ()
        case "OPTIONS":
            status, headers = "200 OK", (f"Public: {_METHODS}",)
        case "DESCRIBE" if camera:
            return _description(request, camera.materials[0])
        case "SETUP" if way:
            status, headers = "200 OK", (f"{named};timeout=60", f"Transport: {way.transport}")
        case "SETUP":
            status, headers = "461 Unsupported Transport", ()
        case "PLAY":
            status, headers = "200 OK", (named, "Range: npt=now-")
        case "TEARDOWN" | "GET_PARAMETER" | "SET_PARAMETER":
            status, headers = "200 OK", (named,)
        case _:
            status, headers = "501 Not Implemented", ()
    return _reply(request, status, *headers)


def _description(request: Request, material: Material) -> str:
    about = ("v=0", "o=- 0 0 IN IP4 127.0.0.1", "s=camera", "c=IN IP4 0.0.0.0", "t=0 0")
    body = "".join(f"{line}\r\n" for line in (*about, "a=control:*")) + material.description
    headers = (
        f"Content-Base: {request.url.rstrip('/')}/",
        "Content-Type: application/sdp",
        f"Content-Length: {len(body)}",
    )
    return _reply(request, "200 OK", *headers) + body


def _reply(request: Request, status: str, *headers: str) -> str:
    number = request.headers.get("cseq", "0")
    lines = (f"RTSP/1.0 {status}", f"CSeq: {number}", *headers, "", "")
    return "\r\n".join(lines)


async def _serve(plan: Plan) -> None:
    clips = {path: load(path) for mount in plan.mounts for path in mount.clips}
    cameras = {
        mount.name: Camera(mount, tuple(clips[path] for path in mount.clips))
        for mount in plan.mounts
    }
    with plan.log.open("w", encoding="ascii") as log:
        server = Server(cameras, log)
        listening = await asyncio.start_server(server.serve, _LOOPBACK, 0, backlog=_BACKLOG)
        flushing = asyncio.create_task(server.flush())
        ended = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, ended.set)
        loop.add_signal_handler(signal.SIGUSR1, server.change)
        _say(f"ready {listening.sockets[0].getsockname()[1]}\n")
        await ended.wait()
        flushing.cancel()
        listening.close()


def _say(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


def main() -> None:
    """Play the cameras of a plan until SIGTERM."""
    plan = Plan.read(Path(sys.argv[1]))
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(plan))


if __name__ == "__main__":
    main()
