"""The token endpoint of OAuth 2.0 (RFC 6749): forms, as it says, and JSON.

There is no authorization code grant. It lets a third party's web page act for a user whom it
sends here to sign in, and needs registered redirect addresses, a consent page and PKCE; nothing
that speaks to a camera engine at home has asked for it. Programs get a key, people a password.
"""

import base64
import binascii
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qsl, unquote_plus

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field, TypeAdapter
from starlette.responses import JSONResponse

from hearthwatch.api.access_views import GrantView
from hearthwatch.api.base import BASE
from hearthwatch.api.grants import Granted, ScopeError
from hearthwatch.api.house import House, house_of
from hearthwatch.api.identity import WrongCredentialsError, peer_of
from hearthwatch.api.moments import Moment
from hearthwatch.api.problems import problem_docs
from hearthwatch.api.reports import report
from hearthwatch.api.security import refused
from hearthwatch.model.alert import Severity
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import ReusedError

_LARGEST: Final = 16 << 10
_LONGEST: Final = 2000
_FORM: Final = "application/x-www-form-urlencoded"
_JSON: Final = "application/json"
_NOT_KEPT: Final = {"Cache-Control": "no-store", "Pragma": "no-cache"}
_CHALLENGE: Final = {"WWW-Authenticate": 'Basic realm="hearthwatch", charset="UTF-8"'}

_TEXT: Final = re.compile(rf"[^\x00-\x1f\x7f\ud800-\udfff]{{1,{_LONGEST}}}")
_OBJECT: Final = TypeAdapter(dict[str, Any])
_TEXTS: Final = TypeAdapter(dict[str, str])

router = APIRouter(prefix=f"{BASE}/auth", tags=["access"])


class GrantBody(BaseModel):
    """What is exchanged for what; other members are ignored."""

    grant_type: str = Field(
        description="`client_credentials`, `password` or `refresh_token`.", max_length=_LONGEST
    )
    client_id: str | None = Field(None, description="An API key's name.", max_length=_LONGEST)
    client_secret: str | None = Field(None, description="The key.", max_length=_LONGEST)
    username: str | None = Field(
        None, description="A user's name or e-mail address.", max_length=_LONGEST
    )
    password: str | None = Field(None, max_length=_LONGEST)
    refresh_token: str | None = Field(None, max_length=_LONGEST)
    scope: str | None = Field(
        None,
        description="Some of `read write admin`, with blanks between; as much as is allowed if"
        " not given.",
        max_length=_LONGEST,
    )


class TokenProblem(BaseModel):
    """Why there is no token: RFC 6749, 5.2, and those members of a problem that do not clash."""

    error: str = Field(description="Stays the same; programs may compare it.")
    error_description: str
    type: str = "about:blank"
    title: str
    status: int
    detail: str
    status_code: int
    timestamp: Moment


