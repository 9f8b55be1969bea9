import logging
import signal
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import av
import pytest

from hearthwatch.media import (
    Connecting,
    Connection,
    Decoder,
    EndedError,
    NoAnswerError,
    NotFoundError,
    NoVideoError,
    Offline,
    Online,
    RefusedError,
    RtspSource,
    SourceError,
    StalledError,
    State,
    UnreachableError,
    WrongPasswordError,
)

PASSWORD = "s3cr3t@/#?:&%x"

type MakeClip = Callable[..., Path]
type Talk = Callable[[socket.socket], None]


class Camera(Protocol):
    urls: Mapping[str, str]
    port: int

    def freeze(self) -> None: ...

    def end(self, number: signal.Signals = ...) -> None: ...


class StartCamera(Protocol):
    def __call__(self, files: Mapping[str, Path], *options: str, port: int = 0) -> Camera: ...


@pytest.fixture
def listener() -> Iterator[Callable[[Talk], int]]:
    """Listen on a free port and talk as told to whoever comes."""
    servers: list[socket.socket] = []

    def listen(talk: Talk) -> int:
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)

        def serve() -> None:
            while True:
                try:
                    visitor, _ = server.accept()
                except OSError:
                    return
                with visitor, suppress(ConnectionError):
                    talk(visitor)

        threading.Thread(target=serve, daemon=True).start()
        return int(server.getsockname()[1])

    yield listen
    for server in servers:
        server.shutdown(socket.SHUT_RDWR)
        server.close()


def replies(status: str, body: str = "") -> Talk:
    """Say yes to OPTIONS and give one answer to everything else."""

    def talk(visitor: socket.socket) -> None:
        while request := visitor.recv(4096).decode():
            number = next(line for line in request.split("\r\n") if line.startswith("CSeq"))
            line = "200 OK" if request.startswith("OPTIONS") else status
            kind = "Content-Type: application/sdp\r\n" if body else ""
            head = f"RTSP/1.0 {line}\r\n{number}\r\n{kind}Content-Length: {len(body)}\r\n\r\n"
            visitor.sendall((head + body).encode())

    return talk


def silence(visitor: socket.socket) -> None:
    """Take everything and say nothing."""
    while visitor.recv(4096):
        pass


@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_frames_of_a_real_camera(
    rtsp_camera: StartCamera, make_clip: MakeClip, transport: str
) -> None:
    camera = rtsp_camera({"main": make_clip("a.mp4", size=(320, 240), frames=30)})
    source = RtspSource(camera.urls["main"], transport=transport)
    stream = source.stream()
    with closing(stream):
        info = stream.open()
        assert (info.codec, info.width, info.height, info.live) == ("h264", 320, 240, True)
        decoder, frames, packets = Decoder(), [], []
        for packet in stream:
            packets.append(packet)
            frames += decoder.decode(packet)
            if len(frames) == 20:
                break
    assert packets[0].keyframe
    assert packets[0].time == 0
    assert all(after.time > before.time for before, after in pairwise(frames))
    assert all(after.captured >= before.captured for before, after in pairwise(packets))
    assert abs(packets[-1].captured - time.time()) < 5
    assert decoder.damaged == 0
    assert frames[-1].bgr().shape == (240, 320, 3)


def test_the_loop_of_the_test_camera_has_no_seam(
    rtsp_camera: StartCamera, make_clip: MakeClip
) -> None:
    camera = rtsp_camera({"short": make_clip("a.mp4", frames=15, rate=30)})
    stream = RtspSource(camera.urls["short"]).stream()
    stream.open()
    with closing(stream):
        times = [packet.time for packet, _ in zip(stream, range(60), strict=False)]
    steps = [after - before for before, after in pairwise(times[5:])]
    assert steps == pytest.approx([1 / 30] * len(steps), abs=0.005)


@pytest.mark.parametrize("digest", [False, True])
def test_user_and_password(
    rtsp_camera: StartCamera,
    make_clip: MakeClip,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    digest: bool,
) -> None:
    caplog.set_level(logging.DEBUG)
    options = ["--user", "ad min", "--password", PASSWORD, *(["--digest"] if digest else [])]
    camera = rtsp_camera({"main": make_clip("a.mp4")}, *options)
    url = camera.urls["main"]
    good = RtspSource(url.replace("//", f"//ad min:{PASSWORD}@"))
    stream = good.stream()
    with closing(stream):
        assert stream.open().width == 320
    wrong = RtspSource(url.replace("//", f"//ad min:{PASSWORD}wrong@"))
    with pytest.raises(WrongPasswordError, match="user or password is wrong") as caught:
        wrong.stream().open()
    told = "".join(traceback.format_exception(caught.value)) + caplog.text + repr(wrong)
    told += wrong.name + repr(caught.value) + repr(caught.value.__context__)
    told += "".join(capfd.readouterr())
    assert "s3cr3t" not in told
    assert "ad min" not in told
    with pytest.raises(WrongPasswordError, match="wants a user and a password"):
        RtspSource(url).stream().open()


def test_libav_says_nothing_by_itself() -> None:
    assert av.logging.get_level() is None


