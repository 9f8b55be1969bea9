"""What the demo can watch: a clip, the clip through an RTSP server, a camera of the user's own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from children import running

from hearthwatch.model.addresses import redacted

CACHE = Path(".cache/demo")
WALKWAY: dict[str, object] = {
    "name": "Walkway",
    "points": [
        [0, 0.27],
        [0.52, 0.33],
        [0.76, 0.2],
        [1, 0.2],
        [1, 0.84],
        [0.5, 0.6],
        [0.25, 0.45],
        [0, 0.41],
    ],
}


class CameraError(Exception):
    """The camera cannot be played."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera for the settings file.

    Attributes:
        description: for people, without any password.
        source: its only source, in YAML.
        zones: as the settings have them.
        secret: the address that ``!secret camera`` stands for.
    """

    description: str
    source: str
    zones: tuple[dict[str, object], ...] = ()
    secret: str | None = None

    @property
    def settings(self) -> str:
        """The whole settings file."""
        return (
            "version: 1\n"
            "cameras:\n"
            "  - name: Demo\n"
            f"    sources: [{self.source}]\n"
            f"    zones: {json.dumps(self.zones)}\n"
        )


def of_clip(clip: Path) -> Camera:
    """Watch a clip that is played in real time, over and over."""
    film = _as_h264(clip)
    source = f"{{type: file, path: {json.dumps(str(film))}, loop: true}}"
    return Camera(f"{clip.name}, played over and over", source, (WALKWAY,))


def of_address(address: str) -> Camera:
    """Watch a camera of the user's own."""
    return Camera(redacted(address), "{type: rtsp, url: !secret camera}", secret=address)


@contextmanager
def of_rtsp(clip: Path) -> Iterator[Camera]:
    """Watch a clip through a real RTSP server, which runs as long as the context lasts.

    Raises:
        CameraError: the server does not start.
    """
    log = CACHE / "rtsp.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with running(["script/rtsp-camera", "0", f"demo={_as_h264(clip)}"], log) as server:
        address = server.stdout.readline().strip() if server.stdout else ""
        if not address:
            raise CameraError(f"The RTSP server does not start:\n{log.read_text().strip()}")
        source = f"{{type: rtsp, url: {json.dumps(address)}}}"
        yield Camera(f"{clip.name} through {address}", source, (WALKWAY,))


def _as_h264(clip: Path) -> Path:
    """Return the clip in the codec that cameras send, written anew the first time."""
    target = CACHE / f"{clip.stem}.mp4"
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".part.mp4")
    with av.open(str(clip)) as source, av.open(str(partial), "w") as sink:
        shown = source.streams.video[0]
        rate = shown.average_rate or Fraction(25)
        options = {"preset": "veryfast", "crf": "20", "bf": "0", "g": str(round(float(rate) * 2))}
        stream = sink.add_stream("libx264", rate=rate, options=options)
        stream.width, stream.height, stream.pix_fmt = shown.width, shown.height, "yuv420p"
        for number, frame in enumerate(source.decode(shown)):
            picture = frame.reformat(format="yuv420p")
            picture.pts, picture.time_base = number, 1 / rate
            sink.mux(stream.encode(picture))
        sink.mux(stream.encode(None))
    return partial.rename(target)
