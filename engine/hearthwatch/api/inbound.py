"""The door for what can only call an address: cameras and doorbells with a webhook.

Each camera has an address of its own with a random token in it, or a secret with which the caller
signs. Both are shown once. Whoever calls can ring or say that something moves, and do no more.
"""

import asyncio
import contextlib
import secrets
import time
from typing import Annotated, Final
from uuid import UUID

import structlog
from fastapi import APIRouter, Body, Path, Query, Request, Security
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hearthwatch.api.base import BASE
from hearthwatch.api.doors import Action, Doors, is_signed, token_digest
from hearthwatch.api.house import House, house_of
from hearthwatch.api.identity import peer_of
from hearthwatch.api.moments import Moment
from hearthwatch.api.parameters import CameraName, camera_of
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.security import requires
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import EventMade
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings import CameraSettings
from hearthwatch.store import InboundAddress, InboundStore, Scope, StoreError

_SOURCE: Final = "webhook"
_TOUCH_EVERY: Final = 60.0
_PICTURE_WITHIN: Final = 0.5
_PREVIEWS: Final = ("sec-purpose", "purpose", "x-purpose", "x-moz")

_log = structlog.get_logger(__name__)

router = APIRouter(
    prefix=f"{BASE}/cameras", tags=["inbound"], dependencies=[Security(requires(Scope.ADMIN))]
)
door = APIRouter(prefix=f"{BASE}/inbound", tags=["inbound"])


type Token = Annotated[
    str, Path(min_length=16, max_length=200, description="From the camera's address.")
]
type Asked = Annotated[Action, Query(description="What happened.")]


class AddressBody(BaseModel):
    """How the address is to work."""

    model_config = ConfigDict(extra="forbid")

    get: bool = Field(
        True, description="Whether a GET does something; many cameras can send nothing else."
    )


class SignedBody(BaseModel):
    """What a signed call says; what else its sender puts there is ignored."""

    action: Action


_SIGNED: Final = {
    "type": "object",
    "required": ["action"],
    "properties": {"action": {"type": "string", "enum": [action.value for action in Action]}},
}


class AddressView(BaseModel):
    """That a camera has an address, without what opens it."""

    camera_id: UUID
    camera: str
    get: bool
    created: Moment
    last_used: Moment | None = Field(description="Give or take a minute.")


class NewAddressView(AddressView):
    """An address, this once."""

    url: str = Field(description="Relative to `/api/v1/`; takes `action`. Treat it as a password.")
    signed_url: str = Field(description="For those who sign by Standard Webhooks.")
    secret: str = Field(description="With which they sign.")


class CallView(BaseModel):
    """What became of a call."""

    camera: str
    action: Action
    done: bool = Field(description="False for a repetition within two seconds, or a preview.")


@router.post(
    "/{camera}/inbound", status_code=201, responses=problem_docs(400, 401, 403, 404, 429, 503)
)
async def make_address(
    request: Request, camera: CameraName, body: Annotated[AddressBody | None, Body()] = None
) -> NewAddressView:
    """Make an address that the camera can call. The one that it had works no longer."""
    house, found = house_of(request), camera_of(request, camera)
    token = secrets.token_urlsafe(32)
    address = InboundAddress(
        camera_id=found.id,
        digest=token_digest(token),
        salt=secrets.token_bytes(16),
        plain_get=body is None or body.get,
        created=time.time(),
    )
    await InboundStore(house.database).put(address)
    return NewAddressView(
        **_view(found, address).model_dump(),
        url=f"inbound/{token}",
        signed_url=f"inbound/{found.id}/signed",
        secret=await _doors(request).secret(house, address),
    )


@router.get("/{camera}/inbound", responses=problem_docs(400, 401, 403, 404, 429, 503))
async def get_address(request: Request, camera: CameraName) -> AddressView:
    """Tell whether the camera has an address. What opens it was shown when it was made."""
    found = camera_of(request, camera)
    address = await InboundStore(house_of(request).database).of_camera(found.id)
    if address is None:
        raise _no_address(found)
    return _view(found, address)


@router.delete(
    "/{camera}/inbound", status_code=204, responses=problem_docs(400, 401, 403, 404, 429, 503)
)
async def withdraw_address(request: Request, camera: CameraName) -> None:
    """Withdraw the camera's address; whoever calls it finds nothing from now on."""
    found = camera_of(request, camera)
    if not await InboundStore(house_of(request).database).delete(found.id):
        raise _no_address(found)


@door.get("/{token}", status_code=202, responses=problem_docs(400, 404, 405, 429, 503))
async def call_by_get(request: Request, token: Token, action: Asked) -> CallView:
    """Take the call of a camera or doorbell that can send no POST.

    What browsers fetch ahead, or to show a preview, rings no bell.
    """
    return await _called(request, token, action)


@door.post("/{token}", status_code=202, responses=problem_docs(400, 404, 429, 503))
async def call(request: Request, token: Token, action: Asked) -> CallView:
    """Take the call of a camera or doorbell. The address is all that it needs.

    A body is not read.
    """
    return await _called(request, token, action)


