"""Parts of a camera's settings that have addresses of their own: zones, lines, motion."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response, Security
from pydantic import BaseModel, ConfigDict

from hearthwatch.api.base import BASE
from hearthwatch.api.camera_bodies import field_problem, find_camera
from hearthwatch.api.changing import IfMatch, Tree, expected, readable_problems, show_tag
from hearthwatch.api.house import house_of
from hearthwatch.api.parameters import CameraName, camera_of
from hearthwatch.api.problems import problem_docs
from hearthwatch.api.security import requires
from hearthwatch.settings import CameraSettings, Draft, etag_of
from hearthwatch.store import Scope

router = APIRouter(
    prefix=f"{BASE}/cameras", tags=["cameras"], dependencies=[Security(requires(Scope.READ))]
)
commands = APIRouter(
    prefix=f"{BASE}/cameras", tags=["cameras"], dependencies=[Security(requires(Scope.WRITE))]
)
settings = APIRouter(
    prefix=f"{BASE}/cameras", tags=["cameras"], dependencies=[Security(requires(Scope.ADMIN))]
)


class ZonesView(BaseModel):
    """The zones of a camera, as its settings have them."""

    zones: list[dict[str, Any]]


class LinesView(BaseModel):
    """The lines of a camera, as its settings have them."""

    lines: list[dict[str, Any]]


class MotionBody(BaseModel):
    """Whether motion is told."""

    model_config = ConfigDict(extra="forbid")

    enabled: bool


class MotionView(BaseModel):
    """Whether motion is told."""

    enabled: bool


@router.get("/{camera}/zones", responses=problem_docs(400, 401, 403, 404, 429))
async def get_zones(request: Request, response: Response, camera: CameraName) -> ZonesView:
    """Return a camera's zones, with the `ETag` of the settings that they are of."""
    return ZonesView(zones=_part(await _stored(request, response, camera), "zones"))


@router.get("/{camera}/lines", responses=problem_docs(400, 401, 403, 404, 429))
async def get_lines(request: Request, response: Response, camera: CameraName) -> LinesView:
    """Return a camera's lines, with the `ETag` of the settings that they are of."""
    return LinesView(lines=_part(await _stored(request, response, camera), "lines"))


@settings.put("/{camera}/zones", responses=problem_docs(400, 401, 403, 404, 412, 429, 503))
async def put_zones(
    request: Request, response: Response, camera: CameraName, body: Tree, if_match: IfMatch = None
) -> ZonesView:
    """Replace a camera's zones, sent as `{"zones": […]}`; they are in force at once."""
    change = _replacing("zones", body)
    draft = await _changed(request, response, camera, change, if_match)
    return ZonesView(zones=_part(draft.after.camera(camera), "zones"))


@settings.put("/{camera}/lines", responses=problem_docs(400, 401, 403, 404, 412, 429, 503))
async def put_lines(
    request: Request, response: Response, camera: CameraName, body: Tree, if_match: IfMatch = None
) -> LinesView:
    """Replace a camera's lines, sent as `{"lines": […]}`; they are in force at once."""
    change = _replacing("lines", body)
    draft = await _changed(request, response, camera, change, if_match)
    return LinesView(lines=_part(draft.after.camera(camera), "lines"))


@commands.post("/{camera}/motion", responses=problem_docs(400, 401, 403, 404, 429, 503))
async def switch_motion(
    request: Request, response: Response, camera: CameraName, body: MotionBody
) -> MotionView:
    """Tell a camera's motion, or no longer.

    Off, there is neither `motion_detected` nor `motion_ended`, and motion that is on ends at once.
    People and things are found and told all the same; `detect.enabled` of the settings ends that.
    """

    def switch(found: dict[str, Any]) -> None:
        found["motion"]["enabled"] = body.enabled

    await _changed(request, response, camera, switch)
    return MotionView(enabled=body.enabled)


def _replacing(part: str, body: dict[str, Any]) -> Callable[[dict[str, Any]], None]:
    """Return what puts a part that was sent in the place of a camera's own.

    Raises:
        ProblemError: 400, something else was sent.
    """
    if odd := next((key for key in body if key != part), None):
        raise field_problem(odd, f"unknown key; only {part!r} belongs here")
    if part not in body:
        raise field_problem(part, "is needed")

    def replace(camera: dict[str, Any]) -> None:
        camera[part] = body[part]

    return replace


async def _stored(request: Request, response: Response, camera: str) -> CameraSettings:
    """Return a camera as its settings are stored, and show their tag."""
    found = camera_of(request, camera)
    settings, etag = await house_of(request).desk.stored()
    show_tag(response, etag)
    return next((each for each in settings.cameras if each.id == found.id), found)


async def _changed(
    request: Request,
    response: Response,
    camera: str,
    change: Callable[[dict[str, Any]], None],
    if_match: str | None = None,
) -> Draft:
    """Change one camera of the tree."""
    found = camera_of(request, camera)
    with readable_problems("cameras[]"):
        draft = await house_of(request).desk.alter(
            lambda tree: change(find_camera(tree, found.id)[1]), expected=expected(if_match)
        )
    show_tag(response, etag_of(draft.text))
    return draft


def _part(camera: CameraSettings, part: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = camera.model_dump(mode="json", by_alias=True)[part]
    return found
