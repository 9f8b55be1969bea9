"""Pictures and footage for whoever is signed in to Home Assistant.

The engine's address and key stay here: a browser and a phone ask Home Assistant, which passes on
what the engine answers piece by piece.
"""

import asyncio
from collections.abc import Coroutine
from http import HTTPStatus
from typing import Final
from uuid import UUID

from aiohttp import ClientTimeout, ClientWebSocketResponse, WSCloseCode, WSMsgType, hdrs, web
from homeassistant.components.http import KEY_HASS_USER, HomeAssistantView
from homeassistant.core import HomeAssistant

from .access import loaded_entry, may
from .client import HearthwatchError, RefusedError, TimedOutError
from .const import DOMAIN
from .coordinator import HearthwatchConfigEntry, HearthwatchCoordinator

_ROOT: Final = f"/api/{DOMAIN}/{{entry_id}}/"

_ASKED: Final = (hdrs.RANGE, hdrs.IF_RANGE, hdrs.IF_NONE_MATCH, hdrs.IF_MODIFIED_SINCE)
"""What of a request the engine hears."""

_SIZED: Final = ("width", "height")
"""How large a picture may be, in pixels; only a camera's newest one comes in any size."""

_ANSWERED: Final = (
    hdrs.CONTENT_TYPE,
    hdrs.CONTENT_LENGTH,
    hdrs.CONTENT_RANGE,
    hdrs.CONTENT_DISPOSITION,
    hdrs.ACCEPT_RANGES,
    hdrs.CACHE_CONTROL,
    hdrs.ETAG,
    hdrs.LAST_MODIFIED,
    "X-Captured",
)
"""What of its answer a browser sees."""

_PATIENCE: Final = ClientTimeout(total=None, connect=10, sock_read=30)

_STALLED: Final = 20.0
"""Seconds in which a viewer must have taken a piece of a live picture."""

_PASSED_ON: Final[dict[int, type[web.HTTPException]]] = {
    HTTPStatus.NOT_FOUND: web.HTTPNotFound,
    HTTPStatus.GONE: web.HTTPGone,
    HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE: web.HTTPRequestRangeNotSatisfiable,
    HTTPStatus.TOO_MANY_REQUESTS: web.HTTPTooManyRequests,
    HTTPStatus.SERVICE_UNAVAILABLE: web.HTTPServiceUnavailable,
}
"""Refusals that mean the same to a browser; every other is a fault between us and the engine."""

_RELAYED: Final = (
    "events/{item}/picture",
    "clips/{item}/media",
    "clips/{item}/thumbnail",
    "clips/{item}/sprite",
    "cameras/{item}/snapshot",
)


def event_picture_path(entry_id: str, event_id: str) -> str:
    """Return where Home Assistant shows the picture of an event."""
    return _path(entry_id, f"events/{event_id}/picture")


def clip_path(entry_id: str, clip_id: str) -> str:
    """Return where Home Assistant plays a clip."""
    return _path(entry_id, f"clips/{clip_id}/media")


def thumbnail_path(entry_id: str, clip_id: str) -> str:
    """Return where Home Assistant shows what a clip is about."""
    return _path(entry_id, f"clips/{clip_id}/thumbnail")


def sprite_path(entry_id: str, clip_id: str) -> str:
    """Return where Home Assistant shows small pictures of a clip on one sheet."""
    return _path(entry_id, f"clips/{clip_id}/sprite")


def _path(entry_id: str, rest: str) -> str:
    return f"/api/{DOMAIN}/{entry_id}/{rest}"


def async_register_views(hass: HomeAssistant) -> None:
    """Serve the media of all engines."""
    for path in _RELAYED:
        hass.http.register_view(MediaView(hass, path))
    hass.http.register_view(LiveView(hass))


