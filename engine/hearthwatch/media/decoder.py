"""From packets to frames."""

import time
from collections.abc import Callable
from typing import Final

import av
from av.codec.context import CodecContext
from av.video.codeccontext import VideoCodecContext

from hearthwatch.media.bounds import MOST_PIXELS, picture_fault
from hearthwatch.media.frame import Frame
from hearthwatch.media.hardware import HardwareUser
from hearthwatch.media.loop_filter import LoopFilter
from hearthwatch.media.notice import Notice, NoticeKind, Notify, ignore
from hearthwatch.media.packet import Packet, StreamInfo
from hearthwatch.media.turn import turn_of_picture

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
        loop_filter: bool | None = True,
        notify: Notify = ignore,
        clock: Callable[[], float] = time.time,
        hardware: HardwareUser | None = None,
    ) -> None:
        """Prepare to decode.

        Args:
            threads: one is right for live cameras; more decode a file faster, but each delays
                frames by one more packet.
            loop_filter: False saves a fifth of the work; errors grow up to the next keyframe and
                may pass for motion. None leaves it out where it does next to nothing, as
                `LoopFilter` says: with H.264 that is finely quantised, in software.
            notify: is told of damage and of changes of the picture's size or format.
            clock: seconds since 1970 UTC, for `Frame.decoded`.
            hardware: chooses a device once it knows the stream; None for software alone.
        """
        self.damaged = 0
        self.skipped = 0
        self._threads = threads
        self._loop_filter = loop_filter
        self._chosen_filter: LoopFilter | None = None
        self._notify = notify
        self._clock = clock
        self._hardware = hardware
        self._info: StreamInfo | None = None
        self._context: VideoCodecContext | None = None
        self._waiting = False
        self._lost_at: float | None = None
        self._shape: tuple[int, int, str] | None = None
        self._usable = True
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
        if packet.info is not self._info or self._is_other_way(packet):
            frames = self.flush()
            self._begin(packet)
        elif self._chosen_filter is not None and self._chosen_filter.packet(packet):
            frames = self._renew(packet.info)
        self._packet_time = packet.time
        if self._must_wait(packet):
            self.skipped += 1
            return frames
        packet.raw.opaque = self._captured = packet.captured
        return frames + self._run(packet)

    def glimpse(self, packet: Packet) -> Frame | None:
        """Decode a keyframe by itself and return its picture at once; None if it is damaged.

        Nothing is held back for the next packet. For a decoder that is shown keyframes only.
        """
        frames = self.decode(packet)
        if self._context is not None and self._context.is_open:
            frames += self._run(None)
            self._empty(self._context)
        return frames[-1] if frames else None

    def leave_out(self) -> None:
        """Hear that packets are left out: the next to be decoded is a keyframe after them."""
        if self._context is not None and self._context.is_open:
            self._empty(self._context)
            self._waiting, self._lost_at = True, self._packet_time
        if self._chosen_filter is not None:
            self._chosen_filter.leave_out()

    def flush(self) -> list[Frame]:
        """Return the frames still inside, at the end of the packets."""
        if self._context is None or not self._context.is_open:
            return []
        frames = self._run(None)
        self._context = self._info = None
        return frames

    def _is_other_way(self, packet: Packet) -> bool:
        """Say whether to decode in another way from this packet on."""
        return self._hardware is not None and self._hardware.packet(packet)

    def _begin(self, packet: Packet) -> None:
        """Prepare for another stream, or to decode it in another way."""
        self._info = packet.info
        if self._hardware is not None:
            self._hardware.begin(packet)
        self._chosen_filter = None
        self._context = self._make_context(packet.info)
        if self._chosen_filter is not None:
            self._chosen_filter.packet(packet)
        self._waiting = True
        self._lost_at = packet.time

    def _renew(self, info: StreamInfo) -> list[Frame]:
        """Go on with a context of other options; return the frames that the one before held."""
        frames = self.flush()
        self._info, self._context = info, self._make_context(info)
        return frames

    def _make_context(self, info: StreamInfo) -> VideoCodecContext:
        """Make a decoder of our own, so that it outlives the stream it was described by."""
        template = info.template
        device = None if self._hardware is None else self._hardware.context(info)
        context = device or CodecContext.create(template.codec, "r")
        if not isinstance(context, VideoCodecContext):
            raise TypeError(f"{info.codec} is no video codec")
        chosen = self._chosen_filter = self._filter_of(info) if device is None else None
        context.extradata = template.extradata if chosen is None else chosen.extradata
        context.codec_tag = template.codec_tag
        context.width, context.height = template.width, template.height
        if template.pix_fmt is not None and device is None:
            context.pix_fmt = template.pix_fmt
        context.bits_per_coded_sample = template.bits_per_coded_sample
        context.pkt_timebase = info.time_base
        context.copy_opaque = True
        context.thread_count = self._threads
        context.thread_type = "NONE" if self._threads == 1 else "FRAME"
        context.options = {"max_pixels": str(MOST_PIXELS)}
        if chosen is not None:
            context.options |= chosen.options
        elif self._loop_filter is False:
            context.options |= {"skip_loop_filter": "all"}
        return context

    def _filter_of(self, info: StreamInfo) -> LoopFilter | None:
        """Return what decides about the loop filter; None where nothing has to."""
        if self._loop_filter is not None or info.codec != "h264":
            return None
        return self._chosen_filter or LoopFilter(info)

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
            if self._hardware is None or packet is None:
                return []
            return self._fall_back(packet) if self._hardware.failed(packet) else []
        if pictures and self._hardware is not None:
            self._hardware.worked()
        frames = []
        for picture in pictures:
            if picture.is_corrupt:
                self._lose_track()
                break
            if self._chosen_filter is not None:
                self._chosen_filter.picture(picture, self._packet_time)
            # Some containers call every packet a keyframe; the decoder knows better.
            if picture.key_frame:
                self._lost_at = None
            if self._lost_at is None and (frame := self._frame(info, picture)) is not None:
                frames.append(frame)
        return frames

    def _fall_back(self, packet: Packet) -> list[Frame]:
        """Go on in software, with this packet if that can be: the device gives nothing any more."""
        self._context = self._make_context(packet.info)
        text = "the device decodes nothing any more; software goes on"
        self._notify(Notice(NoticeKind.HARDWARE, f"{packet.info.name}: {text}"))
        self._waiting = not packet.keyframe
        return self._run(packet) if packet.keyframe else []

    def _lose_track(self) -> None:
        """Forget everything up to the next keyframe: what was built on damage is damaged too."""
        self.damaged += 1
        if self._lost_at is None and self._info is not None:
            text = "damaged pictures are left out up to the next keyframe"
            self._notify(Notice(NoticeKind.DAMAGED, f"{self._info.name}: {text}"))
        self._waiting = True
        self._lost_at = self._packet_time
        if self._context is not None and self._context.is_open:
            self._empty(self._context)

    @staticmethod
    def _empty(context: VideoCodecContext) -> None:
        """Drop what is inside; libav would forget how far frames are reordered as well."""
        depth = context.reorder_depth
        context.flush_buffers()
        context.reorder_depth = depth

    def _frame(self, info: StreamInfo, picture: av.VideoFrame) -> Frame | None:
        """Give a picture its times; None for one that is too late in order, or unusable."""
        moment = self._shown_at(info, picture)
        if self._last_time is not None and moment <= self._last_time:
            return None
        self._last_time = moment
        self._compare(info, picture)
        if not self._usable:
            return None
        captured = picture.opaque
        frame = Frame(
            picture,
            time=moment,
            captured=captured if isinstance(captured, float) else self._captured,
            decoded=self._clock(),
            index=self._index,
            rotation=info.rotation or turn_of_picture(picture),
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
        if shape == self._shape:
            return
        fault = picture_fault(picture)
        self._usable = fault is None
        if fault is not None:
            self._notify(Notice(NoticeKind.UNUSABLE, f"{info.name}: {fault}"))
        if self._shape is not None:
            width, height, pixels = shape
            text = f"the picture is now {width}x{height} {pixels}"
            self._notify(Notice(NoticeKind.PICTURE_CHANGED, f"{info.name}: {text}"))
        self._shape = shape
