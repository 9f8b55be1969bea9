"""What a camera is doing right now."""

from dataclasses import dataclass
from enum import StrEnum

from hearthwatch.model.numbers import Finite
from hearthwatch.model.sound import SoundStatus


class CameraState(StrEnum):
    """The life of a camera's connection."""

    DISABLED = "disabled"
    CONNECTING = "connecting"
    ONLINE = "online"
    OFFLINE = "offline"


class ProblemKind(StrEnum):
    """What can be wrong with a camera that is online."""

    FROZEN = "frozen"
    BLACK = "black"
    PLAIN = "plain"
    CLOCK = "clock"
    CHANGED = "changed"
    DAMAGED = "damaged"
    FLOOD = "flood"
    KEYLESS = "keyless"
    LOST = "lost"
    UNUSABLE = "unusable"
    UNRECORDED = "unrecorded"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a camera although it delivers.

    Attributes:
        since: when it began, in seconds since 1970 UTC.
        text: what it is, for people; never contains a password.
    """

    kind: ProblemKind
    since: Finite
    text: str


class AttentionMode(StrEnum):
    """Which frames of a camera are decoded.

    Attributes:
        SUB_STREAM: all of the small stream beside the one that is recorded.
        FULL: all.
        GATE: keyframes, and everything once packets hint at movement.
        ECO: keyframes.
    """

    SUB_STREAM = "sub_stream"
    FULL = "full"
    GATE = "gate"
    ECO = "eco"


@dataclass(frozen=True, slots=True)
class AttentionStatus:
    """How closely a camera is watched, and what that costs.

    Attributes:
        reason: why so, as a sentence for the owner.
        pinned: the owner has chosen the mode.
        awake: every frame is decoded at the moment.
        recall: share of movements that the gate probably notices; None before it was measured.
        cost: share of one core that its thread took lately, which decodes, looks for motion and
            hands packets on; reading them from the network is not in it.
    """

    mode: AttentionMode
    reason: str
    pinned: bool = False
    awake: bool = True
    recall: Finite | None = None
    cost: Finite = 0.0


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """A camera's state and the figures that an owner may ask for.

    Attributes:
        reason: why it is not online, in words that never contain a password.
        since: when the state began, in seconds since 1970 UTC.
        width: of the picture in pixels; 0 until the first frame.
        frame_rate: pictures per second that arrive.
        look_rate: looks per second that motion detection makes.
        detector_rate: inferences per second spent on this camera.
        dropped: looks given up in all because the detector was late.
        last_frame: capture time of the newest frame, in seconds since 1970 UTC.
        motion: share of the picture in which pixels change.
        recording: a clip is being written.
        problems: what is wrong although it delivers; empty for a healthy camera.
        lost: compressed pictures in all that came and that the engine was too slow to take.
        decoder: what decodes its pictures: `software`, or the name of a device.
        decoder_reason: why it is that.
        attention: which frames are decoded; None while nothing is looked at.
        motion_enabled: motion is told when there is some.
        sound: how it hears; None while it is not listened to.
        detector: the model that looks, and what computes it; None while nothing is looked at, or
            the model is being loaded.
        detector_reason: why it is that.
    """

    state: CameraState
    since: Finite
    reason: str | None = None
    width: int = 0
    height: int = 0
    codec: str | None = None
    frame_rate: Finite = 0.0
    look_rate: Finite = 0.0
    detector_rate: Finite = 0.0
    dropped: int = 0
    last_frame: Finite | None = None
    motion: Finite = 0.0
    recording: bool = False
    problems: tuple[Problem, ...] = ()
    lost: int = 0
    decoder: str = "software"
    decoder_reason: str | None = None
    attention: AttentionStatus | None = None
    motion_enabled: bool = True
    sound: SoundStatus | None = None
    detector: str | None = None
    detector_reason: str | None = None
