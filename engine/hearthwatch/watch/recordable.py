"""Pictures that no clip can hold, made into such as it can before they are kept."""

from collections.abc import Sequence

from hearthwatch.media import Notify, Packet, StreamInfo, Transcoder
from hearthwatch.model.media import PICTURE_CODECS
from hearthwatch.watch.feed import FeedListener


class Recordable:
    """Passes a feed on to those who keep it, MJPEG and the like as VP9.

    Those who look at the pictures get them as they come. What is recordable is never touched; the
    rest costs what a `Transcoder` costs, all the time: what was before an event is wanted, too.
    """

    def __init__(self, listeners: Sequence[FeedListener], notify: Notify) -> None:
        """Prepare to pass on.

        Args:
            listeners: who keep what comes.
            notify: is told of damage in the stream.
        """
        self._listeners = listeners
        self._notify = notify
        self._info: StreamInfo | None = None
        self._transcoder: Transcoder | None = None
        self._made: StreamInfo | None = None

    def online(self, info: StreamInfo) -> None:
        """Tell of the stream; of one that is made of it, once there is some."""
        if info.codec in PICTURE_CODECS:
            self._tell(info)

    def packet(self, packet: Packet) -> None:
        """See `FeedListener.packet`."""
        if packet.info is not self._info:
            self._info = packet.info
            fine = packet.info.codec in PICTURE_CODECS
            self._transcoder = None if fine else Transcoder(notify=self._notify)
        if self._transcoder is None:
            self._pass_on(packet)
            return
        for made in self._transcoder.feed(packet):
            if made.info is not self._made:
                self._made = made.info
                self._tell(made.info)
            self._pass_on(made)

    def offline(self, reason: str) -> None:
        """See `FeedListener.offline`."""
        for listener in self._listeners:
            listener.offline(reason)

    def over(self) -> None:
        """See `FeedListener.over`."""
        for listener in self._listeners:
            listener.over()

    def _tell(self, info: StreamInfo) -> None:
        for listener in self._listeners:
            listener.online(info)

    def _pass_on(self, packet: Packet) -> None:
        for listener in self._listeners:
            listener.packet(packet)
