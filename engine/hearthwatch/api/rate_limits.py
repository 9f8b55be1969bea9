"""How often each client may ask."""

import math
import time
from functools import lru_cache
from typing import Final

from limits import RateLimitItem, parse
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hearthwatch.api.house import House
from hearthwatch.api.identity import WrongCredentialsError, peer_of
from hearthwatch.api.problems import ProblemError, problem_response
from hearthwatch.api.regulars import Client, ClientKind
from hearthwatch.api.throttle import network_of
from hearthwatch.api.windows import Windows
from hearthwatch.store import StoreError

LIMIT_HEADERS: Final = (
    "RateLimit",
    "RateLimit-Policy",
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "X-RateLimit-Reset",
)

_parsed = lru_cache(64)(parse)


class RateLimits:
    """ASGI middleware that counts requests before their credentials are looked at.

    Credentials that were right lately have a limit of their own; all others share that of the
    address they come from. When that is used up credentials are looked at first, so that a
    stranger behind the same address cannot keep a key out.
    """

    def __init__(self, app: ASGIApp, house: House) -> None:
        self._app = app
        self._house = house
        self._limiter = MovingWindowRateLimiter(Windows())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count a request, and pass it on if it may be answered."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        access = self._house.access
        if access.is_ingress(connection):
            await self._app(scope, receive, send)
            return
        known = access.client_of(connection)
        client = known or _stranger(connection)
        allowed, limit = self._hit(client)
        if not allowed and known is None and (proven := await self._proven(connection)):
            client = proven
            allowed, limit = self._hit(client)
        if limit is None:
            await self._app(scope, receive, send)
            return
        answer = _Counted(send, self._headers(client, limit))
        if allowed:
            await self._app(scope, receive, answer)
        else:
            await problem_response(connection, self._refusal(client, limit))(scope, receive, answer)

    def _hit(self, client: Client) -> tuple[bool, RateLimitItem | None]:
        rate: str | None = getattr(self._house.settings().api.rate_limits, client.kind)
        if rate is None:
            return True, None
        limit = _parsed(rate)
        return self._limiter.hit(limit, client.kind, client.name), limit

    async def _proven(self, connection: HTTPConnection) -> Client | None:
        """Look at credentials that are not known yet, and return whose they are."""
        try:
            await self._house.access.identify(connection)
        except (WrongCredentialsError, StoreError):
            return None
        return self._house.access.client_of(connection)

    def _headers(self, client: Client, limit: RateLimitItem) -> dict[str, str]:
        reset, remaining = self._limiter.get_window_stats(limit, client.kind, client.name)
        seconds = max(0, math.ceil(reset - time.monotonic()))
        return {
            "X-RateLimit-Limit": str(limit.amount),
            "X-RateLimit-Remaining": str(remaining),
            "X-RateLimit-Reset": str(math.ceil(time.time()) + seconds),
            "RateLimit-Policy": f'"{client.kind}";q={limit.amount};w={limit.get_expiry()}',
            "RateLimit": f'"{client.kind}";r={remaining};t={seconds}',
        }

    def _refusal(self, client: Client, limit: RateLimitItem) -> ProblemError:
        reset, _ = self._limiter.get_window_stats(limit, client.kind, client.name)
        wait = str(max(1, math.ceil(reset - time.monotonic())))
        detail = f"More than {limit.amount} requests in {limit.get_expiry()} s. Wait {wait} s."
        return ProblemError(429, "rate_limited", detail, {"Retry-After": wait})


class _Counted:
    """Says in the answer how much is left."""

    def __init__(self, send: Send, headers: dict[str, str]) -> None:
        self._send = send
        self._headers = headers

    async def __call__(self, message: Message) -> None:
        if message["type"] in {"http.response.start", "websocket.http.response.start"}:
            headers = MutableHeaders(scope=message)
            for name, value in self._headers.items():
                headers[name] = value
        await self._send(message)


def _stranger(connection: HTTPConnection) -> Client:
    reads = connection.scope.get("method", "GET") == "GET"
    linked = reads and b"signature=" in connection.scope["query_string"]
    kind = ClientKind.LINK if linked else ClientKind.STRANGER
    return Client(kind, network_of(peer_of(connection)))
