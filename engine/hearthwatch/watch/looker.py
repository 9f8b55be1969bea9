"""A camera's stream as pictures: decoded as far as is called for, and those due looked at."""

import time
from collections.abc import Callable
from typing import Final

from hearthwatch.media import Decoder, Frame, HardwareUser, Packet, Sampler, StreamInfo
from hearthwatch.media.notice import Notify
from hearthwatch.watch.attention import Attention, StreamFacts
from hearthwatch.watch.group import Group
from hearthwatch.watch.pipeline import Pipeline

_GONE_AFTER: Final = 10.0
_FRESH: Final = 1.0
"""Seconds by which a picture may be older than what the camera has sent."""


class Looker:
    """Decodes of what a feed brings as much as it must, and shows it to the pipeline.

    Awake, it decodes everything and shows a few pictures a second. Asleep, it decodes keyframes and
    shows each of them. On waking it goes back to the last keyframe, so that what woke it is seen.

    Attributes:
        attention: decides about sleep; it hears every packet and every look.
        newest: the newest picture; None before the first.
        packets: of pictures that have come so far.
        cpu: seconds of a core that the thread of the feed has taken so far.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        *,
        fps: float,
        attention: Attention,
        notify: Notify,
        on_look: Callable[[Frame], None],
        hardware: HardwareUser | None = None,
    ) -> None:
        """Prepare to look.

        Args:
            pipeline: that judges the pictures.
            fps: looks per second.
            attention: says when everything has to be decoded.
            notify: is told of damage in the stream.
            on_look: is told of every picture that is looked at.
            hardware: may decode; None for software alone.
        """
        self.attention = attention
        self.newest: Frame | None = None
        self.packets = 0
        self.cpu = 0.0
        self._pipeline = pipeline
        self._decoder = Decoder(loop_filter=None, notify=notify, hardware=hardware)
        self._keyframes = Decoder(notify=notify)
        self._sampler = Sampler(fps)
        self._on_look = on_look
        self._group = Group()
        self._info: StreamInfo | None = None
        self._captured: float | None = None

    def online(self, info: StreamInfo) -> None:
        """Let the first packet tell what has changed."""

    def packet(self, packet: Packet) -> None:
        """Take a packet and decode what is called for."""
        if packet.sound:
            return
        self.packets += 1
        self._captured = packet.captured
        if packet.info is not self._info:
            self._begin(packet.info)
        awake = self.attention.packet(packet.time, packet.size, keyframe=packet.keyframe)
        if self._group.add(packet):
            self._decoder.leave_out()
        if awake:
            self._catch_up()
        elif packet.keyframe:
            self._glimpse(packet)
        self.cpu = time.thread_time()

    def offline(self, reason: str) -> None:  # noqa: ARG002
        """Let go of what was followed once it has been out of sight for long."""
        if self._captured is not None and time.time() - self._captured > _GONE_AFTER:
            self._pipeline.close()

    def over(self) -> None:
        """Look at what is left, then let go of everything."""
        for frame in self._decoder.flush():
            self._see(frame)
        self._pipeline.close()

    def fresh(self) -> Frame | None:
        """Return a picture of now, in any thread; one is decoded for it where need be."""
        newest = self.newest
        last = self._captured
        if newest is None or last is None or last - newest.captured <= _FRESH:
            return newest
        return self._group.newest() or newest

    def _begin(self, info: StreamInfo) -> None:
        """Hear of another opening of the stream."""
        self._info = info
        self._group = Group()
        facts = StreamFacts(info.codec, info.width, info.height, info.reorders, info.live)
        self.attention.stream(facts)

    def _catch_up(self) -> None:
        """Decode everything up to now; usually that is one packet."""
        packets = self._group.take()
        for packet in packets:
            for frame in self._decoder.decode(packet):
                self._see(frame, catching_up=packet is not packets[-1])

    def _glimpse(self, packet: Packet) -> None:
        frame = self._keyframes.glimpse(packet)
        if frame is not None:
            self._see(frame)
            if self.attention.awake:
                self._catch_up()

    def _see(self, frame: Frame, *, catching_up: bool = False) -> None:
        if self.newest and frame.time <= self.newest.time:
            return
        self.newest = frame
        if self._sampler.take(frame.time):
            self._on_look(frame)
            motion = self._pipeline.see(frame, catching_up=catching_up)
            self.attention.look(
                frame.time,
                moving=motion.active,
                learned=motion.learned,
                size=(frame.width, frame.height),
            )
