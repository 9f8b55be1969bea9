"""One opening of something that libav can read."""

import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, Protocol

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from hearthwatch.media.bounds import size_fault
from hearthwatch.media.errors import (
    ClosedError,
    EndedError,
    NoAnswerError,
    NoVideoError,
    SourceError,
    StalledError,
    UnusableError,
)
from hearthwatch.media.notice import Notify
from hearthwatch.media.packet import Packet, RawPacket, SoundInfo, StreamInfo
from hearthwatch.media.parameters import keep, own
from hearthwatch.media.timeline import Timeline
from hearthwatch.media.turn import turn_of_stream

_PATIENCE: Final = 0.95
"""Share of a time-out after which a failure is its doing."""

_FASTEST: Final = 240.0
"""Frames per second above which a stream is not believed."""


UNVERIFIED: Final = {"tls_verify": "0"}
"""Option for those who may speak TLS: cameras sign their certificates themselves."""


class Translate(Protocol):
    """Makes our error of libav's, whose text may hold the password."""

    def __call__(self, error: av.FFmpegError, *, opened: bool) -> SourceError:
        """Return our error; `opened` tells reading from opening."""


class Readable(Protocol):
    """A file in memory, or what behaves like one."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes; none at the end."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What to open, and how.

    Attributes:
        name: what to call it in errors.
        url: what libav opens; may hold a password.
        timeouts: seconds for opening and for each packet; None waits for ever.
        live: packets come when they happen.
        sound: give the packets of the first sound track as well.
        file: is read instead of the url.
        format: what it is, where libav need not find out.
        lent: packets lie in the memory of a device, which is gone as soon as it is closed.
    """

    name: str
    url: str = field(repr=False)
    options: Mapping[str, str]
    timeouts: tuple[float, float] | None
    live: bool
    translate: Translate = field(repr=False)
    sound: bool = False
    file: Readable | None = None
    format: str | None = None
    lent: bool = False


