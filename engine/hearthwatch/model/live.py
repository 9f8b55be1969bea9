"""How a camera can be watched live."""

from enum import StrEnum


class LiveStream(StrEnum):
    """Which of a camera's streams is shown."""

    AUTO = "auto"
    """The cheapest that a player takes as it is."""

    MAIN = "main"
    SUB = "sub"


class LiveForm(StrEnum):
    """What is made of a stream's packets for those who watch."""

    MP4 = "mp4"
    """Fragmented MP4 for Media Source Extensions."""

    TS = "ts"
    """An MPEG transport stream."""

    H264 = "h264"
    """Pictures behind start codes, for WebRTC."""


class LiveTrouble(StrEnum):
    """Why a camera cannot be shown at all; stays the same, programs may compare it."""

    NO_STREAM = "no_such_stream"
    NOT_RUNNING = "camera_not_running"
    UNFIT = "unfit_pictures"
    TOO_SLOW = "too_slow"
    STOPPING = "stopping"
