"""Packets into a container, without touching the pictures."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final, Protocol

import av
from av.audio.stream import AudioStream
from av.video.stream import VideoStream

from hearthwatch.media.format import Format
from hearthwatch.media.packet import Packet, RawPacket
from hearthwatch.media.parameters import share
from hearthwatch.media.sound import Sound, SoundPath, SoundTrack
from hearthwatch.media.ticks import CLOCK, PictureTicks

_CHUNK: Final = 1 << 18
"""Bytes that are written at once at most."""


class Output(Protocol):
    """Takes a container's bytes. Python's binary files are such."""

    def write(self, data: bytes, /) -> int:
        """Take all of the bytes and return how many they are."""


class Muxer:
    """Writes the packets of one format into one container.

    The first packet must be a keyframe; it is shown at 0. Sound from before it is left out. Times
    of decoding grow strictly, whatever comes.
    """

    def __init__(
        self,
        output: Output,
        container: str,
        form: Format,
        *,
        sound: bool = True,
        opus: bool = True,
        options: Mapping[str, str],
        metadata: Mapping[str, str] | None = None,
    ) -> None:
        """Prepare; nothing is written before the first packet.

        Args:
            output: where the bytes go; its errors come out of `add` and `close`.
            container: libav's name, ``mp4`` or ``mpegts``.
            form: of all packets to come.
            sound: False leaves sound out.
            opus: False makes AAC of Opus sound.
            options: libav's, for the container.
            metadata: tags for the whole of it.
        """
        self._container = av.open(
            output,
            "w",
            format=container,
            buffer_size=_CHUNK,
            options=dict(options),
        )
        self._container.metadata.update(metadata or {})
        self._picture_track = self._open_pictures(form)
        self._sound = SoundPath(form.sound, opus=opus) if sound and form.sound is not None else None
        self._sound_track = None if self._sound is None else self._open_sound(self._sound.track)
        self._ticks = PictureTicks()
        self._heard: int | None = None

    def add(self, packet: Packet) -> None:
        """Write a packet; it may stay inside for some more packets.

        Raises:
            OSError: the output's.
        """
        if not packet.sound:
            self._add_picture(packet)
        elif self._sound is not None:
            self._add_sounds(self._sound.feed(packet))

    def close(self) -> None:
        """Write what is left inside; nothing more can be added.

        Raises:
            OSError: the output's.
        """
        try:
            if self._sound is not None:
                self._add_sounds(self._sound.finish())
        finally:
            self._container.close()

    def _open_pictures(self, form: Format) -> VideoStream:
        track = self._container.add_stream_from_template(form.track, opaque=True)
        context = track.codec_context
        context.extradata = form.parameters
        context.width, context.height = form.width, form.height
        if form.codec == "hevc" and self._container.format.name == "mp4":
            context.codec_tag = "hvc1"
        track.time_base = Fraction(1, CLOCK)
        return track

    def _open_sound(self, sound: SoundTrack) -> AudioStream:
        track = self._container.add_stream_from_template(sound.track, opaque=True)
        track.codec_context.extradata = sound.parameters
        track.time_base = Fraction(1, sound.rate)
        return track

    def _add_picture(self, packet: Packet) -> None:
        raw = share(packet.raw)
        raw.dts, raw.pts, raw.duration = self._ticks.place(packet)
        raw.time_base = Fraction(1, CLOCK)
        raw.is_keyframe = packet.keyframe
        raw.stream = self._picture_track
        self._container.mux_one(raw)

    def _add_sounds(self, sounds: Iterable[Sound]) -> None:
        for sound in sounds:
            if self._ticks.zero is not None and sound.time >= self._ticks.zero:
                self._add_sound(sound, self._ticks.zero)

    def _add_sound(self, sound: Sound, zero: Fraction) -> None:
        if self._sound is None or self._sound_track is None:
            return
        rate = self._sound.track.rate
        at = round((sound.time - zero) * rate)
        if self._heard is not None:
            at = max(at, self._heard + 1)
        elif self._container.format.name == "mp4":
            # Written before the first sound is known, an MP4 cannot say that it begins later.
            at = 0
        self._heard = at
        raw: RawPacket = av.Packet(sound.data)
        raw.pts = raw.dts = at
        raw.duration = round(sound.duration * rate)
        raw.time_base = Fraction(1, rate)
        raw.is_keyframe = True
        raw.stream = self._sound_track
        self._container.mux_one(raw)
