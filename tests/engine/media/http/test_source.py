"""Cameras that speak HTTP: a real server, real MJPEG, MPEG-TS and HLS, real logins."""

import itertools
import socket
import threading
import time
from contextlib import ExitStack, closing, suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import pytest

from hearthwatch.media import (
    ClosedError,
    Decoder,
    EndedError,
    HttpSource,
    NotFoundError,
    NotVideoError,
    Packet,
    RefusedError,
    SourceError,
    UnreachableError,
    WrongPasswordError,
    survey,
)
from hearthwatch.media.http.pictures import polled, still
from hearthwatch.media.http.source import _HttpStream
from hearthwatch.media.notice import ignore
from hearthwatch.media.timeline import Timeline
from hearthwatch.media.web import Web

from ...http_camera import HttpCamera  # noqa: TID252

LOGIN = ("me", "p@ss/w#rd")


@pytest.fixture
def camera(http_camera: Any) -> Any:
    return http_camera


def taken(source: HttpSource, count: int) -> list[Packet]:
    with closing(source.stream()) as stream:
        stream.open()
        return list(itertools.islice(stream, count))


def test_pictures_one_after_the_other(camera: Any) -> None:
    with closing(HttpSource(camera.url("mjpeg")).stream()) as stream:
        info = stream.open()
        assert (info.codec, info.live) == ("mjpeg", True)
        decoder, frames, packets = Decoder(), [], []
        for packet in itertools.islice(stream, 20):
            packets.append(packet)
            frames += decoder.decode(packet)
    assert all(packet.keyframe for packet in packets)
    assert all(after.time > before.time for before, after in pairwise(packets))
    assert frames[-1].bgr().shape == (240, 320, 3)
    span, really = packets[-1].time - packets[5].time, packets[-1].captured - packets[5].captured
    assert span == pytest.approx(really, abs=0.5)


def test_still_pictures_asked_for_again_and_again(camera: Any) -> None:
    packets = taken(HttpSource(camera.url("still.jpg"), interval=0.1), 5)
    assert packets[-1].captured - packets[1].captured == pytest.approx(0.3, abs=0.25)
    assert len(set(camera.asked)) == 1
    report, frame = survey(HttpSource(camera.url("still.jpg"), interval=0.1), within=30)
    assert (report.codec, frame.width, frame.height) == ("mjpeg", 320, 240)


@pytest.mark.parametrize("scheme", ["Digest", "Basic"])
@pytest.mark.parametrize("path", ["mjpeg", "still.jpg", "film.ts"])
def test_logins(camera: Any, make_clip: Any, scheme: str, path: str) -> None:
    camera.files["film.ts"] = ("video/mp2t", make_clip("film.ts").read_bytes())
    camera.login, camera.scheme = LOGIN, scheme
    assert taken(HttpSource(camera.url(path, LOGIN), interval=0.1), 3)
    for login, text in ((("me", "wrong"), "wrong"), (None, "wants a user")):
        with pytest.raises(WrongPasswordError, match=text) as refused:
            taken(HttpSource(camera.url(path, login)), 1)
        assert "wrong@" not in str(refused.value)


def test_a_stream(camera: Any, make_clip: Any, add_sound: Any) -> None:
    film = add_sound(make_clip("film.mp4", frames=45), "aac", rate=16000, name="film.ts")
    camera.files["film.ts"] = ("video/mp2t", film.read_bytes())
    with closing(HttpSource(camera.url("film.ts"), sound=True).stream()) as stream:
        info = stream.open()
        assert (info.codec, info.width, info.sound is not None) == ("h264", 320, True)
        packets = []
        with pytest.raises(EndedError):
            packets += [packets.append(packet) for packet in stream]
    assert sum(not packet.sound for packet in packets) == 45
    assert packets[0].keyframe


def test_hls(camera: Any, make_clip: Any, tmp_path: Path) -> None:
    folder = tmp_path / "hls"
    folder.mkdir()
    with av.open(str(make_clip("film.mp4", frames=60))) as film:
        options = {"hls_time": "1", "hls_list_size": "0"}
        with av.open(str(folder / "live.m3u8"), "w", format="hls", options=options) as output:
            stream = output.add_stream_from_template(film.streams.video[0])
            for packet in film.demux(video=0):
                if packet.size:
                    packet.stream = stream
                    output.mux(packet)
    for file in folder.iterdir():
        kind = "application/vnd.apple.mpegurl" if file.suffix == ".m3u8" else "video/mp2t"
        camera.files[file.name] = (kind, file.read_bytes())
    packets = taken(HttpSource(camera.url("live.m3u8")), 40)
    assert packets[0].keyframe
    assert packets[0].info.codec == "h264"


