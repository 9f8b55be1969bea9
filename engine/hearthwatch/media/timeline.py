"""A stream's clock: packet times that only ever grow, whatever the camera claims."""

import math
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Final

from hearthwatch.media.drift import Drift
from hearthwatch.media.notice import Notice, NoticeKind, Notify, ignore
from hearthwatch.media.packet import RawPacket, SoundInfo, StreamInfo
from hearthwatch.media.patience import Patience

_BACK: Final = 0.5
"""Seconds by which a packet may lie before one that came earlier: so far reordering goes."""

_AHEAD_LIVE: Final = 10.0
"""Seconds by which a live stream's clock may outrun ours between two packets."""

_AHEAD_FILE: Final = 60.0
"""Seconds without a picture that are believed of a file."""

_REORDER: Final = 10.0
"""Seconds that may lie between decoding and showing a picture."""

_APART: Final = 5.0
"""Seconds by which sound and pictures that belong together may come apart."""

_DEFAULT_RATE: Final = 25.0
"""Packets per second where the stream says nothing at all."""

_TELL_AGAIN: Final = 60.0
"""Seconds after which a fault that goes on is told again."""


class Timeline:
    """Moves packets onto one clock that starts near 0 and goes on over reconnections and loops.

    Claimed timestamps are trusted while they make sense, so distances between packets stay exact.
    Missing ones are filled in; jumps are bridged, and told once a minute at most. Where a live
    stream's clock runs at a wrong speed, packets get the times of their arrival instead.

    Attributes:
        patience: what is known of the pauses between pictures, over reconnections too.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin at 0.

        Args:
            clock: seconds that never step back, to measure the gaps of live streams.
        """
        self.patience = Patience()
        self._clock = clock
        self._now = clock()
        self._time: float | None = None
        self._info: StreamInfo | None = None
        self._notify: Notify = ignore
        self._told: dict[NoticeKind, tuple[float, int]] = {}
        self._drift = Drift()
        self._by_arrival = False
        self._last: int | None = None
        self._claimed: int | None = None
        self._offset: int | None = None
        self._heard: float | None = None
        self._sound_offset: int | None = None

    def begin(self, info: StreamInfo, notify: Notify = ignore) -> None:
        """Take packets of a newly opened stream from here on.

        A live stream continues after as much time as has really passed, a file at once.
        """
        self._info = info
        self._notify = notify
        self._told = {}
        self._drift = Drift()
        self._by_arrival = False
        self._claimed = None
        self._offset = None
        self._last = None if self._time is None else _ticks(info, self._time)
        self._sound_offset = None

    def place(self, packet: RawPacket) -> float:
        """Move a packet's timestamps onto this clock and return its time in seconds.

        That is the time of decoding, or of showing where only this is known.
        """
        if self._info is None:
            raise RuntimeError("place() needs begin() first")
        info, pause = self._info, self._pause(self._info)
        dts, pts = packet.dts, packet.pts
        claimed = pts if dts is None and not info.reorders else dts
        place = 0 if self._last is None else self._last + pause
        if claimed is None:
            self._count_missing(pts)
            if self._offset is None and pts is not None:
                self._offset = place - pts
        else:
            self._align(info, claimed, shown=claimed if pts is None else pts, place=place)
            place = claimed + (self._offset or 0)
            if self._last is not None:
                place = max(place, self._last + 1)
        packet.pts = self._shown(info, place, pts, decodes_then=dts is not None)
        packet.dts = place
        self._last = place
        self._time = _seconds(info, place)
        return self._time

    def place_sound(self, packet: RawPacket, sound: SoundInfo) -> float | None:
        """Move a sound packet's timestamps onto this clock and return its time in seconds.

        Sound keeps the distance from the pictures that the stream claims, unless that makes no
        sense: then it is taken to belong to the newest picture. None before the first picture.
        """
        info, base = self._info, sound.time_base
        if info is None or self._time is None or self._last is None:
            return None
        now = round(self._time / base)
        claimed = packet.pts if packet.dts is None else packet.dts
        place = now if claimed is None else self._heard_at(claimed, now, info, base)
        if self._heard is not None:
            place = max(place, round(self._heard / base) + 1)
        packet.pts = packet.dts = place
        self._heard = float(place * base)
        return self._heard

    def _heard_at(self, claimed: int, now: int, info: StreamInfo, base: Fraction) -> int:
        """Return where claimed sound lies, by the pictures' offset or, failing that, by its own."""
        apart = round(_APART / base)
        if self._offset is not None:
            with_pictures = claimed + round(self._offset * info.time_base / base)
            if abs(with_pictures - now) <= apart:
                return with_pictures
        if self._sound_offset is None or abs(claimed + self._sound_offset - now) > apart:
            self._sound_offset = now - claimed
        return claimed + self._sound_offset

    def _pause(self, info: StreamInfo) -> int:
        """Return the ticks from the packet before to this one, as far as they can be guessed."""
        now = self._clock()
        elapsed, self._now = max(0.0, now - self._now), now
        return max(1, _ticks(info, elapsed if info.live else _step(info)))

    def _count_missing(self, pts: int | None) -> None:
        """Tell of missing timestamps; the first packet after opening often has none."""
        if pts is None and self._last is not None and self._claimed is None:
            self._tell(NoticeKind.TIMES_MISSING, "packets have no timestamps; they are counted")

    def _align(self, info: StreamInfo, claimed: int, *, shown: int, place: int) -> None:
        """Set the offset at the first packet of an opening and after a jump."""
        if self._by_arrival and self._last is not None:
            self._offset = place - claimed
        elif self._offset is None:
            self._offset = -shown if self._last is None else place - claimed
        elif self._claimed is not None and self._jumped(info, claimed - self._claimed, place):
            self._offset = place - claimed
            self._claimed = None
            self._drift = Drift()
            self._tell(NoticeKind.CLOCK_JUMPED, "the stream's clock jumped; the jump was bridged")
        self._claimed = claimed if self._claimed is None else max(claimed, self._claimed)
        if info.live and not self._by_arrival:
            self._follow_drift(_seconds(info, claimed))

    def _follow_drift(self, claimed: float) -> None:
        """Go by the times of arrival once the stream's clock is known to run wrong."""
        speed = self._drift.update(claimed, self._now)
        if speed is not None:
            self._by_arrival = True
            text = f"the stream's clock runs {speed:.2f} times as fast as it should"
            self._tell(NoticeKind.CLOCK_WRONG, f"{text}; pictures get the times of their arrival")

    def _jumped(self, info: StreamInfo, distance: int, place: int) -> bool:
        passed = place - (self._last or 0)
        ahead = passed + _ticks(info, _AHEAD_LIVE) if info.live else _ticks(info, _AHEAD_FILE)
        return not -_ticks(info, _BACK) <= distance <= ahead

    def _shown(
        self, info: StreamInfo, place: int, pts: int | None, *, decodes_then: bool
    ) -> int | None:
        """Return the time of showing; None leaves it to the decoder's order."""
        if pts is None:
            return None if info.reorders else place
        shown = pts + (self._offset or 0)
        if abs(shown - place) > _ticks(info, _REORDER):
            return place
        return max(shown, place) if decodes_then or not info.reorders else shown

    def _tell(self, kind: NoticeKind, text: str) -> None:
        if self._info is None:
            return
        told, count = self._told.get(kind, (-math.inf, 0))
        count += 1
        if self._now - told >= _TELL_AGAIN:
            self._notify(Notice(kind, f"{self._info.name}: {text}", count=count))
            told, count = self._now, 0
        self._told[kind] = told, count


def _ticks(info: StreamInfo, seconds: float) -> int:
    return round(seconds * info.time_base.denominator / info.time_base.numerator)


def _seconds(info: StreamInfo, ticks: int) -> float:
    return ticks * info.time_base.numerator / info.time_base.denominator


def _step(info: StreamInfo) -> float:
    return 1.0 / (info.frame_rate or _DEFAULT_RATE)
