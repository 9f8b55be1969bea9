"""H.264 in RTP packets.

Sources: RFC 6184 (single NAL units and FU-A fragments, packetization mode 1), RFC 3550 (the RTP
header), RFC 2326 section 10.12 (interleaving with RTSP), ISO/IEC 14496-15 (``avcC`` records).
"""

import base64
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import av

_PAYLOAD: Final = 1400
_FU_A: Final = 28
_PAYLOAD_TYPE: Final = 96
_CLOCK: Final = 90_000
_HEADER: Final = struct.Struct(">BBHII")
_FRAMING: Final = struct.Struct(">BBH")


@dataclass(frozen=True, slots=True, eq=False)
class AccessUnit:
    """One compressed picture as the payloads of its RTP packets."""

    keyframe: bool
    payloads: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """A clip ready to be sent, round and round.

    Attributes:
        rate: frames per second.
        units: its pictures; the first is a keyframe.
        parameters: sequence and picture parameter sets.
    """

    rate: float
    units: tuple[AccessUnit, ...]
    parameters: tuple[bytes, ...]

    @property
    def description(self) -> str:
        """The stream's lines of a session description (RFC 8866)."""
        sets = ",".join(base64.b64encode(each).decode() for each in self.parameters)
        mode = f"packetization-mode=1;profile-level-id={self.parameters[0][1:4].hex()}"
        lines = (
            f"m=video 0 RTP/AVP {_PAYLOAD_TYPE}",
            f"a=rtpmap:{_PAYLOAD_TYPE} H264/{_CLOCK}",
            f"a=framerate:{self.rate:g}",
            f"a=fmtp:{_PAYLOAD_TYPE} {mode};sprop-parameter-sets={sets}",
            "a=control:track0",
        )
        return "".join(f"{line}\r\n" for line in lines)

    def keyframe_before(self, number: int) -> int:
        """Return how many pictures lie between a picture and the keyframe it builds on."""
        back = 0
        while not self.units[(number - back) % len(self.units)].keyframe:
            back += 1
        return back


class Packetiser:
    """Numbers the packets of one session."""

    def __init__(self, source: int) -> None:
        """Begin a session; `source` tells its packets from others'."""
        self._source = source
        self._sequence = 0

    def packets(self, unit: AccessUnit, time: float) -> Iterator[bytes]:
        """Return a picture's packets.

        Args:
            unit: the picture.
            time: when it is shown, in seconds.
        """
        stamp = round(time * _CLOCK) & 0xFFFFFFFF
        last = len(unit.payloads) - 1
        for number, payload in enumerate(unit.payloads):
            kind = _PAYLOAD_TYPE | 0x80 if number == last else _PAYLOAD_TYPE
            yield _HEADER.pack(0x80, kind, self._sequence, stamp, self._source) + payload
            self._sequence = self._sequence + 1 & 0xFFFF

    def interleaved(self, unit: AccessUnit, time: float) -> bytes:
        """Return a picture's packets as they go over the RTSP connection's channel 0."""
        packets = self.packets(unit, time)
        return b"".join(_FRAMING.pack(0x24, 0, len(packet)) + packet for packet in packets)


def load(clip: Path) -> Material:
    """Read an MP4 with H.264 and cut it into payloads.

    Raises:
        ValueError: it is no H.264 in MP4.
    """
    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        record = stream.codec_context.extradata or b""
        if stream.codec_context.name != "h264" or record[:1] != b"\x01":
            raise ValueError(f"{clip}: this is no H.264 in MP4")
        parameters = tuple(_parameter_sets(record))
        units = []
        for packet in container.demux(stream):
            if not packet.size:
                continue
            nals = [*_prefixed(bytes(packet), 4)]
            if packet.is_keyframe:
                nals = [*parameters, *nals]
            payloads = tuple(payload for nal in nals for payload in _payloads(nal))
            units.append(AccessUnit(packet.is_keyframe, payloads))
        rate = float(stream.average_rate or 25)
    return Material(rate, tuple(units), parameters)


def _parameter_sets(record: bytes) -> Iterator[bytes]:
    """Return the sequence, then the picture parameter sets of an ``avcC`` record."""
    place = 5
    for mask in (0x1F, 0xFF):
        count, place = record[place] & mask, place + 1
        for _ in range(count):
            (size,) = struct.unpack_from(">H", record, place)
            yield record[place + 2 : place + 2 + size]
            place += 2 + size


def _prefixed(data: bytes, width: int) -> Iterator[bytes]:
    """Return what follows each length of `width` bytes."""
    place = 0
    while place < len(data):
        size = int.from_bytes(data[place : place + width])
        place += width + size
        yield data[place - size : place]


def _payloads(nal: bytes) -> Iterator[bytes]:
    """Return a NAL unit whole, or in fragments when it is too long for a packet."""
    if len(nal) <= _PAYLOAD:
        yield nal
        return
    indicator, kind = nal[0] & 0xE0 | _FU_A, nal[0] & 0x1F
    step = _PAYLOAD - 2
    for place in range(1, len(nal), step):
        start = 0x80 if place == 1 else 0
        end = 0x40 if place + step >= len(nal) else 0
        yield bytes((indicator, kind | start | end)) + nal[place : place + step]
