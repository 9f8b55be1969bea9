"""Cameras: what they are, how they fare, what they see, and why they say nothing."""

import time
from dataclasses import replace
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Security
from starlette.responses import Response

from hearthwatch.api.base import BASE
from hearthwatch.api.camera_views import (
    CameraList,
    CameraStatusView,
    CameraView,
    LastActivityView,
    RecordView,
    RestartView,
    SnapshotView,
    StatusView,
    TodayView,
)
from hearthwatch.api.entity_views import shown_attributes
from hearthwatch.api.event_views import EventView
from hearthwatch.api.explanation_views import ExplanationView
from hearthwatch.api.house import House, house_of
from hearthwatch.api.moments import moment_text
from hearthwatch.api.parameters import AskedMoment, CameraName, RecordBody, camera_of
from hearthwatch.api.problems import ProblemError, jpeg_docs, problem_docs
from hearthwatch.api.security import identity_of, opens, requires
from hearthwatch.events import InvalidEventError, Values, picture_path
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.event import EventType
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings import CameraSettings
from hearthwatch.store import EventFilter, Scope

_AROUND: Final = 5.0
_MOST_AROUND: Final = 20

router = APIRouter(
    prefix=f"{BASE}/cameras", tags=["cameras"], dependencies=[Security(requires(Scope.READ))]
)


media = APIRouter(
    prefix=f"{BASE}/cameras", tags=["cameras"], dependencies=[Security(opens(Scope.READ))]
)
commands = APIRouter(
    prefix=f"{BASE}/cameras", tags=["cameras"], dependencies=[Security(requires(Scope.WRITE))]
)


@router.get("", responses=problem_docs(401, 403, 429))
async def list_cameras(request: Request) -> CameraList:
    """List all configured cameras that one may see."""
    house, identity = house_of(request), identity_of(request)
    visible = (camera for camera in house.settings().cameras if identity.sees(camera.id))
    cameras = [camera_view(house, camera, identity.holder) for camera in visible]
    return CameraList(cameras=cameras, total=len(cameras))


@router.get("/{camera}", responses=problem_docs(400, 401, 403, 404, 429))
async def get_camera(request: Request, camera: CameraName) -> CameraView:
    """Return one camera."""
    holder = identity_of(request).holder
    return camera_view(house_of(request), camera_of(request, camera), holder)


@router.get("/{camera}/status", responses=problem_docs(400, 401, 403, 404, 429))
async def get_status(request: Request, camera: CameraName) -> CameraStatusView:
    """Tell how a camera fares."""
    house, found = house_of(request), camera_of(request, camera)
    status = status_of(house, found)
    view = StatusView.of(status)
    newest = status.last_frame
    return CameraStatusView(
        name=found.name,
        healthy=status.state is CameraState.ONLINE,
        last_heartbeat=view.last_frame,
        last_heartbeat_age_s=None if newest is None else max(0.0, time.time() - newest),
        last_upload=moment_text(house.uploads.last(found.id)),
        stats=view,
    )


@media.get(
    "/{camera}/snapshot",
    response_class=Response,
    responses=jpeg_docs() | problem_docs(400, 401, 403, 404, 429, 503),
)
async def get_snapshot(
    request: Request,
    camera: CameraName,
    width: Annotated[int, Query(ge=0, le=7680, description="At most; 0: as it comes.")] = 0,
    height: Annotated[int, Query(ge=0, le=7680, description="At most; 0: as it comes.")] = 0,
) -> Response:
    """Return the newest picture of a camera."""
    house, found = house_of(request), camera_of(request, camera)
    jpeg, captured = await _newest(house, found, width, height)
    headers = {"X-Captured": to_rfc3339(captured)}
    return Response(jpeg, media_type="image/jpeg", headers=headers)


@router.get("/{camera}/explain", responses=problem_docs(400, 401, 403, 404, 429))
async def explain(
    request: Request,
    camera: CameraName,
    at: Annotated[
        AskedMoment | None, Query(description="Within the last hour; now if not given.")
    ] = None,
) -> ExplanationView:
    """Tell why something was, or was not, said at a moment of the last hour."""
    house, found = house_of(request), camera_of(request, camera)
    moment = time.time() if at is None else at
    around = EventFilter(camera_id=found.id, since=moment - _AROUND, until=moment + _AROUND)
    page = await house.events.page(around, limit=_MOST_AROUND)
    return ExplanationView.of(
        house.explanations.at(found.id, moment),
        camera=found.slug,
        events=[EventView.of(stored) for stored in page.items],
    )


