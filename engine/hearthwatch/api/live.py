"""Cameras live in a browser: fragmented MP4 over a WebSocket."""

import asyncio
import contextlib
import json
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Query, Request, Security
from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from hearthwatch.api.base import BASE
from hearthwatch.api.camera_views import LiveUrlsView
from hearthwatch.api.house import house_of
from hearthwatch.api.parameters import CameraName, camera_of
from hearthwatch.api.problems import ProblemError, problem_docs, problem_response
from hearthwatch.api.security import identity_of, linked_or_known, requires
from hearthwatch.api.signing import VALID_SECONDS
from hearthwatch.api.watching import JOINED, SEND_WITHIN, first_of, too_many, until_unwelcome
from hearthwatch.model.live import LiveForm, LiveStream
from hearthwatch.model.messages import LiveAway, LiveBegun, LiveData, LiveFailed
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import Scope, StoreError
from hearthwatch.watch.live.viewer import Viewer
from hearthwatch.watch.live.viewers import TooManyViewersError, Wish

_ENDED: Final = 1011
_NOT_ALLOWED: Final = 1008
_TOO_SLOW: Final = 1013
_MANY: Final = 1013

router = APIRouter(
    prefix=f"{BASE}/cameras", tags=["live"], dependencies=[Security(requires(Scope.READ))]
)
sockets = APIRouter(prefix=f"{BASE}/cameras")


class LiveQuery(BaseModel):
    """What somebody wants to watch; the rest of the query is credentials."""

    model_config = ConfigDict(extra="ignore")

    stream: LiveStream = LiveStream.AUTO
    sound: bool = False


@router.get("/{camera}/live/urls", responses=problem_docs(400, 401, 403, 404, 429))
async def get_live_urls(
    request: Request,
    camera: CameraName,
    seconds: Annotated[
        float, Query(ge=60, le=86_400, description="For how long they can be opened.")
    ] = VALID_SECONDS,
) -> LiveUrlsView:
    """Return addresses that show a camera without credentials.

    What is open stays open: an address has to be valid when it is opened, and no longer.
    """
    house, found = house_of(request), camera_of(request, camera)
    until, holder = house.signer.deadline(seconds), identity_of(request).holder
    address = f"cameras/{found.id}"
    return LiveUrlsView(
        snapshot=house.signer.sign(f"{address}/snapshot", holder, until=until),
        live=house.signer.sign(f"{address}/live", holder, until=until),
        ts=house.signer.sign(f"{address}/live.ts", holder, until=until),
        expires=to_rfc3339(until),
    )


@sockets.websocket("/{camera}/live")
async def watch_live(socket: WebSocket, camera: str) -> None:
    """Let in whoever may read, and show the camera until one side ends it."""
    try:
        wish = await _wish(socket, camera)
    except ProblemError as error:
        await socket.send_denial_response(problem_response(socket, error))
        return
    await socket.accept()
    show = _Show(socket, wish.camera_id)
    try:
        with house_of(socket).fleet.viewers.watch(wish) as viewer:
            await first_of(show.run(viewer), show.until_left(), show.until_unwelcome())
    except TooManyViewersError as error:
        await show.end(_MANY, too_many(error).code, str(error))
    except TimeoutError:
        await show.close(_TOO_SLOW)
    except WebSocketDisconnect:
        pass  # It left while something was being sent to it.


async def _wish(socket: WebSocket, camera: str) -> Wish:
    """Read what is wanted.

    Raises:
        ProblemError: that is not allowed or not there.
    """
    try:
        await linked_or_known(socket, Scope.READ)
        found = camera_of(socket, camera[:64])
        query = LiveQuery.model_validate(dict(socket.query_params))
    except ValidationError as error:
        fields = ", ".join(f"query.{detail['loc'][0]}" for detail in error.errors())
        raise ProblemError(400, "invalid_request", f"{fields}: not valid") from None
    except StoreError:
        detail = "The database does not answer."
        raise ProblemError(503, "database_unavailable", detail) from None
    return Wish(found.id, query.stream, LiveForm.MP4, query.sound)


class _Show:
    """One browser that is being shown a camera."""

    def __init__(self, socket: WebSocket, camera_id: UUID) -> None:
        self._socket = socket
        self._camera_id = camera_id

    async def run(self, viewer: Viewer) -> None:
        """Show what comes until it ends."""
        while True:
            item = await viewer.next()
            async with asyncio.timeout(SEND_WITHIN):
                match item:
                    case LiveBegun():
                        await self._say(_init(item))
                        await self._socket.send_bytes(item.data)
                    case LiveData():
                        if item.gap:
                            await self._say({"type": "gap", "seconds": round(item.gap, 3)})
                        await self._socket.send_bytes(item.data + viewer.ready(JOINED))
                    case LiveAway():
                        await self._say({"type": "offline", "reason": item.reason})
                    case LiveFailed():
                        await self.end(_ENDED, item.trouble.value, item.reason)
                        return

    async def until_left(self) -> None:
        """Wait until the browser leaves; what it says meanwhile means nothing."""
        while (await self._socket.receive())["type"] != "websocket.disconnect":
            pass

    async def until_unwelcome(self) -> None:
        """Send away whoever may no longer watch."""
        await until_unwelcome(self._socket, self._camera_id)
        await self.end(_NOT_ALLOWED, "credentials_needed", "These credentials are no longer valid.")

    async def end(self, status: int, code: str, message: str) -> None:
        """Say why, and close."""
        with contextlib.suppress(TimeoutError, WebSocketDisconnect):
            async with asyncio.timeout(SEND_WITHIN):
                await self._say({"type": "error", "error": {"code": code, "message": message}})
        await self.close(status)

    async def close(self, status: int) -> None:
        """Close, without waiting for somebody who does not read."""
        with contextlib.suppress(TimeoutError, WebSocketDisconnect, RuntimeError):
            async with asyncio.timeout(1):
                await self._socket.close(status)

    async def _say(self, frame: dict[str, Any]) -> None:
        await self._socket.send_text(json.dumps(frame, separators=(",", ":")))


def _init(item: LiveBegun) -> dict[str, Any]:
    return {
        "type": "init",
        "mime": item.mime,
        "stream": item.stream.value,
        "transcoded": item.transcoded,
        "width": item.width,
        "height": item.height,
        "codec": item.codec,
        "has_audio": item.has_audio,
        "start": round(item.start, 3),
    }
