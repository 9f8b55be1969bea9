"""Clips: listed, played, starred and deleted. Deleted ones are in the trash for a while."""

import asyncio
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final
from uuid import UUID

import structlog
from fastapi import APIRouter, Query, Request, Response, Security
from starlette.responses import FileResponse

from hearthwatch.api.base import BASE
from hearthwatch.api.clip_views import ClipList, ClipView, clip_view
from hearthwatch.api.cursors import link_next
from hearthwatch.api.house import House, house_of
from hearthwatch.api.parameters import ClipQuery, StarBody, camera_ids_chosen
from hearthwatch.api.problems import ProblemError, jpeg_docs, mp4_docs, problem_docs
from hearthwatch.api.security import identity_of, opens, requires
from hearthwatch.events import ClipChange, ClipChanged, Topic
from hearthwatch.model.clip import Clip, SpriteLayout, sprite_layout
from hearthwatch.model.media import Thrift
from hearthwatch.store import ClipFilter, Scope, StoredClip

_log = structlog.get_logger()

_FOR_EVER: Final = "private, max-age=31536000, immutable"

router = APIRouter(
    prefix=f"{BASE}/clips", tags=["clips"], dependencies=[Security(requires(Scope.READ))]
)
media = APIRouter(
    prefix=f"{BASE}/clips", tags=["clips"], dependencies=[Security(opens(Scope.READ))]
)
commands = APIRouter(
    prefix=f"{BASE}/clips", tags=["clips"], dependencies=[Security(requires(Scope.WRITE))]
)


@router.get("", responses=problem_docs(400, 401, 403, 404, 429))
async def list_clips(
    request: Request, response: Response, query: Annotated[ClipQuery, Query()]
) -> ClipList:
    """List clips from newest to oldest; those in the trash only when they are asked for."""
    house, identity = house_of(request), identity_of(request)
    chosen = camera_ids_chosen(request, query.camera)
    wanted = ClipFilter(
        camera_id=min(chosen) if len(chosen) == 1 else None,
        camera_ids=frozenset(chosen) if len(chosen) > 1 else identity.cameras,
        since=query.since,
        until=query.until,
        starred=query.starred,
        cause=query.cause,
        min_duration=query.min_duration,
        label=query.label,
        zone=query.zone,
        min_score=query.min_score,
        deleted=query.in_trash,
    )
    number = None if query.cursor else query.page or 1
    skip = 0 if number is None else (number - 1) * query.size
    page = await house.clips.page(wanted, limit=query.size, after=query.cursor, skip=skip)
    return ClipList(
        clips=[clip_view(house, stored, identity.holder) for stored in page.items],
        total=page.total,
        total_is_lower_bound=page.total_is_lower_bound,
        page=number,
        page_size=query.size,
        next_cursor=link_next(request, response, page.next),
    )


@router.get("/{clip_id}", responses=problem_docs(400, 401, 403, 404, 429))
async def get_clip(request: Request, clip_id: UUID) -> ClipView:
    """Return one clip, also from the trash."""
    stored = await clip_of(request, clip_id, deleted=True)
    return clip_view(house_of(request), stored, identity_of(request).holder)


@commands.patch("/{clip_id}", responses=problem_docs(400, 401, 403, 404, 429))
async def star_clip(request: Request, clip_id: UUID, body: StarBody) -> ClipView:
    """Keep a clip for good, or no longer."""
    house = house_of(request)
    await clip_of(request, clip_id)
    stored = await house.clips.star(clip_id, starred=body.starred)
    if stored is None:
        raise no_clip(clip_id)
    house.bus.publish(Topic.CLIPS, ClipChange(ClipChanged.STARRED, stored))
    return clip_view(house, stored, identity_of(request).holder)


@commands.delete(
    "/{clip_id}", status_code=204, responses=problem_docs(400, 401, 403, 404, 429, 503)
)
async def delete_clip(
    request: Request,
    clip_id: UUID,
    *,
    forever: Annotated[
        bool, Query(description="At once and for good; also from the trash.")
    ] = False,
) -> None:
    """Put a clip into the trash, also one with a star: `POST /clips/{clip_id}/restore` undoes it.

    It is gone for good after `storage.trash_hours`, or earlier when its room is needed.
    """
    house = house_of(request)
    stored = await clip_of(request, clip_id, deleted=forever)
    if forever:
        await _purge(house, stored)
        return
    wanted = ClipFilter(ids=frozenset({clip_id}))
    for moved in await house.clips.trash.put(wanted, now=time.time(), limit=1):
        house.bus.publish(Topic.CLIPS, ClipChange(ClipChanged.DELETED, moved))


