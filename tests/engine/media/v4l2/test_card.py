"""What a video device says of itself, in the kernel's own structures."""

import ctypes
import errno
import os
import pty
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from hearthwatch.media.v4l2 import CardError, read_card
from hearthwatch.media.v4l2.card import (
    CAPABILITIES,
    ENUMERATE_FORMATS,
    FORMAT,
    QUERY_CAPABILITIES,
    card_of,
    fault_of,
)

CAPTURE, METADATA, STREAMING, OWN = 0x1, 0x00800000, 0x04000000, 0x80000000
CAMERA = CAPTURE | STREAMING


class Capability(ctypes.Structure):
    """`v4l2_capability` of linux/videodev2.h."""

    _fields_ = (
        ("driver", ctypes.c_char * 16),
        ("card", ctypes.c_char * 32),
        ("bus_info", ctypes.c_char * 32),
        ("version", ctypes.c_uint32),
        ("capabilities", ctypes.c_uint32),
        ("device_caps", ctypes.c_uint32),
        ("reserved", ctypes.c_uint32 * 3),
    )


class FormatDescription(ctypes.Structure):
    """`v4l2_fmtdesc`."""

    _fields_ = (
        ("index", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("description", ctypes.c_char * 32),
        ("pixelformat", ctypes.c_uint32),
        ("mbus_code", ctypes.c_uint32),
        ("reserved", ctypes.c_uint32 * 3),
    )


def formats(*codes: bytes) -> Iterator[bytes]:
    for index, code in enumerate(codes):
        number = int.from_bytes(code, "little")
        yield bytes(FormatDescription(index=index, type=1, pixelformat=number))


def told(whole: int, own: int = 0, name: bytes = b"HD Pro Webcam") -> bytes:
    return bytes(Capability(driver=b"uvcvideo", card=name, capabilities=whole, device_caps=own))


def test_the_questions_are_the_kernels() -> None:
    """Direction, size, type and number, as _IOC puts them together."""
    size = ctypes.sizeof(Capability)
    assert (size, QUERY_CAPABILITIES) == (CAPABILITIES.size, 2 << 30 | size << 16 | ord("V") << 8)
    size = ctypes.sizeof(FormatDescription)
    assert (size, ENUMERATE_FORMATS) == (FORMAT.size, 3 << 30 | size << 16 | ord("V") << 8 | 2)


@pytest.mark.parametrize(
    ("whole", "own"), [(CAMERA, 0), (CAMERA | METADATA | OWN, CAMERA), (OWN, CAMERA)]
)
def test_a_camera(whole: int, own: int) -> None:
    card = card_of(told(whole, own), formats(b"YUYV", b"MJPG"))
    assert (card.name, card.formats) == ("HD Pro Webcam", ("YUYV", "MJPG"))


@pytest.mark.parametrize(
    ("whole", "own"),
    [
        (CAMERA | METADATA | OWN, METADATA | STREAMING),  # The second device of a webcam.
        (STREAMING, 0),
        (CAPTURE, 0),
        (0, 0),
    ],
)
def test_a_device_without_pictures(whole: int, own: int) -> None:
    with pytest.raises(CardError, match="gives no pictures"):
        card_of(told(whole, own), formats())


def test_a_camera_that_cannot_spell_its_name() -> None:
    card = card_of(told(CAMERA, name=b"\xff\xfe Eye" + b"x" * 26), formats(b"\xff\x00\x01Z"))
    assert card.name.endswith("x")
    assert len(card.formats) == 1


@pytest.mark.parametrize("path", ["/dev/null", "/dev/zero", "/dev", "/etc/passwd"])
def test_what_is_no_camera(path: str) -> None:
    with pytest.raises(CardError, match="this device is no camera"):
        read_card(Path(path))


def test_a_terminal_is_no_camera() -> None:
    ours, theirs = pty.openpty()
    try:
        with pytest.raises(CardError, match="this device is no camera"):
            read_card(Path(os.ttyname(theirs)))
    finally:
        for handle in (ours, theirs):
            with suppress(OSError):
                os.close(handle)


def test_a_camera_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CardError, match="is not plugged in"):
        read_card(tmp_path / "video0")


def test_who_may_not_use_it_is_told_which_group_may(tmp_path: Path) -> None:
    device = tmp_path / "video0"
    device.touch()
    error = OSError(errno.EACCES, "no")
    assert fault_of(error, device).endswith(f"in the group {device.group()}")
    with suppress(PermissionError):
        os.chown(device, -1, 61_234)
        assert fault_of(error, device).endswith("in the group 61234")
    assert fault_of(error, tmp_path / "gone") == "the engine may not use the camera"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EBUSY, "another program uses the camera"),
        (errno.ENODEV, "the camera is not plugged in"),
        (errno.EIO, "the camera cannot be read: Input/output error"),
    ],
)
def test_other_faults(code: int, words: str) -> None:
    assert fault_of(OSError(code, "x"), Path("/dev/video0")) == words
