"""Where a camera's video may come from."""

from typing import Any

import pytest
from pydantic import ValidationError

from hearthwatch.settings import CameraSettings, MakerSource, OnvifSource, Settings
from hearthwatch.settings.makers import MAKERS
from hearthwatch.settings.secrecy import secrets_of, shown_tree

ONVIF = {"type": "onvif", "address": "192.0.2.10:8000", "username": "me", "password": "s3cr3t"}


def camera(*sources: dict[str, Any]) -> CameraSettings:
    return CameraSettings.model_validate({"name": "Yard", "sources": sources})


def test_a_device_is_recorded_by_its_large_stream_and_looked_at_by_its_small_one() -> None:
    kept, seen = camera(ONVIF).record_source, camera(ONVIF).detect_source
    assert isinstance(kept, OnvifSource)
    assert isinstance(seen, OnvifSource)
    assert (kept.stream, seen.stream) == ("main", "sub")
    assert (kept.roles, seen.roles) == (("record",), ("detect",))


def test_a_device_with_one_stream_is_connected_to_once() -> None:
    one = camera(ONVIF | {"stream": "main"})
    assert one.record_source == one.detect_source


def test_a_device_may_do_one_of_both() -> None:
    seen = camera(ONVIF | {"roles": ["detect"]})
    assert seen.record_source is None
    assert isinstance(seen.detect_source, OnvifSource)
    assert seen.detect_source.stream == "sub"


def test_the_password_of_a_device_is_a_secret() -> None:
    settings = Settings(cameras=(camera(ONVIF),))
    assert "s3cr3t" not in f"{shown_tree(settings)} {settings!r}"
    (secret,) = secrets_of(settings).values()
    assert (secret.shown, secret.whole) == ("**********", "s3cr3t")


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"address": "me:s3cr3t@192.0.2.10"}, "address"),
        ({"address": "rtsp://192.0.2.10/main"}, "address"),
        ({"address": "192.0.2.10:99999"}, "address"),
        ({"address": "192.0.2.10:"}, "address"),
        ({"address": "192.0.2.10:0"}, "address"),
        ({"address": "[fe80::1%eth0]"}, "address"),
        ({"address": ""}, "address"),
        ({"username": None}, "username"),
        ({"channel": 0}, "channel"),
    ],
)
def test_what_is_no_device(change: dict[str, Any], text: str) -> None:
    with pytest.raises(ValidationError, match=text) as refused:
        camera(ONVIF | change)
    assert "s3cr3t" not in str([error["msg"] for error in refused.value.errors()])


HTTP = {"type": "http", "url": "http://me:s3cr3t@192.0.2.10/video?pwd=s3cr3t"}


def test_the_login_of_an_http_camera_is_a_secret() -> None:
    settings = Settings(cameras=(camera(HTTP),))
    assert "s3cr3t" not in f"{shown_tree(settings)} {settings!r}"
    (secret,) = secrets_of(settings).values()
    assert secret.shown == "http://***@192.0.2.10/video?pwd=***"


@pytest.mark.parametrize(
    "change",
    [
        {"url": "rtsp://192.0.2.10/"},
        {"url": "http://"},
        {"url": "http://192.0.2.10:x/"},
        {"url": "http://192.0.2.10:/"},
        {"interval": 0},
        {"interval": 3600},
    ],
)
def test_what_is_no_http_camera(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        camera(HTTP | change)


REOLINK = {"type": "maker", "maker": "Reolink", "address": "192.0.2.10"}


def test_the_addresses_of_a_maker() -> None:
    recorder = camera(REOLINK | {"channel": 12})
    kept, seen = recorder.record_source, recorder.detect_source
    assert isinstance(kept, MakerSource)
    assert isinstance(seen, MakerSource)
    assert kept.urls == [
        "rtsp://192.0.2.10:554/Preview_12_main",
        "rtsp://192.0.2.10:554/h264Preview_12_main",
    ]
    assert seen.urls[0] == "rtsp://192.0.2.10:554/Preview_12_sub"


@pytest.mark.parametrize(
    ("maker", "address", "url"),
    [
        ("Foscam", "192.0.2.10", "rtsp://192.0.2.10:88/videoMain"),
        ("Foscam", "192.0.2.10:8554", "rtsp://192.0.2.10:8554/videoMain"),
        ("Hikvision", "[2001:db8::1]", "rtsp://[2001:db8::1]:554/Streaming/Channels/101"),
        ("CamHi", "[2001:db8::1]:80", "rtsp://[2001:db8::1]:80/ch0_0.264"),
    ],
)
def test_ports(maker: str, address: str, url: str) -> None:
    kept = camera(REOLINK | {"maker": maker, "address": address}).record_source
    assert isinstance(kept, MakerSource)
    assert kept.urls[0] == url


@pytest.mark.parametrize("name", MAKERS)
def test_every_maker_has_two_streams_and_says_where_that_is_described(name: str) -> None:
    maker = MAKERS[name]
    assert maker.source.startswith("https://")
    main, small = (maker.urls("192.0.2.10", 1, stream) for stream in ("main", "sub"))
    assert not set(main) & set(small)
    assert all("{" not in url and "//" not in url[7:] for url in (*main, *small))


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"maker": "Nobody"}, "known are Amcrest"),
        ({"address": "192.0.2.10/main"}, "address"),
        ({"address": "rtsp://192.0.2.10"}, "address"),
        ({"password": "pw"}, "username"),
    ],
)
def test_what_is_of_no_maker(change: dict[str, Any], text: str) -> None:
    with pytest.raises(ValidationError, match=text):
        camera(REOLINK | change)


