"""Pictures of now that a device makes, for when its stream shows none."""

import queue
import threading
import time
from collections.abc import Callable
from typing import Final

import structlog

from hearthwatch.media import Backoff, SnapshotSource, SourceError
from hearthwatch.settings import OnvifSource
from hearthwatch.watch.sources import login_of

_TIMEOUT: Final = 3.0
_FIRST_PAUSE: Final = 10.0
_LONGEST_PAUSE: Final = 600.0
"""Seconds for which a device that failed is left alone: it may never make a picture."""

_log = structlog.get_logger()


class DevicePictures:
    """Asks a device for pictures, one at a time, and never waits longer than it is told to.

    A thread that waits for the device is left behind; it ends when the device has had its time.
    """

    def __init__(self, source: OnvifSource, *, name: str) -> None:
        """Prepare to ask.

        Args:
            source: the device.
            name: of the camera, for logs.
        """
        login = login_of(source)
        self._source = SnapshotSource(
            source.address, login, channel=source.channel, timeout=_TIMEOUT
        )
        self._name = name
        self._turn = threading.Lock()
        self._stopped = threading.Event()
        self._backoff = self._patience()
        self._rest_until = 0.0

    def prepare(self) -> None:
        """Find out where the pictures are, so that the first one is there quickly; never waits."""
        if self._turn.acquire(blocking=False):
            self._begin(self._source.find, queue.SimpleQueue())

    def take(self, within: float, width: int = 0, height: int = 0) -> bytes | None:
        """Return a picture of now as JPEG; None if none is there in time.

        Args:
            within: seconds to wait at most.
            width: of it in pixels at most; 0 for the picture as it comes.
            height: likewise.
        """
        deadline = time.monotonic() + within
        if self._rest_until > time.monotonic() or not self._turn.acquire(timeout=within):
            return None
        taken: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._begin(lambda: taken.put(self._source.take(width, height)), taken)
        try:
            return taken.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            return None

    def stop(self) -> None:
        """Ask no more; never waits."""
        self._stopped.set()
        if self._turn.acquire(blocking=False):
            self._source.close()

    def _begin(self, work: Callable[[], object], taken: queue.SimpleQueue[bytes | None]) -> None:
        """Work in a thread of its own, which ends the turn."""
        arguments = (work, taken)
        threading.Thread(
            target=self._run, args=arguments, name=f"picture {self._name}", daemon=True
        ).start()

    def _run(self, work: Callable[[], object], taken: queue.SimpleQueue[bytes | None]) -> None:
        try:
            if not self._stopped.is_set():
                work()
                self._backoff, self._rest_until = self._patience(), 0.0
        except SourceError as error:
            self._rest_until = time.monotonic() + self._backoff.pause(0.0, error.patience)
            _log.info("device_gives_no_picture", camera=self._name, reason=error.detail)
        finally:
            taken.put(None)
            self._turn.release()
        if self._stopped.is_set():
            self.stop()

    def _patience(self) -> Backoff:
        return Backoff(seed=self._name, first=_FIRST_PAUSE, most=_LONGEST_PAUSE)
