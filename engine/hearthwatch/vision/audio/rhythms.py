"""The rhythms of alarms.

ISO 8201 and ANSI/ASA S3.41 name them: T3, three pulses of half a second and a pause, says "leave
the house"; T4, four short pulses and a longer pause, warns of carbon monoxide.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rhythm; all times in seconds.

    Attributes:
        name: in the standards.
        pulses: of a group.
        on: length of a pulse.
        off: length of the gap between two pulses.
        period: from the beginning of a group to that of the next.
        before: a group, so long the tone must be absent.
        after: and so long after it.
        calm: parts of each of them, which must be quiet by themselves.
        dip: share of its contrast by which a tone must fall in a gap.
        window: that a spectrum covers; must fit into a pulse.
        hop: from one spectrum to the next.
        hold: without a group after which the alarm is over.
        least: mean contrast, in natural logarithms of power, of the groups that prove an alarm.
    """

    name: str
    pulses: int
    on: float
    off: float
    period: float
    before: float
    after: float
    calm: int
    dip: float
    window: float
    hop: float
    hold: float
    least: float

    @property
    def length(self) -> float:
        """Seconds that a group lasts."""
        return self.pulses * self.on + (self.pulses - 1) * self.off

    def intervals(self) -> Iterator[tuple[float, float]]:
        """Give quiet, pulses and gaps by turns, and quiet, as they lie around a group at 0."""
        rest, step = self.before / self.calm, self.on + self.off
        for number in range(self.calm):
            yield (number - self.calm) * rest, (number - self.calm + 1) * rest
        for number in range(self.pulses):
            yield number * step, number * step + self.on
            if number < self.pulses - 1:
                yield number * step + self.on, (number + 1) * step
        rest = self.after / self.calm
        for number in range(self.calm):
            yield self.length + number * rest, self.length + (number + 1) * rest


T3: Final = Pattern(
    "T3", 3, 0.5, 0.5, 4.0, 1.4, 1.0, 3, 0.3, window=0.256, hop=0.04, hold=15.0, least=0.58
)
"""Smoke: evacuate."""

T4: Final = Pattern(
    "T4", 4, 0.1, 0.1, 5.7, 2.0, 2.0, 4, 0.06, window=0.064, hop=0.02, hold=75.0, least=1.1
)
"""Carbon monoxide. After four minutes a device may pause for a minute between groups."""
