"""A worker process as its service sees it."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from types import TracebackType
from typing import Final, Self

COMMAND: tuple[str, ...] = (sys.executable, "-m", "hearthwatch", "worker")
"""Starts a worker, with the number of its end of the channel behind it."""

_ENDS_WITHIN: Final = 2.0

_ALLOCATION: Final = {"MALLOC_MMAP_THRESHOLD_": "262144", "MALLOC_TRIM_THRESHOLD_": "1048576"}
"""For glibc: give pictures' memory back to the system, and do not begin to keep it because one was
freed. That saves several megabytes a camera. What a look at a small picture needs is kept from one
to the next: handed back each time, it costs a camera 500 page faults a second."""


class WorkerProcess:
    """A worker process. It needs a while to import what it works with, so start it early.

    Little is imported here, so that nothing has to be waited for before it starts.

    Attributes:
        channel: our end of the channel; the worker ends when it is closed.
        since: when it was started, in seconds since 1970 UTC.
    """

    def __init__(self) -> None:
        """Start it; it waits for what it is told over the channel."""
        self.since = time.time()
        self.channel, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [*COMMAND, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                env=_ALLOCATION | os.environ,
            )

    @property
    def pid(self) -> int:
        """The number by which the system knows it."""
        return self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.channel.close()
        self.wait()

    def wait(self) -> int:
        """Wait until it has ended, by force if it does not; return its exit code."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(_ENDS_WITHIN)
        self._process.kill()
        return self._process.wait()
