"""A span of time at a glance: how much happened when, and when there is footage."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Security
from pydantic import BaseModel, Field

from hearthwatch.api.base import BASE
from hearthwatch.api.events import event_filter
from hearthwatch.api.house import house_of
from hearthwatch.api.list_queries import TimelineQuery
from hearthwatch.api.moments import Moment
from hearthwatch.api.news import slug_of
from hearthwatch.api.problems import problem_docs
from hearthwatch.api.security import requires
from hearthwatch.model.labels import Group
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import CameraTimeline, Ruler, Scope, Timelines

router = APIRouter(
    prefix=f"{BASE}/timeline", tags=["events"], dependencies=[Security(requires(Scope.READ))]
)

_OTHER = "other"


class CameraTimelineView(BaseModel):
    """What happened at one camera."""

    camera_id: UUID
    camera: str | None = Field(description="Its slug; null when it is no longer configured.")
    events: dict[str, list[int]] = Field(
        description="How many in each part, by group: `person`, `vehicle`, `animal`,"
        " `package`, `other`."
    )
    recorded: list[tuple[int, int]] = Field(
        description="Parts in which there is footage: the first and the last of those in a row."
    )


class TimelineView(BaseModel):
    """A span of time in equal parts."""

    since: Moment
    until: Moment
    seconds: float = Field(description="Of each part.")
    buckets: int = Field(description="How many parts there are.")
    cameras: list[CameraTimelineView] = Field(description="Those at which there was anything.")


@router.get("", responses=problem_docs(400, 401, 403, 404, 429))
async def get_timeline(request: Request, query: Annotated[TimelineQuery, Query()]) -> TimelineView:
    """Count events, and tell where there is footage, in equal parts of a span of time."""
    house = house_of(request)
    ruler = Ruler(query.since, query.until, query.buckets)
    wanted = event_filter(request, query, since=query.since, until=query.until)
    found = await Timelines(house.events.database).read(wanted, ruler)
    return TimelineView(
        since=to_rfc3339(query.since),
        until=to_rfc3339(query.until),
        seconds=ruler.width,
        buckets=query.buckets,
        cameras=[
            CameraTimelineView(
                camera_id=camera.camera_id,
                camera=slug_of(house, camera.camera_id),
                events=_named(camera),
                recorded=list(camera.recorded),
            )
            for camera in found
        ],
    )


def _named(camera: CameraTimeline) -> dict[str, list[int]]:
    order: list[Group | None] = [*Group, None]
    return {
        _OTHER if group is None else group.value: camera.counts[group]
        for group in order
        if group in camera.counts
    }