@commands.post(
    "/{camera}/snapshot",
    status_code=201,
    responses=problem_docs(400, 401, 403, 404, 409, 429, 503),
)
async def take_snapshot(request: Request, camera: CameraName) -> SnapshotView:
    """Take a picture of a camera now and keep it, as the picture of a `snapshot_taken` event."""
    house, found = house_of(request), camera_of(request, camera)
    _refuse_disabled(found)
    status = status_of(house, found)
    if status.state is not CameraState.ONLINE:
        raise _camera_away(status)
    jpeg, _ = await _newest(house, found)
    kind = EventType.SNAPSHOT_TAKEN
    try:
        event = await house.recorder.publish(kind, found.id, {}, picture=jpeg)
    except InvalidEventError:
        detail = f"The camera {found.slug!r} was removed meanwhile."
        raise ProblemError(404, "camera_not_found", detail) from None
    kept = await house.events.get(event.id)
    if kept is None or not kept.picture:
        raise _no_picture("The picture could not be written to the disk.")
    return SnapshotView(
        camera_id=found.id,
        camera=found.slug,
        timestamp=to_rfc3339(event.timestamp),
        picture=picture_path(event.id),
    )


@commands.post(
    "/{camera}/restart",
    status_code=202,
    responses=problem_docs(400, 401, 403, 404, 409, 429),
)
async def restart(request: Request, camera: CameraName) -> RestartView:
    """Close a camera's streams and open them anew, also while one waits before its next try.

    A clip that is being written ends there and is kept.
    """
    house, found = house_of(request), camera_of(request, camera)
    _refuse_disabled(found)
    await house.fleet.restart(found.id)
    return RestartView(camera_id=found.id, camera=found.slug)


@commands.post(
    "/{camera}/record",
    status_code=202,
    responses=problem_docs(400, 401, 403, 404, 409, 429),
)
async def record(request: Request, camera: CameraName, body: RecordBody) -> RecordView:
    """Record a camera from now on, whatever its settings say; a new command replaces the last."""
    house, found = house_of(request), camera_of(request, camera)
    _refuse_disabled(found)
    now = time.time()
    await house.fleet.record(found.id, body.seconds)
    return RecordView(
        camera_id=found.id,
        camera=found.slug,
        seconds=body.seconds,
        until=to_rfc3339(now + body.seconds),
    )


@commands.delete(
    "/{camera}/record", status_code=204, responses=problem_docs(400, 401, 403, 404, 429)
)
async def stop_recording(request: Request, camera: CameraName) -> None:
    """End what a command began to record; what was recorded until then becomes a clip."""
    await house_of(request).fleet.record(camera_of(request, camera).id, 0)


def camera_view(house: House, camera: CameraSettings, holder: str | None) -> CameraView:
    """Show a camera."""
    status = status_of(house, camera)
    view = StatusView.of(status)
    shown = house.states.camera(camera.id) or Values(camera.id)
    config = camera.model_dump(mode="json", by_alias=True)
    return CameraView(
        id=camera.id,
        slug=camera.slug,
        name=camera.name,
        type=camera.detect_source.type,
        enabled=camera.enabled,
        healthy=status.state is CameraState.ONLINE,
        last_heartbeat=view.last_frame,
        status=view,
        motion_detected=shown.get("motion") is True,
        person_detected=shown.get("person") is True,
        last_activity=_last_activity(house, shown, holder),
        stats=TodayView(
            clips_today=_count(shown, "clips_today"), alerts_today=_count(shown, "alerts_today")
        ),
        config=config,
        alert_policy=config["alerts"],
    )


def status_of(house: House, camera: CameraSettings) -> CameraStatus:
    """Return the newest status of a camera, or what it must be before it has told one."""
    state = CameraState.CONNECTING if camera.enabled else CameraState.DISABLED
    known = house.fleet.statuses.get(camera.id) or CameraStatus(state, house.started)
    return replace(known, motion_enabled=camera.motion.enabled)


def _last_activity(house: House, shown: Values, holder: str | None) -> LastActivityView | None:
    known = shown.attributes("last_activity")
    if not known:
        return None
    fields = {"view_url": None} | shown_attributes(house, known, holder)
    return LastActivityView.model_validate(fields)


def _count(shown: Values, key: str) -> int:
    value = shown.get(key)
    return value if isinstance(value, int) else 0


async def _newest(
    house: House, camera: CameraSettings, width: int = 0, height: int = 0
) -> tuple[bytes, float]:
    """Return the newest picture of a camera as JPEG, and when it was taken.

    Raises:
        ProblemError: 503, there is none.
    """
    try:
        picture = await house.fleet.snapshot(camera.id, width, height)
    except (KeyError, TimeoutError):
        raise _no_picture("The process that runs this camera does not answer.") from None
    if picture.jpeg is None:
        status = status_of(house, camera)
        raise _no_picture(status.reason or f"The camera is {status.state} and has no picture yet.")
    return picture.jpeg, picture.timestamp


def _refuse_disabled(camera: CameraSettings) -> None:
    if not camera.enabled:
        raise ProblemError(409, "camera_disabled", f"The camera {camera.slug!r} is switched off.")


def _camera_away(status: CameraStatus) -> ProblemError:
    detail = status.reason or f"The camera is {status.state}."
    return ProblemError(503, "camera_offline", detail, {"Retry-After": "5"})


def _no_picture(detail: str) -> ProblemError:
    return ProblemError(503, "no_picture", detail, {"Retry-After": "5"})