class _EngineView(HomeAssistantView):
    """A view of something that an engine has."""

    requires_auth = True

    def __init__(self, hass: HomeAssistant, path: str) -> None:
        self.url = _ROOT + path
        self.name = f"api:{DOMAIN}:{path.replace('/{item}/', ':')}"
        self._path = path
        self._hass = hass

    async def _ask(
        self, request: web.Request, entry_id: str, item: str
    ) -> tuple[HearthwatchCoordinator, str]:
        """Return whom to ask for what.

        Raises:
            HTTPException: it is not there, or not for this user.
        """
        entry = loaded_entry(self._hass, entry_id)
        user = request[KEY_HASS_USER]
        if entry is None or not _is_id(item):
            raise web.HTTPNotFound
        if not may(self._hass, user, entry, None):
            camera_id = await self._camera_of(entry, item)
            if not may(self._hass, user, entry, camera_id):
                raise web.HTTPForbidden
        return entry.runtime_data, self._path.format(item=item)

    async def _camera_of(self, entry: HearthwatchConfigEntry, item: str) -> str | None:
        """Return whose something is.

        Raises:
            HTTPException: the engine does not say.
        """
        archive = entry.runtime_data.engine.archive
        try:
            match self._path.partition("/")[0]:
                case "events":
                    return (await archive.event(item)).camera_id
                case "clips":
                    return (await archive.clip(item)).camera_id
        except HearthwatchError as error:
            raise _refusal(error) from error
        return item


class MediaView(_EngineView):
    """A picture or a piece of footage."""

    async def get(self, request: web.Request, entry_id: str, item: str) -> web.StreamResponse:
        """Pass on what the engine answers, in the range that was asked for."""
        coordinator, path = await self._ask(request, entry_id, item)
        headers = {str(name): request.headers[name] for name in _ASKED if name in request.headers}
        headers[hdrs.ACCEPT_ENCODING] = "identity"
        query = {name: request.query[name] for name in _SIZED if name in request.query}
        answer: web.StreamResponse | None = None
        try:
            async with coordinator.engine.connection.open(
                path, query, method=request.method, headers=headers, timeout=_PATIENCE
            ) as found:
                answer = web.StreamResponse(
                    status=found.status,
                    headers={n: found.headers[n] for n in _ANSWERED if n in found.headers},
                )
                await answer.prepare(request)
                async for part in found.content.iter_chunked(1 << 16):
                    await answer.write(part)
                await answer.write_eof()
        except HearthwatchError as error:
            if answer is None:
                raise _refusal(error) from error
            # It has begun, so the only way to say that this is not all of it is to break off.
            if request.transport is not None:
                request.transport.abort()
        return answer

    async def head(self, request: web.Request, entry_id: str, item: str) -> web.StreamResponse:
        """Tell what `get` would answer."""
        return await self.get(request, entry_id, item)


class LiveView(_EngineView):
    """A camera live: fragmented MP4 over a WebSocket, as the engine sends it."""

    def __init__(self, hass: HomeAssistant) -> None:
        super().__init__(hass, "cameras/{item}/live")

    async def get(self, request: web.Request, entry_id: str, item: str) -> web.StreamResponse:
        """Pass on until one of both sides leaves."""
        coordinator, path = await self._ask(request, entry_id, item)
        query = {name: request.query[name] for name in ("stream", "sound") if name in request.query}
        viewer = web.WebSocketResponse(compress=False)
        try:
            async with coordinator.engine.connection.socket(path, query) as live:
                await viewer.prepare(request)
                await _first_of(_show(live, viewer), _until_left(viewer))
                await viewer.close(code=_said(live.close_code))
        except HearthwatchError as error:
            if not viewer.prepared:
                raise _refusal(error) from error
        return viewer


async def _first_of(*ways: Coroutine[None, None, None]) -> None:
    """Run all until the first has ended; the others are cancelled."""
    tasks = [asyncio.create_task(way) for way in ways]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _show(live: ClientWebSocketResponse, viewer: web.WebSocketResponse) -> None:
    """Pass on what comes; a viewer that takes nothing any more has left without a word."""
    async for message in live:
        async with asyncio.timeout(_STALLED):
            if message.type is WSMsgType.TEXT:
                await viewer.send_str(message.data)
            elif message.type is WSMsgType.BINARY:
                await viewer.send_bytes(message.data)


def _said(code: int | None) -> int:
    """Return a code that may be said: 1006 only means that nothing was."""
    if code == WSCloseCode.ABNORMAL_CLOSURE:
        return WSCloseCode.INTERNAL_ERROR
    return code or WSCloseCode.GOING_AWAY


async def _until_left(viewer: web.WebSocketResponse) -> None:
    async for _ in viewer:
        pass  # What a viewer says means nothing.


def _refusal(error: HearthwatchError) -> web.HTTPException:
    """Return what a browser is told instead; never where the engine is."""
    if isinstance(error, TimedOutError):
        return web.HTTPGatewayTimeout()
    if isinstance(error, RefusedError) and error.status in _PASSED_ON:
        return _PASSED_ON[error.status]()
    return web.HTTPBadGateway()


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
