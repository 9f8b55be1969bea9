"""What the house is doing: home, away, night, or whatever its owner calls it."""

from typing import Annotated, Any

from fastapi import APIRouter, Request, Security
from pydantic import BaseModel, ConfigDict, Field

from hearthwatch.api.base import BASE
from hearthwatch.api.changing import readable_problems
from hearthwatch.api.house import house_of
from hearthwatch.api.problems import problem_docs
from hearthwatch.api.security import requires
from hearthwatch.store import Scope

router = APIRouter(
    prefix=f"{BASE}/mode", tags=["mode"], dependencies=[Security(requires(Scope.READ))]
)
commands = APIRouter(
    prefix=f"{BASE}/mode", tags=["mode"], dependencies=[Security(requires(Scope.WRITE))]
)


class ModeBody(BaseModel):
    """A mode, by any name."""

    model_config = ConfigDict(extra="forbid")

    mode: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,32}$")]


@router.get("", responses=problem_docs(401, 403, 429))
async def get_mode(request: Request) -> ModeBody:
    """Return the mode."""
    return ModeBody(mode=house_of(request).settings().mode)


@commands.put("", responses=problem_docs(400, 401, 403, 409, 429, 503))
async def put_mode(request: Request, body: ModeBody) -> ModeBody:
    """Set the mode; it is kept over restarts."""

    def change(tree: dict[str, Any]) -> None:
        tree["mode"] = body.mode

    with readable_problems():
        await house_of(request).desk.alter(change)
    return body
