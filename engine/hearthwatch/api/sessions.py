"""Signing in and out with a browser."""

from typing import Annotated

from fastapi import APIRouter, Request, Response, Security
from pydantic import BaseModel, ConfigDict, Field

from hearthwatch.api.access import SESSION_COOKIE, SESSION_SECONDS, WrongCredentialsError, peer_of
from hearthwatch.api.house import house_of
from hearthwatch.api.problems import problem_docs
from hearthwatch.api.security import Reader, refusal, refuse_foreign_page, requires
from hearthwatch.api.views import SessionView
from hearthwatch.store import Scope

router = APIRouter(prefix="/auth", tags=["access"])


class CodeBody(BaseModel):
    """The code of a link."""

    model_config = ConfigDict(extra="forbid")

    code: Annotated[str, Field(min_length=1, max_length=200)]


@router.post("/code", responses=problem_docs(400, 401, 403, 429))
async def sign_in(request: Request, response: Response, body: CodeBody) -> SessionView:
    """Exchange a one-time code for a session, kept in a cookie that no script can read."""
    if "origin" in request.headers:
        refuse_foreign_page(request, None)
    try:
        token, identity = await house_of(request).access.sign_in(body.code, peer=peer_of(request))
    except WrongCredentialsError as error:
        raise refusal(error) from None
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=SESSION_SECONDS,
        path=_cookie_path(request),
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
    return SessionView.of(identity)


@router.post(
    "/logout",
    status_code=204,
    responses=problem_docs(401, 403, 429),
    dependencies=[Security(requires(Scope.READ))],
)
async def sign_out(request: Request, response: Response) -> None:
    """End the session of this browser."""
    token = request.cookies.get(SESSION_COOKIE)
    if token:
        await house_of(request).access.sign_out(token)
    response.delete_cookie(
        SESSION_COOKIE,
        path=_cookie_path(request),
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


@router.get("/session", responses=problem_docs(401, 403, 429))
async def who_am_i(identity: Reader) -> SessionView:
    """Tell who is asking and what they may do."""
    return SessionView.of(identity)


def _cookie_path(request: Request) -> str:
    return f"{request.scope.get('root_path', '')}/"
