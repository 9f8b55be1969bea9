"""What every engine test may use: real footage, films made on the spot, a real RTSP camera."""

import asyncio
import base64
import hashlib
import os
import queue
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.frame import PictureType

from hearthwatch.store import Database

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


SERVICES = {
    "media": "http://www.onvif.org/ver10/media/wsdl",
    "media2": "http://www.onvif.org/ver20/media/wsdl",
    "events": "http://www.onvif.org/ver10/events/wsdl",
}

type Answer = tuple[int, bytes]


class OnvifDevice:
    """A device that speaks ONVIF over HTTP and is as strict about passwords as real ones.

    Attributes:
        asked: the questions it was asked, in order.
        answers: what it says instead, by question.
        skew: seconds that its clock is ahead.
        host: that it believes to have.
    """

    def __init__(
        self,
        profiles: Sequence[tuple[str, str, str, int, int]],
        streams: Mapping[str, str],
        *,
        login: tuple[str, str] | None = None,
        services: Sequence[str] = ("media", "media2", "events"),
    ) -> None:
        """Begin to serve.

        Args:
            profiles: token, camera, codec, width and height of each.
            streams: addresses by token.
            login: user and password.
            services: that it names.
        """
        self.asked: list[str] = []
        self.answers: dict[str, Answer] = {}
        self.skew = 0.0
        self.host: str | None = None
        self.subscribed = threading.Event()
        self._profiles, self._streams, self._login = profiles, streams, login
        self._services = services
        self._noticed: queue.Queue[str] = queue.Queue()
        device = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                text = self.rfile.read(int(self.headers["Content-Length"])).decode()
                status, body = device.answer(text)
                self.send_response(status)
                self.send_header("Content-Type", "application/soap+xml")
                self.send_header("Content-Length", str(len(body)))
                with suppress(ConnectionError):  # Nobody listens to answers that are too long.
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Be quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.address = f"127.0.0.1:{self.port}"
        self._serving = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._serving.start()

    def end(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._serving.join()

    def notice(self, topic: str, *, operation: str = "Changed", **values: str) -> None:
        """Notice something."""
        items = "".join(f'<tt:SimpleItem Name="{n}" Value="{v}"/>' for n, v in values.items())
        self._noticed.put(
            '<wsnt:NotificationMessage><wsnt:Topic Dialect="x">'
            f'{topic}</wsnt:Topic><wsnt:Message><tt:Message UtcTime="2026-01-01T00:00:00Z" '
            f'PropertyOperation="{operation}"><tt:Source><tt:SimpleItem Name="Source" Value="0"/>'
            f"</tt:Source><tt:Data>{items}</tt:Data></tt:Message></wsnt:Message>"
            "</wsnt:NotificationMessage>"
        )

    def answer(self, text: str) -> Answer:
        found = re.search(r"<s:Body><(\w+)", text)
        assert found
        question = found[1]
        self.asked.append(question)
        if question in self.answers:
            return self.answers[question]
        if self._login and question != "GetSystemDateAndTime" and not self._is_known(text):
            return self.fault("ter:NotAuthorized", "Sender not authorized")
        body = getattr(self, f"_{question.lower()}", None)
        if body is None:
            return self.fault("ter:ActionNotSupported", "No such question")
        return self.envelope(body(text))

    @staticmethod
    def envelope(body: str, status: int = 200) -> Answer:
        names = {
            "s": "http://www.w3.org/2003/05/soap-envelope",
            "wsa": "http://www.w3.org/2005/08/addressing",
            "wsnt": "http://docs.oasis-open.org/wsn/b-2",
            "tt": "http://www.onvif.org/ver10/schema",
            "tds": "http://www.onvif.org/ver10/device/wsdl",
            "trt": SERVICES["media"],
            "tr2": SERVICES["media2"],
            "tev": SERVICES["events"],
            "ter": "http://www.onvif.org/ver10/error",
        }
        spaces = " ".join(f'xmlns:{short}="{name}"' for short, name in names.items())
        return status, f"<s:Envelope {spaces}><s:Body>{body}</s:Body></s:Envelope>".encode()

    @classmethod
    def fault(cls, code: str, reason: str) -> Answer:
        return cls.envelope(
            f"<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>{code}</s:Value>"
            f'</s:Subcode></s:Code><s:Reason><s:Text xml:lang="en">{reason}</s:Text></s:Reason>'
            "</s:Fault>",
            400,
        )

    def _is_known(self, text: str) -> bool:
        assert self._login
        part = {
            n: re.search(rf"<\w:{n}(?: [^>]*)?>([^<]*)<", text)
            for n in ("Username", "Password", "Nonce", "Created")
        }
        if not all(part.values()):
            return False
        user, proof, nonce, created = (found[1] for found in part.values() if found)
        moment = datetime.strptime(created, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
        if abs(moment.timestamp() - time.time() - self.skew) > 60:
            return False
        digest = base64.b64decode(nonce) + created.encode() + self._login[1].encode()
        wanted = base64.b64encode(hashlib.sha1(digest).digest()).decode()
        return (user, proof) == (self._login[0], wanted)

    def _url(self, path: str) -> str:
        return f"http://{self.host or self.address}/onvif/{path}"

    def _getsystemdateandtime(self, _: str) -> str:
        now = datetime.fromtimestamp(time.time() + self.skew, UTC)
        return (
            "<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime><tt:UTCDateTime><tt:Time>"
            f"<tt:Hour>{now.hour}</tt:Hour><tt:Minute>{now.minute}</tt:Minute>"
            f"<tt:Second>{now.second}</tt:Second></tt:Time><tt:Date><tt:Year>{now.year}</tt:Year>"
            f"<tt:Month>{now.month}</tt:Month><tt:Day>{now.day}</tt:Day></tt:Date>"
            "</tt:UTCDateTime></tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>"
        )

    def _getdeviceinformation(self, _: str) -> str:
        return (
            "<tds:GetDeviceInformationResponse><tds:Manufacturer>Acme</tds:Manufacturer>"
            "<tds:Model>Eye 3</tds:Model><tds:FirmwareVersion>1.2</tds:FirmwareVersion>"
            "</tds:GetDeviceInformationResponse>"
        )

    def _getservices(self, _: str) -> str:
        return "".join(
            f"<tds:Service><tds:Namespace>{SERVICES[name]}</tds:Namespace>"
            f"<tds:XAddr>{self._url(name)}</tds:XAddr></tds:Service>"
            for name in self._services
        )

    def _getcapabilities(self, _: str) -> str:
        return (
            "<tds:GetCapabilitiesResponse><tds:Capabilities>"
            f"<tt:Events><tt:XAddr>{self._url('events')}</tt:XAddr></tt:Events>"
            f"<tt:Media><tt:XAddr>{self._url('media')}</tt:XAddr></tt:Media>"
            "</tds:Capabilities></tds:GetCapabilitiesResponse>"
        )

    def _getprofiles(self, text: str) -> str:
        newer = SERVICES["media2"] in text
        encoder = "VideoEncoder" if newer else "VideoEncoderConfiguration"
        source = "VideoSource" if newer else "VideoSourceConfiguration"
        return "".join(
            f'<trt:Profiles token="{token}"><tt:Name>{token.title()}</tt:Name>'
            f"<tt:{source}><tt:Name>s</tt:Name><tt:SourceToken>{camera}</tt:SourceToken>"
            f"</tt:{source}><tt:{encoder}><tt:Name>e</tt:Name><tt:Encoding>{codec}</tt:Encoding>"
            f"<tt:Resolution><tt:Width>{width}</tt:Width><tt:Height>{height}</tt:Height>"
            "</tt:Resolution><tt:RateControl><tt:FrameRateLimit>15</tt:FrameRateLimit>"
            f"</tt:RateControl></tt:{encoder}></trt:Profiles>"
            for token, camera, codec, width, height in self._profiles
            if newer or codec != "H265"
        )

    def _getstreamuri(self, text: str) -> str:
        found = re.search(r"<ProfileToken>([^<]*)<", text)
        assert found
        url = self._streams[found[1]]
        return f"<trt:MediaUri><tt:Uri>{url}</tt:Uri></trt:MediaUri>"

    def _createpullpointsubscription(self, _: str) -> str:
        self.subscribed.set()
        return (
            "<tev:CreatePullPointSubscriptionResponse><tev:SubscriptionReference>"
            f"<wsa:Address>{self._url('pull')}</wsa:Address><wsa:ReferenceParameters>"
            '<acme:Id xmlns:acme="http://acme.example/">7</acme:Id></wsa:ReferenceParameters>'
            "</tev:SubscriptionReference></tev:CreatePullPointSubscriptionResponse>"
        )

    def _pullmessages(self, text: str) -> str:
        assert re.search(r"<\w+:Id[^>]*>7<", text), "the reference is not repeated"
        seconds = re.search(r"PT(\d+)S", text)
        assert seconds
        try:
            noticed = [self._noticed.get(timeout=float(seconds[1]))]
        except queue.Empty:
            noticed = []
        while not self._noticed.empty():
            noticed.append(self._noticed.get())
        return f"<tev:PullMessagesResponse>{''.join(noticed)}</tev:PullMessagesResponse>"

    def _renew(self, _: str) -> str:
        return "<wsnt:RenewResponse/>"

    def _unsubscribe(self, _: str) -> str:
        return "<wsnt:UnsubscribeResponse/>"


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