@door.post(
    "/{camera_id}/signed",
    status_code=202,
    responses=problem_docs(400, 404, 429, 503),
    openapi_extra={
        "requestBody": {"required": True, "content": {"application/json": {"schema": _SIGNED}}},
        "parameters": [
            {"name": name, "in": "header", "required": True, "schema": {"type": "string"}}
            for name in ("webhook-id", "webhook-timestamp", "webhook-signature")
        ],
    },
)
async def call_signed(request: Request, camera_id: UUID) -> CallView:
    """Take a call that is signed by Standard Webhooks with the camera's secret."""
    house, doors = house_of(request), _doors(request)
    address = await InboundStore(house.database).of_camera(camera_id)
    camera = _camera(house, address)
    content = await request.body()
    if address is None or camera is None:
        raise _unknown(request, doors)
    if not is_signed(content, request.headers, await doors.secret(house, address)):
        raise _unknown(request, doors)
    try:
        said = SignedBody.model_validate_json(content)
    except ValidationError:
        detail = f"The body is JSON with an `action`: {', '.join(Action)}."
        raise ProblemError(400, "invalid_request", detail) from None
    message_id = request.headers["webhook-id"]
    if not doors.is_new(camera.id, message_id, time.monotonic()):
        # Perhaps its sender never had our answer, and sends until it has one.
        return CallView(camera=camera.slug, action=said.action, done=False)
    try:
        return await _take(house, doors, camera, address, said.action)
    except StoreError:
        doors.forget(camera.id, message_id)
        raise


async def _called(request: Request, token: str, action: Action) -> CallView:
    house, doors = house_of(request), _doors(request)
    address = await InboundStore(house.database).of_digest(token_digest(token))
    camera = _camera(house, address)
    if address is None or camera is None:
        raise _unknown(request, doors)
    if request.method == "GET" and not address.plain_get:
        raise ProblemError(405, "post_needed", "Send a POST.", {"Allow": "POST"})
    if _is_preview(request):
        return CallView(camera=camera.slug, action=action, done=False)
    return await _take(house, doors, camera, address, action)


async def _take(
    house: House, doors: Doors, camera: CameraSettings, address: InboundAddress, action: Action
) -> CallView:
    now = time.time()
    done = doors.admits(camera.id, action, time.monotonic())
    if done and action is Action.DOORBELL:
        await house.fleet.wake(camera.id, "Somebody rang.")
        try:
            await _ring(house, camera, now)
        except StoreError:
            doors.take_back(camera.id, action)
            raise
    elif done:
        await house.fleet.wake(camera.id, "The camera itself says that something moves.")
    if address.used is None or now - address.used > _TOUCH_EVERY:
        with contextlib.suppress(StoreError):  # What was done is done.
            await InboundStore(house.database).touch(camera.id, now)
    _log.info("inbound_call", camera=camera.slug, action=action.value, done=done)
    return CallView(camera=camera.slug, action=action, done=done)


async def _ring(house: House, camera: CameraSettings, now: float) -> None:
    """Record that somebody rang, with a picture if there is one at once."""
    picture = None
    with contextlib.suppress(KeyError, TimeoutError):
        async with asyncio.timeout(_PICTURE_WITHIN):
            picture = (await house.fleet.snapshot(camera.id)).jpeg
    event = Event(
        id=random_id(now),
        type=EventType.DOORBELL_PRESSED,
        timestamp=now,
        camera_id=camera.id,
        camera=camera.slug,
        data={"source": _SOURCE},
        trace=Trace(captured=now, confirmed=now),
    )
    await house.recorder.record(EventMade(event=event, picture=picture))


def _doors(request: Request) -> Doors:
    doors: Doors = request.app.state.doors
    return doors


def _camera(house: House, address: InboundAddress | None) -> CameraSettings | None:
    """Return the camera of an address, unless it is gone or switched off."""
    if address is None:
        return None
    try:
        camera = house.settings().camera(str(address.camera_id))
    except KeyError:
        return None
    return camera if camera.enabled else None


def _unknown(request: Request, doors: Doors) -> ProblemError:
    """Return the one answer to all that opens nothing, so that it tells nothing."""
    wait = doors.throttle.failed(peer_of(request), time.time())
    if wait is None:
        return ProblemError(404, "not_found", "Not Found")
    seconds = str(max(1, round(wait)))
    detail = f"Too many wrong tries. Wait {seconds} s."
    return ProblemError(429, "too_many_failures", detail, {"Retry-After": seconds})


def _no_address(camera: CameraSettings) -> ProblemError:
    detail = f"The camera {camera.slug!r} has no address that it could call."
    return ProblemError(404, "no_inbound_address", detail)


def _is_preview(request: Request) -> bool:
    said = " ".join(request.headers.get(name, "") for name in _PREVIEWS).lower()
    return "prefetch" in said or "preview" in said or "prerender" in said


def _view(camera: CameraSettings, address: InboundAddress) -> AddressView:
    return AddressView(
        camera_id=camera.id,
        camera=camera.slug,
        get=address.plain_get,
        created=to_rfc3339(address.created),
        last_used=None if address.used is None else to_rfc3339(address.used),
    )
