"""A camera over UDP through a network that loses packets."""

import re
import select
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hearthwatch.media import Decoder, Frame, Notice, NoticeKind, RtspSource

type MakeClip = Callable[..., Path]


class LossyLink:
    """Stands between a viewer and an RTSP camera, and loses every so many of its UDP packets."""

    def __init__(self, camera: str, *, every: int) -> None:
        self.lost = 0
        self._every = every
        self._seen = 0
        host, _, port = camera.split("/")[2].partition(":")
        self._camera = (host, int(port))
        self._server = socket.create_server(("127.0.0.1", 0))
        self._ports = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
        self._viewer: tuple[int, int] | None = None
        self._ended = threading.Event()
        self.url = camera.replace(f":{port}/", f":{self._server.getsockname()[1]}/")
        self._threads = [
            threading.Thread(target=work, daemon=True) for work in (self._talk, self._forward)
        ]
        base = self._bind()
        self._own = f"{base}-{base + 1}"
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        self._ended.set()
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        for thread in self._threads:
            thread.join(5)
        for port in self._ports:
            port.close()

    def _bind(self) -> int:
        """Take two ports in a row, the first of them even."""
        for base in range(40_000, 60_000, 2):
            try:
                for offset, port in enumerate(self._ports):
                    port.bind(("127.0.0.1", base + offset))
            except OSError:
                for port in self._ports:
                    port.close()
                self._ports = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in "ab"]
            else:
                return base
        raise OSError("no free ports")

    def _talk(self) -> None:
        """Pass on what both say, but let the camera send to this link."""
        with suppress(OSError):
            viewer, _ = self._server.accept()
            with viewer, socket.create_connection(self._camera) as camera:
                while not self._ended.is_set():
                    ready, _, _ = select.select([viewer, camera], [], [], 0.1)
                    for end in ready:
                        if not (data := end.recv(65_536)):
                            return
                        other = camera if end is viewer else viewer
                        other.sendall(self._rewritten(data))

    def _rewritten(self, data: bytes) -> bytes:
        """Put this link's ports in the place of the viewer's, and the other way round."""
        found = re.search(rb"client_port=(\d+)-(\d+)", data)
        if not found:
            return data
        if self._viewer is None:
            self._viewer = int(found[1]), int(found[2])
            ports = self._own
        else:
            ports = "{}-{}".format(*self._viewer)
        return data.replace(found[0], f"client_port={ports}".encode())

    def _forward(self) -> None:
        while not self._ended.is_set():
            ready, _, _ = select.select(self._ports, [], [], 0.1)
            for port in ready:
                data = port.recv(65_536)
                at = self._ports.index(port)
                if self._viewer is None or (at == 0 and self._is_lost()):
                    continue
                port.sendto(data, ("127.0.0.1", self._viewer[at]))

    def _is_lost(self) -> bool:
        self._seen += 1
        lost = self._seen > 40 and self._seen % self._every == 0
        self.lost += lost
        return lost


@pytest.fixture
def lossy_link() -> Iterator[Callable[..., LossyLink]]:
    links: list[LossyLink] = []

    def make(camera: str, *, every: int) -> LossyLink:
        links.append(LossyLink(camera, every=every))
        return links[-1]

    yield make
    for link in links:
        link.end()


def grain(number: int, width: int, height: int) -> np.ndarray:
    """A picture that takes several packets: noise, and the number as brightness."""
    noise = np.random.default_rng(number).integers(0, 60, (height, width, 3))
    return (noise + 40 + number % 100).astype(np.uint8)


def test_what_loss_damages_is_left_out_and_told(
    rtsp_camera: Callable[..., Any],
    lossy_link: Callable[..., LossyLink],
    make_clip: MakeClip,
) -> None:
    options = {"preset": "ultrafast", "g": "15", "bf": "0", "crf": "28"}
    clip = make_clip("a.mp4", frames=60, rate=30, paint=grain, options=options)
    camera = rtsp_camera({"main": clip})
    link = lossy_link(camera.urls["main"], every=97)
    notices: list[Notice] = []
    decoder = Decoder(notify=notices.append)
    frames: list[Frame] = []
    stream = RtspSource(link.url, transport="udp").stream(notify=notices.append)
    with closing(stream):
        stream.open()
        for packet in islice(stream, 250):
            frames += decoder.decode(packet)
    assert link.lost > 5
    assert NoticeKind.DAMAGED in {notice.kind for notice in notices}
    assert decoder.damaged + decoder.skipped > 0
    assert len(frames) > 30
    assert all(after.time > before.time for before, after in pairwise(frames))
    # What is given is whole: a picture is as bright as some picture of the film everywhere.
    for frame in frames:
        parts = [part.mean() for part in np.array_split(frame.luma(), 8)]
        assert max(parts) - min(parts) < 4
