"""Signing in and out, with a browser or a password."""

from typing import Annotated, Self

from fastapi import APIRouter, Request, Response, Security
from pydantic import BaseModel, ConfigDict, Field, model_validator

from hearthwatch.api.access import SESSION_SECONDS
from hearthwatch.api.access_views import GrantView, SessionView
from hearthwatch.api.base import BASE
from hearthwatch.api.grants import Granted
from hearthwatch.api.house import house_of
from hearthwatch.api.identity import SESSION_COOKIE, WrongCredentialsError, peer_of
from hearthwatch.api.passwords import LONGEST, check_password
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.reports import report
from hearthwatch.api.security import Reader, refuse_foreign_page, refused, requires
from hearthwatch.store import Scope

router = APIRouter(prefix=f"{BASE}/auth", tags=["access"])

type _Password = Annotated[str, Field(min_length=1, max_length=LONGEST)]


class CodeBody(BaseModel):
    """The code of a link."""

    model_config = ConfigDict(extra="forbid")

    code: Annotated[str, Field(min_length=1, max_length=200)]


class LoginBody(BaseModel):
    """A user's name or e-mail address, and password."""

    model_config = ConfigDict(extra="forbid")

    email: Annotated[str, Field(min_length=1, max_length=254)] | None = None
    username: Annotated[str, Field(min_length=1, max_length=254)] | None = None
    password: _Password
    session: bool = Field(
        default=False,
        description="For browsers: give the session's cookie, and no tokens that scripts can read.",
    )

    @model_validator(mode="after")
    def _one_name(self) -> Self:
        if (self.email is None) == (self.username is None):
            raise ValueError("either email or username is needed")
        return self

    @property
    def login(self) -> str:
        """The name, or the address."""
        return self.email or self.username or ""


class LoginView(BaseModel):
    """Tokens, or who the browser with the new cookie is."""

    access_token: str | None = None
    token_type: str = "bearer"  # noqa: S105 - a word of the standard
    expires_in: int = Field(description="Seconds.")
    refresh_token: str | None = Field(
        None, description="Exchange it, once, at `auth/token` for the next pair of tokens."
    )
    scope: str | None = Field(None, description="What the token allows, like `read write`.")
    session: SessionView | None = Field(None, description="The browser's, if that was asked for.")


class PasswordBody(BaseModel):
    """The password that one has, and the one that one wants."""

    model_config = ConfigDict(extra="forbid")

    current_password: _Password
    new_password: _Password


@router.post("/code", responses=problem_docs(400, 401, 403, 413, 429, 503))
async def sign_in(request: Request, response: Response, body: CodeBody) -> SessionView:
    """Exchange a one-time code for a session, kept in a cookie that no script can read."""
    if "origin" in request.headers:
        refuse_foreign_page(request, None)
    try:
        token, identity = await house_of(request).access.sign_in(body.code, peer=peer_of(request))
    except WrongCredentialsError as error:
        raise await refused(request, error) from None
    _give_cookie(request, response, token)
    return SessionView.of(identity)


@router.post(
    "/login",
    response_model_exclude_none=True,
    responses=problem_docs(400, 401, 403, 413, 429, 503),
)
async def log_in(request: Request, response: Response, body: LoginBody) -> LoginView:
    """Exchange a user's password for tokens, or for a browser's session."""
    house, peer = house_of(request), peer_of(request)
    if body.session and "origin" in request.headers:
        refuse_foreign_page(request, None)
    grants = house.access.grants
    try:
        if not body.session:
            seconds = house.settings().api.token_hours * 3600
            return _tokens(
                await grants.for_user(body.login, body.password, peer=peer, seconds=seconds)
            )
        user = await grants.user(body.login, body.password, peer=peer)
    except WrongCredentialsError as error:
        raise await refused(request, error) from None
    token, identity = await house.access.begin_session(user)
    _give_cookie(request, response, token)
    return LoginView(expires_in=SESSION_SECONDS, session=SessionView.of(identity))


@router.post("/password", status_code=204, responses=problem_docs(400, 401, 403, 409, 413, 429))
async def change_password(request: Request, identity: Reader, body: PasswordBody) -> None:
    """Change one's own password. One is signed out everywhere."""
    house, peer = house_of(request), peer_of(request)
    access = house.access
    user = None if identity.user_id is None else await access.users.get(identity.user_id)
    if user is None:
        detail = "These credentials are no user's; there is no password to change."
        raise ProblemError(409, "no_password", detail)
    try:
        await access.grants.user(user.name, body.current_password, peer=peer)
        check_password(body.new_password, user.name, user.email)
    except WrongCredentialsError as error:
        raise await refused(request, error) from None
    except ValueError as error:
        raise ProblemError(400, "weak_password", f"body.new_password: {error}") from None
    kept = await access.grants.passwords.hash(body.new_password)
    await access.users.change(user.id, lambda same: same, password=kept)
    await report(house, "user_changed", f"{user.name} has a new password.", peer=peer)


@router.post(
    "/logout",
    status_code=204,
    responses=problem_docs(401, 403, 429),
    dependencies=[Security(requires(Scope.READ))],
)
async def sign_out(request: Request, response: Response) -> None:
    """End the session of this browser, or what this access token came from."""
    await house_of(request).access.sign_out(request)
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


def _tokens(granted: Granted) -> LoginView:
    return LoginView(**GrantView.of(granted).model_dump())


def _give_cookie(request: Request, response: Response, token: str) -> None:
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=SESSION_SECONDS,
        path=_cookie_path(request),
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def _cookie_path(request: Request) -> str:
    return f"{request.scope.get('root_path', '')}/"
