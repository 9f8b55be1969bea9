"""A source tried out: whether it can be used, and what it gives."""

import threading
from itertools import pairwise
from typing import Final

from hearthwatch.media.decoder import Decoder
from hearthwatch.media.errors import ClosedError, NoAnswerError, NoVideoError
from hearthwatch.media.frame import Frame
from hearthwatch.media.packet import Packet, StreamInfo
from hearthwatch.media.source import Source, Stream
from hearthwatch.model.probe import StreamReport

_LEAST: Final = 3.0
_MOST: Final = 9.0
"""Seconds of a stream from which its rates are told, and that are seen at most."""

_KEYFRAMES: Final = 3
"""Keyframes after which their distance is known well enough."""

_TELLING: Final = 1.0
"""Seconds below which no rate is told."""


def survey(source: Source, *, within: float) -> tuple[StreamReport, Frame]:
    """Watch a source for some seconds.

    Args:
        source: that gives sound as well, if that is to be told.
        within: seconds that it may take in all.

    Returns:
        What it gives, and its first picture.

    Raises:
        SourceError: it cannot be used; `detail` says why.
    """
    stream = source.stream()
    deadline = threading.Timer(within, stream.close)
    deadline.daemon = True
    deadline.start()
    try:
        return _watched(stream, source.name, within)
    except ClosedError:
        raise NoAnswerError(source.name, f"no answer for {within:g} s") from None
    finally:
        deadline.cancel()
        stream.close()


def _watched(stream: Stream, name: str, within: float) -> tuple[StreamReport, Frame]:
    info, tally, decoder = stream.open(), _Tally(), Decoder()
    frame: Frame | None = None
    for packet in stream:
        if packet.sound:
            continue
        tally.add(packet)
        if frame is None:
            frame = next(iter(decoder.decode(packet)), None)
        if frame is not None and tally.enough:
            break
    if frame is None:
        frame = next(iter(decoder.flush()), None)
    if frame is None:
        raise NoVideoError(name, f"no whole picture came within {within:g} s")
    return tally.report(info, frame), frame


class _Tally:
    """Counts pictures as they come."""

    def __init__(self) -> None:
        self._first = self._last = 0.0
        self._pictures = 0
        self._size = 0
        self._keyframes: list[float] = []
        self._shown = float("-inf")
        self._reordered = False

    @property
    def enough(self) -> bool:
        """Whether more would tell nothing new."""
        seconds = self._last - self._first
        return seconds >= _MOST or (seconds >= _LEAST and len(self._keyframes) >= _KEYFRAMES)

    def add(self, packet: Packet) -> None:
        """Count a picture."""
        if not self._pictures:
            self._first = packet.time
        else:
            self._size += packet.size
        self._last = packet.time
        self._pictures += 1
        if packet.keyframe:
            self._keyframes.append(packet.time)
        if packet.raw.pts is not None:
            self._reordered |= packet.raw.pts < self._shown
            self._shown = max(self._shown, packet.raw.pts)

    def report(self, info: StreamInfo, frame: Frame) -> StreamReport:
        """Say what was counted."""
        seconds = self._last - self._first
        known = seconds >= _TELLING
        gaps = [after - before for before, after in pairwise(self._keyframes)]
        return StreamReport(
            codec=info.codec,
            width=frame.width,
            height=frame.height,
            seconds=round(seconds, 3),
            frame_rate=round((self._pictures - 1) / seconds, 2) if known else None,
            bit_rate=round(self._size * 8 / seconds) if known else None,
            keyframe_interval=round(max(gaps), 3) if gaps else None,
            reordered=self._reordered,
            sound=info.sound.codec if info.sound else None,
        )
