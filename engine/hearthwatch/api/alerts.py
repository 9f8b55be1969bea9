"""Alerts: listed, opened by programs, acknowledged, closed and reopened."""

from collections.abc import Awaitable
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response, Security

from hearthwatch.api.alert_views import (
    AcknowledgedView,
    AlertBody,
    AlertChoice,
    AlertDetailView,
    AlertList,
    AlertView,
    detail_view,
)
from hearthwatch.api.base import BASE
from hearthwatch.api.cursors import link_next
from hearthwatch.api.event_views import EventView
from hearthwatch.api.house import house_of
from hearthwatch.api.list_queries import AlertQuery
from hearthwatch.api.once import OnceRoute
from hearthwatch.api.parameters import camera_id_of, camera_of
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.security import identity_of, requires
from hearthwatch.events import AlertMissingError, AlertStateError, Wish
from hearthwatch.model.alert import Alert
from hearthwatch.store import AlertFilter, Scope

_MOST_EVENTS: Final = 200

router = APIRouter(
    prefix=f"{BASE}/alerts", tags=["alerts"], dependencies=[Security(requires(Scope.READ))]
)
commands = APIRouter(
    route_class=OnceRoute,
    prefix=f"{BASE}/alerts",
    tags=["alerts"],
    dependencies=[Security(requires(Scope.WRITE))],
)


@router.get("", responses=problem_docs(400, 401, 403, 404, 429))
async def list_alerts(
    request: Request, response: Response, query: Annotated[AlertQuery, Query()]
) -> AlertList:
    """List alerts, those opened last first."""
    wanted = AlertFilter(
        status=frozenset(query.status) or None,
        severity=frozenset(query.severity) or None,
        camera_id=camera_id_of(request, query.camera),
        label=query.label,
        since=query.since,
        until=query.until,
        camera_ids=identity_of(request).cameras,
    )
    page = await house_of(request).alerts.page(
        wanted, limit=query.size, after=query.cursor, skip=query.skip
    )
    return AlertList(
        data=[AlertView.of(alert) for alert in page.items],
        total=page.total,
        total_is_lower_bound=page.total_is_lower_bound,
        page=query.number,
        per_page=query.size,
        page_size=query.size,
        next_cursor=link_next(request, response, page.next),
    )


@router.get("/{alert_id}", responses=problem_docs(400, 401, 403, 404, 429))
async def get_alert(request: Request, alert_id: UUID) -> AlertDetailView:
    """Return one alert with its events, its picture and its clip."""
    house, alert = house_of(request), await _alert(request, alert_id)
    events = await house.events.of_alert(alert_id, limit=_MOST_EVENTS)
    views = [EventView.of(stored) for stored in events]
    clip_id = next((view.clip_id for view in views if view.clip_id), None)
    address = (
        None
        if clip_id is None
        else house.signer.sign(f"clips/{clip_id}/media", identity_of(request).holder)
    )
    return detail_view(alert, views, address)


@commands.post("", status_code=201, responses=problem_docs(400, 401, 403, 404, 429, 503))
async def open_alert(request: Request, response: Response, body: AlertBody) -> AlertView:
    """Open an alert for something that another program noticed."""
    house = house_of(request)
    name = body.camera or body.device_id
    if body.camera and body.device_id:
        detail = "camera and device_id are the same; give one."
        raise ProblemError(400, "invalid_request", detail)
    camera = None if name in {None, str(house.instance)} else camera_of(request, str(name))
    if camera is not None and not identity_of(request).sees(camera.id):
        raise ProblemError(404, "camera_not_found", f"There is no camera {name!r}.")
    wish = Wish(
        title=body.title,
        severity=body.severity,
        description=body.description,
        camera_id=None if camera is None else camera.id,
        camera=None if camera is None else camera.slug,
    )
    alert = await house.recorder.keeper.open(wish)
    response.headers["Location"] = f"/api/v1/alerts/{alert.id}"
    return AlertView.of(alert)


@commands.post("/acknowledge", responses=problem_docs(400, 401, 403, 404, 429, 503))
async def acknowledge_alerts(request: Request, body: AlertChoice) -> AcknowledgedView:
    """Acknowledge all open alerts that are meant; all there are, if nothing is said of them."""
    identity = identity_of(request)
    wanted = AlertFilter(
        severity=frozenset(body.severity) or None,
        camera_id=camera_id_of(request, body.camera),
        label=body.label,
        since=body.since,
        until=body.until,
        camera_ids=identity.cameras,
    )
    keeper = house_of(request).recorder.keeper
    return AcknowledgedView(acknowledged=await keeper.acknowledge_all(wanted, by=identity.name))


@commands.post("/{alert_id}/acknowledge", responses=problem_docs(400, 401, 403, 404, 409, 429, 503))
async def acknowledge_alert(request: Request, alert_id: UUID) -> AlertView:
    """Note that somebody knows of an open alert."""
    await _alert(request, alert_id)
    keeper, name = house_of(request).recorder.keeper, identity_of(request).name
    return await _changed(keeper.acknowledge(alert_id, by=name))


@commands.post("/{alert_id}/close", responses=problem_docs(400, 401, 403, 404, 409, 429, 503))
async def close_alert(request: Request, alert_id: UUID) -> AlertView:
    """Close an alert that is not closed."""
    await _alert(request, alert_id)
    keeper, name = house_of(request).recorder.keeper, identity_of(request).name
    return await _changed(keeper.close(alert_id, by=name))


@commands.post("/{alert_id}/reopen", responses=problem_docs(400, 401, 403, 404, 409, 429, 503))
async def reopen_alert(request: Request, alert_id: UUID) -> AlertView:
    """Open an alert again that was acknowledged or closed."""
    await _alert(request, alert_id)
    return await _changed(house_of(request).recorder.keeper.reopen(alert_id))


async def _changed(change: Awaitable[Alert]) -> AlertView:
    """Show an alert after a change.

    Raises:
        ProblemError: 404 or 409.
    """
    try:
        return AlertView.of(await change)
    except AlertMissingError as error:
        raise _no_alert(str(error)) from None
    except AlertStateError as error:
        raise ProblemError(409, "alert_state", str(error)) from None


async def _alert(request: Request, alert_id: UUID) -> Alert:
    alert = await house_of(request).alerts.get(alert_id)
    if alert is None or not identity_of(request).sees(alert.camera_id):
        raise _no_alert(str(alert_id))
    return alert


def _no_alert(alert_id: str) -> ProblemError:
    return ProblemError(404, "alert_not_found", f"There is no alert {alert_id}.")
