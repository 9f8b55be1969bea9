"""Events: listed, one by one, and their pictures."""

import asyncio
from typing import Annotated, Final
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response, Security

from hearthwatch.api.cursors import write_cursor
from hearthwatch.api.house import house_of
from hearthwatch.api.parameters import EventQuery, camera_of
from hearthwatch.api.problems import ProblemError, jpeg_docs, problem_docs
from hearthwatch.api.security import requires
from hearthwatch.api.views import EventList, EventView
from hearthwatch.store import EventFilter, Scope, StoredEvent

_FOR_EVER: Final = "private, max-age=31536000, immutable"

router = APIRouter(prefix="/events", tags=["events"], dependencies=[Security(requires(Scope.READ))])


@router.get("", responses=problem_docs(400, 401, 403, 404, 429))
async def list_events(
    request: Request, response: Response, query: Annotated[EventQuery, Query()]
) -> EventList:
    """List events from newest to oldest."""
    wanted = EventFilter(
        camera_id=_camera_id(request, query.camera),
        type=query.event_type,
        since=query.since,
        until=query.until,
    )
    page = await house_of(request).events.page(wanted, limit=query.limit, after=query.cursor)
    cursor = None if page.next is None else write_cursor(page.next)
    if cursor is not None:
        others = [(k, v) for k, v in request.query_params.multi_items() if k != "cursor"]
        response.headers["Link"] = f'<?{urlencode([*others, ("cursor", cursor)])}>; rel="next"'
    return EventList(
        events=[EventView.of(stored) for stored in page.events],
        total=page.total,
        total_is_lower_bound=page.total_is_lower_bound,
        next_cursor=cursor,
    )


@router.get("/{event_id}", responses=problem_docs(400, 401, 403, 404, 429))
async def get_event(request: Request, event_id: UUID) -> EventView:
    """Return one event."""
    return EventView.of(await _event(request, event_id))


@router.get(
    "/{event_id}/picture",
    response_class=Response,
    responses=jpeg_docs() | problem_docs(400, 401, 403, 404, 429),
)
async def get_picture(request: Request, event_id: UUID) -> Response:
    """Return the picture of an event's best moment."""
    stored = await _event(request, event_id)
    jpeg = None
    if stored.picture:
        jpeg = await asyncio.to_thread(house_of(request).pictures.read, stored.event)
    if jpeg is None:
        detail = "The picture is gone." if stored.picture else "This event has no picture."
        raise ProblemError(404, "picture_not_found", detail)
    return Response(jpeg, media_type="image/jpeg", headers={"Cache-Control": _FOR_EVER})


async def _event(request: Request, event_id: UUID) -> StoredEvent:
    stored = await house_of(request).events.get(event_id)
    if stored is None:
        raise ProblemError(404, "event_not_found", f"There is no event {event_id}.")
    return stored


def _camera_id(request: Request, name: str | None) -> UUID | None:
    """Return a camera's id; one that is no longer configured can still be named by its id."""
    if name is None:
        return None
    try:
        return UUID(name)
    except ValueError:
        return camera_of(request, name).id
