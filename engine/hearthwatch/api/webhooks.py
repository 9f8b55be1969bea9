"""Webhooks: made, changed, tried, and what has become of what was sent."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response, Security

from hearthwatch.api.base import BASE
from hearthwatch.api.house import house_of
from hearthwatch.api.once import SecretOnceRoute
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.security import requires
from hearthwatch.api.webhook_bodies import DeliveryQuery, RotateBody, WebhookBody, WebhookPatch
from hearthwatch.api.webhook_views import (
    DeliveryList,
    DeliveryView,
    NewSecretView,
    OutputList,
    OutputView,
    ReplayView,
    StatisticsView,
    TestView,
    WebhookList,
    WebhookStatsView,
    WebhookView,
)
from hearthwatch.model.ids import random_id
from hearthwatch.outputs import (
    InvalidTargetError,
    NoAnswerError,
    NotDeliveredError,
    UnknownWebhookError,
)
from hearthwatch.outputs.webhooks import NAME, Registry, WebhookExistsError, host_of, new_secret
from hearthwatch.store import Backlog, DeliveryState, Scope, Webhook

router = APIRouter(
    route_class=SecretOnceRoute,
    prefix=f"{BASE}/webhooks",
    tags=["webhooks"],
    dependencies=[Security(requires(Scope.ADMIN))],
)
outputs = APIRouter(
    prefix=f"{BASE}/outputs", tags=["outputs"], dependencies=[Security(requires(Scope.ADMIN))]
)

type Named = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
type Numbered = Annotated[int, Path(ge=1, le=(1 << 53) - 1)]


@router.get("", responses=problem_docs(401, 403, 429))
async def list_webhooks(request: Request) -> WebhookList:
    """List all webhooks."""
    found = [WebhookView.of(webhook) for webhook in _registry(request).all()]
    return WebhookList(webhooks=found, total=len(found))


@router.post("", status_code=201, responses=problem_docs(400, 401, 403, 404, 409, 429, 503))
async def create_webhook(request: Request, response: Response, body: WebhookBody) -> NewSecretView:
    """Make a webhook. Its secret is in the answer, this once, unless you have chosen it."""
    now = time.time()
    with _refusals():
        made = {"id": str(random_id(now)), "secret": new_secret(), "name": host_of(body.url)}
        webhook = Webhook(created=now, **(made | body.given(request)))
        await _registry(request).add(webhook)
    response.headers["Location"] = f"webhooks/{webhook.id}"
    return NewSecretView.with_secret(webhook, made=body.secret is None)


@router.get("/{webhook_id}", responses=problem_docs(400, 401, 403, 404, 429))
async def get_webhook(request: Request, webhook_id: Named) -> WebhookView:
    """Return one webhook."""
    with _refusals():
        return WebhookView.of(_registry(request).get(webhook_id))


@router.patch("/{webhook_id}", responses=problem_docs(400, 401, 403, 404, 429, 503))
async def change_webhook(request: Request, webhook_id: Named, body: WebhookPatch) -> WebhookView:
    """Change what is said of a webhook; switch it on or off."""
    with _refusals():
        return WebhookView.of(await _registry(request).change(webhook_id, **body.given(request)))


@router.delete(
    "/{webhook_id}", status_code=204, responses=problem_docs(400, 401, 403, 404, 429, 503)
)
async def delete_webhook(request: Request, webhook_id: Named) -> None:
    """Delete a webhook, and what is on its way to it."""
    with _refusals():
        await _registry(request).remove(webhook_id)


@router.post("/{webhook_id}/test", responses=problem_docs(400, 401, 403, 404, 429))
async def test_webhook(request: Request, webhook_id: Named) -> TestView:
    """Send a signed `system_alert` of no consequence now, and tell what the receiver said."""
    with _refusals():
        try:
            return TestView.of(await _registry(request).try_out(webhook_id))
        except (InvalidTargetError, NotDeliveredError, NoAnswerError) as error:
            return TestView.failed(error)


@router.post("/{webhook_id}/rotate-secret", responses=problem_docs(400, 401, 403, 404, 429, 503))
async def rotate_secret(
    request: Request, webhook_id: Named, body: RotateBody | None = None
) -> NewSecretView:
    """Give a webhook a new secret. The old one signs along for 24 hours."""
    chosen = body.secret if body else None
    with _refusals():
        webhook = await _registry(request).rotate(webhook_id, chosen)
    return NewSecretView.with_secret(webhook, made=chosen is None)


@router.get("/{webhook_id}/stats", responses=problem_docs(400, 401, 403, 404, 429))
async def get_stats(request: Request, webhook_id: Named) -> WebhookStatsView:
    """Tell what has become of everything for a webhook."""
    registry = _registry(request)
    with _refusals():
        tally = await registry.tally(webhook_id)
    waiting = (await registry.outbox.store.backlog(NAME)).get(webhook_id, Backlog())
    lag = 0.0 if waiting.oldest is None else max(0.0, time.time() - waiting.oldest)
    return WebhookStatsView.of(webhook_id, tally, waiting.pending, lag)


@router.get("/{webhook_id}/deliveries", responses=problem_docs(400, 401, 403, 404, 429))
async def list_deliveries(
    request: Request, webhook_id: Named, query: Annotated[DeliveryQuery, Query()]
) -> DeliveryList:
    """List what was, or is to be, delivered to a webhook, from newest to oldest."""
    with _refusals():
        page = await _registry(request).deliveries(
            webhook_id, query.state, limit=query.limit, before=query.before
        )
    return DeliveryList(
        deliveries=[DeliveryView.of(delivery) for delivery in page.items],
        total=page.total,
        total_is_lower_bound=page.total_is_lower_bound,
        next_before=page.before,
    )


@router.post("/{webhook_id}/replay", responses=problem_docs(400, 401, 403, 404, 429, 503))
async def replay_all(request: Request, webhook_id: Named) -> ReplayView:
    """Send everything again that was given up."""
    with _refusals():
        return ReplayView(replayed=await _registry(request).replay(webhook_id))


@router.post(
    "/{webhook_id}/deliveries/{number}/replay",
    responses=problem_docs(400, 401, 403, 404, 409, 429, 503),
)
async def replay_one(request: Request, webhook_id: Named, number: Numbered) -> ReplayView:
    """Send one delivery again, also one that arrived."""
    registry = _registry(request)
    with _refusals():
        delivery = await registry.delivery(webhook_id, number)
        if delivery is None:
            detail = f"There is no delivery {number} to this webhook."
            raise ProblemError(404, "delivery_not_found", detail)
        if delivery.state is DeliveryState.PENDING:
            raise ProblemError(409, "delivery_pending", "It is on its way already.")
        return ReplayView(replayed=await registry.replay(webhook_id, number))


@outputs.get("", responses=problem_docs(401, 403, 429))
async def list_outputs(request: Request) -> OutputList:
    """Tell how each way out fares."""
    manager = house_of(request).outputs
    return OutputList(
        statistics=StatisticsView.model_validate(manager.get_statistics()),
        outputs=[OutputView.model_validate(one) for one in await manager.outputs()],
    )


def _registry(request: Request) -> Registry:
    return house_of(request).outputs.webhooks


@contextmanager
def _refusals() -> Iterator[None]:
    """Answer with a problem what webhooks refuse.

    Raises:
        ProblemError: 400, 404 or 409.
    """
    try:
        yield
    except UnknownWebhookError as error:
        raise ProblemError(404, "webhook_not_found", str(error)) from None
    except WebhookExistsError as error:
        raise ProblemError(409, "webhook_exists", str(error)) from None
    except InvalidTargetError as error:
        raise ProblemError(400, "target_refused", str(error)) from None
