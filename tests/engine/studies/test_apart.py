"""The process of a study, as it really runs."""

import asyncio
import os
import signal
import subprocess
import sys
from contextlib import aclosing
from pathlib import Path
from uuid import UUID

import pytest

from hearthwatch.events import JobError
from hearthwatch.settings import CameraSettings, DetectorSettings
from hearthwatch.studies.apart import answers
from hearthwatch.studies.errand import ClipFile, Errand, Progress, Ready, Studied, line_of

pytestmark = pytest.mark.usefixtures("our_children")


def errand(clip: Path, times: int = 1, **detector: str) -> Errand:
    source = {"type": "file", "path": "recorded"}
    camera = CameraSettings.model_validate({"name": "Yard", "sources": [source]})
    return Errand(
        variants=(camera.model_dump_json(by_alias=True),),
        detector=DetectorSettings.model_validate(detector).model_dump_json(),
        clips=tuple(ClipFile(UUID(int=n), str(clip), 1_000.0, 8.0) for n in range(times)),
    )


def children() -> set[int]:
    text = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()
    return {int(pid) for pid in text.split()}


def how_far_back(pid: int) -> tuple[int, int]:
    """Return a process's niceness, and how willingly the kernel ends it when memory is short."""
    score = Path(f"/proc/{pid}/oom_score_adj").read_text()
    return os.getpriority(os.PRIO_PROCESS, pid), int(score)


async def kill_it(errand: Errand) -> None:
    """Kill the process of a study as soon as it says something."""
    before = children()
    async with aclosing(answers(errand)) as told:
        async for _ in told:
            for child in children() - before:
                os.kill(child, signal.SIGKILL)


async def test_answers_come_from_a_process_that_steps_back(stroll: Path) -> None:
    before, kinds = children(), []
    async with aclosing(answers(errand(stroll))) as told:
        async for answer in told:
            kinds.append(type(answer))
            if isinstance(answer, Ready):
                (child,) = children() - before
                assert how_far_back(child) == (19, 1000)
    assert kinds[0] is Ready
    assert kinds.count(Studied) == 1
    assert kinds[-1] is Progress
    assert children() == before


async def test_a_killed_process_fails_with_its_reason(stroll: Path) -> None:
    with pytest.raises(JobError, match="SIGKILL"):
        await kill_it(errand(stroll, 50))


async def test_whoever_stops_listening_ends_the_process(stroll: Path) -> None:
    before = children()
    async with aclosing(answers(errand(stroll, 50))) as told:
        async for answer in told:
            if isinstance(answer, Progress):
                assert children() > before
                break
    assert children() == before


async def test_the_process_ends_with_its_service(stroll: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "hearthwatch", "study"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line_of(errand(stroll, 200)))
    await process.stdin.drain()
    await process.stdout.readline()
    process.stdin.close()
    async with asyncio.timeout(20):
        while await process.stdout.read(1 << 16):
            pass
        assert await process.wait() == 0


async def test_a_model_that_is_missing_is_named(stroll: Path) -> None:
    with pytest.raises(JobError, match=r"/nowhere/model\.onnx"):
        async for _ in answers(errand(stroll, model="/nowhere/model.onnx")):
            pass
