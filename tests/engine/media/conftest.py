"""A camera that does as it likes: RTSP over TCP, packet by packet."""

import re
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from hearthwatch.studies.bench.rtp import AccessUnit, Material, load

SOUND = "m=audio 0 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=control:track1\r\n"


class Viewer:
    """Who watches an odd camera: what is sent goes there."""

    def __init__(self, link: socket.socket, ended: threading.Event) -> None:
        self.ended = ended
        self._link = link
        self._numbers = [0, 0]

    def picture(self, unit: AccessUnit, seconds: float, *, marked: bool = True) -> None:
        """Send a compressed picture that claims a moment."""
        for left, payload in zip(reversed(range(len(unit.payloads))), unit.payloads, strict=True):
            end = not left and marked
            self._send(0, 96 | 0x80 * end, round(seconds * 90_000), payload)

    def sound(self, seconds: float) -> None:
        """Send 20 ms of silence."""
        self._send(1, 0, round(seconds * 8000), b"\xff" * 160)

    def pause(self, seconds: float) -> None:
        """Let time pass, as a camera does between two pictures."""
        self.ended.wait(seconds)

    def hang(self) -> None:
        """Say nothing more, and close nothing."""
        self.ended.wait(60)

    def _send(self, track: int, kind: int, stamp: int, payload: bytes) -> None:
        number = self._numbers[track] = self._numbers[track] + 1 & 0xFFFF
        header = struct.pack(">BBHII", 0x80, kind, number, stamp & 0xFFFFFFFF, 7 + track)
        frame = struct.pack(">BBH", 0x24, 2 * track, len(header) + len(payload))
        self._link.sendall(frame + header + payload)


type Script = Callable[[Viewer], None]


class OddCamera:
    """Describes itself as told and then follows a script, for one viewer after the other."""

    def __init__(self, description: str, script: Script, title: bytes) -> None:
        self._tracks = description
        self._script = script
        self._title = title
        self._ended = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = f"rtsp://127.0.0.1:{self._server.getsockname()[1]}/odd"
        threading.Thread(target=self._serve, daemon=True).start()

    def end(self) -> None:
        self._ended.set()
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()

    def _serve(self) -> None:
        while True:
            try:
                link, _ = self._server.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(link,), daemon=True).start()

    def _talk(self, link: socket.socket) -> None:
        with link, suppress(OSError):
            lines = link.makefile("rb")
            while request := b"".join(iter(lines.readline, b"\r\n")).decode():
                link.sendall(self._answer(request))
                if request.startswith("PLAY"):
                    self._script(Viewer(link, self._ended))
                    return

    def _answer(self, request: str) -> bytes:
        found = re.search(r"CSeq: *(\d+)", request)
        assert found
        headers, body = [f"CSeq: {found[1]}", "Session: 1"], b""
        if request.startswith("DESCRIBE"):
            head = b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=" + self._title
            body = head + f"\r\nt=0 0\r\n{self._tracks}".encode()
            headers += ["Content-Type: application/sdp", f"Content-Length: {len(body)}"]
        if request.startswith("SETUP"):
            track = 2 * int("track1" in request.splitlines()[0])
            headers.append(f"Transport: RTP/AVP/TCP;unicast;interleaved={track}-{track + 1}")
        lines = ["RTSP/1.0 200 OK", *headers, "", ""]
        return "\r\n".join(lines).encode() + body


@pytest.fixture
def odd_camera() -> Iterator[Callable[..., OddCamera]]:
    """Start odd cameras; all end with the test."""
    started: list[OddCamera] = []

    def start(description: str, script: Script, *, title: bytes = b"camera") -> OddCamera:
        started.append(OddCamera(description, script, title))
        return started[-1]

    yield start
    for camera in started:
        camera.end()


@pytest.fixture
def film(make_clip: Callable[..., Path]) -> Callable[..., Material]:
    """Encode a film and cut it for RTP."""

    def make(name: str = "odd.mp4", **options: object) -> Material:
        return load(make_clip(name, **options))

    return make


def played(
    material: Material, stamps: Sequence[float], *, every: float = 0.02
) -> Callable[[Viewer], None]:
    """Return a script that plays a film with the given claims, then hangs."""

    def script(viewer: Viewer) -> None:
        for number, stamp in enumerate(stamps):
            viewer.picture(material.units[number % len(material.units)], stamp)
            viewer.pause(every)
        viewer.hang()

    return script


@pytest.fixture
def play() -> Callable[..., Script]:
    """Make scripts; see `played`."""
    return played
