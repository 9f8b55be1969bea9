"""Whether a device's smaller stream is one, once both bring pictures."""

import threading
from typing import Final

import structlog

from hearthwatch.media import Packet, StreamInfo

_SMALL: Final = 640 * 480
"""Pixels of a picture that costs little, whatever else there is."""

_log = structlog.get_logger()


class StreamSizes:
    """Compares two streams of a camera, and says once that the smaller one is none."""

    def __init__(self, camera: str) -> None:
        """Prepare.

        Args:
            camera: its name, for logs.
        """
        self._camera = camera
        self._lock = threading.Lock()
        self._told = False
        self.seen = StreamSize(self)
        self.kept = StreamSize(self)

    def compare(self) -> None:
        """Look at both; from any thread."""
        with self._lock:
            seen, kept = self.seen.info, self.kept.info
            if self._told or seen is None or kept is None:
                return
            if seen.width * seen.height >= max(kept.width * kept.height, _SMALL + 1):
                self._told = True
                _log.warning(
                    "sub_stream_is_not_smaller",
                    camera=self._camera,
                    sub=f"{seen.width}x{seen.height}",
                    main=f"{kept.width}x{kept.height}",
                )


class StreamSize:
    """Hears how large the pictures of one stream are."""

    def __init__(self, sizes: StreamSizes) -> None:
        """Prepare.

        Args:
            sizes: compares it with the other.
        """
        self._sizes = sizes
        self.info: StreamInfo | None = None

    def online(self, info: StreamInfo) -> None:
        """Compare; a stream whose size only its pictures tell is left out."""
        self.info = info if info.width and info.height else None
        self._sizes.compare()

    def packet(self, packet: Packet) -> None:
        """Need none."""

    def offline(self, reason: str) -> None:  # noqa: ARG002
        """Wait for the next time."""
        self.info = None

    def over(self) -> None:
        """Wait for the next time."""
        self.info = None
