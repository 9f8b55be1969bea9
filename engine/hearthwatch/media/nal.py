"""Compressed pictures taken apart, as far as it takes to pack them again.

H.264 and H.265 pictures are runs of NAL units, each behind a start code (ITU-T H.264 and H.265,
annex B) or behind its length (ISO/IEC 14496-15). AV1 pictures are runs of OBUs.
"""

import re
from collections.abc import Iterator
from typing import Final

_START: Final = b"\x00\x00\x00\x01"
_START_CODE: Final = re.compile(rb"\x00\x00\x01")
_H264_SETS: Final = frozenset({7, 8})
_H265_SETS: Final = frozenset({32, 33, 34})
_IDENTIFYING: Final = {"h264": frozenset({7}), "hevc": frozenset({33})}
_H264_DELIMITER: Final = 9
_H265_DELIMITER: Final = 35
_AV1_SEQUENCE: Final = 1
_AV1_DELIMITER: Final = 2


def is_annexb(data: bytes) -> bool:
    """Tell units behind start codes from units behind their lengths."""
    return data.startswith((b"\x00\x00\x01", b"\x00\x00\x00\x01"))


def split_units(data: bytes) -> Iterator[bytes]:
    """Give the units of a picture in which they stand behind start codes."""
    marks = [mark.start() for mark in _START_CODE.finditer(data)]
    for begin, end in zip(marks, [*marks[1:], len(data)], strict=True):
        # Zeros before a start code belong to it: no unit ends with one.
        if unit := data[begin + 3 : end].rstrip(b"\x00"):
            yield unit


def to_lengths(codec: str, data: bytes) -> bytes:
    """Return a picture of H.264 or H.265 with its units behind four bytes of length each.

    Delimiters are left out: files do without them.
    """
    delimiter = _H264_DELIMITER if codec == "h264" else _H265_DELIMITER
    return b"".join(
        len(unit).to_bytes(4) + unit
        for unit in split_units(data)
        if _kind(codec, unit) != delimiter
    )


def to_start_codes(data: bytes) -> bytes:
    """Return a picture of H.264 whose units stand behind four bytes of length with start codes.

    Damage ends it: what follows is left out.
    """
    units = []
    at = 0
    while at + 4 < len(data):
        size = int.from_bytes(data[at : at + 4])
        units.append(data[at + 4 : at + 4 + size])
        at += 4 + size
    return b"".join(_START + unit for unit in units if unit)


def units_of_config(config: bytes) -> bytes:
    """Return the parameter sets of an H.264 decoder configuration (avcC) behind start codes.

    Damage ends it: what follows is left out.
    """
    sets = b""
    at = 5
    for mask in (31, 255):
        count = config[at] & mask if at < len(config) else 0
        at += 1
        for _ in range(count):
            size = int.from_bytes(config[at : at + 2])
            sets += _START + config[at + 2 : at + 2 + size]
            at += 2 + size
    return sets


def parameter_sets(codec: str, data: bytes) -> bytes:
    """Return what a decoder must know beforehand and this keyframe brings along; b"" for nothing.

    It is in the form in which libav takes it as extradata. Equal sets mean an equal stream.

    Args:
        codec: libav's name; any but H.264, H.265 and AV1 has no such thing.
        data: a keyframe, with its units behind start codes.
    """
    if codec == "av1":
        return b"".join(whole for kind, whole in split_obus(data) if kind == _AV1_SEQUENCE)
    if codec not in {"h264", "hevc"} or not is_annexb(data):
        return b""
    wanted = _H264_SETS if codec == "h264" else _H265_SETS
    found = dict.fromkeys(unit for unit in split_units(data) if _kind(codec, unit) in wanted)
    return b"".join(_START + unit for unit in found)


def identity(codec: str, sets: bytes) -> bytes:
    """Return what of parameter sets tells one stream from another.

    Picture parameters are left out: some encoders renew them with every keyframe, and they change
    nothing that a file would have to know.
    """
    if codec not in {"h264", "hevc"} or not is_annexb(sets):
        return sets
    return b"".join(unit for unit in split_units(sets) if _kind(codec, unit) in _IDENTIFYING[codec])


def split_obus(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the kind and the whole of each OBU in an AV1 picture; stop at damage."""
    at = 0
    while at < len(data):
        header = data[at]
        begin = at + (2 if header & 4 else 1)
        size, begin = _leb128(data, begin) if header & 2 else (len(data) - begin, begin)
        if size < 0 or begin + size > len(data):
            return
        yield header >> 3 & 15, data[at : begin + size]
        at = begin + size


def without_delimiters(data: bytes) -> bytes:
    """Return an AV1 picture as files want it."""
    return b"".join(whole for kind, whole in split_obus(data) if kind != _AV1_DELIMITER)


def _kind(codec: str, unit: bytes) -> int:
    return unit[0] & 31 if codec == "h264" else unit[0] >> 1 & 63


def _leb128(data: bytes, at: int) -> tuple[int, int]:
    """Read a number of at most 8 bytes; return it, or -1 for damage, and where it ends."""
    number = 0
    for place, byte in enumerate(data[at : at + 8]):
        number |= (byte & 127) << 7 * place
        if byte < 128:
            return number, at + place + 1
    return -1, at
