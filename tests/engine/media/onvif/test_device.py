"""ONVIF devices, as they are and as they should not be: real HTTP, real passwords."""

import gzip
import itertools
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from typing import Any

import pytest

from hearthwatch.media import (
    DeviceLogin,
    NoAnswerError,
    NotFoundError,
    NoVideoError,
    OnvifSource,
    RefusedError,
    SourceError,
    UnreachableError,
    WrongPasswordError,
)
from hearthwatch.media.onvif import Device, choose
from hearthwatch.media.onvif.device import device_address

MAIN = ("main", "eye", "H265", 2560, 1440)
SUB = ("sub", "eye", "H264", 640, 360)
STREAMS = {"main": "rtsp://127.0.0.1/main", "sub": "rtsp://127.0.0.1/sub"}
LOGIN = DeviceLogin("me", "s3cr3t&<")

type StartDevice = Callable[..., Any]


@pytest.fixture
def ask() -> Iterator[Callable[..., Device]]:
    """Ask devices; all are let go with the test."""
    asking: list[Device] = []

    def begin(address: str, login: DeviceLogin | None = None, timeout: float = 10) -> Device:
        asking.append(Device(address, login, timeout=timeout))
        return asking[-1]

    yield begin
    for device in asking:
        device.close()


def test_what_a_device_is_and_has(onvif_device: StartDevice, ask: Callable[..., Device]) -> None:
    device = ask(onvif_device([MAIN, SUB], STREAMS).address)
    facts = device.facts()
    assert (facts.maker, facts.model, facts.firmware) == ("Acme", "Eye 3", "1.2")
    main, sub = device.profiles()
    assert (main.token, main.name, main.codec, main.width) == ("main", "Main", "hevc", 2560)
    assert (sub.height, sub.frame_rate) == (360, 15)
    assert device.stream_address(sub) == STREAMS["sub"]


@pytest.mark.parametrize("skew", [0.0, 400_000_000.0, -86_400.0])
def test_the_password_is_proved_in_the_devices_own_time(
    onvif_device: StartDevice, ask: Callable[..., Device], skew: float
) -> None:
    peer = onvif_device([MAIN, SUB], STREAMS, login=(LOGIN.user, LOGIN.password))
    peer.skew = skew
    assert len(ask(peer.address, LOGIN).profiles()) == 2
    with pytest.raises(WrongPasswordError, match="user or password is wrong"):
        ask(peer.address, DeviceLogin("me", "wrong")).profiles()
    with pytest.raises(WrongPasswordError, match="wants a user"):
        ask(peer.address).profiles()


@pytest.mark.parametrize("year", ["0001", "9999", "9" * 30])
def test_a_clock_at_the_end_of_time(
    onvif_device: StartDevice, ask: Callable[..., Device], year: str
) -> None:
    peer = onvif_device([MAIN, SUB], STREAMS)
    month, day, clock = (12, 31, 23) if year == "9999" else (1, 1, 0)
    peer.answers["GetSystemDateAndTime"] = peer.envelope(
        f"<tt:UTCDateTime><tt:Time><tt:Hour>{clock}</tt:Hour><tt:Minute>59</tt:Minute>"
        "<tt:Second>59</tt:Second></tt:Time>"
        f"<tt:Date><tt:Year>{year}</tt:Year><tt:Month>{month}</tt:Month><tt:Day>{day}</tt:Day>"
        "</tt:Date></tt:UTCDateTime>"
    )
    later = itertools.count(1_700_000_000, 3600 if year == "9999" else -3600)
    with Device(peer.address, LOGIN, clock=lambda: float(next(later))) as device:
        assert len(device.profiles()) == 2


def test_older_devices(onvif_device: StartDevice, ask: Callable[..., Device]) -> None:
    peer = onvif_device([MAIN, SUB], STREAMS, services=["media", "events"])
    assert [profile.token for profile in ask(peer.address).profiles()] == ["sub"]
    peer.answers["GetServices"] = peer.fault("ter:ActionNotSupported", "What?")
    device = ask(peer.address)
    (sub,) = device.profiles()
    assert device.stream_address(sub) == STREAMS["sub"]
    assert "GetCapabilities" in peer.asked


def test_a_newer_media_service_that_knows_nothing_is_left_for_the_older(
    onvif_device: StartDevice, ask: Callable[..., Device]
) -> None:
    peer = onvif_device([SUB], STREAMS)
    whole = peer.answer

    def answer(text: str) -> Any:
        if "GetProfiles" in text and "ver20" in text:
            return peer.fault("ter:NotSupported", "not here")
        return whole(text)

    peer.answer = answer
    device = ask(peer.address)
    (sub,) = device.profiles()
    assert device.stream_address(sub) == STREAMS["sub"]