@media.get(
    "/{clip_id}/media",
    response_class=Response,
    responses=mp4_docs() | problem_docs(400, 401, 403, 404, 429),
)
async def get_media(request: Request, clip_id: UUID) -> Response:
    """Return a clip's footage, or the part of it that a player asks for."""
    stored = await clip_of(request, clip_id, deleted=True)
    path = house_of(request).clips.files.path(stored.clip)
    try:
        found = await asyncio.to_thread(os.stat, path)
    except OSError:
        raise ProblemError(404, "media_not_found", "The footage of this clip is gone.") from None
    response = FileResponse(
        path,
        media_type="video/mp4",
        headers={"Cache-Control": _FOR_EVER},
        filename=f"{stored.clip.camera}-{path.name}",
        content_disposition_type="inline",
        stat_result=found,
    )
    etag = response.headers["ETag"]
    if _names(request.headers.get("if-none-match"), etag):
        return Response(status_code=304, headers={"Cache-Control": _FOR_EVER, "ETag": etag})
    return response


@media.get(
    "/{clip_id}/thumbnail",
    response_class=Response,
    responses=jpeg_docs() | problem_docs(400, 401, 403, 404, 429, 503),
)
async def get_thumbnail(request: Request, clip_id: UUID) -> Response:
    """Return the picture with which a clip begins."""
    clip = (await clip_of(request, clip_id, deleted=True)).clip
    files = house_of(request).clips.files
    return await _still(request, clip, files.thumbnail(clip), files.write_thumbnail)


@media.get(
    "/{clip_id}/sprite",
    response_class=Response,
    responses=jpeg_docs() | problem_docs(400, 401, 403, 404, 429, 503),
)
async def get_sprite(request: Request, clip_id: UUID) -> Response:
    """Return small pictures of a clip on one sheet; the clip tells how they are laid out."""
    clip = (await clip_of(request, clip_id, deleted=True)).clip
    files = house_of(request).clips.files
    layout = sprite_layout(clip.duration, clip.width, clip.height)
    return await _still(request, clip, files.sprite(clip), files.write_sprite, layout)


async def _still(
    request: Request,
    clip: Clip,
    path: Path,
    keep: Callable[[Clip, bytes], None],
    layout: SpriteLayout | None = None,
) -> Response:
    """Return a small picture of a clip; make it, and keep it if there is room, at first use."""
    house = house_of(request)
    try:
        jpeg = await asyncio.to_thread(path.read_bytes)
    except OSError:
        jpeg = await _drawn(house, clip, layout)
        if house.retention.thrift < Thrift.THUMBNAILS:
            try:
                await asyncio.to_thread(keep, clip, jpeg)
            except OSError as error:
                _log.warning("still_not_kept", clip_id=str(clip.id), reason=error.strerror)
    return Response(jpeg, media_type="image/jpeg", headers={"Cache-Control": _FOR_EVER})


async def _drawn(house: House, clip: Clip, layout: SpriteLayout | None) -> bytes:
    try:
        jpeg = await house.fleet.still(house.clips.files.path(clip), layout)
    except TimeoutError:
        detail = "The process that makes pictures does not answer."
        raise ProblemError(503, "worker_unavailable", detail, {"Retry-After": "10"}) from None
    if jpeg is None:
        raise ProblemError(404, "picture_not_found", "No picture can be made of this clip.")
    return jpeg


async def _purge(house: House, stored: StoredClip) -> None:
    try:
        await house.clips.delete(stored)
    except OSError as error:
        detail = f"The footage cannot be deleted now: {error.strerror}."
        raise ProblemError(503, "media_unavailable", detail, {"Retry-After": "30"}) from None
    what = ClipChanged.DELETED if stored.deleted is None else ClipChanged.PURGED
    house.bus.publish(Topic.CLIPS, ClipChange(what, stored))


async def clip_of(request: Request, clip_id: UUID, *, deleted: bool = False) -> StoredClip:
    """Return a clip that may be seen.

    Args:
        request: says who asks.
        clip_id: which one.
        deleted: it may be in the trash.

    Raises:
        ProblemError: 404.
    """
    stored = await house_of(request).clips.get(clip_id)
    if stored is None or not identity_of(request).sees(stored.clip.camera_id):
        raise no_clip(clip_id)
    if stored.deleted is not None and not deleted:
        raise no_clip(clip_id)
    return stored


def no_clip(clip_id: UUID) -> ProblemError:
    """Return the answer where there is no such clip."""
    return ProblemError(404, "clip_not_found", f"There is no clip {clip_id}.")


def _names(header: str | None, etag: str) -> bool:
    """Tell whether an ``If-None-Match`` header names an entity tag.

    >>> _names('"a", W/"b"', '"b"'), _names('"a"', '"b"'), _names("*", '"b"')
    (True, False, True)
    """
    if header is None:
        return False
    named = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    return bool(named & {etag, "*"})
