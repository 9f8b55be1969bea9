"""What went wrong on the way without stopping the pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class NoticeKind(StrEnum):
    """What a notice is about."""

    CLOCK_JUMPED = "clock_jumped"
    TIMES_MISSING = "times_missing"
    DAMAGED = "damaged"
    PICTURE_CHANGED = "picture_changed"
    CUT_OFF = "cut_off"
    KEYLESS = "keyless"
    RING_FULL = "ring_full"
    LOST = "lost"
    CLOCK_WRONG = "clock_wrong"
    UNUSABLE = "unusable"
    HARDWARE = "hardware"


@dataclass(frozen=True, slots=True)
class Notice:
    """A repaired or survived fault, in words that never contain a password.

    Attributes:
        count: how many of its kind it stands for: jumps of a clock, pictures that were left out.
    """

    kind: NoticeKind
    text: str
    count: int = 1


type Notify = Callable[[Notice], None]
"""Called from the thread that reads packets or decodes them; must return quickly."""


def ignore(notice: Notice) -> None:
    """Take a notice and do nothing with it."""
