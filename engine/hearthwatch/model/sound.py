"""What can be heard, in the words that everybody uses."""

from dataclasses import dataclass
from typing import Final

from hearthwatch.model.numbers import Finite

LOUD: Final = "sound"
"""Something that is loud for where it is heard, whatever it is."""

SMOKE_ALARM: Final = "smoke alarm"
CO_ALARM: Final = "carbon monoxide alarm"
SPEECH: Final = "speech"

ALARMS: Final = frozenset({SMOKE_ALARM, CO_ALARM})
"""What calls for help."""


@dataclass(frozen=True, slots=True)
class SoundStatus:
    """How a camera hears.

    Attributes:
        listening: sound comes and is listened to.
        level: of the loudest tenth of a second lately, in dBFS; None while nothing comes.
        floor: what is usual there, in dBFS; None until it is known.
        heard: what is heard at the moment: `LOUD`, labels.
        reason: why nothing is listened to, as a sentence.
        cost: share of one core that listening took lately.
    """

    listening: bool
    level: Finite | None = None
    floor: Finite | None = None
    heard: tuple[str, ...] = ()
    reason: str | None = None
    cost: Finite = 0.0
