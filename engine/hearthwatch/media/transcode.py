"""Pictures that browsers do not play, made into such as they do."""

import io
from dataclasses import replace
from fractions import Fraction
from typing import Final

import av
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType

from hearthwatch.media.decoder import Decoder
from hearthwatch.media.frame import Frame
from hearthwatch.media.notice import Notify, ignore
from hearthwatch.media.packet import Packet, StreamInfo
from hearthwatch.media.sampler import Sampler
from hearthwatch.media.ticks import CLOCK

_WIDEST: Final = 1280
_RATE: Final = 15.0
"""Pictures per second at most."""

_KEYFRAME_EVERY: Final = 2.0
_BITS_PER_PIXEL: Final = 0.1
_OPTIONS: Final = {"deadline": "realtime", "cpu-used": "8", "lag-in-frames": "0", "row-mt": "1"}


class Transcoder:
    """Decodes packets and encodes them as VP9, at most 1280 pixels wide and 15 a second.

    VP9 because every wheel of libav here has its encoder, and every browser with Media Source
    Extensions takes it in MP4. Sound goes through untouched.

    It is dear: decoding 1080p H.265 and encoding it as 720p takes 18 ms of processor time a
    picture, a quarter of a core at 15 a second, where passing packets on takes next to nothing.
    """

    def __init__(self, *, notify: Notify = ignore) -> None:
        """Begin.

        Args:
            notify: is told of damage in the stream.
        """
        self._decoder = Decoder(loop_filter=False, notify=notify)
        self._sampler = Sampler(_RATE)
        self._encoder: _Encoder | None = None

    def feed(self, packet: Packet) -> list[Packet]:
        """Take a packet and return those that are made of it, none or several."""
        if packet.sound:
            made = self._encoder
            return [] if made is None else [replace(packet, info=made.info)]
        packets: list[Packet] = []
        for frame in self._decoder.decode(packet):
            if self._sampler.take(frame.time):
                packets += self._encode(frame, packet.info)
        return packets

    def _encode(self, frame: Frame, source: StreamInfo) -> list[Packet]:
        if self._encoder is None or not self._encoder.fits(frame, source):
            self._encoder = _Encoder(frame, source)
        return self._encoder.encode(frame)


class _Encoder:
    """Encodes frames of one size."""

    def __init__(self, first: Frame, source: StreamInfo) -> None:
        self._shape = (first.width, first.height)
        self._source = source
        self._key_time: float | None = None
        scale = min(1.0, _WIDEST / first.width)
        self._size = (_even(first.width * scale), _even(first.height * scale))
        rate = min(_RATE, source.frame_rate or _RATE)
        shelf = av.open(io.BytesIO(), "w", format="mp4")
        stream = shelf.add_stream("libvpx-vp9", rate=round(rate), options=dict(_OPTIONS))
        stream.width, stream.height = self._size
        stream.pix_fmt = "yuv420p"
        context = self._context = stream.codec_context
        context.time_base = stream.time_base = Fraction(1, CLOCK)
        context.bit_rate = round(self._size[0] * self._size[1] * rate * _BITS_PER_PIXEL)
        context.thread_count = 2
        context.open()
        self.info = StreamInfo(
            name=source.name,
            codec="vp9",
            width=self._size[0],
            height=self._size[1],
            frame_rate=rate,
            rotation=0,
            time_base=Fraction(1, CLOCK),
            reorders=False,
            live=True,
            duration=None,
            frames=0,
            template=_as_read(*self._size),
            track=stream,
            sound=source.sound,
        )

    def fits(self, frame: Frame, source: StreamInfo) -> bool:
        """Tell whether a frame can go on in the same pictures."""
        return (frame.width, frame.height) == self._shape and source is self._source

    def encode(self, frame: Frame) -> list[Packet]:
        """Return a frame as packets; there is one of each, at once."""
        picture = frame.scaled(*self._size)
        picture.pts, picture.time_base = round(frame.time * CLOCK), Fraction(1, CLOCK)
        due = self._key_time is None or frame.time - self._key_time >= _KEYFRAME_EVERY
        picture.pict_type = PictureType.I if due else PictureType.NONE
        packets = []
        for raw in self._context.encode(picture):
            moment = (raw.dts or 0) / CLOCK
            if raw.is_keyframe:
                self._key_time = moment
            packets.append(
                Packet(moment, frame.captured, raw.is_keyframe, raw.size, self.info, raw)
            )
        return packets


def _as_read(width: int, height: int) -> VideoCodecContext:
    """Describe the pictures to whoever decodes them again: an encoder cannot tell a decoder."""
    context = VideoCodecContext.create("vp9", "r")
    context.width, context.height = width, height
    return context


def _even(length: float) -> int:
    return max(2, round(length / 2) * 2)
