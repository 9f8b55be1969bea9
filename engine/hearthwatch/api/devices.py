"""Entities and devices: what Home Assistant and other programs make of the cameras."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Security

from hearthwatch.api.base import BASE
from hearthwatch.api.camera_views import StatusView
from hearthwatch.api.cameras import status_of
from hearthwatch.api.entity_views import (
    DeviceDetails,
    DeviceEntities,
    DeviceList,
    DeviceView,
    EntityTable,
    camera_entities,
    hub_device,
    hub_entities,
)
from hearthwatch.api.house import House, house_of
from hearthwatch.api.parameters import CameraName, DeviceName, DeviceQuery, camera_of
from hearthwatch.api.problems import problem_docs
from hearthwatch.api.security import identity_of, requires
from hearthwatch.model.entities import HUB
from hearthwatch.settings import CameraSettings
from hearthwatch.store import Scope

router = APIRouter(prefix=BASE, tags=["devices"], dependencies=[Security(requires(Scope.READ))])


@router.get("/entities", responses=problem_docs(401, 403, 429))
async def list_entities(request: Request) -> EntityTable:
    """List everything that the hub and the cameras show or let people set, with its value."""
    house, holder = house_of(request), identity_of(request).holder
    cameras = (camera_entities(house, camera, holder) for camera in _cameras(request))
    devices = [hub_entities(house, holder), *cameras]
    total = sum(len(device.entities) for device in devices)
    return EntityTable(instance=house.instance, devices=devices, total=total)


@router.get("/cameras/{camera}/entities", responses=problem_docs(400, 401, 403, 404, 429))
async def list_camera_entities(request: Request, camera: CameraName) -> DeviceEntities:
    """List everything that a camera shows or lets people set, with its value."""
    holder = identity_of(request).holder
    return camera_entities(house_of(request), camera_of(request, camera), holder)


@router.get("/devices", responses=problem_docs(400, 401, 403, 429))
async def list_devices(request: Request, query: Annotated[DeviceQuery, Query()]) -> DeviceList:
    """List the hub and the cameras."""
    house = house_of(request)
    devices = [hub_device(house), *(camera_device(house, one) for one in _cameras(request))]
    start = (query.page - 1) * query.size
    return DeviceList(
        data=devices[start : start + query.size],
        total=len(devices),
        page=query.page,
        per_page=query.size,
        page_size=query.size,
    )


@router.get("/devices/{device}", responses=problem_docs(400, 401, 403, 404, 429))
async def get_device(request: Request, device: DeviceName) -> DeviceDetails:
    """Return one device with all that it shows."""
    house, holder = house_of(request), identity_of(request).holder
    if device in {HUB, str(house.instance)}:
        view, shown = hub_device(house), hub_entities(house, holder)
    else:
        camera = camera_of(request, device)
        view, shown = camera_device(house, camera), camera_entities(house, camera, holder)
    return DeviceDetails(**view.model_dump(), entities=shown.entities)


def camera_device(house: House, camera: CameraSettings) -> DeviceView:
    """Show a camera as a device."""
    status = StatusView.of(status_of(house, camera))
    return DeviceView(
        id=camera.id,
        kind="camera",
        slug=camera.slug,
        name=camera.name,
        status=status.state,
        since=status.since,
        reason=status.reason,
        last_seen=status.last_frame,
        model=f"Camera ({camera.detect_source.type})",
        sw_version=house.version,
        via=house.instance,
    )


def _cameras(request: Request) -> list[CameraSettings]:
    """Return the cameras that may be seen."""
    identity = identity_of(request)
    cameras = house_of(request).settings().cameras
    return [camera for camera in cameras if identity.sees(camera.id)]
