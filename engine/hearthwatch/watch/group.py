"""The packets since the last keyframe, and how many of them have been decoded."""

from dataclasses import replace
from typing import Final

import av

from hearthwatch.media import Decoder, Frame, Packet
from hearthwatch.media.packet import RawPacket

_SECONDS: Final = 20.0
_BYTES: Final = 32 << 20


class Group:
    """Keeps what is needed to decode the newest picture.

    Bounded: where too much comes without a keyframe it is let go, and there is no way back to the
    past before the next one. One thread adds and takes; any may ask for `newest`.
    """

    def __init__(self, *, seconds: float = _SECONDS, size: int = _BYTES) -> None:
        """Begin empty.

        Args:
            seconds: that are kept at most.
            size: bytes that are kept at most.
        """
        self._seconds = seconds
        self._limit = size
        self._packets: list[Packet] = []
        self._taken = 0
        self._size = 0

    @property
    def behind(self) -> int:
        """How many packets have not been taken."""
        return len(self._packets) - self._taken

    def add(self, packet: Packet) -> bool:
        """Add a packet and say whether some are lost that were not taken."""
        lost = False
        if packet.keyframe or self._is_full(packet):
            lost = self.behind > 0
            self._packets, self._taken, self._size = [], 0, 0
        self._packets.append(packet)
        self._size += packet.size
        return lost

    def take(self) -> list[Packet]:
        """Return the packets that have not been taken before."""
        packets = self._packets[self._taken :]
        self._taken = len(self._packets)
        return packets

    def newest(self) -> Frame | None:
        """Decode up to the newest packet, in the thread that asks; None where that cannot be."""
        packets = tuple(self._packets)
        if not packets or not packets[0].keyframe:
            return None
        decoder = Decoder()
        frames = [frame for packet in packets for frame in decoder.decode(_copied(packet))]
        frames += decoder.flush()
        return frames[-1] if frames else None

    def _is_full(self, packet: Packet) -> bool:
        if not self._packets:
            return False
        held = packet.time - self._packets[0].time
        return self._size > self._limit or held > self._seconds


def _copied(packet: Packet) -> Packet:
    """Copy a packet for another thread: a decoder writes into what it is given."""
    raw: RawPacket = av.Packet(bytes(packet.raw))
    raw.pts, raw.dts, raw.time_base = packet.raw.pts, packet.raw.dts, packet.raw.time_base
    raw.is_keyframe = packet.keyframe
    return replace(packet, raw=raw)
