"""One stream of a camera, read on a thread of its own for as long as the camera runs."""

import threading
from collections.abc import Sequence
from typing import Final, Protocol

import structlog

from hearthwatch.media import (
    Backoff,
    Connection,
    Notice,
    Offline,
    Online,
    Packet,
    SourceError,
    State,
    StreamInfo,
)
from hearthwatch.settings import Source, V4l2Source
from hearthwatch.watch.health import StreamHealth
from hearthwatch.watch.sources import readable

_log = structlog.get_logger()

_FILE_AGAIN: Final = 30.0
_USB_AGAIN: Final = 4.0


class FeedListener(Protocol):
    """Hears of a feed, in the feed's thread."""

    def online(self, info: StreamInfo) -> None:
        """Hear that packets begin to come."""

    def packet(self, packet: Packet) -> None:
        """Take a packet."""

    def offline(self, reason: str) -> None:
        """Hear that none come, each time an attempt has failed."""

    def over(self) -> None:
        """Hear that no more will come for a while: the feed stops, or its file is at its end."""


class Feed:
    """Reads a source again and again until it is stopped."""

    def __init__(
        self,
        source: Source,
        *,
        name: str,
        listeners: Sequence[FeedListener],
        health: StreamHealth,
        sound: bool = False,
    ) -> None:
        """Prepare to read.

        Args:
            source: from the camera's settings.
            name: of the camera, for logs.
            listeners: hear what comes, in this order.
            health: hears it before them, and of faults that were survived.
            sound: take the sound as well.
        """
        self._name = name
        self._listeners = listeners
        self._health = health
        self._stopped = threading.Event()
        self._connection = Connection(
            readable(source, sound=sound),
            on_state=self._on_state,
            notify=self.notice,
            # To look whether a USB camera is back costs nothing, and disturbs nobody.
            backoff=Backoff(seed=name, most=_USB_AGAIN) if isinstance(source, V4l2Source) else None,
        )
        self._thread = threading.Thread(target=self._run, name=f"camera {name}")

    def start(self) -> None:
        """Begin to connect."""
        self._thread.start()

    def stop(self) -> None:
        """Hang up; `join` waits until that is done."""
        self._stopped.set()
        self._connection.stop()

    def join(self) -> None:
        """Wait for the end of the feed's thread."""
        self._thread.join()

    def notice(self, notice: Notice) -> None:
        """Hear of a fault that was survived."""
        self._health.notice(notice)
        _log.info("stream_notice", camera=self._name, kind=notice.kind.value, text=notice.text)

    def offline(self, reason: str) -> None:
        """Tell everybody that nothing comes."""
        self._health.offline(reason)
        for listener in self._listeners:
            listener.offline(reason)

    def _run(self) -> None:
        while not self._stopped.is_set():
            again_after: float | None = None
            try:
                for packet in self._connection:
                    self._health.packet(packet)
                    for listener in self._listeners:
                        listener.packet(packet)
            except SourceError as error:
                _log.warning("stream_failed", camera=self._name, reason=str(error))
                again_after = _FILE_AGAIN
            else:
                if not self._stopped.is_set():
                    self.offline("the file has been played to its end")
            for listener in self._listeners:
                listener.over()
            self._stopped.wait(again_after)

    def _on_state(self, state: State) -> None:
        match state:
            case Online(info=info):
                for listener in self._listeners:
                    listener.online(info)
            case Offline(reason=reason):
                self.offline(str(reason))
