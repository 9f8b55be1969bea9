"""Which of a device's streams is recorded, and which is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

_ENOUGH: Final = 320
"""Pixels of width in which a person at a usual distance can still be told."""

_GOOD: Final = 640
"""Pixels of width that the detector makes use of; more cost and show it nothing."""

_SURE: Final = ("h264", "")
"""Codecs that browsers show and that cost least; a device may name none."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A stream that a device offers.

    Attributes:
        token: what the device calls it.
        name: what its owner calls it.
        camera: which of a recorder's cameras it shows, as the device calls that.
        codec: as libav has it; empty if the device does not say.
        width: in pixels, as the device claims; 0 if it does not.
        frame_rate: pictures per second at most, as it claims; 0 if it does not.
    """

    token: str
    name: str
    camera: str
    codec: str
    width: int
    height: int
    frame_rate: float = 0.0

    @property
    def pixels(self) -> int:
        """Of one picture."""
        return self.width * self.height

    @property
    def words(self) -> str:
        """What it is, for people."""
        size = f"{self.width}x{self.height}" if self.pixels else "unknown size"
        codec = f" {self.codec.upper()}" if self.codec else ""
        return f"{self.name or self.token} ({size}{codec})"


@dataclass(frozen=True, slots=True)
class Choice:
    """A profile, and why it is the one."""

    profile: Profile
    reason: str


def cameras_of(profiles: Sequence[Profile]) -> list[str]:
    """Return the cameras of a recorder, in the order in which it names them."""
    return list(dict.fromkeys(profile.camera for profile in profiles))


def choose(profiles: Sequence[Profile], role: Literal["main", "sub"]) -> Choice:
    """Choose the stream of a camera that is recorded, or the one that is looked at.

    Args:
        profiles: of one camera, at least one.
        role: `main` is the one with the most pixels; `sub` the one nearest to what looking needs.

    >>> big = Profile("a", "Main", "1", "h265", 3840, 2160)
    >>> small = Profile("b", "Sub", "1", "h264", 640, 360)
    >>> choose([big, small], "sub").reason
    'Sub (640x360 H264) is looked at: it shows enough, and costs less than Main (3840x2160 H265).'
    """
    main = max(profiles, key=lambda profile: (profile.codec != "mjpeg", profile.pixels))
    if len(profiles) == 1:
        return Choice(main, f"{main.words} is used: the device has no other stream.")
    if role == "main":
        return Choice(main, f"{main.words} is recorded: it is the largest of {len(profiles)}.")
    smaller = [profile for profile in profiles if _ENOUGH <= profile.width < main.width]
    if not smaller:
        reason = f"{main.words} is looked at: no smaller stream shows enough."
        return Choice(main, reason)
    sub = min(smaller, key=lambda profile: (profile.codec not in _SURE, _misfit(profile)))
    reason = f"it shows enough, and costs less than {main.words}"
    return Choice(sub, f"{sub.words} is looked at: {reason}.")


def _misfit(profile: Profile) -> float:
    return max(profile.width / _GOOD, _GOOD / profile.width)
