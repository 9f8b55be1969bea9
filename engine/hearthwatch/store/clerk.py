"""Work on a disk that may never answer."""

import asyncio
import errno
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final

_PATIENCE: Final = 3.0


class Clerk:
    """Does work on files in threads of its own, so that nobody waits for a dead share.

    Threads of an executor would not do: a program waits for them when it ends. While some work is
    overdue all other is refused at once: it would only wait behind it.
    """

    def __init__(self, patience: float = _PATIENCE) -> None:
        """Begin with nothing to do.

        Args:
            patience: seconds after which work is overdue.
        """
        self._patience = patience
        self._overdue = 0

    @property
    def busy(self) -> bool:
        """Whether something is overdue."""
        return self._overdue > 0

    async def do[Result](self, work: Callable[[], Result]) -> Result:
        """Return what the work returns, or raise what it raises.

        Raises:
            TimeoutError: an `OSError`: the disk does not answer. What was begun may be done later.
        """
        if self.busy:
            raise _no_answer()
        done: Future[Result] = Future()
        threading.Thread(target=_work, args=(work, done), name="clerk", daemon=True).start()
        result = asyncio.wrap_future(done)
        await asyncio.wait([result], timeout=self._patience)
        if result.done():
            return result.result()
        self._overdue += 1
        result.add_done_callback(self._settle)
        raise _no_answer()

    def _settle(self, result: asyncio.Future[Any]) -> None:
        """Count overdue work as done; its error comes too late to be raised."""
        result.exception()
        self._overdue -= 1


def _work[Result](work: Callable[[], Result], done: Future[Result]) -> None:
    done.set_running_or_notify_cancel()
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 - raised where the result is waited for
        done.set_exception(error)
    else:
        done.set_result(result)


def _no_answer() -> TimeoutError:
    return TimeoutError(errno.ETIMEDOUT, "the disk does not answer")
