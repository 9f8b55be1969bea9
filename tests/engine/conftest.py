"""What every engine test may use: real footage, films made on the spot, a real RTSP camera."""

import asyncio
import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.frame import PictureType

from hearthwatch.store import Database

from .http_camera import HttpCamera
from .onvif_device import OnvifDevice

_SAMPLES = (
    Path(__file__).parents[2] / ".cache/footage",
    Path("/usr/share/doc/opencv-doc/examples/data"),
)


@pytest.fixture(autouse=True)
def usual_scheduling() -> Iterator[None]:
    """Take back what SVT-AV1 does to the thread that encodes: as root it makes it a real-time one.

    Whatever the tests after that start would inherit it and starve everybody else.
    """
    yield
    if hasattr(os, "sched_getscheduler") and os.sched_getscheduler(0) != os.SCHED_OTHER:
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


@pytest.fixture(scope="session")
def footage() -> Callable[[str], Path]:
    """Find a real clip by name; script/setup puts them there."""

    def find(name: str) -> Path:
        for folder in _SAMPLES:
            if (folder / name).is_file():
                return folder / name
        raise FileNotFoundError(f"{name}: run script/test, which fetches it")

    return find


@pytest.fixture(scope="session")
def stroll(footage: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight seconds of people walking, as a clip is recorded: an MP4."""
    path = tmp_path_factory.mktemp("stroll") / "stroll.mp4"
    options = {"preset": "ultrafast", "crf": "20", "g": "20", "bf": "0"}
    with av.open(str(footage("vtest.avi"))) as source, av.open(str(path), "w") as target:
        stream = target.add_stream("libx264", rate=10, options=options)
        stream.width, stream.height, stream.pix_fmt = 768, 576, "yuv420p"
        for number, frame in enumerate(source.decode(video=0)):
            if number == 80:
                break
            picture = frame.reformat(format="yuv420p")
            picture.pts, picture.time_base = number, Fraction(1, 10)
            picture.pict_type = PictureType.NONE
            target.mux(stream.encode(picture))
        target.mux(stream.encode(None))
    return path


@pytest.fixture
def our_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have processes that the engine starts import the engine under test."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2] / "engine"))


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in today's shape with nothing in it, to be copied: its steps are taken once."""
    path = tmp_path_factory.mktemp("database") / "hearthwatch.db"

    async def make() -> None:
        database = Database(path)
        await database.open()
        await database.close()

    asyncio.run(make())
    return path


RTSP_CAMERA = Path(__file__).parents[2] / "script/rtsp-camera"

type Paint = Callable[[int, int, int], np.ndarray]
"""Paints picture number n of that width and height as BGR."""

type MakeClip = Callable[..., Path]


def moving_square(number: int, width: int, height: int) -> np.ndarray:
    """A bright square on grey that moves four pixels to the right with every picture."""
    picture = np.full((height, width, 3), 60, np.uint8)
    left = 4 * number % (width - 32)
    picture[height // 2 - 16 : height // 2 + 16, left : left + 32] = 230
    return picture


@pytest.fixture
def make_clip(tmp_path: Path) -> MakeClip:
    """Encode a small film; returns its path."""

    def make(
        name: str,
        *,
        codec: str = "libx264",
        size: tuple[int, int] = (320, 240),
        frames: int = 30,
        rate: int = 15,
        pixels: str = "yuv420p",
        options: Mapping[str, str] = {"preset": "ultrafast", "g": "15", "bf": "0"},
        paint: Paint = moving_square,
        prepare: Callable[[av.VideoStream], None] = lambda stream: None,
    ) -> Path:
        path = tmp_path / name
        with av.open(str(path), "w") as output:
            stream = output.add_stream(codec, rate=rate, options=dict(options))
            stream.width, stream.height = size
            stream.pix_fmt = pixels
            prepare(stream)
            for number in range(frames):
                picture = av.VideoFrame.from_ndarray(paint(number, *size), format="bgr24")
                picture = picture.reformat(format=pixels)
                picture.pts, picture.time_base = number, Fraction(1, rate)
                output.mux(stream.encode(picture))
            output.mux(stream.encode(None))
        return path

    return make


@pytest.fixture
def add_sound(tmp_path: Path) -> Callable[..., Path]:
    """Put a tone beside the pictures of a film; returns the path of the new one."""

    def add(
        clip: Path, codec: str, *, rate: int = 8000, seconds: float = 2.0, name: str = "sound.mov"
    ) -> Path:
        path = tmp_path / name
        with av.open(str(clip)) as film, av.open(str(path), "w") as output:
            pictures = output.add_stream_from_template(film.streams.video[0])
            sound = output.add_stream(codec, rate=rate, layout="mono")
            for packet in film.demux(video=0):
                if packet.size:
                    packet.stream = pictures
                    output.mux(packet)
            wave = np.sin(np.arange(round(rate * seconds)) * 2 * np.pi * 440 / rate)
            samples = (wave * 8000).astype(np.int16).reshape(1, -1)
            tone = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
            tone.sample_rate, tone.pts, tone.time_base = rate, 0, Fraction(1, rate)
            output.mux(sound.encode(tone))
            output.mux(sound.encode(None))
        return path

    return add


class RtspCamera:
    """script/rtsp-camera in a process of its own."""

    def __init__(self, port: int, files: Mapping[str, Path], *options: str) -> None:
        cameras = [f"{name}={path}" for name, path in files.items()]
        self._process = subprocess.Popen(
            [str(RTSP_CAMERA), *options, str(port), *cameras], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        lines = [self._process.stdout.readline().strip() for _ in files]
        assert all(lines), "script/rtsp-camera did not start; see its message"
        self.urls = dict(zip(files, lines, strict=True))
        self.port = int(lines[0].split("/")[2].rpartition(":")[2])

    def freeze(self) -> None:
        """Let it hang without closing anything."""
        self._process.send_signal(signal.SIGSTOP)

    def end(self, number: signal.Signals = signal.SIGTERM) -> None:
        """End the process and wait until it is gone."""
        self._process.send_signal(number)
        self._process.send_signal(signal.SIGCONT)
        self._process.wait(10)
        if self._process.stdout is not None:
            self._process.stdout.close()


@pytest.fixture
def rtsp_camera() -> Iterator[Callable[..., RtspCamera]]:
    """Start cameras; all are ended with the test."""
    with ExitStack() as started:

        def start(files: Mapping[str, Path], *options: str, port: int = 0) -> RtspCamera:
            camera = RtspCamera(port, files, *options)
            started.callback(camera.end)
            return camera

        yield start


@pytest.fixture
def onvif_device() -> Iterator[Callable[..., OnvifDevice]]:
    """Start ONVIF devices; all end with the test."""
    started: list[OnvifDevice] = []

    def start(*args: object, **options: object) -> OnvifDevice:
        started.append(OnvifDevice(*args, **options))  # type: ignore[arg-type]
        return started[-1]

    yield start
    for device in started:
        device.end()


@pytest.fixture
def http_camera() -> Iterator[HttpCamera]:
    """A camera that speaks HTTP."""
    camera = HttpCamera()
    yield camera
    camera.end()
