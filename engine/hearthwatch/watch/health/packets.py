"""What packets tell before they are decoded: floods, damage, keyframes that are missing."""

from collections import deque
from dataclasses import dataclass
from typing import Final

from hearthwatch.media import Packet
from hearthwatch.watch.health.latch import Latch

_STEP: Final = 1.0
_SPAN: Final = 60
"""Steps that are remembered."""

_MOST_PICTURES: Final = 150.0
"""Pictures a second that no camera at a house sends."""

_MOST_BYTES: Final = 12_500_000.0
"""Bytes a second: 100 Mbit/s, all that most cameras' sockets can carry."""

_TIMES: Final = 8.0
_FROM: Final = 2_000_000.0
"""A flood is also this many times what is usual, from this many bytes a second on."""

_USUAL_AFTER: Final = 60
_MEMORY: Final = 1 / 600
"""Weight of a second in what is usual, and seconds until there is such a thing."""

_DAMAGED: Final = (0.05, 0.01)
"""Share of pictures that are lost: from where it is told, and below which it is over."""

_KEYLESS: Final = 60.0


@dataclass(slots=True)
class _Step:
    """What came in one second."""

    pictures: int = 0
    size: int = 0
    lost: int = 0


class Traffic:
    """Counts what a stream brings, by its own clock."""

    def __init__(self) -> None:
        self._steps: deque[_Step] = deque([_Step()], _SPAN)
        self._ends: float | None = None
        self._usual: float | None = None
        self._seconds = 0
        self._damaged = False
        self._key_time: float | None = None
        self._flood = Latch(begin=5.0, end=30.0)
        self._bad = Latch(begin=5.0, end=30.0)
        self.flood: str | None = None
        self.damage: str | None = None
        self.keyless: str | None = None

    def packet(self, packet: Packet) -> None:
        """Count a packet of pictures."""
        if self._ends is None or packet.time - self._ends > _SPAN:
            self._ends = packet.time + _STEP
        while packet.time >= self._ends:
            self._close(self._ends)
            self._ends += _STEP
        step = self._steps[-1]
        step.pictures += 1
        step.size += packet.size
        if packet.keyframe:
            self._damaged = False
        if packet.keyframe or self._key_time is None:
            self._key_time = packet.time
        step.lost += self._damaged
        keyless = packet.time - self._key_time > _KEYLESS
        text = "There has been no keyframe for a minute; clips and live view may begin blurred."
        self.keyless = text if keyless else None

    def damaged(self) -> None:
        """Hear that pictures are lost up to the next keyframe."""
        self._steps[-1].lost += not self._damaged
        self._damaged = True

    def _close(self, time: float) -> None:
        """Judge at the end of a second."""
        newest = self._steps[-1]
        self._judge_flood(newest, time)
        pictures = sum(step.pictures for step in self._steps)
        share = sum(step.lost for step in self._steps) / max(1, pictures)
        bad = self._bad.update(share > _DAMAGED[self.damage is not None], time)
        text = f"{100 * share:.0f} % of the pictures come damaged; the network loses packets."
        self.damage = text if bad else None
        self._steps.append(_Step())

    def _judge_flood(self, step: _Step, time: float) -> None:
        usual = self._usual if self._seconds >= _USUAL_AFTER else None
        unusual = usual is not None and step.size > max(_FROM, _TIMES * usual)
        bad = step.pictures > _MOST_PICTURES or step.size > _MOST_BYTES or unusual
        if self._flood.update(bad, time):
            rate = f"{step.size * 8 / 1e6:.0f} Mbit/s and {step.pictures} pictures a second"
            if bad or self.flood is None:
                self.flood = f"The camera floods the network: {rate}."
        else:
            self.flood = None
        if not bad:
            self._seconds += 1
            weight = max(_MEMORY, 1 / self._seconds)
            self._usual = (self._usual or 0.0) * (1 - weight) + step.size * weight
