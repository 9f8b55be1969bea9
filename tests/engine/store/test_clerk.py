import asyncio
import os
from pathlib import Path

import pytest

from hearthwatch.store import Clerk


async def test_answers_and_errors_come_back() -> None:
    clerk = Clerk()
    assert await clerk.do(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        await clerk.do(lambda: 1 // 0)


async def test_who_waits_for_a_dead_disk_is_let_go(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    clerk = Clerk(patience=0.05)
    with pytest.raises(TimeoutError, match="does not answer"):
        await clerk.do(pipe.read_bytes)
    asked: list[int] = []
    with pytest.raises(TimeoutError):
        await clerk.do(lambda: asked.append(1))
    assert asked == []
    writer = await asyncio.to_thread(os.open, pipe, os.O_WRONLY)
    os.close(writer)
    await settled(clerk)
    assert await clerk.do(lambda: asked.append(2)) is None
    assert asked == [2]


async def settled(clerk: Clerk) -> None:
    """Wait until nothing is overdue."""
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    def look() -> None:
        if clerk.busy:
            loop.call_soon(look)
        else:
            done.set_result(None)

    look()
    await asyncio.wait_for(done, 30)


async def test_a_late_failure_is_nobodys() -> None:
    clerk = Clerk(patience=0.0)
    go = asyncio.Event()
    loop = asyncio.get_running_loop()

    def fail() -> None:
        asyncio.run_coroutine_threadsafe(go.wait(), loop).result()
        raise OSError("too late")

    with pytest.raises(TimeoutError):
        await clerk.do(fail)
    go.set()
    await settled(clerk)
    assert await clerk.do(lambda: 7) == 7
