"""What a camera's own sensors and button tell, heard for as long as the camera runs."""

import contextlib
import threading
import time
from typing import Final, Protocol

import structlog

from hearthwatch.media import Backoff, Device, Sign, Signs, SourceError, Subscription
from hearthwatch.settings import OnvifSource
from hearthwatch.watch.sources import login_of

_PULL: Final = 10
"""Seconds for which the device may say nothing; what it notices it says at once."""

_LONGEST_PAUSE: Final = 300.0
"""Seconds after which a device that tells nothing, and may never do so, is asked again."""

_REST: Final = 0.05
"""Seconds between two answers, lest a device that never waits keep both of us busy."""

_SAME_RING: Final = 1.0
"""Seconds within which a second press is the same ring: fingers are impatient, and devices may be
out of order and tell a thousand."""

_log = structlog.get_logger()


class DeviceEventsListener(Protocol):
    """Hears of what a device notices, in a thread of its own."""

    def wake(self, reason: str) -> None:
        """Hear that something moves."""

    def rung(self, source: str) -> None:
        """Hear that somebody rings."""


class DeviceEvents:
    """Listens to a device until stopped, and begins anew whenever it hangs up.

    The thread is left behind when it is stopped: it may be waiting for the device, and tells
    nobody anything any more.
    """

    def __init__(self, source: OnvifSource, *, name: str, listener: DeviceEventsListener) -> None:
        """Prepare to listen.

        Args:
            source: the device.
            name: of the camera, for logs.
            listener: hears what comes.
        """
        self._source = source
        self._name = name
        self._listener = listener
        self._stopped = threading.Event()
        self._backoff = Backoff(seed=name, first=2.0, most=_LONGEST_PAUSE)
        self._signs = Signs(input_rings=source.button)
        self._rung = float("-inf")

    def start(self) -> None:
        """Begin to listen."""
        threading.Thread(target=self._run, name=f"events {self._name}", daemon=True).start()

    def stop(self) -> None:
        """Hear nothing more; never waits."""
        self._stopped.set()

    def _run(self) -> None:
        while not self._stopped.is_set():
            began = time.monotonic()
            try:
                self._listen()
            except SourceError as error:
                pause = self._backoff.pause(time.monotonic() - began, error.patience)
                _log.info("device_tells_nothing", camera=self._name, reason=error.detail)
                self._stopped.wait(pause)

    def _listen(self) -> None:
        source = self._source
        with Device(source.address, login_of(source), timeout=source.timeout) as device:
            subscription = Subscription(device)
            _log.info("device_events", camera=self._name)
            while not self._stopped.is_set():
                for notification in subscription.pull(_PULL):
                    if self._stopped.is_set():
                        break
                    self._tell(self._signs.read(notification, time.monotonic()))
                self._stopped.wait(_REST)
            with contextlib.suppress(SourceError):
                subscription.end()

    def _tell(self, sign: Sign | None) -> None:
        match sign:
            case Sign.MOTION:
                self._listener.wake("the camera's own sensor says that something moves")
            case Sign.RING if time.monotonic() - self._rung >= _SAME_RING:
                self._rung = time.monotonic()
                self._listener.wake("somebody rings")
                self._listener.rung("onvif")