def test_a_path_that_is_not_there(rtsp_camera: StartCamera, make_clip: MakeClip) -> None:
    camera = rtsp_camera({"main": make_clip("a.mp4")})
    with pytest.raises(NotFoundError, match="no stream under this path"):
        RtspSource(camera.urls["main"] + "x").stream().open()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_a_port_where_nothing_listens() -> None:
    with pytest.raises(UnreachableError, match="nothing listens on this port"):
        RtspSource(f"rtsp://a:{PASSWORD}@127.0.0.1:{free_port()}/main").stream().open()


def test_a_name_that_nobody_has() -> None:
    with pytest.raises(UnreachableError, match="no device of this name"):
        RtspSource("rtsp://camera.invalid/main").stream().open()


SOUND = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=c\r\nt=0 0\r\nm=audio 0 RTP/AVP 0\r\na=control:t\r\n"


@pytest.mark.parametrize(
    ("talk", "error"),
    [
        (replies("401 Unauthorized"), WrongPasswordError),
        (replies("403 Forbidden"), RefusedError),
        (replies("404 Not Found"), NotFoundError),
        (replies("453 Not Enough Bandwidth"), RefusedError),
        (replies("500 Internal Server Error"), RefusedError),
        (replies("200 OK", SOUND), NoVideoError),
        (lambda visitor: visitor.sendall(b"SSH-2.0-OpenSSH_9\r\n"), RefusedError),
        (lambda visitor: visitor.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n"), RefusedError),
        (silence, NoAnswerError),
    ],
)
def test_every_refusal_has_its_name(
    listener: Callable[[Talk], int], talk: Talk, error: type[SourceError]
) -> None:
    port = listener(talk)
    timeout = 0.5 if talk is silence else 20
    with pytest.raises(error) as caught:
        RtspSource(f"rtsp://u:{PASSWORD}@127.0.0.1:{port}/main", timeout=timeout).stream().open()
    assert type(caught.value) is error
    assert str(caught.value).startswith(f"rtsp://***@127.0.0.1:{port}/main: ")


def test_close_ends_an_opening_that_hangs(listener: Callable[[Talk], int]) -> None:
    here = threading.Event()
    port = listener(lambda visitor: (here.set(), silence(visitor)))
    states: list[State] = []
    connection = Connection(
        RtspSource(f"rtsp://127.0.0.1:{port}/main", timeout=60), on_state=states.append
    )
    thread = threading.Thread(target=list, args=(connection,))
    thread.start()
    assert here.wait(5)
    connection.stop()
    thread.join(5)
    assert not thread.is_alive()
    assert states == [Connecting(1)]


def test_a_camera_that_freezes_is_noticed(rtsp_camera: StartCamera, make_clip: MakeClip) -> None:
    camera = rtsp_camera({"main": make_clip("a.mp4")})
    stream = RtspSource(camera.urls["main"], timeout=2).stream()
    stream.open()
    packets = iter(stream)
    next(packets)
    camera.freeze()
    with pytest.raises(StalledError, match="no picture for 2 s"):
        list(packets)


def test_a_camera_that_hangs_up(rtsp_camera: StartCamera, make_clip: MakeClip) -> None:
    camera = rtsp_camera({"main": make_clip("a.mp4")})
    stream = RtspSource(camera.urls["main"]).stream()
    stream.open()
    packets = iter(stream)
    next(packets)
    camera.end(signal.SIGKILL)
    with pytest.raises(EndedError):
        list(packets)


def test_a_camera_that_dies_and_returns(rtsp_camera: StartCamera, make_clip: MakeClip) -> None:
    clip = make_clip("a.mp4")
    camera = rtsp_camera({"main": clip})
    states: list[State] = []

    def wait(seconds: float) -> None:
        rtsp_camera({"main": clip}, port=camera.port)

    source = RtspSource(camera.urls["main"])
    connection = Connection(source, on_state=states.append, wait=wait)
    decoder, times, frames = Decoder(), [], []
    for packet in connection:
        times.append(packet.time)
        frames += decoder.decode(packet)
        if len(times) == 10:
            camera.end(signal.SIGKILL)
        online = sum(isinstance(state, Online) for state in states)
        if online == 2 and len(frames) > 25:
            connection.stop()
    kinds = [Connecting, Online, Offline, Connecting, Online]
    assert [type(state) for state in states] == kinds
    assert isinstance(states[2], Offline)
    assert isinstance(states[2].reason, EndedError)
    assert times == sorted(set(times))
    assert all(after.time > before.time for before, after in pairwise(frames))


def test_nothing_is_left_over_after_many_reconnections(
    rtsp_camera: StartCamera, make_clip: MakeClip
) -> None:
    source = RtspSource(rtsp_camera({"main": make_clip("a.mp4")}).urls["main"])
    for _ in range(5):
        stream = source.stream()
        stream.open()
        with closing(stream):
            next(iter(stream))
        stream._thread.join(5)
        assert not stream._thread.is_alive()
        assert stream._stream._container is None


@pytest.mark.parametrize("url", ["http://cam/main", "cam", "rtsp://", ""])
def test_only_rtsp_addresses_are_taken(url: str) -> None:
    with pytest.raises(ValueError, match="address"):
        RtspSource(url)
