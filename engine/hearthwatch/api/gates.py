"""What mostly kept a camera silent: its gates, counted over a span of time."""

import asyncio
import time
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query, Request, Security
from pydantic import BaseModel, Field

from hearthwatch.api.base import BASE
from hearthwatch.api.house import house_of
from hearthwatch.api.moments import Moment
from hearthwatch.api.parameters import AskedMoment, CameraName, camera_of
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.security import requires
from hearthwatch.events.gate_counts import GateCount, count_gates
from hearthwatch.model.explanation import Gate
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import Scope

_HOUR: Final = 3600.0

router = APIRouter(
    prefix=f"{BASE}/cameras", tags=["cameras"], dependencies=[Security(requires(Scope.READ))]
)


class GateCountView(BaseModel):
    """One gate over a span of time."""

    gate: Gate
    passed: int = Field(description="Looks of a frame or of a followed thing that passed it.")
    failed: int = Field(description="Those that did not.")
    text: str = Field(description="What the newest of those said; empty where there is none.")

    @classmethod
    def of(cls, count: GateCount) -> "GateCountView":
        """Show a gate."""
        return cls(gate=count.gate, passed=count.passed, failed=count.failed, text=count.text)


class GateSummaryView(BaseModel):
    """The gates of a camera over a span of time, in the order in which they are asked."""

    camera_id: UUID
    camera: str
    since: Moment
    until: Moment
    looks: int
    inferences: int
    gates: list[GateCountView]


@router.get("/{camera}/explain/summary", responses=problem_docs(400, 401, 403, 404, 429))
async def explain_span(
    request: Request,
    camera: CameraName,
    since: Annotated[AskedMoment | None, Query(description="An hour ago if not given.")] = None,
    until: Annotated[AskedMoment | None, Query(description="Now if not given.")] = None,
) -> GateSummaryView:
    """Count over a span of the last hour how often each gate was passed, and how often not."""
    house, found = house_of(request), camera_of(request, camera)
    now = time.time()
    first, last = now - _HOUR if since is None else since, now if until is None else until
    if first > last:
        raise ProblemError(400, "invalid_request", "since is later than until")
    records = house.explanations.between(found.id, first, last)
    summary = await asyncio.to_thread(count_gates, records)
    return GateSummaryView(
        camera_id=found.id,
        camera=found.slug,
        since=to_rfc3339(first),
        until=to_rfc3339(last),
        looks=summary.looks,
        inferences=summary.inferences,
        gates=[GateCountView.of(count) for count in summary.gates],
    )
