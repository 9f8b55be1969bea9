"""The health of one stream."""

from collections import deque
from typing import Final

from hearthwatch.media import Frame, Notice, NoticeKind, Packet
from hearthwatch.model.camera import Problem, ProblemKind
from hearthwatch.vision.still import Luma
from hearthwatch.watch.health.packets import Traffic
from hearthwatch.watch.health.picture import TEXTS, Change, Darkness, Sameness

_CLOCK_SPAN: Final = 600.0
_CLOCK_JUMPS: Final = 3
"""A clock that is set once is nothing; one that jumps this often in that many seconds is broken."""

_LOST_SPAN: Final = 60.0

_SAME_PIXELS: Final = {"nv12": "yuv420p", "p010le": "yuv420p10le"}
"""What devices make of the pixels that software gives: no change of the camera's."""


class StreamHealth:
    """Judges a stream by its packets, by the pictures that are looked at, and by notices.

    It belongs to the thread that reads the stream; `problems` may be read in any.

    Attributes:
        problems: what is wrong now.
        lost: packets that came and that the engine was too slow to take.
        away: why nothing comes; None while something does.
    """

    def __init__(self) -> None:
        """Begin with nothing being wrong."""
        self.problems: tuple[Problem, ...] = ()
        self.lost = 0
        self.away: str | None = None
        self._time = 0.0
        self._moment = 0.0
        self._live = True
        self._name = self._codec = ""
        self._due = 0.0
        self._unusable: str | None = None
        self._frozen = False
        self._sameness = Sameness()
        self._darkness = Darkness()
        self._change = Change()
        self._traffic = Traffic()
        self._jumps: deque[tuple[float, int]] = deque(maxlen=100)
        self._losses: deque[tuple[float, int]] = deque(maxlen=100)

    def packet(self, packet: Packet) -> None:
        """Count a packet before it is worked on."""
        if packet.sound:
            return
        self.away = None
        self._time, self._moment = packet.time, packet.captured
        info = packet.info
        self._live, self._name, self._codec = info.live, info.name, info.codec
        if packet.keyframe:
            self._sameness.keyframe(packet.time)
        self._traffic.packet(packet)
        if packet.time >= self._due:
            self._due = packet.time + 1.0
            self._report()

    def look(self, frame: Frame, luma: Luma) -> None:
        """Take a picture that is looked at.

        Args:
            frame: the picture.
            luma: of it, small; for all of a stream's looks of one size.
        """
        self._unusable = None
        self._darkness.look(luma, frame.time)
        if self._darkness.kind:
            self._sameness, self._frozen = Sameness(), False
        # A film may show one picture for as long as it likes.
        elif self._live:
            self._frozen = self._sameness.look(luma, frame.time)
        pixels = _SAME_PIXELS.get(frame.pixel_format, frame.pixel_format)
        form = f"{frame.width}x{frame.height} {self._codec} {pixels}"
        self._change.look(form, frame.time)

    def notice(self, notice: Notice) -> None:
        """Hear of a fault that was survived."""
        match notice.kind:
            case NoticeKind.DAMAGED:
                self._traffic.damaged()
            case NoticeKind.CLOCK_JUMPED:
                self._jumps.append((self._time, notice.count))
            case NoticeKind.CLOCK_WRONG:
                self._jumps.append((self._time, _CLOCK_JUMPS))
            case NoticeKind.UNUSABLE:
                self._unusable = notice.text.removeprefix(f"{self._name}: ")
            case NoticeKind.LOST:
                self.lost += notice.count
                self._losses.append((self._time, notice.count))

    def offline(self, reason: str) -> None:
        """Hear that nothing comes: who is away has no other problem."""
        self.problems = ()
        self.away = reason
        self._begin()

    def _begin(self) -> None:
        """Forget what was seen; a stream that comes back is judged anew."""
        self._traffic = Traffic()
        self._sameness = Sameness()
        self._darkness = Darkness()
        self._frozen, self._unusable = False, None
        self._losses.clear()
        self._due = 0.0

    def _report(self) -> None:
        """Say what is wrong; what was wrong before keeps its beginning."""
        began = {problem.kind: problem.since for problem in self.problems}
        self.problems = tuple(
            Problem(kind, began.get(kind, self._moment), text)
            for kind, text in self._found().items()
            if text
        )

    def _found(self) -> dict[ProblemKind, str | None]:
        traffic, dark = self._traffic, self._darkness.kind
        jumps = _count(self._jumps, self._time - _CLOCK_SPAN)
        losses = _count(self._losses, self._time - _LOST_SPAN)
        wrong = "The camera's clock jumps or runs wrong; the engine goes by its own."
        slow = f"The engine is too slow for this camera: {losses} pictures were left out."
        unusable = f"Nothing can be seen: {self._unusable}." if self._unusable else None
        return {
            ProblemKind.UNUSABLE: unusable,
            ProblemKind.FROZEN: TEXTS[ProblemKind.FROZEN] if self._frozen else None,
            **({dark: TEXTS[dark]} if dark else {}),
            ProblemKind.FLOOD: traffic.flood,
            ProblemKind.CLOCK: wrong if jumps >= _CLOCK_JUMPS else None,
            ProblemKind.LOST: slow if losses else None,
            ProblemKind.DAMAGED: traffic.damage,
            ProblemKind.KEYLESS: traffic.keyless,
            ProblemKind.CHANGED: self._change.text(self._time),
        }


def _count(happened: deque[tuple[float, int]], since: float) -> int:
    return sum(count for time, count in happened if time >= since)
