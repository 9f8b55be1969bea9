"""Keeping the database's file as it is while somebody copies the data folder.

The Supervisor says when a copy begins and when it has ended, by a command each; in between a
process of its own holds the file. It ends by itself when nobody comes to end it.
"""

import fcntl
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Final

from hearthwatch.service.places import Places, StartError
from hearthwatch.store import StoreError, checkpoint, standing_still

LONGEST: Final = 900.0
"""Seconds after which a copy is believed to have ended."""

_FILE: Final = "held"
_HELD: Final = "held"
"""What the holder says once it holds."""

_ENDS_WITHIN: Final = 10.0
_PAUSE: Final = 0.02


def empty_log(places: Places) -> int | None:
    """Move everything into the database's file.

    Returns:
        Bytes that were beside it; None: there is no database yet.

    Raises:
        StartError: it is locked for too long, or the disk is full.
    """
    if not places.database.exists():
        return None
    try:
        return checkpoint(places.database)
    except StoreError as error:
        raise StartError(str(error)) from error


def begin(places: Places) -> bool:
    """Empty the log and have the database's file stand still until `end`.

    Returns:
        False when there is no database yet.

    Raises:
        StartError: it is locked for too long, or the disk is full.
    """
    if not places.database.exists():
        return False
    end(places)
    said = _spawned([sys.executable, "-m", "hearthwatch", "hold", "--data", str(places.data)])
    if said != _HELD:
        raise StartError(said or "the database cannot be held")
    return True


def hold(places: Places, tell: Callable[[str], None]) -> None:
    """Hold the database's file until SIGTERM, or long enough.

    Args:
        places: where it is.
        tell: hears, once it is held, a word for whoever waits for that.

    Raises:
        StartError: it is locked for too long, or the disk is full.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    with _lock(places) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        try:
            with standing_still(places.database):
                tell(_HELD)
                signal.sigtimedwait({signal.SIGTERM}, LONGEST)
        except StoreError as error:
            raise StartError(str(error)) from error


def end(places: Places) -> bool:
    """Let go of the database's file; return whether somebody held it.

    Raises:
        StartError: whoever holds it does not end.
    """
    with _lock(places) as lock:
        if _free(lock):
            return False
        # The lock is the holder's as long as it lives, so the number is its own.
        holder = lock.read()
        if not holder.isdecimal():
            raise StartError("somebody only just begins to hold the database")
        os.kill(int(holder), signal.SIGTERM)
        deadline = time.monotonic() + _ENDS_WITHIN
        while not _free(lock):
            if time.monotonic() > deadline:
                raise StartError("whoever holds the database does not let go")
            time.sleep(_PAUSE)
    return True


def _spawned(command: list[str]) -> str:
    """Start a program that outlives us, and return what it says before it goes quiet or ends.

    Its words go to us alone: whoever waits for our output to end would wait for the program, too.
    """
    ours, theirs = os.pipe()
    with os.fdopen(ours) as words:
        try:
            os.posix_spawn(
                command[0],
                command,
                os.environ,
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_DUP2, theirs, 1),
                    (os.POSIX_SPAWN_DUP2, theirs, 2),
                ],
                setsid=True,
            )
        finally:
            os.close(theirs)
        first = words.readline().strip()
        return first if first == _HELD else f"{first}\n{words.read()}".strip()


@contextmanager
def _lock(places: Places) -> Iterator[IO[str]]:
    file = places.data / _FILE
    try:
        with os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), "r+") as lock:
            yield lock
    except OSError as error:
        raise StartError(f"{file}: {error.strerror}") from error


def _free(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
