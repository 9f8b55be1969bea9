"""What the packets of a stream are made of, and when that changes under way."""

from dataclasses import dataclass, field

import av
from av.video.stream import VideoStream

from hearthwatch.media.nal import identity, is_annexb, parameter_sets
from hearthwatch.media.packet import Packet, SoundInfo, StreamInfo
from hearthwatch.media.parameters import keep, share
from hearthwatch.model.media import PICTURE_CODECS


@dataclass(frozen=True, slots=True)
class Format:
    """What a file's tracks must be told. Packets of equal formats may go into one file.

    Attributes:
        codec: libav's name.
        width: of the picture in pixels.
        identity: what tells one coding from another; it says more than the size.
        voice: codec, rate and channels of the sound.
        parameters: for decoders, as libav takes them.
        track: from which a file's track is made.
        sound: None without sound.
    """

    codec: str
    width: int
    height: int
    identity: bytes = field(repr=False)
    voice: tuple[str, int, int] | None
    parameters: bytes = field(repr=False, compare=False)
    track: VideoStream = field(repr=False, compare=False)
    sound: SoundInfo | None = field(repr=False, compare=False)


class FormatError(Exception):
    """The packets are of a kind that cannot be put into a file or shown in a browser."""


class FormatWatch:
    """Follows the format of a stream from keyframe to keyframe.

    Cameras change it while streaming, when somebody turns a knob; only the packets tell.
    """

    def __init__(self) -> None:
        self._info: StreamInfo | None = None
        self._format: Format | None = None

    def update(self, packet: Packet) -> Format:
        """Return the format from this packet on; the same object as long as it stays equal.

        Raises:
            FormatError: such pictures go into no file.
        """
        if self._format is not None and not _may_change(packet, self._info):
            return self._format
        found = self._find(packet)
        self._info = packet.info
        if found == self._format:
            return self._format
        self._format = found
        return found

    def _find(self, packet: Packet) -> Format:
        info = packet.info
        if info.track is None or info.codec not in PICTURE_CODECS:
            raise FormatError(f"{info.name}: {info.codec} pictures cannot be put into MP4")
        known = info.track.codec_context.extradata or b""
        if self._format is not None and self._info is info:
            known = self._format.parameters
        # Behind lengths, as in MP4, packets bring no sets, and a length may look like a start code.
        apart = info.codec in {"h264", "hevc"} and known.startswith(b"\x01")
        sets = packet.keyframe and not apart
        fresh = parameter_sets(info.codec, bytes(packet.raw)) if sets else b""
        width, height = info.width, info.height
        mark = identity(info.codec, known)
        if fresh and identity(info.codec, fresh) != mark:
            if (mark and is_annexb(known)) or not (width and height):
                width, height = _measure(packet) or (width, height)
            known, mark = fresh, identity(info.codec, fresh)
        elif self._format is not None and self._info is info:
            width, height = self._format.width, self._format.height
        if not (width and height):
            raise FormatError(f"{info.name}: the size of its pictures is unknown")
        sound = info.sound
        voice = None if sound is None else (sound.codec, sound.rate, sound.channels)
        return Format(info.codec, width, height, mark, voice, known, info.track, sound)


def _may_change(packet: Packet, info: StreamInfo | None) -> bool:
    return packet.info is not info or (packet.keyframe and not packet.sound)


def _measure(packet: Packet) -> tuple[int, int] | None:
    """Decode a keyframe to learn its size; None where that fails."""
    track = packet.info.track
    if track is None:
        return None
    context = keep(track).codec_context
    context.thread_count = 1
    try:
        pictures = [*context.decode(share(packet.raw)), *context.decode(None)]
    except av.FFmpegError:
        return None
    return (pictures[0].width, pictures[0].height) if pictures else None