def test_a_playlist_reads_no_files(camera: Any, make_clip: Any) -> None:
    secret = make_clip("secret.ts")
    playlist = f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://{secret}\n#EXT-X-ENDLIST\n"
    camera.files["list.m3u8"] = ("application/vnd.apple.mpegurl", playlist.encode())
    with pytest.raises(SourceError):
        taken(HttpSource(camera.url("list.m3u8"), timeout=3), 1)


def test_a_redirection_is_followed(camera: Any) -> None:
    camera.login = LOGIN
    camera.moves["moved"] = "/mjpeg"
    assert taken(HttpSource(camera.url("moved", LOGIN)), 2)


def test_a_login_is_not_shown_to_others(camera: Any) -> None:
    """Another port of the same host may be anybody's."""
    with ExitStack() as ending:
        other = HttpCamera()
        ending.callback(other.end)
        for peer in (camera, other):
            peer.login, peer.scheme = LOGIN, "Basic"
        camera.moves["away"] = other.url("mjpeg")
        with pytest.raises(WrongPasswordError):
            taken(HttpSource(camera.url("away", LOGIN)), 1)
        assert other.asked == ["mjpeg"]
    camera.moves["near"] = camera.url("mjpeg")
    assert taken(HttpSource(camera.url("near", LOGIN)), 1)


@pytest.mark.parametrize("other", ["localhost", "xn--a-", f"{'a' * 64}.lan"])
def test_a_camera_sends_us_to_no_other_host(camera: Any, other: str) -> None:
    port = camera.address.partition(":")[2]
    camera.moves["away"] = f"http://{other}:{port}/mjpeg"
    with pytest.raises(RefusedError):
        taken(HttpSource(camera.url("away", LOGIN)), 1)
    assert set(camera.asked) == {"away"}


@pytest.mark.parametrize("host", ["xn--a-", "a" * 64])
def test_a_name_that_cannot_be(host: str) -> None:
    with pytest.raises(SourceError):
        taken(HttpSource(f"http://{host}/mjpeg", timeout=1), 1)


@pytest.mark.parametrize("offer", ["algorithm=SHA-512-256", 'qop="auth-int"'])
def test_a_login_that_is_not_known_here_is_said(camera: Any, offer: str) -> None:
    def answer(visitor: Any) -> None:
        visitor.send_response(401)
        visitor.send_header("WWW-Authenticate", f'Digest realm="cam", nonce="abc", {offer}')
        visitor.end_headers()

    camera.answer = answer
    with pytest.raises(RefusedError, match="in a way that is not known"):
        taken(HttpSource(camera.url("mjpeg", LOGIN)), 1)


@pytest.mark.parametrize(
    ("path", "file", "error", "text"),
    [
        ("nothing", None, NotFoundError, "nothing under this path"),
        ("403", None, RefusedError, "forbids"),
        ("503", None, RefusedError, "viewers"),
        ("page", ("text/html", b"<html>Log in</html>"), NotVideoError, "no video"),
        ("empty", ("image/jpeg", b""), NotVideoError, "no JPEG"),
        ("png", ("image/png", b"\x89PNG"), NotVideoError, "no JPEG"),
        ("huge", ("image/jpeg", b"\xff\xd8" + b"x" * (17 << 20)), NotVideoError, "too large"),
        ("odd", ("multipart/mixed; boundary=b", b"x" * 9000), NotVideoError, "no picture begins"),
    ],
)
def test_what_cannot_be_played_is_explained(
    camera: Any,
    path: str,
    file: tuple[str, bytes] | None,
    error: type[SourceError],
    text: str,
) -> None:
    if file is not None:
        camera.files[path] = file
    with pytest.raises(error, match=text) as refused:
        taken(HttpSource(camera.url(path, ("me", "s3cret")), timeout=1, interval=0.1), 1)
    assert "s3cret" not in str(refused.value)


