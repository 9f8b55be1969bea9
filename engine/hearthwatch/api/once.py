"""Requests that are done once, however often they are sent.

A client that hears nothing cannot know whether its request was done. With an `Idempotency-Key`
(draft-ietf-httpapi-idempotency-key-header) it may send it again: what was answered is said again.
Give a router `route_class=OnceRoute`, or `SecretOnceRoute` where answers hold a secret.
"""

import hashlib
import re
import time
from collections.abc import Callable, Coroutine
from typing import Annotated, Any, ClassVar, Final

import structlog
from fastapi import Depends, Header
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from hearthwatch.api.house import house_of
from hearthwatch.api.identity import Identity
from hearthwatch.api.problems import ProblemError
from hearthwatch.api.security import known_identity
from hearthwatch.store import OnceAnswer, OnceState, OnceStore, Scope, StoreError

_log = structlog.get_logger(__name__)

_KEY: Final = re.compile(r"[\x21-\x7e]{1,255}")
_LARGEST: Final = 64 << 10
_KEPT_HEADERS: Final = ("content-type", "location", "etag")
_REPLAYED: Final = "Idempotency-Replayed"

type Handler = Callable[[Request], Coroutine[Any, Any, Response]]


async def _documented(
    idempotency_key: Annotated[
        str | None,
        Header(
            max_length=257,
            description="Any text of the client's own, for one request. The same again within a day"
            " gives the same answer, and nothing is done twice.",
        ),
    ] = None,
) -> None:
    """Show the header in OpenAPI."""


class OnceRoute(APIRoute):
    """A route whose POST is done once for each `Idempotency-Key`."""

    keeps_answers: ClassVar[bool] = True

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        if "POST" in (options.get("methods") or ()):
            known = options.get("dependencies") or ()
            options["dependencies"] = [*known, Depends(_documented)]
        super().__init__(path, endpoint, **options)

    def get_route_handler(self) -> Handler:
        """Return what answers a request."""
        answer = super().get_route_handler()

        async def once(request: Request) -> Response:
            key = request.headers.get("idempotency-key")
            if key is None or request.method != "POST":
                return await answer(request)
            return await self._once(request, _read(key), answer)

        return once

    async def _once(self, request: Request, key: str, answer: Handler) -> Response:
        identity = await known_identity(request, Scope.READ)
        store, name = OnceStore(house_of(request).database), _name(request, identity, key)
        fingerprint = await _fingerprint(request)
        state = await store.begin(name, fingerprint, now=time.time())
        if state is not None:
            return _again(state, fingerprint)
        try:
            response = await answer(request)
        except BaseException:  # Whatever ended it, cancellation too: it may be tried again.
            await store.forget(name)
            raise
        try:
            await store.finish(name, self._kept(response), now=time.time())
        except StoreError as error:
            _log.warning("answer_not_kept", reason=str(error))
        return response

    def _kept(self, response: Response) -> OnceAnswer:
        body = bytes(response.body)
        headers = {
            header: value
            for header in _KEPT_HEADERS
            if (value := response.headers.get(header)) is not None
        }
        kept = self.keeps_answers and len(body) <= _LARGEST
        return OnceAnswer(response.status_code, headers, body if kept else None)


class SecretOnceRoute(OnceRoute):
    """Such a route whose answers hold what nobody may see twice, and so are not kept."""

    keeps_answers = False


def _again(state: OnceState, fingerprint: bytes) -> Response:
    """Answer a request that has come before.

    Raises:
        ProblemError: 409 or 422, with the reason.
    """
    if state.fingerprint != fingerprint:
        detail = "This Idempotency-Key was used for another request."
        raise ProblemError(422, "idempotency_key_reused", detail)
    kept = state.answer
    if kept is None:
        detail = "A request with this Idempotency-Key is under way."
        raise ProblemError(409, "request_under_way", detail, {"Retry-After": "1"})
    if kept.body is None:
        detail = "This was done already. Its answer is not kept, for it was to be seen only once."
        raise ProblemError(409, "done_already", detail)
    headers = dict(kept.headers) | {_REPLAYED: "true"}
    return Response(kept.body, kept.status, headers)


def _read(header: str) -> str:
    """Return the key, which the draft puts in quotes and many clients do not.

    Raises:
        ProblemError: 400.
    """
    key = header.strip()
    if len(key) > 1 and key[0] == key[-1] == '"':
        key = key[1:-1]
    if not _KEY.fullmatch(key):
        detail = "An Idempotency-Key has 1 to 255 visible ASCII characters."
        raise ProblemError(400, "invalid_request", detail)
    return key


def _name(request: Request, identity: Identity, key: str) -> bytes:
    """Return what a request is known by: a key means something to its sender alone."""
    parts = (identity.kind, identity.name, identity.scope, request.scope["path"], key)
    return hashlib.sha256("\0".join(parts).encode()).digest()


async def _fingerprint(request: Request) -> bytes:
    query = request.scope.get("query_string", b"")
    return hashlib.sha256(query + b"\0" + await request.body()).digest()
