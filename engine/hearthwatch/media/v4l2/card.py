"""What a video device says of itself, asked as linux/videodev2.h has it."""

import errno
import fcntl
import grp
import os
import stat
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

QUERY_CAPABILITIES: Final = 0x80685600
ENUMERATE_FORMATS: Final = 0xC0405602
CAPABILITIES: Final = struct.Struct("16s32s32s6I")
FORMAT: Final = struct.Struct("3I32s5I")

_CAPTURES: Final = 0x00000001
_STREAMS: Final = 0x04000000
_HAS_OWN: Final = 0x80000000
"""The device's own capabilities are told beside those of the whole camera."""

_CAPTURE: Final = 1
_MOST_FORMATS: Final = 64


class CardError(Exception):
    """A device is not there, is no camera, or may not be used; the text says which, for people."""


@dataclass(frozen=True, slots=True)
class Card:
    """A device that gives pictures.

    Attributes:
        name: as its maker calls it.
        formats: of its pictures, four letters each such as ``MJPG``; the first is its favourite.
    """

    name: str
    formats: tuple[str, ...]


def read_card(device: Path) -> Card:
    """Ask a device what it is; that disturbs nobody who is using it.

    Raises:
        CardError: it gives no pictures, or does not answer.
    """
    try:
        handle = os.open(device, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
        try:
            return _asked(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise CardError(fault_of(error, device)) from None


def fault_of(error: OSError, device: Path) -> str:
    """Say why a device cannot be used."""
    match error.errno:
        case errno.ENOENT | errno.ENODEV | errno.ENXIO:
            return "the camera is not plugged in"
        case errno.EACCES | errno.EPERM:
            return _not_permitted(device)
        case errno.EBUSY:
            return "another program uses the camera"
        case errno.ENOTTY | errno.EINVAL | errno.ENOTDIR | errno.EISDIR:
            return "this device is no camera"
        case _:
            return f"the camera cannot be read: {os.strerror(error.errno or 0)}"


def _not_permitted(device: Path) -> str:
    """Say who may use a device."""
    try:
        number = device.stat().st_gid
    except OSError:
        return "the engine may not use the camera"
    try:
        group = grp.getgrgid(number).gr_name
    except KeyError:
        group = str(number)
    return f"the engine may not use the camera: its user must be in the group {group}"


def _asked(handle: int) -> Card:
    if not stat.S_ISCHR(os.fstat(handle).st_mode):
        raise OSError(errno.ENOTTY, "no device")
    told = bytearray(CAPABILITIES.size)
    fcntl.ioctl(handle, QUERY_CAPABILITIES, told)
    return card_of(bytes(told), _formats(handle))


def _formats(handle: int) -> Iterator[bytes]:
    for index in range(_MOST_FORMATS):
        asked = bytearray(FORMAT.pack(index, _CAPTURE, 0, b"", 0, 0, 0, 0, 0))
        try:
            fcntl.ioctl(handle, ENUMERATE_FORMATS, asked)
        except OSError:
            return
        yield bytes(asked)


def card_of(told: bytes, formats: Iterable[bytes]) -> Card:
    """Read a device's answers.

    Args:
        told: what it can do, a `v4l2_capability`.
        formats: of its pictures, a `v4l2_fmtdesc` each.

    Raises:
        CardError: it gives no pictures.
    """
    _, name, _, _, whole, own, *_ = CAPABILITIES.unpack(told)
    able = own if whole & _HAS_OWN else whole
    if not (able & _CAPTURES and able & _STREAMS):
        raise CardError(
            "this device gives no pictures; a camera often has two, and the other one does"
        )
    codes = (FORMAT.unpack(one)[4].to_bytes(4, "little") for one in formats)
    return Card(_text(name), tuple(code.decode("ascii", "replace").strip() for code in codes))


def _text(raw: bytes) -> str:
    return raw.partition(b"\0")[0].decode("utf-8", "replace").strip()
