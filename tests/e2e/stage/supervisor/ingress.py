"""The second hop of ingress: from Core to the app, by the rules of Supervisor 2026.08.

A request must look harmless and belong to a session; who it is goes along in headers that nobody
else can set. WebSockets are accepted before the app is asked. Of a content type only the type
itself comes back.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from ipaddress import ip_address
from typing import Any, Protocol
from urllib.parse import unquote

import aiohttp
from aiohttp import ClientWebSocketResponse, WSMsgType, web
from aiohttp.helpers import must_be_empty_body
from multidict import CIMultiDict

LARGEST_BODY = 16 * 1024**2
_LARGEST_MESSAGE = 16 * 1024**2
_LARGEST_WHOLE_ANSWER = 4_194_000
_FROM = ("172.30.32.2", 0)
_APP = "172.30.33.5:8099"

_EXPLOIT = re.compile(
    r"proc/self/environ"
    r"|(<|%3C).*script.*(>|%3E)"
    r"|(\.\.//?)+"
    r"|[a-zA-Z0-9_]=/([a-z0-9_.]//?)+"
    r"|union.*select.*\("
    r"|union.*all.*select.*"
    r"|concat.*\(",
    re.IGNORECASE,
)
_OF_THE_HOP = {
    "content-encoding",
    "content-length",
    "sec-websocket-extensions",
    "sec-websocket-key",
    "sec-websocket-protocol",
    "sec-websocket-version",
    "transfer-encoding",
    "x-hassio-key",
    "x-remote-user-display-name",
    "x-remote-user-id",
    "x-remote-user-name",
    "x-supervisor-token",
}
_OF_THE_ANSWER = {"content-encoding", "content-length", "content-type", "transfer-encoding"}

type Socket = web.WebSocketResponse | ClientWebSocketResponse


class Guests(Protocol):
    """Whom to let in, and where to."""

    entry: str
    users: dict[str, dict[str, str]]
    sessions: dict[str, str]
    cut: str | None


GUESTS = web.AppKey("guests", Guests)
_SESSION = web.AppKey("session", aiohttp.ClientSession)


async def connect(app: web.Application) -> AsyncIterator[None]:
    """Speak to the app from the Supervisor's address while the server runs."""
    connector = aiohttp.TCPConnector(local_addr=_FROM)
    async with aiohttp.ClientSession(connector=connector) as app[_SESSION]:
        yield


@web.middleware
async def refuse_exploits(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse what looks like an attack, whatever it was meant to be."""
    if any(_EXPLOIT.search(_plain(part)) for part in (request.path, request.query_string)):
        raise web.HTTPBadRequest
    return await handler(request)


def _plain(text: str) -> str:
    while (less := unquote(text)) != text:
        text = less
    return text


async def pass_on(request: web.Request) -> web.StreamResponse:
    """Pass a request on to the app, in the name of whom the session belongs to."""
    guests = request.app[GUESTS]
    user = guests.sessions.get(request.cookies.get("ingress_session", ""))
    if user is None:
        raise web.HTTPUnauthorized
    if request.match_info["entry"] != guests.entry:
        raise web.HTTPServiceUnavailable
    headers = _headers(request, user, guests.users.get(user, {}))
    upgrade = request.headers.get("Upgrade", "").lower() == "websocket"
    try:
        if upgrade and "upgrade" in request.headers.get("Connection", "").lower():
            return await _pass_socket_on(request, headers, guests.cut)
        return await _pass_request_on(request, headers)
    except aiohttp.ClientError as error:
        raise web.HTTPBadGateway from error


async def _pass_socket_on(
    request: web.Request, headers: CIMultiDict[str], cut: str | None
) -> web.WebSocketResponse:
    options: dict[str, Any] = {
        "protocols": _protocols(request),
        "autoclose": False,
        "autoping": False,
        "max_msg_size": _LARGEST_MESSAGE,
    }
    outer = web.WebSocketResponse(**options)
    await outer.prepare(request)
    if cut and request.path.endswith(cut):
        await outer.close()
        return outer
    url = f"ws://{_APP}/{request.match_info['path']}"
    if request.query_string:
        url += f"?{request.query_string}"
    async with request.app[_SESSION].ws_connect(url, headers=headers, **options) as inner:
        ways = [_forward(outer, inner), _forward(inner, outer)]
        tasks = [asyncio.create_task(way) for way in ways]
        _, rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in rest:
            task.cancel()
    return outer


def _protocols(request: web.Request) -> Iterable[str]:
    named = request.headers.get("Sec-WebSocket-Protocol", "")
    return [name.strip() for name in named.split(",") if name.strip()]


async def _forward(source: Socket, target: Socket) -> None:
    try:
        async for message in source:
            match message.type:
                case WSMsgType.TEXT:
                    await target.send_str(message.data)
                case WSMsgType.BINARY:
                    await target.send_bytes(message.data)
                case WSMsgType.PING:
                    await target.ping(message.data)
                case WSMsgType.PONG:
                    await target.pong(message.data)
        await target.close(code=source.close_code or 1000)
    except (RuntimeError, ConnectionError):
        return  # The other way has ended it.


async def _pass_request_on(request: web.Request, headers: CIMultiDict[str]) -> web.StreamResponse:
    """Pass a request on; a body that is posted flows through, any other is read first."""
    body = request.content if request.method == "POST" else await request.read()
    asked = request.app[_SESSION].request(
        request.method,
        f"http://{_APP}/{request.match_info['path']}",
        headers=headers,
        params=request.query,
        data=body if request.method not in {"GET", "HEAD"} else None,
        allow_redirects=False,
        timeout=aiohttp.ClientTimeout(total=None),
        skip_auto_headers={"Content-Type"},
    )
    async with asked as answer:
        kept = CIMultiDict(
            (name, value)
            for name, value in answer.headers.items()
            if name.lower() not in _OF_THE_ANSWER
        )
        kind = answer.headers.get("Content-Type", "application/octet-stream").partition(";")[0]
        if must_be_empty_body(request.method, answer.status):
            return web.Response(headers=kept, status=answer.status)
        if int(answer.headers.get("Content-Length", "0")) in range(1, _LARGEST_WHOLE_ANSWER):
            whole = await answer.read()
            return web.Response(headers=kept, status=answer.status, content_type=kind, body=whole)
        stream = web.StreamResponse(headers=kept, status=answer.status)
        stream.content_type = kind
        await stream.prepare(request)
        async for chunk, _ in answer.content.iter_chunks():
            await stream.write(chunk)
        return stream


def _headers(request: web.Request, user: str, names: dict[str, str]) -> CIMultiDict[str]:
    headers = CIMultiDict({"X-Remote-User-Id": user})
    if "name" in names:
        headers["X-Remote-User-Name"] = names["name"]
    if "display_name" in names:
        headers["X-Remote-User-Display-Name"] = names["display_name"]
    for name, value in request.headers.items():
        if name.lower() not in _OF_THE_HOP:
            headers.add(name, value)
    assert request.transport is not None
    peer = ip_address(request.transport.get_extra_info("peername")[0])
    headers["X-Forwarded-For"] = f"{request.headers.get('X-Forwarded-For')}, {peer}"
    return headers
