"""What every request meets first and every answer last."""

import re
from typing import Final
from uuid import uuid4

import structlog
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hearthwatch.api.house import House
from hearthwatch.api.identity import peer_of
from hearthwatch.api.origins import is_listed, is_own_host
from hearthwatch.api.problems import ProblemError, problem_response
from hearthwatch.api.reports import report
from hearthwatch.model.alert import Severity

_LARGEST_BODY: Final = 1 << 20
_BOUND_THEMSELVES: Final = {"/api/v1/system/restore"}
_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_INGRESS_PATH: Final = re.compile(r"(/[A-Za-z0-9_-]{1,128}){1,8}")
_CONTENT_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "img-src 'self' blob: data:; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'self'; form-action 'none'; frame-ancestors 'self'"
)
_HEADERS: Final = {
    "Content-Security-Policy": _CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_log = structlog.get_logger(__name__)


class Gatekeeper:
    """ASGI middleware around all routes."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self._app = app
        self._house = house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check a request, pass it on, and complete the answer."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        request_id = _request_id(connection)
        scope.setdefault("state", {})["request_id"] = request_id
        # Every request is a task of its own: what it logs, and what it starts, carries this.
        structlog.contextvars.bind_contextvars(correlation_id=request_id)
        answer = _Answer(send, request_id)
        try:
            await self._check(connection)
            self._enter_ingress(connection)
            bounds_itself = scope["path"] in _BOUND_THEMSELVES
            await self._app(scope, receive if bounds_itself else _bounded(receive), answer)
        except ProblemError as error:
            await problem_response(connection, error)(scope, receive, answer)
        except Exception:
            # The boundary of the API: whatever a route forgot must end here, told to the log
            # in full and to the stranger not at all.
            _log.exception("request_failed", path=scope["path"], request_id=request_id)
            if answer.begun:
                raise
            failure = ProblemError(500, "internal_error", "Something went wrong inside.")
            await problem_response(connection, failure)(scope, receive, answer)

    async def _check(self, connection: HTTPConnection) -> None:
        if self._house.access.is_ingress(connection):
            return
        api = self._house.settings().api
        peer = peer_of(connection)
        if not is_listed(peer, api):
            message = f"{peer} called, which 'api: allow:' does not list."
            await report(
                self._house, "address_refused", message, severity=Severity.MEDIUM, peer=peer
            )
            raise ProblemError(403, "address_refused", "This address may not call Hearthwatch.")
        host = connection.headers.get("host", "")
        if not is_own_host(host, api, supervised=self._house.access.supervised):
            detail = (
                "This name is not known here. Open the page under one of its own addresses, or"
                " add the name to 'api: hosts:' in the settings."
            )
            raise ProblemError(421, "unknown_host", detail)

    def _enter_ingress(self, connection: HTTPConnection) -> None:
        path = connection.headers.get("x-ingress-path", "").rstrip("/")
        if self._house.access.is_ingress(connection) and _INGRESS_PATH.fullmatch(path):
            connection.scope["root_path"] = path


class _Answer:
    """Adds the headers that go with every answer."""

    def __init__(self, send: Send, request_id: str) -> None:
        self._send = send
        self._request_id = request_id
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] in {"http.response.start", "websocket.http.response.start"}:
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers["X-Request-ID"] = self._request_id
            self.begun = True
        elif message["type"] in {"websocket.accept", "websocket.close"}:
            self.begun = True
        await self._send(message)


def _request_id(connection: HTTPConnection) -> str:
    given = connection.headers.get("x-request-id", "")
    return given if _REQUEST_ID.fullmatch(given) else uuid4().hex


def _bounded(receive: Receive) -> Receive:
    """Refuse to read more of a body than any route needs."""
    size = 0

    async def read() -> Message:
        nonlocal size
        message = await receive()
        if message["type"] == "http.request":
            size += len(message.get("body", b""))
            if size > _LARGEST_BODY:
                raise ProblemError(413, "too_large", "The request is larger than 1 MiB.")
        return message

    return read