def test_a_device_that_believes_to_be_elsewhere_is_asked_where_it_is(
    onvif_device: StartDevice, ask: Callable[..., Device]
) -> None:
    peer = onvif_device([MAIN], {"main": "rtsp://192.168.254.254:8554/main?a=1"})
    peer.host = "192.168.254.254"
    device = ask(peer.address)
    (main,) = device.profiles()
    assert device.stream_address(main) == "rtsp://127.0.0.1:8554/main?a=1"


def test_cameras_of_a_recorder(onvif_device: StartDevice, ask: Callable[..., Device]) -> None:
    second = ("other", "eye2", "H264", 1920, 1080)
    device = ask(onvif_device([MAIN, SUB, second], STREAMS).address)
    assert [profile.token for profile in device.profiles(2)] == ["other"]
    with pytest.raises(NotFoundError, match="has 2 cameras"):
        device.profiles(3)


def test_a_stream_that_is_named_twice_is_one(onvif_device: StartDevice) -> None:
    """A device may claim two sizes and send one; another stream may still be smaller."""
    one = {"main": STREAMS["main"], "sub": STREAMS["main"]}
    peer = onvif_device([MAIN, SUB], one)
    seen, kept = (OnvifSource(peer.address, stream_role=role) for role in ("sub", "main"))
    assert not seen.has_smaller()
    assert seen.choice() == kept.choice()
    assert "no other stream" in seen.choice().reason
    third = ("third", "eye", "H264", 1280, 720)
    peer = onvif_device([MAIN, SUB, third], one | {"third": STREAMS["sub"]})
    seen = OnvifSource(peer.address, stream_role="sub")
    assert seen.has_smaller()
    assert seen.choice().profile.token == "third"


def test_a_device_that_does_not_say_where_a_stream_is_still_has_it(
    onvif_device: StartDevice,
) -> None:
    peer = onvif_device([MAIN, SUB], STREAMS)
    peer.answers["GetStreamUri"] = peer.fault("ter:InvalidArgVal", "No")
    assert OnvifSource(peer.address, stream_role="sub").has_smaller()


BOMB = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
DEEP = b"<a>" * 100_000 + b"</a>" * 100_000


@pytest.mark.parametrize(
    ("answer", "error", "text"),
    [
        ((200, b"<html>Hello</html>"), RefusedError, "no ONVIF"),
        ((404, b""), RefusedError, "no ONVIF"),
        ((401, b"<html>no</html>"), WrongPasswordError, "wants a user"),
        ((200, BOMB), RefusedError, "no ONVIF"),
        ((200, BOMB.decode().encode("utf-16")), RefusedError, "no ONVIF"),
        ((200, b"<a>" * 100_000), RefusedError, "no ONVIF"),
        ((200, DEEP), RefusedError, "no ONVIF"),
        ((200, b" " * (2 << 20)), RefusedError, "too long"),
        ((200, gzip.compress(b" " * (64 << 20))), RefusedError, "no ONVIF"),
    ],
)
def test_answers_that_are_none(
    onvif_device: StartDevice,
    ask: Callable[..., Device],
    answer: tuple[int, bytes],
    error: type[SourceError],
    text: str,
) -> None:
    peer = onvif_device([MAIN], STREAMS)
    peer.answers["GetDeviceInformation"] = answer
    with pytest.raises(error, match=text):
        ask(peer.address).facts()


@pytest.mark.parametrize(
    ("profiles", "error"),
    [
        ("", NoVideoError),
        ('<trt:Profiles token=""/>', NoVideoError),
        ('<trt:Profiles token="a"><tt:Name>x</tt:Name></trt:Profiles>', NoVideoError),
    ],
)
def test_devices_without_a_stream(
    onvif_device: StartDevice, ask: Callable[..., Device], profiles: str, error: type[SourceError]
) -> None:
    peer = onvif_device([], STREAMS)
    peer.answers["GetProfiles"] = peer.envelope(profiles)
    with pytest.raises(error):
        ask(peer.address).profiles()


