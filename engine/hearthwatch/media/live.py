"""Live pictures: packets in, bytes for a player out."""

from dataclasses import dataclass, field, replace
from typing import Final

import av

from hearthwatch.media.codec_string import codec_strings
from hearthwatch.media.format import Format, FormatError, FormatWatch
from hearthwatch.media.fragment import fragment, init_segment, sample_data
from hearthwatch.media.muxer import Muxer
from hearthwatch.media.nal import is_annexb, parameter_sets, to_start_codes, units_of_config
from hearthwatch.media.packet import Packet, RawPacket
from hearthwatch.media.sound import SoundPath
from hearthwatch.media.ticks import CLOCK, PictureTicks

_PICTURES: Final = 1
_SOUND: Final = 2

_TS_OPTIONS: Final = {"flush_packets": "1", "max_interleave_delta": "200000"}


@dataclass(frozen=True, slots=True)
class Init:
    """What a player must get before fragments, and again when the camera changes its pictures.

    Attributes:
        data: an initialisation segment.
        mime: for ``MediaSource.isTypeSupported`` and ``addSourceBuffer`` or ``changeType``, with
            codecs.
        codec: of the pictures; libav's name.
        width: of the picture in pixels.
        has_audio: the stream has sound, whether it is in here or not.
    """

    data: bytes = field(repr=False)
    mime: str
    codec: str
    width: int
    height: int
    has_audio: bool


@dataclass(frozen=True, slots=True)
class Fragment:
    """One picture or a bit of sound.

    Attributes:
        data: a media segment; segments may be joined to longer ones.
        time: stream time of its packet.
        keyframe: a player may begin here.
        clock: its time of decoding, in ticks; it stands at `CLOCK_AT` in the data.
        rate: ticks per second.
    """

    data: bytes = field(repr=False)
    time: float
    keyframe: bool
    clock: int
    rate: int


class MseMuxer:
    """Makes fragmented MP4 for Media Source Extensions, each picture as soon as it comes.

    Give it what a follower brings, from its first keyframe on. The first picture is shown at 0 of
    the player's clock; where the follower left packets out there is a hole in it, over which the
    page must jump.
    """

    def __init__(self, *, sound: bool = True) -> None:
        """Begin.

        Args:
            sound: False leaves sound out; no sound in browsers lets a page start to play alone.
        """
        self._wants_sound = sound
        self._formats = FormatWatch()
        self._form: Format | None = None
        self._sound: SoundPath | None = None
        self._ticks = PictureTicks()
        self._shift = 0
        self._heard = 0
        self._number = 0

    def feed(self, packet: Packet) -> list[Init | Fragment]:
        """Take a packet and return what is to be sent, in order.

        Raises:
            FormatError: browsers cannot show such pictures.
        """
        if packet.sound:
            return list(self._hear(packet))
        sent: list[Init | Fragment] = []
        form = self._formats.update(packet)
        if form is not self._form:
            sent.append(self._begin(form))
        sent.append(self._see(packet, form))
        return sent

    def _begin(self, form: Format) -> Init:
        self._form = form
        wanted = self._wants_sound and form.sound is not None
        self._sound = SoundPath(form.sound) if wanted and form.sound is not None else None
        data = init_segment(form, None if self._sound is None else self._sound.track)
        codecs = ",".join(codec_strings(data))
        mime = f'video/mp4; codecs="{codecs}"'
        has_audio = form.sound is not None
        return Init(data, mime, form.codec, form.width, form.height, has_audio)

    def _see(self, packet: Packet, form: Format) -> Fragment:
        first = self._ticks.zero is None
        dts, pts, duration = self._ticks.place(packet)
        if first:
            self._shift = max(0, -dts)
        clock = max(0, dts + self._shift)
        data = fragment(
            self._count(),
            _PICTURES,
            time=clock,
            shown_later=pts - dts - self._shift,
            duration=duration,
            keyframe=packet.keyframe,
            data=sample_data(form.codec, bytes(packet.raw)),
        )
        return Fragment(data, packet.time, packet.keyframe, clock, CLOCK)

    def _hear(self, packet: Packet) -> list[Fragment]:
        path, zero = self._sound, self._ticks.zero
        if path is None or zero is None:
            return []
        sent = []
        for sound in path.feed(packet):
            if sound.time < zero:
                continue
            rate = path.track.rate
            at = max(self._heard, round((sound.time - zero) * rate))
            self._heard = at + 1
            data = fragment(
                self._count(),
                _SOUND,
                time=at,
                shown_later=0,
                duration=round(sound.duration * rate),
                keyframe=True,
                data=sound.data,
            )
            sent.append(Fragment(data, packet.time, keyframe=False, clock=at, rate=rate))
        return sent

    def _count(self) -> int:
        self._number += 1
        return self._number


