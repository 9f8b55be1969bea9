"""libav's parameters and packets, copied so that they outlive where they came from."""

import io
from typing import cast

import av
from av.stream import Stream

from hearthwatch.media.packet import RawPacket


def keep[Track: Stream](track: Track) -> Track:
    """Copy a track's parameters to where they outlive the container they came with.

    Its codec context is a fresh one, with which packets can be decoded.
    """
    shelf = av.open(io.BytesIO(), "w", format="null")
    return shelf.add_stream_from_template(track, opaque=True)


def share(raw: RawPacket) -> RawPacket:
    """Make another packet of the same data, which is not copied, with times of its own."""
    return av.Packet(cast("bytes", raw))


def own(raw: RawPacket) -> RawPacket:
    """Make another packet of a copy of the data."""
    copy: RawPacket = av.Packet(bytes(raw))
    copy.pts, copy.dts, copy.duration = raw.pts, raw.dts, raw.duration
    copy.time_base, copy.is_keyframe = raw.time_base, raw.is_keyframe
    return copy