@pytest.mark.parametrize(
    "device", ["/dev/video0", "/dev/v4l/by-id/usb-046d_C920-index0", "/dev/v4l/by-path/pci-0:1.0"]
)
def test_usb_cameras(device: str) -> None:
    assert camera({"type": "v4l2", "device": device}).detect_source.type == "v4l2"


@pytest.mark.parametrize(
    "device",
    [
        "",
        "video0",
        "/dev/video",
        "/dev/videos",
        "/dev/sda",
        "/dev/../etc/passwd",
        "/dev/v4l/by-id/..",
        "/dev/v4l/by-id/../../sda",
        "/dev/v4l/by-id/.",
        "/dev/video0\n",
        "/dev/video0 -i /etc/passwd",
        "file:///dev/video0",
    ],
)
def test_what_is_no_usb_camera(device: str) -> None:
    with pytest.raises(ValidationError, match="a device like /dev/video0 is needed"):
        camera({"type": "v4l2", "device": device})


FTP = {"type": "ftp", "username": "yard", "password": "a s3cret"}
FOLDER = {"type": "local_folder", "path": "/srv/yard"}


def two(*users: str) -> dict[str, Any]:
    cameras = [
        {"name": f"Camera {number}", "sources": [FTP | {"username": user}]}
        for number, user in enumerate(users)
    ]
    return {"cameras": cameras}


def test_a_camera_that_uploads() -> None:
    settings = Settings.model_validate(two("yard", "street"))
    uploads = settings.cameras[0].uploads
    assert uploads is not None
    assert uploads.password.get_secret_value() == "a s3cret"
    assert "a s3cret" not in f"{shown_tree(settings)} {settings!r}"
    assert len(secrets_of(settings)) == 2
    assert camera(ONVIF).uploads is None
    assert settings.ftp.port == 2121


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (two("yard", "Yard"), "two cameras upload as the user 'yard'"),
        (two("me and you"), "username"),
        (two(""), "username"),
        ({"cameras": [{"name": "A", "sources": [FTP | {"password": "short"}]}]}, "8 to 64"),
        ({"cameras": [{"name": "A", "sources": [FTP | {"password": "a\nb" * 9}]}]}, "password"),
        ({"cameras": [{"name": "A", "sources": [FTP, FTP]}]}, "or as one user, only"),
        ({"cameras": [{"name": "A", "sources": [FOLDER, FTP]}]}, "in one folder"),
        ({"cameras": [{"name": "A", "sources": [FOLDER, FOLDER]}]}, "in one folder"),
        ({"ftp": {"port": 2123}}, "the port of the server is among them"),
        ({"ftp": {"passive_ports": [5, 4]}}, "the last port is before the first"),
        ({"ftp": {"passive_ports": [0, 4]}}, "passive_ports"),
        ({"ftp": {"address": "my.house"}}, "address"),
        ({"ftp": {"host": "everywhere"}}, "host"),
        ({"ftp": {"largest": 5}}, "largest"),
        ({"ftp": {"allow": ["home"]}}, "allow"),
    ],
)
def test_what_nobody_can_upload_to(tree: dict[str, Any], text: str) -> None:
    with pytest.raises(ValidationError, match=text):
        Settings.model_validate(tree)