class TsMuxer:
    """Makes an MPEG transport stream of H.264 or H.265 and AAC, as Home Assistant takes it."""

    def __init__(self, *, sound: bool = True) -> None:
        """Begin.

        Args:
            sound: False leaves sound out.
        """
        self._wants_sound = sound
        self._formats = FormatWatch()
        self._form: Format | None = None
        self._muxer: Muxer | None = None
        self._output = _Buffer()

    def feed(self, packet: Packet) -> bytes:
        """Take a packet, from a keyframe on, and return what is to be sent; often nothing yet.

        Raises:
            FormatError: such pictures do not go into a transport stream, or the camera changed
                them: the stream ends, and the viewer must connect again.
        """
        if not packet.sound:
            form = self._formats.update(packet)
            if self._muxer is None:
                self._begin(form)
            elif form is not self._form:
                raise FormatError(f"{packet.info.name}: the pictures changed")
        if self._muxer is None:
            return b""
        self._muxer.add(_complete(packet, self._form))
        return self._output.take()

    def close(self) -> bytes:
        """Return what is left inside."""
        if self._muxer is not None:
            self._muxer.close()
        return self._output.take()

    def _begin(self, form: Format) -> None:
        if form.codec == "av1":
            raise FormatError("AV1 pictures do not go into a transport stream")
        self._form = form
        self._muxer = Muxer(
            self._output, "mpegts", form, sound=self._wants_sound, opus=False, options=_TS_OPTIONS
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of H.264 as WebRTC takes it.

    Attributes:
        data: its units behind start codes; with a keyframe come its parameter sets.
        time: stream time of its packet.
        keyframe: a player may begin here.
        shown: when it is shown, in ticks of 90 kHz; the first at 0.
    """

    data: bytes = field(repr=False)
    time: float
    keyframe: bool
    shown: int


class PictureStream:
    """Brings H.264 into the form that WebRTC takes; nothing is encoded."""

    def __init__(self) -> None:
        self._formats = FormatWatch()
        self._ticks = PictureTicks()
        self.form: Format | None = None

    def feed(self, packet: Packet) -> Picture | None:
        """Take a packet, from a keyframe on, and return its picture; None for sound.

        Raises:
            FormatError: they are no pictures of H.264.
        """
        if packet.sound:
            return None
        if packet.info.codec != "h264":
            raise FormatError(f"{packet.info.codec} pictures do not go over WebRTC")
        form = self.form = self._formats.update(packet)
        _, shown, _ = self._ticks.place(packet)
        data = bytes(packet.raw)
        if not is_annexb(data):
            data = to_start_codes(data)
        if packet.keyframe and not parameter_sets("h264", data):
            sets = form.parameters
            data = (sets if is_annexb(sets) else units_of_config(sets)) + data
        return Picture(data, packet.time, packet.keyframe, shown)


class _Buffer:
    """Keeps what a muxer writes until it is taken."""

    def __init__(self) -> None:
        self._data = bytearray()

    def write(self, data: bytes, /) -> int:
        """Keep it."""
        self._data += data
        return len(data)

    def take(self) -> bytes:
        """Return everything kept and keep it no longer."""
        data = bytes(self._data)
        self._data.clear()
        return data


def _complete(packet: Packet, form: Format | None) -> Packet:
    """Return a keyframe with what decoders must know, for cameras that say it only once."""
    if form is None or not packet.keyframe or not is_annexb(form.parameters):
        return packet
    data = bytes(packet.raw)
    if parameter_sets(form.codec, data):
        return packet
    raw: RawPacket = av.Packet(form.parameters + data)
    raw.pts, raw.dts, raw.time_base = packet.raw.pts, packet.raw.dts, packet.raw.time_base
    return replace(packet, raw=raw)