class Demuxer:
    """Reads the packets of the first real video track, and of a sound track if that is wanted."""

    def __init__(
        self,
        opening: Opening,
        timeline: Timeline,
        notify: Notify,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._opening = opening
        self._timeline = timeline
        self._notify = notify
        self._clock = clock
        self._container: InputContainer | None = None
        self._packets: Iterator[RawPacket] | None = None
        self._track: VideoStream | None = None
        self._sound_track: AudioStream | None = None
        self._info: StreamInfo | None = None
        self._closed = threading.Event()
        self._busy = threading.Lock()

    def open(self) -> StreamInfo:
        """See `Stream.open`."""
        with self._busy:
            container = self._open_container()
            if self._closed.is_set():
                container.close()
                raise ClosedError(self._opening.name)
            self._container = container
            self._track = self._choose_track(container)
            self._sound_track = _choose_sound(container) if self._opening.sound else None
            self._info = _describe(self._opening, container, self._track, self._sound_track)
        self._timeline.begin(self._info, self._notify)
        return self._info

    def __iter__(self) -> Iterator[Packet]:
        """See `Stream.__iter__`."""
        container, track, info = self._container, self._track, self._info
        if self._closed.is_set():  # Between opening and this.
            return
        if container is None or track is None or info is None:
            raise RuntimeError("a stream is opened before it is read")
        tracks = [track] if self._sound_track is None else [track, self._sound_track]
        number = track.index
        packets = self._packets = container.demux(tracks)
        try:
            while (raw := self._next(packets)) is not None:
                packet = self._place(raw, info, sound=raw.stream_index != number)
                if packet is not None:
                    yield packet
        finally:
            self.close()

    def _place(self, raw: RawPacket, info: StreamInfo, *, sound: bool) -> Packet | None:
        """Give a packet its times; None for sound from before the first picture."""
        captured = self._clock()
        if not sound or info.sound is None:
            moment = self._timeline.place(raw)
            return Packet(moment, captured, raw.is_keyframe, raw.size, info, raw)
        heard = self._timeline.place_sound(raw, info.sound)
        if heard is None:
            return None
        return Packet(
            heard, captured, keyframe=False, size=raw.size, info=info, raw=raw, sound=True
        )

    def close(self) -> None:
        """See `Stream.close`; what is being read is freed as soon as the read returns."""
        self._closed.set()
        if self._busy.acquire(blocking=False):
            try:
                self._free()
            finally:
                self._busy.release()

    def _next(self, packets: Iterator[RawPacket]) -> RawPacket | None:
        """Return the next packet with something in it, None at the end."""
        failure: SourceError | None = None
        with self._busy:
            start = time.monotonic()
            try:
                while not self._closed.is_set():
                    raw = next(packets, None)
                    if raw is not None and raw.size:
                        return own(raw) if self._opening.lent else raw
                    if raw is None:
                        break
                if self._opening.live:
                    failure = EndedError(self._opening.name, "the camera ended the stream")
            except av.FFmpegError as error:
                failure = self._failure(error, time.monotonic() - start, opened=True)
            self._free()
        if failure is not None and not self._closed.is_set():
            raise failure
        return None

    def _failure(self, error: av.FFmpegError, elapsed: float, *, opened: bool) -> SourceError:
        """Translate an error; libav calls a time-out by many names, so the clock decides."""
        opening = self._opening
        if opening.timeouts is not None:
            limit = opening.timeouts[opened]
            if elapsed >= limit * _PATIENCE:
                if opened:
                    return StalledError(opening.name, f"no picture for {limit:g} s")
                return NoAnswerError(opening.name, f"no answer for {limit:g} s")
        return opening.translate(error, opened=opened)

    def _free(self) -> None:
        if isinstance(self._packets, Generator):
            self._packets.close()  # It holds the packet that it gave last.
        self._packets = None
        if self._container is not None:
            self._container.close()
            self._container = None

    def _open_container(self) -> InputContainer:
        """Open it.

        Our error is raised outside the handler, so that it does not carry libav's, and with it the
        address, as its context.
        """
        opening = self._opening
        start = time.monotonic()
        try:
            return av.open(
                opening.file or opening.url,
                "r",
                format=opening.format,
                options=dict(opening.options),
                timeout=opening.timeouts,
            )
        except av.FFmpegError as error:
            failure = self._failure(error, time.monotonic() - start, opened=False)
        raise failure

    def _choose_track(self, container: InputContainer) -> VideoStream:
        tracks = [
            track
            for track in container.streams.video
            if not track.disposition & Disposition.attached_pic
        ]
        if not tracks:
            container.close()
            raise NoVideoError(self._opening.name, "there is no video in it")
        if tracks[0].codec_context is None:
            container.close()
            raise NoVideoError(self._opening.name, "its video codec is unknown")
        width, height = tracks[0].codec_context.width, tracks[0].codec_context.height
        if width and height and (fault := size_fault(width, height)):
            container.close()
            raise UnusableError(self._opening.name, fault)
        return tracks[0]


def _choose_sound(container: InputContainer) -> AudioStream | None:
    """Return the first sound track that libav knows how to read."""
    for track in container.streams.audio:
        context: object = track.codec_context  # None where libav knows no such codec.
        if context is not None and track.rate:
            return track
    return None


def _describe_sound(track: AudioStream) -> SoundInfo:
    context = track.codec_context
    return SoundInfo(
        codec=context.codec.canonical_name,
        rate=context.sample_rate,
        channels=context.channels,
        time_base=Fraction(track.time_base.numerator, track.time_base.denominator),
        track=keep(track),
    )


def _describe(
    opening: Opening,
    container: InputContainer,
    track: VideoStream,
    sound: AudioStream | None,
) -> StreamInfo:
    context = track.codec_context
    length = None if opening.live else container.duration
    rate = track.average_rate or track.guessed_rate
    return StreamInfo(
        name=opening.name,
        codec=context.codec.canonical_name,
        width=context.width,
        height=context.height,
        frame_rate=float(rate) if rate and 0 < rate <= _FASTEST else None,
        rotation=turn_of_stream(context),
        time_base=Fraction(track.time_base.numerator, track.time_base.denominator),
        reorders=context.has_b_frames,
        live=opening.live,
        duration=None if length is None or length <= 0 else length / av.time_base,
        frames=track.frames,
        template=context,
        track=keep(track),
        sound=None if sound is None else _describe_sound(sound),
    )
