import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

import pytest

from hearthwatch.events import Bus, Job, JobError, JobKind, Jobs, JobState, TooManyJobsError, Topic
from hearthwatch.events.jobs import Report

CAMERA = UUID("0199f3c2-0000-7000-8000-000000000001")


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bus() -> Bus:
    return Bus()


@pytest.fixture
async def jobs(bus: Bus, clock: Clock) -> AsyncIterator[Jobs]:
    jobs = Jobs(bus, clock=clock)
    running = asyncio.create_task(jobs.run())
    yield jobs
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


class Task:
    """Work that begins, and goes on until it is told what becomes of it."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.stopped = False
        self.report: Report | None = None
        self.end: asyncio.Future[Mapping[str, Any]] = asyncio.get_running_loop().create_future()

    async def __call__(self, report: Report) -> Mapping[str, Any]:
        self.report = report
        self.begun.set()
        try:
            return await self.end
        except asyncio.CancelledError:
            self.stopped = True
            raise


async def over(jobs: Jobs, job: Job) -> Job:
    async with asyncio.timeout(10):
        with jobs._bus.subscribe({Topic.JOBS}) as told:
            while not jobs.get(job.id).over:
                await told.get()
    return jobs.get(job.id)


async def test_one_job_at_a_time_in_the_order_in_which_they_came(jobs: Jobs, clock: Clock) -> None:
    first, second = Task(), Task()
    one = jobs.submit(JobKind.WHAT_IF, first, camera_id=CAMERA, camera="front_door")
    two = jobs.submit(JobKind.REPROCESS, second)
    assert (one.state, one.camera_id, one.camera) == (JobState.QUEUED, CAMERA, "front_door")
    await first.begun.wait()
    assert [job.state for job in jobs.all()] == [JobState.QUEUED, JobState.RUNNING]
    assert not second.begun.is_set()
    clock.now = 1_005.0
    first.end.set_result({"answer": 42})
    done = await over(jobs, one)
    assert (done.state, done.progress, done.result) == (JobState.DONE, 1.0, {"answer": 42})
    assert (done.created, done.started, done.ended) == (1_000.0, 1_000.0, 1_005.0)
    await second.begun.wait()
    second.end.set_result({})
    assert (await over(jobs, two)).state is JobState.DONE


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (JobError("There is no film."), "There is no film."),
        (KeyError("secret"), "It failed unexpectedly (KeyError); the log says more."),
    ],
)
async def test_a_job_that_fails_says_why_and_nothing_else_fails(
    jobs: Jobs, error: Exception, says: str
) -> None:
    bad, good = Task(), Task()
    first, second = jobs.submit(JobKind.WHAT_IF, bad), jobs.submit(JobKind.WHAT_IF, good)
    bad.end.set_exception(error)
    good.end.set_result({})
    failed = await over(jobs, first)
    assert (failed.state, failed.text, failed.result) == (JobState.FAILED, says, None)
    assert (await over(jobs, second)).state is JobState.DONE


async def test_cancelling_stops_the_work_before_it_answers(jobs: Jobs) -> None:
    running, waiting, last = Task(), Task(), Task()
    first, second, third = (jobs.submit(JobKind.WHAT_IF, t) for t in (running, waiting, last))
    await running.begun.wait()
    assert (await jobs.cancel(second.id)).state is JobState.CANCELLED
    cancelled = await jobs.cancel(first.id)
    assert (cancelled.state, running.stopped) == (JobState.CANCELLED, True)
    await last.begun.wait()
    assert not waiting.begun.is_set()
    last.end.set_result({})
    assert (await over(jobs, third)).state is JobState.DONE
    assert (await jobs.cancel(third.id)).state is JobState.DONE
    with pytest.raises(KeyError):
        await jobs.cancel(uuid4())


async def test_the_end_of_the_service_stops_the_work(bus: Bus) -> None:
    jobs, task = Jobs(bus), Task()
    running = asyncio.create_task(jobs.run())
    job = jobs.submit(JobKind.WHAT_IF, task)
    await task.begun.wait()
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    assert task.stopped
    assert jobs.get(job.id).state is JobState.CANCELLED


async def test_no_more_than_twenty_wait(jobs: Jobs) -> None:
    running = Task()
    jobs.submit(JobKind.WHAT_IF, running)
    await running.begun.wait()
    waiting = [jobs.submit(JobKind.WHAT_IF, Task()) for _ in range(20)]
    with pytest.raises(TooManyJobsError, match="20"):
        jobs.submit(JobKind.WHAT_IF, Task())
    await jobs.cancel(waiting[5].id)
    assert jobs.submit(JobKind.WHAT_IF, Task()).state is JobState.QUEUED


async def test_progress_is_told_twice_a_second_at_most(jobs: Jobs, bus: Bus, clock: Clock) -> None:
    task = Task()
    with bus.subscribe({Topic.JOBS}) as told:
        job = jobs.submit(JobKind.WHAT_IF, task)
        await task.begun.wait()
        assert task.report is not None
        for step in range(1, 31):
            clock.now = 1_000.0 + step / 10
            task.report(step / 20, f"step {step}")
        assert jobs.get(job.id).progress == 1.0
        task.end.set_result({"done": True})
        await over(jobs, job)
        heard = []
        while not heard or not heard[-1].over:
            heard.append((await told.get()).payload)  # type: ignore[union-attr]
    assert [job.state.value for job in heard] == ["queued", *["running"] * 7, "done"]
    assert [job.text for job in heard[2:4]] == ["step 5", "step 10"]


async def test_results_are_remembered_for_a_day_and_not_without_end(
    jobs: Jobs, clock: Clock
) -> None:
    known = []
    for _ in range(103):
        task = Task()
        task.end.set_result({})
        known.append(await over(jobs, jobs.submit(JobKind.WHAT_IF, task)))
    assert [job.id for job in jobs.all()] == [job.id for job in reversed(known[3:])]
    clock.now += 86_401
    assert jobs.all() == []
    with pytest.raises(KeyError):
        jobs.get(known[-1].id)
