"""A stream's packets in the forms in which they are watched."""

from collections.abc import Iterator, Mapping
from typing import Final, Protocol

from hearthwatch.media import (
    CLOCK_AT,
    Fragment,
    Init,
    MseMuxer,
    Packet,
    PictureStream,
    TsMuxer,
)
from hearthwatch.model.live import LiveForm, LiveStream
from hearthwatch.model.messages import LiveBegun, LiveData, Show

PLAYABLE: Final[Mapping[LiveForm, frozenset[str]]] = {
    LiveForm.MP4: frozenset({"h264", "vp9"}),
    LiveForm.TS: frozenset({"h264", "hevc"}),
    LiveForm.H264: frozenset({"h264"}),
}
"""The codecs that each form carries and that its players are sure to know."""

_HOLE: Final = 1.0
_STEPS: Final = 3.0


class Maker(Protocol):
    """Makes messages of packets, the first of which is one that players may begin with."""

    def feed(self, packet: Packet) -> Iterator[LiveBegun | LiveData]:
        """Take a packet and give what is to be sent.

        Raises:
            FormatError: such pictures do not go into this form, or no longer.
            av.FFmpegError: libav does not understand them.
        """


def maker_of(wish: Show, stream: LiveStream, *, transcoded: bool) -> Maker:
    """Return what makes a wish's form of a stream."""
    match wish.form:
        case LiveForm.MP4:
            return _Mp4(wish, stream, transcoded=transcoded)
        case LiveForm.TS:
            return _Ts(wish, stream)
        case LiveForm.H264:
            return _H264(wish, stream)


class _Holes:
    """Finds where packets are missing."""

    def __init__(self) -> None:
        self._last: float | None = None
        self._step = 0.0

    def before(self, packet: Packet) -> float:
        """Return how many seconds are missing right before a packet, mostly 0."""
        if packet.sound:
            return 0.0
        passed = 0.0 if self._last is None else packet.time - self._last
        self._last = packet.time
        if passed > max(_HOLE, _STEPS * self._step):
            return passed
        self._step = passed
        return 0.0


class _Mp4:
    def __init__(self, wish: Show, stream: LiveStream, *, transcoded: bool) -> None:
        self._view = wish.view
        self._stream = stream
        self._transcoded = transcoded
        self._muxer = MseMuxer(sound=wish.sound)
        self._holes = _Holes()
        self._init: Init | None = None

    def feed(self, packet: Packet) -> Iterator[LiveBegun | LiveData]:
        gap = self._holes.before(packet)
        for made in self._muxer.feed(packet):
            if isinstance(made, Init):
                self._init = made
                continue
            if self._init is not None:
                yield self._begun(self._init, packet.captured - made.clock / made.rate)
                self._init, gap = None, 0.0
            yield self._data(made, packet.captured, gap)

    def _begun(self, init: Init, start: float) -> LiveBegun:
        return LiveBegun(
            view=self._view,
            stream=self._stream,
            codec=init.codec,
            width=init.width,
            height=init.height,
            transcoded=self._transcoded,
            start=start,
            mime=init.mime,
            has_audio=init.has_audio,
            data=init.data,
        )

    def _data(self, made: Fragment, captured: float, gap: float) -> LiveData:
        return LiveData(
            view=self._view,
            data=made.data,
            keyframe=made.keyframe,
            captured=captured,
            clock=made.clock,
            rate=made.rate,
            place=CLOCK_AT,
            gap=gap,
        )


class _Ts:
    def __init__(self, wish: Show, stream: LiveStream) -> None:
        self._view = wish.view
        self._stream = stream
        self._muxer = TsMuxer(sound=wish.sound)
        self._begun = False

    def feed(self, packet: Packet) -> Iterator[LiveBegun | LiveData]:
        data = self._muxer.feed(packet)
        if data and not self._begun:
            yield LiveBegun(
                view=self._view,
                stream=self._stream,
                codec=packet.info.codec,
                width=packet.info.width,
                height=packet.info.height,
                transcoded=False,
                start=packet.captured,
                mime="video/mp2t",
            )
            self._begun = True
        if data:
            yield LiveData(
                view=self._view, data=data, keyframe=packet.keyframe, captured=packet.captured
            )


class _H264:
    def __init__(self, wish: Show, stream: LiveStream) -> None:
        self._view = wish.view
        self._stream = stream
        self._pictures = PictureStream()
        self._form: object = None

    def feed(self, packet: Packet) -> Iterator[LiveBegun | LiveData]:
        picture = self._pictures.feed(packet)
        if picture is None:
            return
        form = self._pictures.form
        if form is not None and form is not self._form:
            self._form = form
            yield LiveBegun(
                view=self._view,
                stream=self._stream,
                codec=form.codec,
                width=form.width,
                height=form.height,
                transcoded=False,
                start=packet.captured,
            )
        yield LiveData(
            view=self._view,
            data=picture.data,
            keyframe=picture.keyframe,
            captured=packet.captured,
            clock=picture.shown,
        )
