"""From packets to frames."""

import time
from collections.abc import Callable
from typing import Final

import av
from av.codec.context import CodecContext
from av.video.codeccontext import VideoCodecContext

from hearthwatch.media.frame import Frame
from hearthwatch.media.notice import Notice, NoticeKind, Notify, ignore
from hearthwatch.media.packet import Packet, StreamInfo

_KEYLESS: Final = 10.0
"""Seconds of stream time without a keyframe after which a stream is taken not to mark them."""

_DEFAULT_RATE: Final = 25.0
"""Frames per second where neither the frames nor the stream say when they are shown."""


class Decoder:
    """Decodes the packets of a source, over reconnections and loops too.

    It begins at a keyframe and, after damage, waits for the next one: what it gives is whole or
    not given at all. Frames come in the order of showing. libav works without the GIL.

    Attributes:
        damaged: packets so far that could not be decoded properly.
        skipped: packets so far that were left out while waiting for a keyframe.
    """

    def __init__(
        self,
        *,
        threads: int = 1,
        loop_filter: bool = True,
        notify: Notify = ignore,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Prepare to decode.

        Args:
            threads: one is right for live cameras; more decode a file faster, but each delays
                frames by one more packet.
            loop_filter: False saves a tenth to a third of the work and leaves blocky edges.
            notify: is told of damage and of changes of the picture's size or format.
            clock: seconds since 1970 UTC, for `Frame.decoded`.
        """
        self.damaged = 0
        self.skipped = 0
        self._threads = threads
        self._loop_filter = loop_filter
        self._notify = notify
        self._clock = clock
        self._info: StreamInfo | None = None
        self._context: VideoCodecContext | None = None
        self._waiting = False
        self._lost_at: float | None = None
        self._shape: tuple[int, int, str] | None = None
        self._index = 0
        self._packet_time = 0.0
        self._captured = 0.0
        self._last_time: float | None = None

    def decode(self, packet: Packet) -> list[Frame]:
        """Take a packet and return the frames that are now complete, none or several.

        Sound is passed over.
        """
        frames: list[Frame] = []
        if packet.sound:
            return frames
        if packet.info is not self._info:
            frames = self.flush()
            self._begin(packet)
        self._packet_time = packet.time
        if self._must_wait(packet):
            self.skipped += 1
            return frames
        packet.raw.opaque = self._captured = packet.captured
        return frames + self._run(packet)

    def flush(self) -> list[Frame]:
        """Return the frames still inside, at the end of the packets."""
        if self._context is None or not self._context.is_open:
            return []
        frames = self._run(None)
        self._context = self._info = None
        return frames

    def _begin(self, packet: Packet) -> None:
        """Prepare for another stream."""
        self._info = packet.info
        self._context = self._make_context(packet.info)
        self._waiting = True
        self._lost_at = packet.time

    def _make_context(self, info: StreamInfo) -> VideoCodecContext:
        """Make a decoder of our own, so that it outlives the stream it was described by."""
        template = info.template
        context = CodecContext.create(template.codec, "r")
        if not isinstance(context, VideoCodecContext):
            raise TypeError(f"{info.codec} is no video codec")
        context.extradata = template.extradata
        context.codec_tag = template.codec_tag
        context.width, context.height = template.width, template.height
        if template.pix_fmt is not None:
            context.pix_fmt = template.pix_fmt
        context.bits_per_coded_sample = template.bits_per_coded_sample
        context.pkt_timebase = info.time_base
        context.copy_opaque = True
        context.thread_count = self._threads
        context.thread_type = "NONE" if self._threads == 1 else "FRAME"
        if not self._loop_filter:
            context.options = {"skip_loop_filter": "all"}
        return context

    def _must_wait(self, packet: Packet) -> bool:
        """Say whether to leave a packet out because decoding cannot start with it."""
        if packet.raw.is_corrupt:
            self._lose_track()
            return True
        if self._lost_at is not None and packet.time - self._lost_at > _KEYLESS:
            self._waiting, self._lost_at = False, None
        self._waiting = self._waiting and not packet.keyframe
        return self._waiting

    def _run(self, packet: Packet | None) -> list[Frame]:
        """Decode a packet, or None for what is left inside."""
        info, context = self._info, self._context
        if info is None or context is None:
            return []
        try:
            pictures = context.decode(None if packet is None else packet.raw)
        except av.FFmpegError:
            self._lose_track()
            return []
        frames = []
        for picture in pictures:
            if picture.is_corrupt:
                self._lose_track()
                break
            # Some containers call every packet a keyframe; the decoder knows better.
            if picture.key_frame:
                self._lost_at = None
            if self._lost_at is None and (frame := self._frame(info, picture)) is not None:
                frames.append(frame)
        return frames

    def _lose_track(self) -> None:
        """Forget everything up to the next keyframe: what was built on damage is damaged too."""
        self.damaged += 1
        if self._lost_at is None and self._info is not None:
            text = "damaged pictures are left out up to the next keyframe"
            self._notify(Notice(NoticeKind.DAMAGED, f"{self._info.name}: {text}"))
        self._waiting = True
        self._lost_at = self._packet_time
        if self._context is not None and self._context.is_open:
            depth = self._context.reorder_depth
            self._context.flush_buffers()
            self._context.reorder_depth = depth

    def _frame(self, info: StreamInfo, picture: av.VideoFrame) -> Frame | None:
        """Give a picture its times; None for one that came too late to be shown in order."""
        moment = self._shown_at(info, picture)
        if self._last_time is not None and moment <= self._last_time:
            return None
        self._last_time = moment
        self._compare(info, picture)
        captured = picture.opaque
        frame = Frame(
            picture,
            time=moment,
            captured=captured if isinstance(captured, float) else self._captured,
            decoded=self._clock(),
            index=self._index,
        )
        self._index += 1
        return frame

    def _shown_at(self, info: StreamInfo, picture: av.VideoFrame) -> float:
        if picture.pts is not None:
            return picture.pts * info.time_base.numerator / info.time_base.denominator
        if self._last_time is None:
            return self._packet_time
        return self._last_time + 1.0 / (info.frame_rate or _DEFAULT_RATE)

    def _compare(self, info: StreamInfo, picture: av.VideoFrame) -> None:
        """Tell when pictures come in another shape than before."""
        shape = (picture.width, picture.height, picture.format.name)
        if self._shape not in {None, shape}:
            width, height, pixels = shape
            text = f"the picture is now {width}x{height} {pixels}"
            self._notify(Notice(NoticeKind.PICTURE_CHANGED, f"{info.name}: {text}"))
        self._shape = shape