class OAuthError(Exception):
    """A token is refused."""

    def __init__(
        self, error: str, detail: str, status: int = 400, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.error = error
        self.detail = detail
        self.status = status
        self.headers = headers or {}

    def response(self) -> Response:
        """Write it down."""
        problem = TokenProblem(
            error=self.error,
            error_description=self.detail,
            title=HTTPStatus(self.status).phrase,
            status=self.status,
            detail=self.detail,
            status_code=self.status,
            timestamp=to_rfc3339(time.time()),
        )
        return JSONResponse(problem.model_dump(), self.status, {**_NOT_KEPT, **self.headers})


_REQUEST_DOCS: Final = {
    "requestBody": {
        "required": True,
        "content": {
            kind: {
                "schema": GrantBody.model_json_schema(ref_template="#/components/schemas/{model}")
            }
            for kind in (_FORM, _JSON)
        },
    }
}


def _docs() -> dict[int | str, dict[str, Any]]:
    docs = problem_docs(400, 401, 413, 429, 503)
    for status in (400, 401, 429):
        docs[status]["model"] = TokenProblem
    return docs


@router.post(
    "/token",
    response_model=GrantView,
    response_model_exclude_none=True,
    responses=_docs(),
    openapi_extra=_REQUEST_DOCS,
)
async def give_token(request: Request, response: Response) -> GrantView | Response:
    """Exchange a key, a password or a refresh token for an access token."""
    try:
        granted = await _granted(request, await _parameters(request))
    except OAuthError as error:
        return error.response()
    response.headers.update(_NOT_KEPT)
    return GrantView.of(granted)


async def _granted(request: Request, asked: dict[str, str]) -> Granted:
    """Do what the grant says.

    Raises:
        OAuthError: it is refused.
    """
    try:
        client = _client(request, asked)
        match asked.get("grant_type"):
            case "client_credentials":
                return await _by_client(request, asked, client)
            case "password":
                await _check_client(request, client)
                return await _by_password(request, asked)
            case "refresh_token":
                await _check_client(request, client)
                return await _by_refresh_token(request, asked)
            case None:
                raise OAuthError("invalid_request", "grant_type is missing.")
        raise OAuthError("unsupported_grant_type", "This grant is not offered.")
    except ScopeError as error:
        raise OAuthError("invalid_scope", str(error)) from None


async def _by_client(request: Request, asked: dict[str, str], client: "_Client | None") -> Granted:
    if client is None:
        raise OAuthError(
            "invalid_client", "client_id and client_secret are missing.", 401, _CHALLENGE
        )
    access = house_of(request).access
    try:
        return await access.grants.for_key(
            client.names, client.secret, peer=peer_of(request), scope=asked.get("scope")
        )
    except WrongCredentialsError as error:
        raise await _refused(request, error, "invalid_client", 401) from None


async def _check_client(request: Request, client: "_Client | None") -> None:
    """Make sure that a program that says who it is is that, although it need not say so."""
    if client is None:
        return
    try:
        await house_of(request).access.grants.key_named(
            client.names, client.secret, peer=peer_of(request)
        )
    except WrongCredentialsError as error:
        raise await _refused(request, error, "invalid_client", 401) from None


async def _by_password(request: Request, asked: dict[str, str]) -> Granted:
    house = house_of(request)
    if "username" not in asked or "password" not in asked:
        raise OAuthError("invalid_request", "username and password are needed.")
    try:
        return await house.access.grants.for_user(
            asked["username"],
            asked["password"],
            peer=peer_of(request),
            seconds=_seconds(house),
            scope=asked.get("scope"),
        )
    except WrongCredentialsError as error:
        raise await _refused(request, error, "invalid_grant", 400) from None


async def _by_refresh_token(request: Request, asked: dict[str, str]) -> Granted:
    house, peer = house_of(request), peer_of(request)
    if "refresh_token" not in asked:
        raise OAuthError("invalid_request", "refresh_token is missing.")
    try:
        return await house.access.grants.refreshed(
            asked["refresh_token"], peer=peer, seconds=_seconds(house), scope=asked.get("scope")
        )
    except WrongCredentialsError as error:
        raise await _refused(request, error, "invalid_grant", 400) from None
    except ReusedError as error:
        message = f"A refresh token of {error.family.name} came twice, from {peer} at last."
        await report(house, "refresh_reused", message, severity=Severity.HIGH, peer=peer)
        detail = "The refresh token was used before; sign in again."
        raise OAuthError("invalid_grant", detail) from None


async def _refused(
    request: Request, wrong: WrongCredentialsError, error: str, status: int
) -> OAuthError:
    problem = await refused(request, wrong)
    if wrong.wait is None:
        headers = _CHALLENGE if status == 401 else {}
        return OAuthError(error, problem.detail, status, headers)
    return OAuthError(error, problem.detail, 429, problem.headers)


def _seconds(house: House) -> float:
    return house.settings().api.token_hours * 3600


async def _parameters(request: Request) -> dict[str, str]:
    """Read the parameters of a form or a JSON object; those without a value count as left out.

    Raises:
        OAuthError: there is neither, or something in it makes no sense.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    if len(body) > _LARGEST:
        raise OAuthError("invalid_request", "The request is too large.")
    try:
        match kind:
            case "application/x-www-form-urlencoded":
                pairs = parse_qsl(
                    body.decode(), keep_blank_values=True, errors="strict", max_num_fields=50
                )
            case "application/json":
                pairs = list(_object(body).items())
            case _:
                raise OAuthError("invalid_request", f"The body must be {_FORM} or {_JSON}.")
    except ValueError:
        raise OAuthError("invalid_request", "The body cannot be read.") from None
    known = [(name, value) for name, value in pairs if name in GrantBody.model_fields]
    if len(dict(known)) < len(known):
        raise OAuthError("invalid_request", "A parameter is there twice.")
    given = {name: value for name, value in known if value}
    if not all(_TEXT.fullmatch(value) for value in given.values()):
        raise OAuthError("invalid_request", "A parameter is too long, or holds what no text does.")
    return given


def _object(body: bytes) -> dict[str, str]:
    """Return the known members of a JSON object.

    Raises:
        ValueError: it is none, or one of them is no text.
    """
    members = _OBJECT.validate_json(body)
    known = {name: members[name] for name in GrantBody.model_fields if name in members}
    return _TEXTS.validate_python({name: each for name, each in known.items() if each is not None})


@dataclass(frozen=True, slots=True)
class _Client:
    """A program that says who it is; its name may be written in two ways."""

    names: frozenset[str]
    secret: str


def _client(request: Request, asked: dict[str, str]) -> _Client | None:
    """Return who asks, by the header or the body; None when there is no secret.

    Raises:
        OAuthError: it says so in both, or in a way that cannot be read.
    """
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        name, secret = asked.get("client_id"), asked.get("client_secret")
        return _Client(frozenset({name}), secret) if name and secret else None
    if "client_secret" in asked:
        raise OAuthError("invalid_request", "There are two client secrets.")
    try:
        written = base64.b64decode(value.strip(), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        detail = "The Authorization header cannot be read."
        raise OAuthError("invalid_client", detail, 401, _CHALLENGE) from None
    name, _, secret = written.partition(":")
    # The standard has both written as in a form first; most programs do not do that.
    return _Client(frozenset({name, unquote_plus(name)}), unquote_plus(secret))
