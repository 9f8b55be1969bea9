"""Whether the gate may be trusted: what it noticed of the movements that there were."""

from collections import deque
from dataclasses import dataclass
from typing import Final

WANTED: Final = 0.98
"""Recall that the gate must have."""

_CALM: Final = 3.0
"""Seconds without motion after which the next motion is another movement."""

_LOOKS: Final = 2
"""Looks with motion that make a movement: a single one makes no event either."""

_BEFORE: Final = 1.5
_GRACE: Final = 1.0
"""Seconds before and after the first motion in which an alarm has noticed it."""

_ENOUGH: Final = 200
"""Movements in memory; beyond that, what is old counts half."""

_ALARMS: Final = 256


@dataclass(slots=True)
class _Movement:
    start: float
    last: float
    looks: int = 0
    fair: bool = False
    judged: bool = False


class Proof:
    """Compare alarms with the motion that was really seen.

    A movement is motion in at least two looks, three calm seconds apart from any other. It is
    noticed if the alarm rang from 1.5 s before to 1 s after its first look. Movements are counted
    and not looks, for the looks at one walk say the same thing many times.

    Only a fair sample counts: what happens while every frame is decoded, and what a keyframe
    shows. Movements that were only seen because the alarm rang would prove nothing.

    *Small samples.* The recall that is believed is the median of what it may be, given the counts
    and no opinion beforehand (Jeffreys' prior; the median after J. Kerman, "A closed-form
    approximation for the median of the beta distribution", 2011). With nothing missed it reaches
    0.98 after 8 movements, with one missed after 58, with two after 108. So 8 of 8 is a licence on
    probation, in truth as likely below 0.98 as above: "95 % sure" would take 150 movements without
    a miss, weeks for most cameras. In return counting never ends, and one miss before the 58th
    movement is the end of the licence.
    """

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._noticed = 0
        self._missed = 0
        self._alarms: deque[float] = deque(maxlen=_ALARMS)
        self._movement: _Movement | None = None

    @property
    def noticed(self) -> int:
        """Movements that the alarm rang for."""
        return self._noticed

    @property
    def missed(self) -> int:
        """Movements that it did not ring for."""
        return self._missed

    @property
    def recall(self) -> float | None:
        """The share of movements that is probably noticed; None before the first."""
        count = self._noticed + self._missed
        return (self._noticed + 1 / 6) / (count + 1 / 3) if count else None

    @property
    def holds(self) -> bool:
        """The recall is as it must be."""
        return self.recall is not None and self.recall >= WANTED - 1e-9

    def alarm(self, time: float) -> None:
        """Hear that the alarm rings."""
        self._alarms.append(time)

    def look(self, time: float, *, moving: bool, everything: bool, keyframe: float | None) -> None:
        """Take in a look, and judge a movement that can be judged now.

        Args:
            time: of the frame.
            moving: there was motion in it.
            everything: every frame was being decoded, so nothing could hide.
            keyframe: time of the newest keyframe.
        """
        movement = self._movement
        if movement and time - movement.last > _CALM:
            self._judge(movement)
            movement = self._movement = None
        if moving:
            if movement is None:
                movement = self._movement = _Movement(time, time)
            movement.looks += 1
            movement.last = time
            shown = keyframe is not None and movement.start <= keyframe <= time
            movement.fair = movement.fair or everything or shown
        if movement and time >= movement.start + _GRACE:
            self._judge(movement)

    def _judge(self, movement: _Movement) -> None:
        if movement.judged or not movement.fair or movement.looks < _LOOKS:
            return
        movement.judged = True
        begin, end = movement.start - _BEFORE, movement.start + _GRACE
        if any(begin <= alarm <= end for alarm in self._alarms):
            self._noticed += 1
        else:
            self._missed += 1
        if self._noticed + self._missed > _ENOUGH:
            self._noticed, self._missed = self._noticed // 2, (self._missed + 1) // 2
