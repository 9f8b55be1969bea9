"""Packets and frames: sources of video, their decoding, and keeping a camera connected.

A `Source` says how to reach video and opens a `Stream` of packets. A `Connection` keeps a source
open for ever. A `Decoder` turns packets into frames; a `Sampler` picks those worth a look. A `Ring`
keeps the newest packets; its followers are recorded as clips (`Recording`) or shown live
(`MseMuxer`, `TsMuxer`, `PictureStream`; a `Transcoder` for what browsers do not play).
"""

from hearthwatch.media.alternatives import Alternatives
from hearthwatch.media.backoff import Backoff
from hearthwatch.media.clip import ClipListener, Place, Recording
from hearthwatch.media.clip_errors import (
    ClipError,
    ClipExistsError,
    DiskFullError,
    FolderGoneError,
    ReadOnlyError,
    UnfitError,
    UnplayableError,
    clip_error,
)
from hearthwatch.media.clip_facts import ClipFacts, is_part, mend, probe, whole_path
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
    UnusableError,
    WrongPasswordError,
)
from hearthwatch.media.file import FileSource, FileStream
from hearthwatch.media.folder import FolderSource
from hearthwatch.media.follower import Dropped, Follower
from hearthwatch.media.format import FormatError
from hearthwatch.media.fragment import CLOCK_AT
from hearthwatch.media.frame import Frame
from hearthwatch.media.hardware import Hardware, HardwareUser
from hearthwatch.media.http import HttpSource
from hearthwatch.media.inbox import Arrival, Inbox
from hearthwatch.media.listening import Hearable, SoundDecoder
from hearthwatch.media.live import Fragment, Init, MseMuxer, Picture, PictureStream, TsMuxer
from hearthwatch.media.notice import Notice, NoticeKind, Notify
from hearthwatch.media.onvif import (
    MOST_HOSTS,
    Device,
    Found,
    OnvifSource,
    Sign,
    Signs,
    SnapshotSource,
    Subscription,
    discover,
    scan,
)
from hearthwatch.media.packet import Packet, SoundInfo, StreamInfo
from hearthwatch.media.ring import Ring
from hearthwatch.media.rtsp import RtspSource
from hearthwatch.media.sampler import Sampler
from hearthwatch.media.source import Source, Stream
from hearthwatch.media.stills import sprite, thumbnail
from hearthwatch.media.survey import survey
from hearthwatch.media.timeline import Timeline
from hearthwatch.media.transcode import Transcoder
from hearthwatch.media.v4l2 import Plugged, V4l2Source, plugged_in
from hearthwatch.media.web import DeviceLogin

__all__ = [
    "CLOCK_AT",
    "MOST_HOSTS",
    "Alternatives",
    "Arrival",
    "Backoff",
    "ClipError",
    "ClipExistsError",
    "ClipFacts",
    "ClipListener",
    "ClosedError",
    "Connecting",
    "Connection",
    "Decoder",
    "Device",
    "DeviceLogin",
    "DiskFullError",
    "Dropped",
    "EndedError",
    "FileSource",
    "FileStream",
    "FolderGoneError",
    "FolderSource",
    "Follower",
    "FormatError",
    "Found",
    "Fragment",
    "Frame",
    "Hardware",
    "HardwareUser",
    "Hearable",
    "HttpSource",
    "Inbox",
    "Init",
    "MseMuxer",
    "NoAnswerError",
    "NoVideoError",
    "NotFoundError",
    "NotVideoError",
    "Notice",
    "NoticeKind",
    "Notify",
    "Offline",
    "Online",
    "OnvifSource",
    "Packet",
    "Picture",
    "PictureStream",
    "Place",
    "Plugged",
    "ReadOnlyError",
    "Recording",
    "RefusedError",
    "Ring",
    "RtspSource",
    "Sampler",
    "Sign",
    "Signs",
    "SnapshotSource",
    "SoundDecoder",
    "SoundInfo",
    "Source",
    "SourceError",
    "StalledError",
    "State",
    "Stream",
    "StreamInfo",
    "Subscription",
    "Timeline",
    "Transcoder",
    "TruncatedError",
    "TsMuxer",
    "UnfitError",
    "UnplayableError",
    "UnreachableError",
    "UnusableError",
    "V4l2Source",
    "WrongPasswordError",
    "clip_error",
    "discover",
    "is_part",
    "mend",
    "plugged_in",
    "probe",
    "scan",
    "sprite",
    "survey",
    "thumbnail",
    "whole_path",
]
