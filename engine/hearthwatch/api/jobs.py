"""Jobs: what goes on in the background, and an end to it."""

from uuid import UUID

from fastapi import APIRouter, Request, Security

from hearthwatch.api.base import BASE
from hearthwatch.api.house import house_of
from hearthwatch.api.job_views import JobList, JobView
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.security import identity_of, requires
from hearthwatch.events import Job
from hearthwatch.store import Scope

router = APIRouter(
    prefix=f"{BASE}/jobs", tags=["jobs"], dependencies=[Security(requires(Scope.READ))]
)
commands = APIRouter(
    prefix=f"{BASE}/jobs", tags=["jobs"], dependencies=[Security(requires(Scope.WRITE))]
)


@router.get("", responses=problem_docs(401, 403, 429))
async def list_jobs(request: Request) -> JobList:
    """List jobs from newest to oldest, without their results."""
    identity = identity_of(request)
    seen = [job for job in house_of(request).jobs.all() if identity.sees(job.camera_id)]
    return JobList(jobs=[JobView.of(job) for job in seen], total=len(seen))


@router.get("/{job_id}", responses=problem_docs(400, 401, 403, 404, 429))
async def get_job(request: Request, job_id: UUID) -> JobView:
    """Return one job, with its result once it is done."""
    return JobView.of(_job(request, job_id), whole=True)


@commands.delete("/{job_id}", responses=problem_docs(400, 401, 403, 404, 429))
async def cancel_job(request: Request, job_id: UUID) -> JobView:
    """Cancel a job and return how it ended; one that is over stays as it is."""
    job = _job(request, job_id)
    return JobView.of(await house_of(request).jobs.cancel(job.id))


def _job(request: Request, job_id: UUID) -> Job:
    try:
        job = house_of(request).jobs.get(job_id)
    except KeyError:
        raise _no_job(job_id) from None
    if not identity_of(request).sees(job.camera_id):
        raise _no_job(job_id)
    return job


def _no_job(job_id: UUID) -> ProblemError:
    return ProblemError(404, "job_not_found", f"There is no job {job_id}, or no longer.")
