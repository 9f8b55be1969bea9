"""USB cameras as sources: what is asked of them, and why they cannot be used."""

import errno
from contextlib import closing
from pathlib import Path

import av
import pytest

from hearthwatch.media import (
    EndedError,
    NotVideoError,
    RefusedError,
    SourceError,
    UnreachableError,
    V4l2Source,
)
from hearthwatch.media.v4l2.card import Card

GONE = Path("/dev/video987")
"""A device that no machine has."""


def card(*formats: str) -> Card:
    return Card("Eye", formats)


def test_this_libav_reads_usb_cameras() -> None:
    assert any("v4l2" in name.split(",") for name in av.formats_available)


@pytest.mark.parametrize(
    ("formats", "wanted", "taken"),
    [
        (("YUYV", "MJPG", "H264"), "auto", "h264"),
        (("YUYV", "MJPG"), "auto", "mjpeg"),
        (("YUYV", "MJPG"), "raw", None),
        (("YUYV",), "auto", None),
        ((), "auto", None),
        ((), "mjpeg", "mjpeg"),
    ],
)
def test_the_pictures_that_cost_least_are_taken(
    formats: tuple[str, ...], wanted: str, taken: str | None
) -> None:
    source = V4l2Source(GONE, fps=15, format=wanted, ask=lambda _: card(*formats))
    opening = source.opening()
    assert (opening.url, opening.format) == (str(GONE), "v4l2")
    assert opening.options["video_size"] == "1280x720"
    assert opening.options["framerate"] == "15"
    assert opening.options.get("input_format") == taken


def test_a_format_that_the_camera_has_not() -> None:
    source = V4l2Source(GONE, format="h264", ask=lambda _: card("YUYV", "MJPG"))
    with pytest.raises(NotVideoError, match=r"gives no H\.264, but MJPEG, raw pictures$"):
        source.opening()


def test_a_lasting_name_leads_to_the_camera(tmp_path: Path) -> None:
    link = tmp_path / "usb-acme_eye-index0"
    link.symlink_to(GONE)
    opening = V4l2Source(link, ask=lambda _: card("MJPG")).opening()
    assert (opening.url, opening.name) == (str(GONE), str(link))


@pytest.mark.parametrize("target", ["/dev/null", "/etc/passwd", "/dev/tty", "/dev/../etc/passwd"])
def test_a_name_that_leads_elsewhere_is_not_followed(tmp_path: Path, target: str) -> None:
    link = tmp_path / "usb-acme_eye-index0"
    link.symlink_to(target)
    with pytest.raises(UnreachableError, match="this is no camera"):
        V4l2Source(link, ask=lambda _: card("MJPG")).opening()


@pytest.mark.parametrize("device", [GONE, Path("/dev/v4l/by-id/usb-none")])
def test_a_camera_that_is_not_plugged_in(device: Path) -> None:
    source = V4l2Source(device)
    assert source.endless
    with (
        closing(source.stream()) as stream,
        pytest.raises(UnreachableError, match="the camera is not plugged in"),
    ):
        stream.open()


def test_a_camera_that_is_unplugged_in_the_last_moment() -> None:
    source = V4l2Source(GONE, ask=lambda _: card("MJPG"))
    with (
        closing(source.stream()) as stream,
        pytest.raises(RefusedError, match="the camera is not plugged in"),
    ):
        stream.open()


@pytest.mark.parametrize(
    ("code", "opened", "kind", "words"),
    [
        (errno.EBUSY, False, RefusedError, "another program uses the camera"),
        (errno.EINVAL, False, RefusedError, "no pictures of this size and format"),
        (errno.ENODEV, True, EndedError, "the camera was unplugged"),
        (errno.EIO, True, EndedError, "gives nothing any more"),
    ],
)
def test_what_libav_says(code: int, opened: bool, kind: type[SourceError], words: str) -> None:
    opening = V4l2Source(GONE, ask=lambda _: card("MJPG")).opening()
    error = opening.translate(av.error.OSError(code, "x"), opened=opened)
    assert isinstance(error, kind)
    assert words in str(error)
