"""The streams of a device that says itself whether it has a smaller one."""

import threading
from collections.abc import Callable, Sequence

import structlog

from hearthwatch.media import Backoff, SourceError
from hearthwatch.watch.feed import Feed

_log = structlog.get_logger()


class DeviceFeed:
    """Asks a device before it connects: once where one stream has to do, else to each.

    Many have room for one or two who watch. The thread that asks is left behind when it is stopped:
    it may be waiting for the device, and begins nothing any more.
    """

    def __init__(
        self,
        has_smaller: Callable[[], bool],
        *,
        name: str,
        apart: Sequence[Feed],
        alone: Feed,
        on_alone: Callable[[], None],
    ) -> None:
        """Prepare to ask.

        Args:
            has_smaller: asks the device; raises SourceError where that fails.
            name: of the camera, for logs.
            apart: one for each of its streams.
            alone: the one for all purposes; it tells why the device cannot be asked.
            on_alone: is told before that begins.
        """
        self._has_smaller = has_smaller
        self._name = name
        self._apart = apart
        self._alone = alone
        self._on_alone = on_alone
        self._backoff = Backoff(seed=name)
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._running: Sequence[Feed] = ()

    def start(self) -> None:
        """Begin to ask."""
        threading.Thread(target=self._run, name=f"ask {self._name}", daemon=True).start()

    def stop(self) -> None:
        """Hang up; `join` waits until that is done."""
        with self._lock:
            self._stopped.set()
            for feed in self._running:
                feed.stop()

    def join(self) -> None:
        """Wait for the end of the threads that read."""
        for feed in self._running:
            feed.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                smaller = self._has_smaller()
            except SourceError as error:
                with self._lock:
                    if self._stopped.is_set():
                        return
                    self._alone.offline(str(error))
                self._stopped.wait(self._backoff.pause(0.0, error.patience))
            else:
                self._begin(smaller=smaller)
                return

    def _begin(self, *, smaller: bool) -> None:
        with self._lock:
            if self._stopped.is_set():
                return
            if not smaller:
                _log.info("one_stream", camera=self._name)
                self._on_alone()
            self._running = self._apart if smaller else (self._alone,)
            for feed in self._running:
                feed.start()
