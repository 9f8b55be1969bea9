"""Programs that the demo starts and sees out again."""

import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 20.0


@contextmanager
def running(command: Sequence[str], log: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a program for as long as the context lasts.

    It has a session of its own, so that Ctrl-C reaches the demo alone, which then ends its
    programs one after the other.

    Args:
        command: the program and its arguments.
        log: the file that takes what it writes to standard error.
    """
    with log.open("w") as errors:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,
        )
    with process:
        try:
            yield process
        finally:
            _finish_undisturbed()
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def _finish_undisturbed() -> None:
    """See a program out, even if somebody presses Ctrl-C once more."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
