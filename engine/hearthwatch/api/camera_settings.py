"""Cameras as resources: created, changed, put away and brought back."""

import time
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Request, Response, Security
from pydantic import BaseModel, ConfigDict, Field

from hearthwatch.api.base import BASE
from hearthwatch.api.camera_bodies import (
    add_camera,
    camera_tree,
    find_camera,
    refuse_taken,
    replace_camera,
)
from hearthwatch.api.camera_views import CameraView
from hearthwatch.api.cameras import camera_view
from hearthwatch.api.changing import IfMatch, Tree, expected, readable_problems, show_tag
from hearthwatch.api.house import House, house_of
from hearthwatch.api.moments import Moment
from hearthwatch.api.once import OnceRoute
from hearthwatch.api.parameters import CameraName, camera_of
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.security import identity_of, requires
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings import (
    Alter,
    ArchivedCamera,
    Edit,
    archive_camera,
    etag_of,
    forget_camera,
    merged,
    restore_camera,
    shown_tree,
)
from hearthwatch.store import Scope

router = APIRouter(
    prefix=f"{BASE}/cameras",
    tags=["cameras"],
    dependencies=[Security(requires(Scope.ADMIN))],
    route_class=OnceRoute,
)


class ArchivedView(BaseModel):
    """A camera that is watched no longer."""

    id: UUID
    slug: str
    name: str
    archived: Moment = Field(description="Since when.")
    config: dict[str, Any] = Field(description="Its settings, without passwords.")

    @classmethod
    def of(cls, entry: ArchivedCamera) -> "ArchivedView":
        """Show an archived camera."""
        camera = entry.camera
        return cls(
            id=camera.id,
            slug=camera.slug,
            name=camera.name,
            archived=to_rfc3339(entry.archived.timestamp()),
            config=camera.model_dump(mode="json", by_alias=True),
        )


class ArchivedList(BaseModel):
    """All archived cameras, in the order in which they were put away."""

    cameras: list[ArchivedView]
    total: int


class RestoreBody(BaseModel):
    """How to bring a camera back."""

    model_config = ConfigDict(extra="forbid")

    slug: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,64}$")] | None = Field(
        None, description="Another slug, where its own is taken by now."
    )


@router.post("", status_code=201, responses=problem_docs(400, 401, 403, 409, 412, 429, 503))
async def create_camera(
    request: Request, response: Response, body: Tree, if_match: IfMatch = None
) -> CameraView:
    """Add a camera, given as its settings or as `name`, `type` and `config`.

    `slug` is made of the name and `id` is new unless they are given. A password in an address is
    kept apart from the settings, in `secrets.yaml`.
    """
    house, camera = house_of(request), camera_tree(body)
    slug = await _altered(house, response, lambda tree: add_camera(tree, camera), if_match, camera)
    root = request.scope.get("root_path", "")
    response.headers["Location"] = f"{root}/api/v1/cameras/{slug}"
    return camera_view(house, house.settings().camera(slug), identity_of(request).holder)


@router.put("/{camera}", responses=problem_docs(400, 401, 403, 404, 409, 412, 429, 503))
async def put_camera(
    request: Request, response: Response, camera: CameraName, body: Tree, if_match: IfMatch = None
) -> CameraView:
    """Replace a camera's settings, given whole or as `config` and `alert_policy`.

    What is left out is as by default; `name` and `slug` stay unless they are given.
    """
    house, found = house_of(request), camera_of(request, camera)
    wanted = camera_tree(body)
    await _altered(house, response, lambda tree: replace_camera(tree, found.id, wanted), if_match)
    return camera_view(house, house.settings().camera(str(found.id)), identity_of(request).holder)


@router.patch("/{camera}", responses=problem_docs(400, 401, 403, 404, 409, 412, 429, 503))
async def patch_camera(
    request: Request, response: Response, camera: CameraName, body: Tree, if_match: IfMatch = None
) -> CameraView:
    """Change some of a camera's settings by a merge patch (RFC 7396); lists are replaced whole."""
    house, found = house_of(request), camera_of(request, camera)

    def patch(tree: dict[str, Any]) -> None:
        _, before = find_camera(tree, found.id)
        replace_camera(tree, found.id, merged(before, body))

    await _altered(house, response, patch, if_match)
    return camera_view(house, house.settings().camera(str(found.id)), identity_of(request).holder)


@router.delete(
    "/{camera}", status_code=204, responses=problem_docs(400, 401, 403, 404, 412, 429, 503)
)
async def delete_camera(request: Request, camera: CameraName, if_match: IfMatch = None) -> None:
    """Put a camera away. Its settings are archived; its events and clips stay."""
    found = camera_of(request, camera)
    await _edited(house_of(request), archive_camera(found.id, time.time()), if_match)


@router.get("/archived", responses=problem_docs(401, 403, 429))
async def list_archived(request: Request) -> ArchivedList:
    """List the cameras that were put away."""
    archive = house_of(request).settings().archive
    return ArchivedList(cameras=[ArchivedView.of(entry) for entry in archive], total=len(archive))


@router.post("/{camera}/restore", responses=problem_docs(400, 401, 403, 404, 409, 412, 429, 503))
async def restore(
    request: Request,
    camera: CameraName,
    body: RestoreBody | None = None,
    if_match: IfMatch = None,
) -> CameraView:
    """Bring an archived camera back, with its id and everything that it ever saw."""
    house = house_of(request)
    entry = _archived(house, camera)
    slug = body.slug if body else None
    refuse_taken(shown_tree(house.settings()), slug or entry.camera.slug)
    await _edited(house, restore_camera(entry.camera.id, slug), if_match)
    holder = identity_of(request).holder
    return camera_view(house, house.settings().camera(str(entry.camera.id)), holder)


@router.delete(
    "/archived/{camera}",
    status_code=204,
    responses=problem_docs(400, 401, 403, 404, 412, 429, 503),
)
async def delete_archived(request: Request, camera: CameraName, if_match: IfMatch = None) -> None:
    """Forget an archived camera for good; its events and clips stay until they are old."""
    house = house_of(request)
    await _edited(house, forget_camera(_archived(house, camera).camera.id), if_match)


async def _altered(
    house: House,
    response: Response,
    alter: Alter,
    if_match: str | None,
    fresh: dict[str, Any] | None = None,
) -> str:
    """Change the tree; return the slug of the camera that is new, if one is."""
    with readable_problems("cameras[]"):
        draft = await house.desk.alter(alter, expected=expected(if_match))
    show_tag(response, etag_of(draft.text))
    return str(fresh["slug"]) if fresh else ""


async def _edited(house: House, edit: Edit, if_match: str | None) -> None:
    """Change the document.

    Raises:
        ProblemError: 404, the camera is gone.
    """
    try:
        with readable_problems():
            await house.desk.change(edit, expected=expected(if_match))
    except KeyError as error:
        detail = f"There is no camera {error.args[0]} any more."
        raise ProblemError(404, "camera_not_found", detail) from None


def _archived(house: House, name: str) -> ArchivedCamera:
    """Return the archived camera of an id or slug; of several the newest.

    Raises:
        ProblemError: 404.
    """
    for entry in reversed(house.settings().archive):
        if name in {entry.camera.slug, str(entry.camera.id)}:
            return entry
    detail = f"No camera with the id or slug {name!r} is archived."
    raise ProblemError(404, "camera_not_found", detail)
