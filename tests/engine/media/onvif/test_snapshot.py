"""Pictures that ONVIF devices make when they are asked, and devices that make none."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from hearthwatch.media import DeviceLogin, SnapshotSource, SourceError
from hearthwatch.media.jpeg import jpeg_size

MAIN = ("main", "eye", "H264", 2560, 1440)
SUB = ("sub", "eye", "H264", 640, 360)
LOGIN = ("me", "s3cr3t")


@pytest.fixture
def peer(onvif_device: Callable[..., Any], http_camera: Any) -> Any:
    device = onvif_device([SUB, MAIN], {}, login=LOGIN)
    device.snapshot = http_camera.url("still.jpg")
    return device


def taking(peer: Any, **options: Any) -> Any:
    return closing(SnapshotSource(peer.address, DeviceLogin(*LOGIN), **options))


def test_a_picture_is_taken(peer: Any) -> None:
    with taking(peer) as source:
        assert jpeg_size(source.take()) == (320, 240)
        assert jpeg_size(source.take(160)) == (160, 120)
    assert peer.asked.count("GetSnapshotUri") == 1


def test_older_devices(onvif_device: Callable[..., Any], http_camera: Any) -> None:
    peer = onvif_device([MAIN], {}, login=LOGIN, services=["media"])
    peer.snapshot = http_camera.url("still.jpg")
    with taking(peer) as source:
        assert jpeg_size(source.take()) == (320, 240)


@pytest.mark.parametrize("scheme", ["Digest", "Basic"])
def test_logins(peer: Any, http_camera: Any, scheme: str) -> None:
    http_camera.login, http_camera.scheme = LOGIN, scheme
    with taking(peer) as source:
        assert jpeg_size(source.take()) == (320, 240)
    with (
        closing(SnapshotSource(peer.address, DeviceLogin("me", "wrong"))) as source,
        pytest.raises(SourceError, match="password is wrong"),
    ):
        source.take()


def test_a_device_that_believes_to_be_elsewhere(peer: Any, http_camera: Any) -> None:
    port = http_camera.address.rpartition(":")[2]
    peer.snapshot = f"http://192.168.254.254:{port}/still.jpg?a=1"
    with taking(peer) as source:
        assert source.find() == f"http://127.0.0.1:{port}/still.jpg?a=1"
        source.take()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html", b"<html>Please log in</html>"),
        ("image/jpeg", b""),
        ("image/jpeg", b"\xff\xd8" + b"x" * 1000),
        ("image/jpeg", b"\xff\xd8" + b"\0" * (9 << 20)),
        ("image/png", b"\x89PNG\r\n"),
    ],
)
def test_what_is_no_picture(peer: Any, http_camera: Any, kind: str, body: bytes) -> None:
    http_camera.files["lie"] = (kind, body)
    peer.snapshot = http_camera.url("lie")
    with taking(peer) as source, pytest.raises(SourceError, match=r"no JPEG|too large"):
        source.take()
    assert "s3cr3t" not in repr(source)


@pytest.mark.parametrize("path", ["404", "500", "403"])
def test_refusals(peer: Any, http_camera: Any, path: str) -> None:
    peer.snapshot = http_camera.url(path)
    with taking(peer) as source, pytest.raises(SourceError):
        source.take()


@pytest.mark.parametrize("uri", [None, "file:///etc/passwd", "rtsp://127.0.0.1/", "x", "http://["])
def test_devices_that_make_none(peer: Any, uri: str | None) -> None:
    peer.snapshot = uri
    with taking(peer) as source, pytest.raises(SourceError, match="makes no pictures"):
        source.take()


def test_an_address_that_does_not_hold_is_asked_for_again(peer: Any, http_camera: Any) -> None:
    peer.snapshot = http_camera.url("404")
    with taking(peer) as source:
        with pytest.raises(SourceError):
            source.take()
        peer.snapshot = http_camera.url("still.jpg")
        assert source.take()
