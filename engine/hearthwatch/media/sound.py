"""Sound in a form that MP4, MPEG-TS and browsers take."""

import io
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream

from hearthwatch.media.packet import Packet, SoundInfo
from hearthwatch.media.parameters import keep, share

_FRAME: Final = 1024
"""Samples that AAC packs together."""

_RATES: Final = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)
"""Samples per second that AAC knows and players play."""

_GAP: Final = 0.2
"""Seconds by which sound may be late before a hole is left in it instead."""

_OPUS_RATE: Final = 48000


@dataclass(frozen=True, slots=True)
class SoundTrack:
    """What a file must be told about its sound.

    Attributes:
        codec: ``aac`` or ``opus``.
        parameters: for decoders, as libav takes them.
        track: from which a file's track is made.
    """

    codec: str
    rate: int
    channels: int
    parameters: bytes = field(repr=False)
    track: AudioStream = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sound:
    """A bit of sound that is ready for a file.

    Attributes:
        time: in seconds on the stream's clock.
        duration: in seconds.
    """

    time: Fraction
    duration: Fraction
    data: bytes = field(repr=False)


class SoundPath:
    """Takes a stream's sound packets and gives what goes into a file.

    AAC and Opus stay as they are; anything else (G.711, G.726, PCM, MPEG layer 2) becomes AAC.
    Damaged sound is left out.

    Attributes:
        track: what is given.
    """

    def __init__(self, info: SoundInfo, *, opus: bool = True) -> None:
        """Prepare for the sound of one stream.

        Args:
            info: of the stream's sound.
            opus: False makes AAC of Opus too.

        Raises:
            av.FFmpegError: libav cannot read or make such sound.
        """
        self._info = info
        self._encoder: _Encoder | None = None
        parameters = info.track.codec_context.extradata or b""
        if info.codec == "opus" and opus:
            parameters = parameters or _opus_head(info)
            self.track = SoundTrack("opus", _OPUS_RATE, info.channels, parameters, info.track)
        elif info.codec == "aac" and parameters:
            self.track = SoundTrack("aac", info.rate, info.channels, parameters, info.track)
        else:
            self._encoder = _Encoder(info)
            self.track = self._encoder.track

    def feed(self, packet: Packet) -> list[Sound]:
        """Take a sound packet and return what is complete now, none or several."""
        time = packet.raw.pts
        if time is None:
            return []
        moment = time * self._info.time_base
        if self._encoder is not None:
            return self._encoder.feed(packet, moment)
        duration = (packet.raw.duration or 0) * self._info.time_base
        if not duration:
            duration = Fraction(_FRAME, self.track.rate)
        return [Sound(moment, duration, bytes(packet.raw))]

    def finish(self) -> list[Sound]:
        """Return what is left inside; nothing more can be fed."""
        return [] if self._encoder is None else self._encoder.finish()


class _Encoder:
    """Decodes sound and makes AAC of it."""

    def __init__(self, info: SoundInfo) -> None:
        self._decoder = keep(info.track).codec_context
        channels = min(info.channels, 2)
        rate = next((rate for rate in _RATES if rate >= info.rate), _RATES[-1])
        layout = "mono" if channels == 1 else "stereo"
        shelf = av.open(io.BytesIO(), "w", format="mp4")
        stream = shelf.add_stream("aac", rate=rate, layout=layout)
        self._encoder = stream.codec_context
        self._encoder.bit_rate = _bit_rate(rate, channels)
        self._encoder.open()
        self._rate = rate
        self._layout = layout
        self._resampler = self._resample()
        self._next: int | None = None
        self._arriving = 0
        parameters = self._encoder.extradata or b""
        self.track = SoundTrack("aac", rate, channels, parameters, stream)

    def feed(self, packet: Packet, moment: Fraction) -> list[Sound]:
        """Take a packet that is heard at a moment."""
        at = round(moment * self._rate)
        sounds: list[Sound] = []
        try:
            for frame in self._decoder.decode(share(packet.raw)):
                sounds += self._encode(frame, at)
                at += frame.samples * self._rate // (frame.sample_rate or self._rate)
        except av.FFmpegError:
            self._resampler = self._resample()
            self._next = None
        return sounds

    def _encode(self, frame: AudioFrame, at: int) -> list[Sound]:
        if self._next is None or abs(at - self._arriving) > _GAP * self._rate:
            self._next = self._arriving = at
            self._resampler = self._resample()
        self._arriving += frame.samples * self._rate // (frame.sample_rate or self._rate)
        frame.pts = None
        return self._pack(frame)

    def finish(self) -> list[Sound]:
        """Return what is left inside."""
        if self._next is None:
            return []
        return [*self._pack(None), *self._sounds(None)]

    def _pack(self, frame: AudioFrame | None) -> list[Sound]:
        """Bring a frame, or None for the rest, into the encoder's form and encode it."""
        sounds = []
        for piece in self._resampler.resample(frame):
            piece.pts, piece.time_base = self._next, Fraction(1, self._rate)
            self._next = (self._next or 0) + piece.samples
            sounds += self._sounds(piece)
        return sounds

    def _sounds(self, piece: AudioFrame | None) -> list[Sound]:
        return [
            Sound(Fraction(made.pts, self._rate), Fraction(_FRAME, self._rate), bytes(made))
            for made in self._encoder.encode(piece)
            if made.pts is not None
        ]

    def _resample(self) -> AudioResampler:
        """Make what brings sound into the encoder's form, in pieces of its size."""
        return AudioResampler("fltp", self._layout, self._rate, frame_size=_FRAME)


def _bit_rate(rate: int, channels: int) -> int:
    """Choose bits per second that do not spoil speech."""
    return channels * (32_000 if rate <= 16_000 else 64_000)


def _opus_head(info: SoundInfo) -> bytes:
    """Make the identification header (RFC 7845, 5.1) that RTSP does not carry."""
    return (
        b"OpusHead\x01"
        + bytes([info.channels])
        + (0).to_bytes(2, "little")
        + info.rate.to_bytes(4, "little")
        + bytes(3)
    )
