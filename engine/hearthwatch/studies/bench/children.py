"""Programs that a measurement starts and sees out again."""

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hearthwatch.studies.bench.processes import ProcessTree, identities, kill_those

_PATIENCE: Final = 20.0
_LAST_LINES: Final = 10


class ChildError(Exception):
    """A program does not do its part; the text ends with the last it said."""


@dataclass(frozen=True, slots=True)
class Child:
    """A running program.

    Attributes:
        log: the file that has what it writes to standard error.
    """

    process: subprocess.Popen[str]
    log: Path

    @property
    def pid(self) -> int:
        """The root of its process tree."""
        return self.process.pid

    def word(self, start: str) -> str:
        """Wait for a line on its standard output that begins so, and return the rest of it.

        Raises:
            ChildError: it ended without one.
        """
        for line in self.process.stdout or ():
            if line.startswith(start):
                return line.removeprefix(start).strip()
        raise self.failure("ended too early")

    def failure(self, what: str) -> ChildError:
        """Return an error that quotes its last words."""
        name = Path(str(self.process.args[0])).name if isinstance(self.process.args, list) else ""
        words = self.log.read_text(errors="replace").splitlines()[-_LAST_LINES:]
        return ChildError("\n".join([f"{name} {what}", *words]))


@contextmanager
def running(command: Sequence[str], log: Path, *, talks: bool = True) -> Iterator[Child]:
    """Run a program for as long as the context lasts, then end it with all it started.

    Args:
        command: the program and its arguments.
        log: the file that takes what it writes to standard error.
        talks: its standard output is for us, to be read with `Child.word`; else it goes to the
            log as well.

    Raises:
        ChildError: it cannot be started.
    """
    process: subprocess.Popen[str] | None = None
    try:
        with log.open("w") as errors:
            process = subprocess.Popen(  # noqa: S603 - what to run is the caller's own business
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if talks else errors,
                stderr=errors,
                text=True,
                start_new_session=True,
            )
        yield Child(process, log)
    except OSError as error:
        if process is None:
            raise ChildError(f"{command[0]}: cannot be started ({error.strerror})") from error
        raise
    finally:
        if process is not None:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    """Ask a program to end, and after a while kill it and whatever it left behind.

    Its children may be in sessions of their own, and lose their parent with it.
    """
    family = identities(ProcessTree(process.pid).pids())
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_PATIENCE)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    kill_those(family)
    process.wait()
    if process.stdout:
        process.stdout.close()