@pytest.mark.parametrize(
    "uri", ["rtsp://me:s3cr3t@127.0.0.1:8554/main", "rtsp://me:s3/cr3t@192.168.254.254:8554/main"]
)
def test_a_password_in_the_address_of_a_stream_is_left_out(
    onvif_device: StartDevice, ask: Callable[..., Device], uri: str
) -> None:
    device = ask(onvif_device([MAIN], {"main": uri}).address)
    (main,) = device.profiles()
    assert device.stream_address(main) == "rtsp://127.0.0.1:8554/main"


def test_what_lies_inside_itself_is_read_once(
    onvif_device: StartDevice, ask: Callable[..., Device]
) -> None:
    """Else an answer of the size that is allowed would take minutes."""
    peer = onvif_device([], STREAMS)
    many = 20_000
    profiles = '<trt:Profiles token="a">' * many + "</trt:Profiles>" * many
    peer.answers["GetProfiles"] = peer.envelope(profiles)
    began = time.process_time()
    with pytest.raises(NoVideoError):
        ask(peer.address).profiles()
    assert time.process_time() - began < 10


@pytest.mark.parametrize("uri", ["", "file:///etc/passwd", "http://127.0.0.1/", "rtsp://[", "x"])
def test_addresses_that_are_no_stream(
    onvif_device: StartDevice, ask: Callable[..., Device], uri: str
) -> None:
    device = ask(onvif_device([MAIN], {"main": uri}).address)
    (main,) = device.profiles()
    with pytest.raises(NotFoundError, match="no address"):
        device.stream_address(main)


def test_sizes_that_make_no_sense_are_not_known(
    onvif_device: StartDevice, ask: Callable[..., Device]
) -> None:
    peer = onvif_device([("main", "eye", "H264", -5, 99999999)], STREAMS)  # type: ignore[list-item]
    (main,) = ask(peer.address).profiles()
    assert main.pixels == 0
    assert "unknown size" in choose([main], "main").reason


def test_nobody_there(ask: Callable[..., Device]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(UnreachableError, match="nothing answers"):
        ask(f"127.0.0.1:{port}").facts()


@pytest.mark.parametrize(
    ("beginning", "drop", "words"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"<", "does not end"),
        (b"HTTP/1.1 200 OK\r\nX-Pad: ", b"x", "no answer for 2 s"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", "no answer for 2 s"),
        (b"", b"H", "no answer for 2 s"),
    ],
)
def test_an_answer_that_drips_is_not_waited_for(
    ask: Callable[..., Device], beginning: bytes, drop: bytes, words: str
) -> None:
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            visitor, _ = server.accept()
            with visitor, suppress(OSError):
                visitor.recv(65536)
                visitor.sendall(beginning)
                while not ended.wait(0.1):
                    visitor.sendall(drop)

        dripping = threading.Thread(target=drip)
        dripping.start()
        began = time.monotonic()
        with pytest.raises(NoAnswerError, match=words):
            ask(f"127.0.0.1:{server.getsockname()[1]}", timeout=1).facts()
        assert time.monotonic() - began < 10
        ended.set()
        dripping.join()


@pytest.mark.parametrize("text", ["", "a b", "me:pw@192.0.2.1", "ftp://192.0.2.1", "192.0.2.1:0"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match="is needed"):
        device_address(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" 192.0.2.1 ", "http://192.0.2.1/onvif/device_service"),
        ("https://cam.lan:8443", "https://cam.lan:8443/onvif/device_service"),
        ("[2001:db8::1]:80", "http://[2001:db8::1]:80/onvif/device_service"),
        ("http://cam/other/door", "http://cam/other/door"),
    ],
)
def test_addresses(text: str, address: str) -> None:
    assert device_address(text) == address


@pytest.mark.parametrize(("role", "width"), [("main", 640), ("sub", 320)])
def test_the_stream_that_a_device_names_is_played(
    onvif_device: StartDevice, rtsp_camera: Any, make_clip: Any, role: Any, width: int
) -> None:
    films = {
        "main": make_clip("main.mp4", size=(640, 480)),
        "sub": make_clip("sub.mp4", size=(320, 240)),
    }
    urls = rtsp_camera(films, "--user", "me", "--password", "s3cr3t").urls
    profiles = [("main", "eye", "H264", 640, 480), ("sub", "eye", "H264", 320, 240)]
    peer = onvif_device(profiles, urls, login=("me", "s3cr3t"))
    source = OnvifSource(peer.address, DeviceLogin("me", "s3cr3t"), stream_role=role)
    assert "s3cr3t" not in f"{source!r}{source.name}"
    with closing(source.stream()) as stream:
        assert stream.open().width == width
        assert next(iter(stream)).keyframe
