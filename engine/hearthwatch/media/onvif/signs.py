"""What a device's notifications mean for us: something moves, or somebody rings."""

import re
from enum import StrEnum
from typing import Final

from hearthwatch.media.onvif.notifications import Notification

_RING: Final = re.compile(r"visitor|door_?bell|button_?press|call_?button", re.IGNORECASE)
_MOTION: Final = re.compile(r"^RuleEngine/|motion", re.IGNORECASE)
"""Topics. Rules tell of motion, people, vehicles, crossed lines …: all worth a look."""

_INPUT: Final = "Device/Trigger/DigitalInput"
_WORDS: Final = {
    "true": True,
    "active": True,
    "on": True,
    "false": False,
    "inactive": False,
    "off": False,
}
_DIGITS: Final = {"1": True, "0": False}
_NUMBERS: Final = re.compile(r"id$|count|index|level|number|speed", re.IGNORECASE)
"""Names of values that are numbers, though those may look like a state."""

_QUIET: Final = frozenset({"Initialized", "Deleted"})
"""Operations that tell of nothing that happens, unless it is a state."""

_STUCK: Final = 10.0
"""Seconds after which a state that was never taken back is believed to begin again."""

_MOST: Final = 256


class Sign(StrEnum):
    """What a notification means."""

    MOTION = "motion"
    RING = "ring"


class Signs:
    """Remember states, for devices tell each of them again and again, and tell when one begins.

    >>> moves = Notification("VideoSource/MotionAlarm", "1", {"State": "true"}, "Changed")
    >>> signs = Signs()
    >>> [signs.read(moves, now) for now in (1.0, 2.0)]
    [<Sign.MOTION: 'motion'>, None]
    """

    def __init__(self, *, input_rings: bool = False) -> None:
        """Begin without knowing anything.

        Args:
            input_rings: a button is wired to the device's input.
        """
        self._input_rings = input_rings
        self._on: dict[tuple[str, str], float] = {}

    def read(self, notification: Notification, now: float) -> Sign | None:
        """Return what begins with a notification; None: nothing that matters.

        Args:
            notification: the next one.
            now: seconds of a clock that never steps back.
        """
        sign = self._sign(notification.topic)
        if sign is None:
            return None
        on = _state(notification)
        if on is None:
            return None if notification.operation in _QUIET else sign
        key = (notification.topic, notification.source)
        if not on or notification.operation == "Deleted":
            self._on.pop(key, None)
            return None
        before = self._on.get(key)
        if len(self._on) < _MOST:
            self._on[key] = now
        if before is not None and now - before < _STUCK:
            return None
        # How things are at first is no ring; but what moves, moves.
        return None if notification.operation == "Initialized" and sign is Sign.RING else sign

    def _sign(self, topic: str) -> Sign | None:
        if _RING.search(topic) or (self._input_rings and topic == _INPUT):
            return Sign.RING
        return Sign.MOTION if _MOTION.search(topic) else None


def _state(notification: Notification) -> bool | None:
    """Return whether what is told of goes on; None: it has no state, such as a crossed line."""
    values = {name: value.lower() for name, value in notification.values.items()}
    states = [_WORDS[value] for value in values.values() if value in _WORDS] or [
        _DIGITS[value]
        for name, value in values.items()
        if value in _DIGITS and not _NUMBERS.search(name)
    ]
    return any(states) if states else None
