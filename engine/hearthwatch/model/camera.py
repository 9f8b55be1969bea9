"""What a camera is doing right now."""

from dataclasses import dataclass
from enum import StrEnum

from hearthwatch.model.numbers import Finite


class CameraState(StrEnum):
    """The life of a camera's connection."""

    DISABLED = "disabled"
    CONNECTING = "connecting"
    ONLINE = "online"
    OFFLINE = "offline"


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
