"""Compressed pictures and the stream that they belong to."""

from dataclasses import dataclass, field
from fractions import Fraction

import av
from av.audio.stream import AudioStream
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream

type RawPacket = av.Packet[Stream]
"""libav's packet of a video or a sound track."""


@dataclass(frozen=True, slots=True, eq=False)
class SoundInfo:
    """What is known about the sound that comes with a stream's pictures.

    Attributes:
        codec: libav's name, such as ``pcm_alaw``.
        rate: samples per second.
        channels: how many.
        time_base: seconds per tick of its packets' timestamps.
        track: libav's parameters, from which a file's track is made.
    """

    codec: str
    rate: int
    channels: int
    time_base: Fraction
    track: AudioStream = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class StreamInfo:
    """What is known about a stream once it is open. Each opening makes a new one.

    Attributes:
        name: the source, as people may read it.
        codec: libav's name, such as ``h264``.
        width: of the picture in pixels; 0 where only the first frame will tell.
        frame_rate: what the stream says of itself, in frames per second; None if it says nothing.
        rotation: degrees counter-clockwise by which a player turns the picture: 0, 90, 180, 270.
        time_base: seconds per tick of the packets' timestamps.
        reorders: frames come in another order than their packets (B-frames).
        live: packets come when they happen, not when they are asked for.
        duration: seconds that a file says it lasts; None where that is unknown.
        frames: how many a file says it holds; 0 where that is unknown.
        template: libav's parameters, from which decoders are made.
        track: the same with all that a file's track needs; None where nobody asked libav.
        sound: what comes with the pictures; None without sound, or where nobody wanted it.
    """

    name: str
    codec: str
    width: int
    height: int
    frame_rate: float | None
    rotation: int
    time_base: Fraction
    reorders: bool
    live: bool
    duration: float | None
    frames: int
    template: VideoCodecContext = field(repr=False)
    track: VideoStream | None = field(default=None, repr=False)
    sound: SoundInfo | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Packet:
    """One compressed picture, or a bit of the sound that goes with the pictures.

    Attributes:
        time: in seconds on the stream's clock, strictly growing from picture to picture. It begins
            near 0 and goes on through reconnections and loops. Where frames are reordered it is
            the time of decoding, not of showing.
        captured: when the packet was read, in seconds since 1970 UTC.
        keyframe: decoding may start here.
        size: in bytes.
        info: the stream it came from; another object after a reconnection.
        raw: libav's packet, its timestamps moved onto the stream's clock.
        sound: this is sound; only sources that were asked for sound give it. Its time grows from
            one sound packet to the next.
    """

    time: float
    captured: float
    keyframe: bool
    size: int
    info: StreamInfo = field(repr=False)
    raw: RawPacket = field(repr=False)
    sound: bool = False
