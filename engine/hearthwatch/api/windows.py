"""Moving windows of requests, in memory."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Final

from limits.storage import MovingWindowSupport, Storage

_MOST: Final = 4096


class Windows(Storage, MovingWindowSupport):
    """A storage for the library `limits` that is bounded and starts no threads.

    Its own one starts a thread for every burst of requests, to forget what is old, and keeps every
    address for ever. Moments are those of a clock that never steps.
    """

    STORAGE_SCHEME = None

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with no requests.

        Args:
            clock: returns seconds.
        """
        super().__init__()
        self._clock = clock
        self._windows: OrderedDict[str, deque[float]] = OrderedDict()

    @property
    def base_exceptions(self) -> type[Exception]:
        """What a failing storage raises; this one does not fail."""
        return ValueError

    def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count a request if there is room for it in its window."""
        window = self._window(key, expiry)
        if len(window) + amount > limit:
            return False
        window.extend([self._clock()] * amount)
        return True

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:  # noqa: ARG002 - the library's
        """Return when the window's oldest request came, and how many there are."""
        window = self._window(key, expiry)
        return (window[0] if window else self._clock()), len(window)

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count requests, whether there is room or not, and return how many there are."""
        window = self._window(key, expiry)
        window.extend([self._clock()] * amount)
        return len(window)

    def get(self, key: str) -> int:
        """Return how many requests are counted."""
        return len(self._windows.get(key, ()))

    def get_expiry(self, key: str) -> float:
        """Return when the oldest counted request came."""
        window = self._windows.get(key)
        return window[0] if window else self._clock()

    def check(self) -> bool:
        """Tell that it works."""
        return True

    def reset(self) -> int:
        """Forget all and return how many windows there were."""
        known = len(self._windows)
        self._windows.clear()
        return known

    def clear(self, key: str) -> None:
        """Forget one window."""
        self._windows.pop(key, None)

    def _window(self, key: str, expiry: float) -> deque[float]:
        window = self._windows.setdefault(key, deque())
        self._windows.move_to_end(key)
        if len(self._windows) > _MOST:
            self._windows.popitem(last=False)
        oldest = self._clock() - expiry
        while window and window[0] <= oldest:
            window.popleft()
        return window
