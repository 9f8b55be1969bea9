"""How much room clips take, and how long the rest will last."""

import time

from fastapi import APIRouter, Request, Security

from hearthwatch.api.base import BASE
from hearthwatch.api.clip_views import CameraStorageView, CleanupView, StorageView, TrashView
from hearthwatch.api.house import house_of
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.security import identity_of, requires
from hearthwatch.settings import StorageSettings
from hearthwatch.store import Limits, Scope

router = APIRouter(
    prefix=f"{BASE}/storage", tags=["storage"], dependencies=[Security(requires(Scope.READ))]
)


commands = APIRouter(
    prefix=f"{BASE}/storage", tags=["storage"], dependencies=[Security(requires(Scope.WRITE))]
)


def clip_limits(storage: StorageSettings) -> Limits:
    """Return how much of clips the owner wants to keep."""
    return Limits(
        seconds=storage.clips_days * 86_400,
        size=storage.clips_size,
        min_free=storage.min_free,
        trash=storage.trash_hours * 3600,
    )


@router.get("", responses=problem_docs(401, 403, 429, 503))
async def get_storage(request: Request) -> StorageView:
    """Tell how much each visible camera has recorded and for how many days there is room."""
    house = house_of(request)
    limits = clip_limits(house.settings().storage)
    try:
        forecast = await house.retention.forecast(limits, now=time.time())
    except OSError as error:
        detail = f"The disk with the clips does not answer: {error.strerror}."
        raise ProblemError(503, "media_unavailable", detail) from None
    identity = identity_of(request)
    cameras = [camera for camera in await house.clips.sums() if identity.sees(camera.camera_id)]
    in_trash, trash_size = await house.clips.trash.sum(identity.cameras)
    return StorageView(
        clips=[CameraStorageView.of(camera) for camera in cameras],
        count=sum(camera.count for camera in cameras),
        bytes=sum(camera.size for camera in cameras),
        trash=TrashView(count=in_trash, bytes=trash_size),
        total=forecast.total,
        free=forecast.free,
        min_free=limits.min_free,
        bytes_per_day=forecast.per_day,
        forecast_days=forecast.days,
        problem=house.clips.files.folder.problem,
        giving_up=list(house.retention.thrift.given_up),
        shortage=house.retention.shortage,
    )


@commands.post("/cleanup", responses=problem_docs(401, 403, 429, 503))
async def clean_up(request: Request) -> CleanupView:
    """Delete now what is beyond the limits of the settings, as is done once a minute anyway."""
    try:
        swept, room = await house_of(request).cleanup()
    except OSError as error:
        detail = f"The media folder cannot be cleaned up: {error.strerror}."
        raise ProblemError(503, "media_unavailable", detail, {"Retry-After": "30"}) from None
    return CleanupView.of(swept, room)
