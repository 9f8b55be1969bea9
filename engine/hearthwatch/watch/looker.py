"""A camera's stream as pictures: decoded, and those that are due looked at."""

import time
from collections.abc import Callable

from hearthwatch.media import Decoder, Frame, Packet, Sampler, StreamInfo
from hearthwatch.media.notice import Notify
from hearthwatch.watch.pipeline import Pipeline

_GONE_AFTER = 10.0


class Looker:
    """Decodes what a feed brings and shows the pipeline a few pictures a second.

    Attributes:
        newest: the newest picture; None before the first.
        frames: decoded so far.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        *,
        fps: float,
        notify: Notify,
        on_look: Callable[[Frame], None],
    ) -> None:
        """Prepare to look.

        Args:
            pipeline: that judges the pictures.
            fps: looks per second.
            notify: is told of damage in the stream.
            on_look: is told of every picture that is looked at.
        """
        self.newest: Frame | None = None
        self.frames = 0
        self._pipeline = pipeline
        self._decoder = Decoder(notify=notify)
        self._sampler = Sampler(fps)
        self._on_look = on_look

    def online(self, info: StreamInfo) -> None:
        """Let the decoder find out by itself what has changed."""

    def packet(self, packet: Packet) -> None:
        """Decode a packet of pictures."""
        if not packet.sound:
            for frame in self._decoder.decode(packet):
                self._see(frame)

    def offline(self, reason: str) -> None:  # noqa: ARG002
        """Let go of what was followed once it has been out of sight for long."""
        if self.newest and time.time() - self.newest.captured > _GONE_AFTER:
            self._pipeline.close()

    def over(self) -> None:
        """Look at what is left, then let go of everything."""
        for frame in self._decoder.flush():
            self._see(frame)
        self._pipeline.close()

    def _see(self, frame: Frame) -> None:
        self.newest = frame
        self.frames += 1
        if self._sampler.take(frame.time):
            self._on_look(frame)
            self._pipeline.see(frame)
