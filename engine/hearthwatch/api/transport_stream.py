"""Cameras live as a transport stream over HTTP, for players that take an address."""

import asyncio
import contextlib
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Security
from starlette.responses import Response
from starlette.types import Receive, Send
from starlette.types import Scope as AsgiScope

from hearthwatch.api.base import BASE
from hearthwatch.api.house import house_of
from hearthwatch.api.parameters import CameraName, camera_of
from hearthwatch.api.problems import problem_docs, ts_docs
from hearthwatch.api.security import opens
from hearthwatch.api.watching import (
    JOINED,
    SEND_WITHIN,
    begun,
    first_of,
    too_many,
    until_unwelcome,
)
from hearthwatch.model.live import LiveForm, LiveStream
from hearthwatch.model.messages import LiveData
from hearthwatch.store import Scope
from hearthwatch.watch.live.viewer import Viewer
from hearthwatch.watch.live.viewers import TooManyViewersError, Wish

media = APIRouter(
    prefix=f"{BASE}/cameras", tags=["live"], dependencies=[Security(opens(Scope.READ))]
)


@media.get(
    "/{camera}/live.ts",
    response_class=Response,
    responses=ts_docs() | problem_docs(400, 401, 403, 404, 409, 429, 503),
)
async def get_transport_stream(
    request: Request,
    camera: CameraName,
    stream: Annotated[LiveStream, Query(description="`auto`: the cheapest.")] = LiveStream.AUTO,
    *,
    sound: Annotated[bool, Query(description="With sound, if there is any.")] = True,
) -> Response:
    """Stream a camera for as long as somebody reads."""
    wish = Wish(camera_of(request, camera).id, stream, LiveForm.TS, sound)
    with contextlib.ExitStack() as watching:
        try:
            viewer = watching.enter_context(house_of(request).fleet.viewers.watch(wish))
        except TooManyViewersError as error:
            raise too_many(error) from None
        await begun(viewer)
        return _Broadcast(request, wish.camera_id, viewer, watching.pop_all())


class _Broadcast(Response):
    """What a viewer gets until it leaves, reads no more, or the stream ends."""

    media_type = "video/mp2t"

    def __init__(
        self, request: Request, camera_id: UUID, viewer: Viewer, watching: contextlib.ExitStack
    ) -> None:
        super().__init__()
        del self.headers["content-length"]
        self._request = request
        self._camera_id = camera_id
        self._viewer = viewer
        self._watching = watching

    async def __call__(self, _: AsgiScope, receive: Receive, send: Send) -> None:
        start = {"status": self.status_code, "headers": self.raw_headers}
        with self._watching, contextlib.suppress(TimeoutError):
            await send({"type": "http.response.start", **start})
            unwelcome = until_unwelcome(self._request, self._camera_id)
            await first_of(self._send(send), _left(receive), unwelcome)
            async with asyncio.timeout(1):
                await send({"type": "http.response.body", "body": b""})

    async def _send(self, send: Send) -> None:
        while isinstance(item := await self._viewer.next(), LiveData):
            body = item.data + self._viewer.ready(JOINED)
            async with asyncio.timeout(SEND_WITHIN):
                await send({"type": "http.response.body", "body": body, "more_body": True})


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
