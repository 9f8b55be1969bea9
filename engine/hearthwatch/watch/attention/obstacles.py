"""What keeps a stream from being slept through."""

from dataclasses import dataclass
from typing import Final

from hearthwatch.model.camera import AttentionMode
from hearthwatch.watch.attention.groups import Groups

_SHORTEST: Final = 0.5
_LONGEST: Final = 6.0
_LONGEST_ECO: Final = 15.0
"""Seconds between keyframes with which sleep saves something, and is no blindness."""


@dataclass(frozen=True, slots=True)
class StreamFacts:
    """What is known of a stream before its first packet.

    Attributes:
        codec: libav's name, such as ``h264``.
        width: of the picture in pixels; 0 where only the first frame will tell.
        reorders: frames come in another order than their packets (B-frames).
        live: it comes from a camera and not from a file.
    """

    codec: str
    width: int
    height: int
    reorders: bool
    live: bool


def obstacle(
    mode: AttentionMode, facts: StreamFacts | None, groups: Groups, now: float
) -> str | None:
    """Say why a mode is impossible with a stream; None when it is not."""
    if facts and not facts.live:
        return "a file is decoded whole"
    if groups.are_missing(now):
        return "the camera marks no keyframes"
    if mode is AttentionMode.GATE and facts and facts.reorders:
        return "pictures come out of order (B-frames), which blurs what packet sizes tell"
    return None if groups.length is None else _unfit(mode, groups.length)


def _unfit(mode: AttentionMode, length: float) -> str | None:
    """Say why keyframes that far apart, in seconds, do not serve."""
    if length < _SHORTEST:
        return f"a keyframe every {length:.2g} s leaves nothing to save"
    longest = _LONGEST if mode is AttentionMode.GATE else _LONGEST_ECO
    if length > longest:
        return f"keyframes are {length:.3g} s apart, and {longest:g} s are the most"
    return None
