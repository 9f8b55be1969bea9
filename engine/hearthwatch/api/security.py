"""What a route demands of whoever calls it, in a form that OpenAPI shows."""

import math
from collections.abc import Awaitable, Callable
from typing import Annotated, Final

from fastapi import Query, Security
from fastapi.security import APIKeyCookie, APIKeyHeader, APIKeyQuery, HTTPBearer, OAuth2
from starlette.requests import HTTPConnection, Request
from starlette.websockets import WebSocket

from hearthwatch.api.base import BASE
from hearthwatch.api.house import house_of
from hearthwatch.api.identity import (
    SESSION_COOKIE,
    Identity,
    IdentityKind,
    WrongCredentialsError,
    peer_of,
)
from hearthwatch.api.origins import acts_for_itself, is_cross_site
from hearthwatch.api.problems import ProblemError
from hearthwatch.api.reports import report
from hearthwatch.model.alert import Severity
from hearthwatch.store import Scope

_BEARER: Final = HTTPBearer(
    scheme_name="bearer",
    description="An API key, or an access token, in the Authorization header.",
    auto_error=False,
)
_SCOPES: Final = {
    "read": "Look at everything that may be seen.",
    "write": "Act on cameras, clips and alerts as well.",
    "admin": "Change settings, users and keys as well.",
}
_OAUTH: Final = OAuth2(
    scheme_name="oauth2",
    description="An access token, for a user's password or for an API key (RFC 6749).",
    flows={
        "password": {"tokenUrl": f"{BASE}/auth/token", "scopes": _SCOPES},
        "clientCredentials": {"tokenUrl": f"{BASE}/auth/token", "scopes": _SCOPES},
    },
    auto_error=False,
)
_HEADER: Final = APIKeyHeader(
    scheme_name="key", name="X-API-Key", description="The same API key.", auto_error=False
)
_COOKIE: Final = APIKeyCookie(
    scheme_name="session",
    name=SESSION_COOKIE,
    description="A browser that signed in with a one-time code.",
    auto_error=False,
)
_LINK: Final = APIKeyQuery(
    scheme_name="link",
    name="signature",
    description="The signature of an address like a clip's `view_url`, together with `expires`.",
    auto_error=False,
)
_SAFE: Final = {"GET", "HEAD", "OPTIONS"}


async def known_identity(connection: HTTPConnection, scope: Scope) -> Identity:
    """Return who is asking, if they may do what the scope says.

    Raises:
        ProblemError: 401, 403 or 429, with the reason.
    """
    try:
        identity = await house_of(connection).access.identify(connection)
    except WrongCredentialsError as error:
        raise await refused(connection, error) from None
    if identity is None:
        detail = "Sign in, or send an API key as 'Authorization: Bearer …'."
        raise ProblemError(401, "credentials_needed", detail, {"WWW-Authenticate": "Bearer"})
    if _changes_something(connection):
        refuse_foreign_page(connection, identity)
    if not identity.scope.includes(scope):
        detail = f"This needs the scope '{scope}'; these credentials have '{identity.scope}'."
        raise ProblemError(403, "scope_missing", detail)
    connection.state.identity = identity
    return identity


def identity_of(connection: HTTPConnection) -> Identity:
    """Return who is asking, once that is known; every route behind `requires` or `opens` knows."""
    identity: Identity = connection.state.identity
    return identity


def refuse_foreign_page(connection: HTTPConnection, identity: Identity | None) -> None:
    """Let no other web site act through the browser of somebody who is signed in.

    Raises:
        ProblemError: 403.
    """
    match identity.kind if identity else None:
        case IdentityKind.KEY | IdentityKind.TOKEN:
            foreign = False
        case IdentityKind.INGRESS:
            foreign = is_cross_site(connection)
        case _:
            foreign = not acts_for_itself(connection)
    if foreign:
        detail = "A page of another origin may not do this in your name."
        raise ProblemError(403, "foreign_origin", detail)


