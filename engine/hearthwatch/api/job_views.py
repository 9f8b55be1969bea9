"""The shapes of what is said of jobs."""

from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from hearthwatch.api.moments import Moment
from hearthwatch.events import Job, JobKind, JobState
from hearthwatch.model.timestamps import to_rfc3339


class JobView(BaseModel):
    """Work in the background."""

    id: UUID
    kind: JobKind
    camera_id: UUID | None
    camera: str | None
    state: JobState
    progress: float = Field(description="How much of it is done, 0..1.")
    text: str = Field(description="How it gets on, or how it ended, for people.")
    created: Moment
    started: Moment | None
    ended: Moment | None
    result: dict[str, Any] | None = Field(
        description="What came out, once it is done: see the route that began it. Lists and"
        " WebSocket frames leave it out."
    )

    @classmethod
    def of(cls, job: Job, *, whole: bool = False) -> "JobView":
        """Show a job, with its result if the whole of it is wanted."""
        return cls(
            id=job.id,
            kind=job.kind,
            camera_id=job.camera_id,
            camera=job.camera,
            state=job.state,
            progress=round(job.progress, 4),
            text=job.text,
            created=to_rfc3339(job.created),
            started=None if job.started is None else to_rfc3339(job.started),
            ended=None if job.ended is None else to_rfc3339(job.ended),
            result=dict(job.result) if whole and job.result is not None else None,
        )


class JobList(BaseModel):
    """Jobs under way and those of the last day, newest first."""

    jobs: list[JobView]
    total: int


class TryView(BaseModel):
    """A change of settings is being tried. `GET /jobs/{id}` has the result once it is done."""

    job: JobView
    clips: int
    footage_seconds: float = Field(description="How much footage there is to go through.")
    since: Moment
    until: Moment
    expected_seconds: float | None = Field(
        description="How long it will take, as the last study went; null before the first."
    )
    notes: list[str] = Field(description="What recorded footage cannot show, for people.")


class ReprocessView(BaseModel):
    """A clip is being looked at again. The clip shows the outcome in `filter_result`."""

    message: str
    clip_id: UUID
    job: JobView
