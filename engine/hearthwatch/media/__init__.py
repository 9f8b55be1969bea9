"""Packets and frames: sources of video, their decoding, and keeping a camera connected.

A `Source` says how to reach video and opens a `Stream` of packets. A `Connection` keeps a source
open for ever. A `Decoder` turns packets into frames; a `Sampler` picks those worth a look.
"""

from hearthwatch.media.backoff import Backoff
from hearthwatch.media.connection import Connecting, Connection, Offline, Online, State
from hearthwatch.media.decoder import Decoder
from hearthwatch.media.errors import (
    ClosedError,
    EndedError,
    NoAnswerError,
    NotFoundError,
    NotVideoError,
    NoVideoError,
    RefusedError,
    SourceError,
    StalledError,
    TruncatedError,
    UnreachableError,
    WrongPasswordError,
)
from hearthwatch.media.file import FileSource
from hearthwatch.media.frame import Frame
from hearthwatch.media.notice import Notice, NoticeKind
from hearthwatch.media.packet import Packet, StreamInfo
from hearthwatch.media.rtsp import RtspSource
from hearthwatch.media.sampler import Sampler
from hearthwatch.media.source import Source, Stream
from hearthwatch.media.timeline import Timeline

__all__ = [
    "Backoff",
    "ClosedError",
    "Connecting",
    "Connection",
    "Decoder",
    "EndedError",
    "FileSource",
    "Frame",
    "NoAnswerError",
    "NoVideoError",
    "NotFoundError",
    "NotVideoError",
    "Notice",
    "NoticeKind",
    "Offline",
    "Online",
    "Packet",
    "RefusedError",
    "RtspSource",
    "Sampler",
    "Source",
    "SourceError",
    "StalledError",
    "State",
    "Stream",
    "StreamInfo",
    "Timeline",
    "TruncatedError",
    "UnreachableError",
    "WrongPasswordError",
]
