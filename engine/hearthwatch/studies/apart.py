"""The process of a study as its service sees it. Nothing heavy is imported here."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import msgspec

from hearthwatch.events import JobError
from hearthwatch.studies.errand import Answer, Errand, Failure, Finished, line_of, read_answer

_LONGEST_LINE: Final = 64 << 20


async def answers(errand: Errand) -> AsyncGenerator[Answer]:
    """Have an errand done in a process of its own, and give its answers as they come.

    The process ends with the iteration, by force if need be: close it (`contextlib.aclosing`)
    when it is left early.

    Raises:
        JobError: the errand cannot be done, or its process has died; the text says why.
    """
    async with _running() as process:
        if process.stdin is None or process.stdout is None:
            raise JobError("The process of the study has no pipes.")
        with contextlib.suppress(ConnectionError):  # Its end is told below, with its reason.
            process.stdin.write(line_of(errand))
            await process.stdin.drain()
        while (answer := await _next(process, process.stdout)) is not None:
            yield answer


async def _next(process: asyncio.subprocess.Process, pipe: asyncio.StreamReader) -> Answer | None:
    """Wait for an answer; None when all is done."""
    try:
        line = await pipe.readline()
        answer = read_answer(line) if line else None
    except (ValueError, msgspec.DecodeError):
        raise JobError("The process of the study says what nobody understands.") from None
    if answer is None:
        raise JobError(_last_word(await process.wait()))
    if isinstance(answer, Failure):
        raise JobError(answer.reason)
    return None if isinstance(answer, Finished) else answer


def _last_word(code: int) -> str:
    """Say how a process ended.

    >>> _last_word(-9)
    'The process of the study was killed (SIGKILL). It may have run out of memory.'
    >>> _last_word(1)
    'The process of the study failed (exit code 1); the log says more.'
    """
    if code >= 0:
        return f"The process of the study failed (exit code {code}); the log says more."
    name = signal.Signals(-code).name
    memory = " It may have run out of memory." if -code == signal.SIGKILL else ""
    return f"The process of the study was killed ({name}).{memory}"


@asynccontextmanager
async def _running() -> AsyncIterator[asyncio.subprocess.Process]:
    """Run the process for the length of the block."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "hearthwatch", "study"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,
        limit=_LONGEST_LINE,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        if process.stdin is not None:
            process.stdin.close()
