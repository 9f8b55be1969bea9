"""Events: listed, one by one, explained, and their pictures."""

import asyncio
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response, Security

from hearthwatch.api.base import BASE
from hearthwatch.api.cursors import link_next
from hearthwatch.api.event_views import EventList, EventView
from hearthwatch.api.explanation_views import EventExplanationView, ExplanationView
from hearthwatch.api.house import House, house_of
from hearthwatch.api.list_queries import EventChoice, EventQuery
from hearthwatch.api.parameters import camera_ids_chosen
from hearthwatch.api.problems import ProblemError, jpeg_docs, problem_docs
from hearthwatch.api.security import identity_of, opens, requires
from hearthwatch.model.clip import Clip
from hearthwatch.model.event import EventType
from hearthwatch.store import EventFilter, Scope, StoredEvent

_FOR_EVER: Final = "private, max-age=31536000, immutable"

router = APIRouter(
    prefix=f"{BASE}/events", tags=["events"], dependencies=[Security(requires(Scope.READ))]
)
media = APIRouter(
    prefix=f"{BASE}/events", tags=["events"], dependencies=[Security(opens(Scope.READ))]
)


@router.get("", responses=problem_docs(400, 401, 403, 404, 429))
async def list_events(
    request: Request, response: Response, query: Annotated[EventQuery, Query()]
) -> EventList:
    """List events from newest to oldest."""
    clip = None if query.clip_id is None else await _clip(request, query.clip_id)
    wanted = event_filter(request, query, since=query.since, until=query.until, clip=clip)
    page = await house_of(request).events.page(
        wanted, limit=query.size, after=query.cursor, skip=query.skip
    )
    return EventList(
        events=[EventView.of(stored) for stored in page.items],
        total=page.total,
        total_is_lower_bound=page.total_is_lower_bound,
        page=query.number,
        page_size=query.size,
        next_cursor=link_next(request, response, page.next),
    )


@router.get("/{event_id}", responses=problem_docs(400, 401, 403, 404, 429))
async def get_event(request: Request, event_id: UUID) -> EventView:
    """Return one event."""
    return EventView.of(await _event(request, event_id))


@router.get("/{event_id}/explanation", responses=problem_docs(400, 401, 403, 404, 429))
async def explain_event(request: Request, event_id: UUID) -> EventExplanationView:
    """Tell why an event did or did not alert, and what its camera saw then."""
    stored = await _event(request, event_id)
    return EventExplanationView.of(stored, _look(house_of(request), stored))


@media.get(
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


@media.get(
    "/{event_id}/snapshot",
    response_class=Response,
    responses=jpeg_docs() | problem_docs(400, 401, 403, 404, 429),
)
async def get_snapshot(request: Request, event_id: UUID) -> Response:
    """Return the picture of an event's best moment, by another name."""
    return await get_picture(request, event_id)


def event_filter(request: Request, choice: EventChoice, **more: Any) -> EventFilter:
    """Return the filter of what was chosen, as far as whoever asks may see it.

    Raises:
        ProblemError: 404, there is no such camera.
    """
    return EventFilter(
        camera_id=frozenset(camera_ids_chosen(request, choice.camera)) or None,
        type=frozenset(choice.event_type) or None,
        label=choice.label,
        group=choice.group,
        zone=choice.zone,
        min_score=choice.min_score,
        alerting=choice.alerting,
        camera_ids=identity_of(request).cameras,
        hidden=_hidden(request),
        **more,
    )


def _look(house: House, stored: StoredEvent) -> ExplanationView | None:
    event = stored.event
    if event.camera_id is None:
        return None
    explanation = house.explanations.at(event.camera_id, event.timestamp)
    return ExplanationView.of(explanation, camera=event.camera or "", events=[EventView.of(stored)])


async def _event(request: Request, event_id: UUID) -> StoredEvent:
    stored = await house_of(request).events.get(event_id)
    if (
        stored is None
        or not identity_of(request).sees(stored.event.camera_id)
        or stored.event.type in _hidden(request)
    ):
        raise ProblemError(404, "event_not_found", f"There is no event {event_id}.")
    return stored


def _hidden(request: Request) -> frozenset[EventType]:
    """Return the types of events that whoever asks may not see."""
    is_admin = identity_of(request).scope.includes(Scope.ADMIN)
    return frozenset() if is_admin else frozenset({EventType.SECURITY_EVENT})


async def _clip(request: Request, clip_id: UUID) -> Clip:
    stored = await house_of(request).clips.get(clip_id)
    if stored is None or not identity_of(request).sees(stored.clip.camera_id):
        raise ProblemError(404, "clip_not_found", f"There is no clip {clip_id}.")
    return stored.clip
