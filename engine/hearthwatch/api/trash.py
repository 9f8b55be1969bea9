"""Many clips deleted at once, and deleted clips had back."""

import time
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request, Security

from hearthwatch.api.base import BASE
from hearthwatch.api.clip_views import ClipView, MovedView, clip_view
from hearthwatch.api.clips import clip_of, no_clip
from hearthwatch.api.house import House, house_of
from hearthwatch.api.parameters import ClipChoice, DeleteClipsBody, RestoreClipsBody, camera_id_of
from hearthwatch.api.problems import problem_docs
from hearthwatch.api.security import identity_of, requires
from hearthwatch.events import ClipChange, ClipChanged, Topic
from hearthwatch.store import ClipFilter, Scope, StoredClip

_MOST: Final = 1000

commands = APIRouter(
    prefix=f"{BASE}/clips", tags=["clips"], dependencies=[Security(requires(Scope.WRITE))]
)


@commands.post("/delete", responses=problem_docs(400, 401, 403, 404, 429, 503))
async def delete_clips(request: Request, body: DeleteClipsBody) -> MovedView:
    """Put clips into the trash: those that are named, or those that a filter finds.

    A filter finds clips with a star only if it asks for them, and a thousand clips at most: the
    newest. Ask again while `more` is true. What is named and not there is passed over.
    """
    house = house_of(request)
    if body.ids is not None:
        wanted = ClipFilter(ids=body.ids, camera_ids=identity_of(request).cameras)
    else:
        wanted = _filter(request, body.filter or ClipChoice())
    moved = await house.clips.trash.put(wanted, now=time.time(), limit=_MOST)
    _tell(house, ClipChanged.DELETED, moved)
    return MovedView.of(moved, more=body.ids is None and len(moved) == _MOST)


@commands.post("/restore", responses=problem_docs(400, 401, 403, 404, 429, 503))
async def restore_clips(request: Request, body: RestoreClipsBody) -> MovedView:
    """Take clips out of the trash; what is not in it is passed over."""
    house = house_of(request)
    cameras = identity_of(request).cameras
    moved = await house.clips.trash.restore(body.ids, cameras=cameras)
    _tell(house, ClipChanged.RESTORED, moved)
    return MovedView.of(moved)


@commands.post("/{clip_id}/restore", responses=problem_docs(400, 401, 403, 404, 429, 503))
async def restore_clip(request: Request, clip_id: UUID) -> ClipView:
    """Take a clip out of the trash; one that is not in it stays as it is."""
    house, stored = house_of(request), await clip_of(request, clip_id, deleted=True)
    if stored.deleted is not None:
        moved = await house.clips.trash.restore(frozenset({clip_id}))
        _tell(house, ClipChanged.RESTORED, moved)
        found = await house.clips.get(clip_id)
        if found is None or found.deleted is not None:  # It is being deleted for good.
            raise no_clip(clip_id)
        stored = found
    return clip_view(house, stored, identity_of(request).holder)


def _filter(request: Request, chosen: ClipChoice) -> ClipFilter:
    return ClipFilter(
        camera_id=camera_id_of(request, chosen.camera),
        camera_ids=identity_of(request).cameras,
        since=chosen.since,
        until=chosen.until,
        starred=chosen.starred or False,
        cause=chosen.cause,
        min_duration=chosen.min_duration,
        label=chosen.label,
        zone=chosen.zone,
        min_score=chosen.min_score,
    )


def _tell(house: House, what: ClipChanged, moved: Sequence[StoredClip]) -> None:
    for stored in moved:
        house.bus.publish(Topic.CLIPS, ClipChange(what, stored))
