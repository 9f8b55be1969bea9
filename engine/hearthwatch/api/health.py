"""Is it there? The one route of the API that is open to all."""

from fastapi import APIRouter, Request

from hearthwatch.api.house import house_of
from hearthwatch.api.problems import problem_docs
from hearthwatch.api.views import HealthView

router = APIRouter(tags=["health"])


@router.get("/health", responses=problem_docs(503))
async def health(request: Request) -> HealthView:
    """Tell that the service runs and its database answers."""
    house = house_of(request)
    await house.database.ping()
    return HealthView(status="ok", version=house.version)
