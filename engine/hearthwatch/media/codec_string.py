"""What browsers call a coding.

RFC 6381; ISO/IEC 14496-15, annex E; AV1 in ISOBMFF, section 5; VP codecs in ISOBMFF 1.0.
"""

from collections.abc import Iterator
from typing import Final

from hearthwatch.media.boxes import children, find

_PICTURE_ENTRY: Final = 78
"""Bytes of a picture track's sample entry before its boxes."""

_SOUND_ENTRY: Final = 28
_STSD: Final = (b"mdia", b"minf", b"stbl", b"stsd")


def codec_strings(init: bytes) -> list[str]:
    """Return the codecs of an initialisation segment's tracks, such as ``avc1.64001f``."""
    moov = find(init, b"moov") or b""
    entries = [find(content, *_STSD) for kind, content in children(moov) if kind == b"trak"]
    return [name for entry in entries if entry is not None for name in _names(entry[8:])]


def _names(entries: bytes) -> Iterator[str]:
    for kind, content in children(entries):
        pictures, sound = content[_PICTURE_ENTRY:], content[_SOUND_ENTRY:]
        name = kind.decode("latin-1")
        if (config := find(pictures, b"avcC")) is not None:
            yield f"{name}.{config[1:4].hex()}"
        elif (config := find(pictures, b"hvcC")) is not None:
            yield f"{name}.{_h265(config)}"
        elif (config := find(pictures, b"av1C")) is not None:
            yield f"{name}.{_av1(config)}"
        elif (config := find(pictures, b"vpcC")) is not None:
            yield f"{name}.{config[4]:02d}.{config[5]:02d}.{config[6] >> 4:02d}"
        elif find(sound, b"esds") is not None:
            yield "mp4a.40.2"
        elif find(sound, b"dOps") is not None:
            yield "opus"


def _h265(config: bytes) -> str:
    """Name profile, compatibility, tier, level and constraints of a decoder configuration."""
    space = ("", "A", "B", "C")[config[1] >> 6]
    tier = "H" if config[1] & 0x20 else "L"
    # The compatibility flags are written with their bits in reverse.
    flags = int(f"{int.from_bytes(config[2:6]):032b}"[::-1], 2)
    constraints = config[6:12].rstrip(b"\x00")
    parts = [f"{space}{config[1] & 31}", f"{flags:x}", f"{tier}{config[12]}"]
    return ".".join(parts + [f"{byte:x}" for byte in constraints])


def _av1(config: bytes) -> str:
    """Name profile, level, tier and depth of a decoder configuration."""
    tier = "H" if config[2] & 0x80 else "M"
    depth = 8 if not config[2] & 0x40 else 12 if config[2] & 0x20 else 10
    return f"{config[1] >> 5}.{config[1] & 31:02d}{tier}.{depth:02d}"