async def refused(connection: HTTPConnection, error: WrongCredentialsError) -> ProblemError:
    """Return the answer to wrong credentials; the owner hears when there were too many."""
    if error.begins:
        peer = peer_of(connection)
        tried = "" if error.login is None else f" for {error.login[:100]!r}"
        await report(
            house_of(connection),
            "login_failed",
            f"Too many wrong credentials{tried} from {peer}.",
            severity=Severity.MEDIUM,
            peer=peer,
        )
    return refusal(error)


def refusal(error: WrongCredentialsError) -> ProblemError:
    """Return the answer to wrong credentials."""
    if error.wait is None:
        detail = "The key, token, code or password is wrong, used or expired."
        return ProblemError(401, "wrong_credentials", detail, {"WWW-Authenticate": "Bearer"})
    wait = str(max(1, math.ceil(error.wait)))
    detail = f"Too many wrong tries. Wait {wait} s."
    return ProblemError(429, "too_many_failures", detail, {"Retry-After": wait})


async def linked_or_known(socket: WebSocket, scope: Scope) -> Identity:
    """Return who opens a WebSocket, which a signed address opens, too.

    Raises:
        ProblemError: 401, 403 or 429, with the reason.
    """
    signature = socket.query_params.get("signature")
    if signature is None:
        return await known_identity(socket, scope)
    shown = socket.query_params
    return await _linked(socket, signature, shown.get("expires", ""), shown.get("by"))


def requires(scope: Scope) -> Callable[..., Awaitable[Identity]]:
    """Return the dependency of a route that needs a scope."""

    async def check(
        request: Request,
        _bearer: Annotated[object, Security(_BEARER)],
        _header: Annotated[object, Security(_HEADER)],
        _cookie: Annotated[object, Security(_COOKIE)],
        _oauth: Annotated[object, Security(_OAUTH, scopes=[scope])],
    ) -> Identity:
        return await known_identity(request, scope)

    return check


def opens(scope: Scope) -> Callable[..., Awaitable[Identity]]:
    """Return the dependency of a route that a signed address opens, too."""

    async def check(
        request: Request,
        _bearer: Annotated[object, Security(_BEARER)],
        _header: Annotated[object, Security(_HEADER)],
        _cookie: Annotated[object, Security(_COOKIE)],
        _oauth: Annotated[object, Security(_OAUTH, scopes=[scope])],
        signature: Annotated[str | None, Security(_LINK)],
        expires: Annotated[
            str | None, Query(max_length=12, description="Goes with `signature`.")
        ] = None,
        by: Annotated[
            str | None, Query(max_length=41, description="Goes with `signature`, if it is there.")
        ] = None,
    ) -> Identity:
        if signature is None:
            return await known_identity(request, scope)
        return await _linked(request, signature, expires or "", by)

    return check


async def still_holds(connection: HTTPConnection) -> bool:
    """Tell whether whoever had the signed address of a request made may still come in.

    Raises:
        StoreError: the database does not answer.
    """
    by = connection.query_params.get("by")
    return by is None or await house_of(connection).access.stands(by)


async def _linked(
    request: HTTPConnection, signature: str, expires: str, by: str | None
) -> Identity:
    """Return whoever was given a signed address.

    Raises:
        ProblemError: 403.
        StoreError: the database does not answer.
    """
    path = request.scope["path"].removeprefix(f"{BASE}/")
    signer = house_of(request).signer
    reads = request.scope["type"] == "websocket" or request.scope["method"] == "GET"
    right = reads and signer.allows(path, expires=expires, signature=signature, by=by)
    if not right or not await still_holds(request):
        detail = "This address has expired, or it was made for something else."
        raise ProblemError(403, "link_not_valid", detail)
    identity = Identity(IdentityKind.LINK, "signed address", Scope.READ, float(expires))
    request.state.identity = identity
    return identity


def _changes_something(connection: HTTPConnection) -> bool:
    return connection.scope["type"] == "websocket" or connection.scope["method"] not in _SAFE


type Reader = Annotated[Identity, Security(requires(Scope.READ))]
