"""What of a run may be chosen by name; the command line reads this without the heavy parts."""

from enum import StrEnum


class Profile(StrEnum):
    """How much is measured."""

    QUICK = "quick"
    FULL = "full"


class Part(StrEnum):
    """What can be measured by itself; what a busy machine would disturb comes first."""

    COST = "cost"
    SCALING = "scaling"
    DELAYS = "delays"
    LISTENERS = "listeners"
    ATTENTION = "attention"
    MOTION = "motion"
    DETECTOR = "detector"
    SOUND = "sound"
    DOORBELL = "doorbell"
    FOLDER = "folder"
    TROUBLE = "trouble"
    CLIPS = "clips"
    DELIVERIES = "deliveries"
    DURABILITY = "durability"
    LISTS = "lists"
    SOAK = "soak"
