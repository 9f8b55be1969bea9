"""What would other settings have said? And what does a clip show today?"""

import asyncio
import time
from uuid import UUID

from fastapi import APIRouter, Request, Response, Security
from fastapi.exceptions import RequestValidationError

from hearthwatch.api.base import BASE
from hearthwatch.api.clips import clip_of
from hearthwatch.api.house import house_of
from hearthwatch.api.job_views import JobView, ReprocessView, TryView
from hearthwatch.api.parameters import CameraName, TryBody, camera_of
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.security import requires
from hearthwatch.events import Job, TooManyJobsError
from hearthwatch.settings import CameraSettings
from hearthwatch.store import Scope
from hearthwatch.studies.change import InvalidChangeError, patched, replaced
from hearthwatch.studies.telling import footage_view, length_of, notes_on

commands = APIRouter(prefix=BASE, dependencies=[Security(requires(Scope.WRITE))])


@commands.post(
    "/cameras/{camera}/try",
    status_code=202,
    tags=["cameras"],
    responses=problem_docs(400, 401, 403, 404, 409, 429, 503),
)
async def try_change(
    request: Request, response: Response, camera: CameraName, body: TryBody
) -> TryView:
    """Try other settings on a camera's recorded clips; nothing of what is in force changes.

    The result of the job lists the events that today's settings make of the clips and the others
    do not (`lost_events`), and the other way round (`gained_events`), each with its moment, its
    clip, the `offset` in it in seconds, and `why` the other settings say nothing.
    """
    house, today = house_of(request), camera_of(request, camera)
    has_own_labels = house.settings().detector.has_own_labels
    changed = _changed(today, body, has_own_labels=has_own_labels)
    since = 0.0 if body.clips is not None else time.time() - body.hours * 3600
    footage = await house.studies.footage(today.id, since=since, ids=body.clips)
    if not footage:
        raise ProblemError(409, "no_footage", _nothing(today, body))
    try:
        job = house.studies.try_out(today, changed, footage)
    except TooManyJobsError as error:
        raise _too_many(error) from None
    _show_place(response, job)
    return TryView(
        job=JobView.of(job),
        expected_seconds=house.studies.pace.expected(length_of(footage)),
        notes=notes_on(today, changed),
        **footage_view(footage),
    )


@commands.post(
    "/clips/{clip_id}/reprocess",
    status_code=202,
    tags=["clips"],
    responses=problem_docs(400, 401, 403, 404, 409, 429, 503),
)
async def reprocess_clip(request: Request, response: Response, clip_id: UUID) -> ReprocessView:
    """Look at a clip again with today's settings, and compare with what was told then."""
    house, stored = house_of(request), await clip_of(request, clip_id)
    try:
        camera = house.settings().camera(str(stored.clip.camera_id))
    except KeyError:
        detail = "The camera of this clip is configured no longer: there are no settings for it."
        raise ProblemError(409, "camera_not_configured", detail) from None
    if not await asyncio.to_thread(house.clips.files.path(stored.clip).is_file):
        raise ProblemError(404, "media_not_found", "The footage of this clip is gone.")
    try:
        job = house.studies.reprocess(camera, stored)
    except TooManyJobsError as error:
        raise _too_many(error) from None
    _show_place(response, job)
    message = "Clip queued for reprocessing"
    return ReprocessView(message=message, clip_id=clip_id, job=JobView.of(job))


def _changed(today: CameraSettings, body: TryBody, *, has_own_labels: bool) -> CameraSettings:
    """Return the settings that are to be tried.

    Raises:
        RequestValidationError: they have mistakes; names their fields.
    """
    try:
        if body.changes is not None:
            return patched(today, body.changes, has_own_labels=has_own_labels)
        return replaced(today, body.camera or {}, has_own_labels=has_own_labels)
    except InvalidChangeError as error:
        place = "camera" if body.changes is None else "changes"
        details = error.error.errors(include_input=False, include_url=False, include_context=False)
        raise RequestValidationError(
            [detail | {"loc": ("body", place, *detail["loc"])} for detail in details]
        ) from None


def _nothing(camera: CameraSettings, body: TryBody) -> str:
    if body.clips is not None:
        return f"The camera {camera.slug!r} has none of these clips."
    return f"The camera {camera.slug!r} has no clips of the last {body.hours:g} hours."


def _too_many(error: TooManyJobsError) -> ProblemError:
    detail = f"{error}; cancel one, or wait until one is done."
    return ProblemError(429, "too_many_jobs", detail, {"Retry-After": "60"})


def _show_place(response: Response, job: Job) -> None:
    response.headers["Location"] = f"/api/v1/jobs/{job.id}"
