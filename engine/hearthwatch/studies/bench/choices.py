"""What of a run may be chosen by name; the command line reads this without the heavy parts."""

from enum import StrEnum


class Profile(StrEnum):
    """How much is measured."""

    QUICK = "quick"
    FULL = "full"


class Part(StrEnum):
    """What can be measured by itself."""

    MOTION = "motion"
    DETECTOR = "detector"
    DELAYS = "delays"
    ATTENTION = "attention"
    TROUBLE = "trouble"
    COST = "cost"
    CLIPS = "clips"
    DURABILITY = "durability"
    SCALING = "scaling"
    SOAK = "soak"