def test_a_stream_that_ends_is_said(camera: Any) -> None:
    camera.most, camera.every = 5, 0.01
    with closing(HttpSource(camera.url("mjpeg")).stream()) as stream:
        stream.open()
        with pytest.raises(EndedError):
            for _ in stream:
                pass


def test_a_still_camera_that_stumbles_is_asked_again(camera: Any) -> None:
    whole, stumbles = camera.answer, itertools.count()

    def answer(visitor: Any) -> None:
        if next(stumbles) in {2, 3}:
            visitor.send_response(503)
            visitor.end_headers()
        else:
            whole(visitor)

    camera.answer = answer  # type: ignore[method-assign]
    assert len(taken(HttpSource(camera.url("still.jpg"), interval=0.05), 5)) == 5


def test_pictures_that_nobody_wants_any_more_are_not_asked_for(camera: Any) -> None:
    address = camera.url("still.jpg")
    web = Web(address, None, timeout=10)
    waits = iter([False, True])
    pictures = polled(
        address, web, address, login=False, interval=0.01, timeout=10, wait=lambda _: next(waits)
    )
    assert len(list(pictures)) == 2
    web.close()


def test_a_stream_that_is_closed_before_it_opens_hangs_up(camera: Any) -> None:
    stream = _HttpStream(HttpSource(camera.url("mjpeg")), Timeline(), ignore)
    stream.close()
    camera.every = 0.01
    with pytest.raises(ClosedError):
        stream.open()
    assert camera.left.wait(30)


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(UnreachableError, match="nothing answers"):
        taken(HttpSource(f"http://me:s3cret@127.0.0.1:{port}/"), 1)


def test_a_picture_that_drips_holds_nobody_for_ever() -> None:
    """Whoever has given it up hangs up, too, though something still comes."""
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=b\r\n\r\n--b\r\n"
        b"Content-Length: 100000\r\n\r\n\xff\xd8"
    )
    hung_up = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            visitor, _ = server.accept()
            with visitor, suppress(OSError):
                visitor.recv(65536)
                visitor.sendall(head)
                while True:
                    visitor.sendall(b"x")
                    time.sleep(0.05)
            hung_up.set()

        dripping = threading.Thread(target=drip)
        dripping.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/video"
        stream = HttpSource(url, timeout=1).stream()
        with closing(stream), pytest.raises(SourceError):
            stream.open()
        assert hung_up.wait(30)
        dripping.join()


@pytest.mark.parametrize("size", [-1, 5])
def test_a_still_picture_that_does_not_end(size: int) -> None:
    """It drips, or is larger than may be."""
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            visitor, _ = server.accept()
            with visitor, suppress(OSError):
                visitor.recv(65536)
                visitor.sendall(b"HTTP/1.1 200 OK\r\n\r\n\xff\xd8")
                while not ended.wait(0.05):
                    visitor.sendall(b"x" * max(1, size))

        dripping = threading.Thread(target=drip)
        dripping.start()
        address = f"127.0.0.1:{server.getsockname()[1]}"
        web = Web(address, None, timeout=1)
        most = 1000 if size < 0 else 50
        with pytest.raises(SourceError, match="does not end" if size < 0 else "too large"):
            still(address, web, f"http://{address}/", login=False, within=1, most=most)
        ended.set()
        web.close()
        dripping.join()


def test_close_ends_it_at_once(camera: Any) -> None:
    camera.every = 30
    stream = HttpSource(camera.url("mjpeg"), timeout=60).stream()
    closing_ = threading.Timer(0.3, stream.close)
    closing_.start()
    began = time.monotonic()
    with suppress(ClosedError):
        stream.open()
        list(stream)
    assert time.monotonic() - began < 10
    closing_.join()


@pytest.mark.parametrize("url", ["rtsp://192.0.2.1/", "192.0.2.1", "http://", "file:///etc/passwd"])
def test_what_is_no_http_address(url: str) -> None:
    with pytest.raises(ValueError, match=r"address"):
        HttpSource(url)


def test_the_name_holds_no_secret() -> None:
    source = HttpSource("http://me:s3cret@192.0.2.1/snap.cgi?user=me&pwd=s3cret")
    assert "s3cret" not in f"{source!r}{source.name}"
