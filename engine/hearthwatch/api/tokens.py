"""API keys: what programs come in with."""

import time
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request, Response, Security
from pydantic import BaseModel, ConfigDict, Field

from hearthwatch.api.access_views import NewTokenView, TokenList, TokenView
from hearthwatch.api.base import BASE
from hearthwatch.api.house import house_of
from hearthwatch.api.identity import peer_of
from hearthwatch.api.once import SecretOnceRoute
from hearthwatch.api.parameters import AskedMoment, camera_ids_of
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.reports import report
from hearthwatch.api.security import identity_of, requires
from hearthwatch.store import NameTakenError, Scope, TooManyError

router = APIRouter(
    route_class=SecretOnceRoute,
    prefix=f"{BASE}/tokens",
    tags=["access"],
    dependencies=[Security(requires(Scope.ADMIN))],
)


class TokenBody(BaseModel):
    """What a key is for, and what it opens."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")]
    scope: Scope = Scope.READ
    cameras: (
        Annotated[list[Annotated[str, Field(min_length=1, max_length=64)]], Field(max_length=256)]
        | None
    ) = Field(None, description="Ids or slugs of the only cameras to be seen; null: all.")
    expires: AskedMoment | None = Field(None, description="When it stops to open anything.")


@router.get("", responses=problem_docs(401, 403, 429))
async def list_tokens(request: Request) -> TokenList:
    """List all API keys; the keys themselves are not kept."""
    keys = await house_of(request).access.credentials.keys()
    return TokenList(tokens=[TokenView.of(key) for key in keys], total=len(keys))


@router.post("", status_code=201, responses=problem_docs(400, 401, 403, 409, 413, 429))
async def create_token(request: Request, response: Response, body: TokenBody) -> NewTokenView:
    """Make an API key and show it, this once."""
    house = house_of(request)
    if body.expires is not None and body.expires <= time.time():
        raise ProblemError(400, "already_expired", "body.expires: this moment is over")
    cameras = camera_ids_of(request, body.cameras)
    try:
        token, key = await house.access.make_key(
            body.name, body.scope, cameras=cameras, expires=body.expires
        )
    except NameTakenError:
        raise ProblemError(409, "name_taken", "There is a key of this name already.") from None
    except TooManyError:
        raise ProblemError(409, "too_many_tokens", "There can be no more keys.") from None
    except ValueError as error:
        raise ProblemError(400, "invalid_request", f"body: {error}") from None
    await _tell(request, "token_created", f"The key {key.name!r} opens '{key.scope}'")
    response.headers["Location"] = f"tokens/{key.id}"
    return NewTokenView.made(key, token)


@router.post(
    "/{token_id}/rotate", status_code=201, responses=problem_docs(400, 401, 403, 404, 409, 429)
)
async def rotate_token(request: Request, response: Response, token_id: UUID) -> NewTokenView:
    """Put a new API key in the place of one, which opens nothing any more, and show it, this once.

    The app's own key for Home Assistant is handed on to Home Assistant by itself.
    """
    rotated = await house_of(request).access.rotate_key(token_id)
    if rotated is None:
        raise ProblemError(404, "token_not_found", f"There is no key {token_id}.")
    token, key = rotated
    await _tell(request, "token_rotated", f"The key {key.name!r} was replaced by a new one")
    response.headers["Location"] = f"../{key.id}"
    return NewTokenView.made(key, token)


@router.delete("/{token_id}", status_code=204, responses=problem_docs(400, 401, 403, 404, 429))
async def revoke_token(request: Request, token_id: UUID) -> None:
    """Withdraw an API key, and the access tokens made from it, at once."""
    key = await house_of(request).access.credentials.delete_key(token_id)
    if key is None:
        raise ProblemError(404, "token_not_found", f"There is no key {token_id}.")
    await _tell(request, "token_revoked", f"The key {key.name!r} opens nothing any more")


async def _tell(request: Request, kind: str, what: str) -> None:
    message = f"{what} (by {identity_of(request).name})."
    await report(house_of(request), kind, message, peer=peer_of(request))
