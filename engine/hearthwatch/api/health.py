"""Is it there, and is it well? The first is open to all."""

import time
from typing import Final

from fastapi import APIRouter, Request

from hearthwatch.api.base import BASE
from hearthwatch.api.cameras import status_of
from hearthwatch.api.health_views import (
    CameraHealthView,
    CountView,
    DatabaseHealthView,
    DiskHealthView,
    HealthView,
)
from hearthwatch.api.house import House, house_of
from hearthwatch.api.identity import Identity, WrongCredentialsError
from hearthwatch.api.machine import Machine
from hearthwatch.api.problems import problem_docs
from hearthwatch.api.security import refusal
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.settings import CameraSettings

_API: Final = 1

router = APIRouter(prefix=BASE, tags=["health"])


@router.get(
    "/health",
    response_model_exclude_none=True,
    responses=problem_docs(401, 429, 503),
)
async def health(request: Request) -> HealthView:
    """Tell that the service runs and its database answers; more to those with credentials."""
    house, machine = house_of(request), request.app.state.machine
    database = await machine.database()
    try:
        identity = await house.access.identify(request)
    except WrongCredentialsError as error:
        raise refusal(error) from None
    if identity is None:
        return HealthView(status=_status(_problems(house)), version=house.version, api=_API)
    view = await _whole(house, machine, identity)
    return view.model_copy(update={"database": DatabaseHealthView(latency=database.latency)})


async def _whole(house: House, machine: Machine, identity: Identity) -> HealthView:
    cameras = [camera for camera in house.settings().cameras if identity.sees(camera.id)]
    sources = [_source(camera, status_of(house, camera)) for camera in cameras if camera.enabled]
    return HealthView(
        status=_status(_problems(house)),
        version=house.version,
        api=_API,
        instance=house.instance,
        uptime=time.time() - house.started,
        cameras=CountView(total=len(sources), healthy=sum(source.healthy for source in sources)),
        sources=sources,
        disks={
            kind: DiskHealthView(total=disk.total, free=disk.free)
            for kind, disk in (await machine.disks()).items()
        },
        problems=[
            *_problems_of_folder(house),
            *(f"{source.name}: {text}" for source in sources for text in source.problems),
        ],
    )


def _status(problems: list[str]) -> str:
    return "degraded" if problems else "ok"


def _problems(house: House) -> list[str]:
    cameras = (camera for camera in house.settings().cameras if camera.enabled)
    troubles = (text for camera in cameras for text in _texts(status_of(house, camera)))
    return [*_problems_of_folder(house), *troubles]


def _problems_of_folder(house: House) -> list[str]:
    folder = house.clips.files.folder
    return [text for text in (folder.trouble, house.retention.shortage) if text]


def _source(camera: CameraSettings, status: CameraStatus) -> CameraHealthView:
    return CameraHealthView(
        name=camera.name,
        camera=camera.slug,
        state=status.state,
        healthy=status.state is CameraState.ONLINE,
        problems=_texts(status),
    )


def _texts(status: CameraStatus) -> list[str]:
    """Say what is wrong; a camera that only just connects has no problem yet."""
    if status.state is CameraState.OFFLINE:
        return [status.reason or "It is offline."]
    return [problem.text for problem in status.problems]
