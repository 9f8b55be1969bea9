"""Cameras live over WebRTC, for viewers that reach this machine by UDP."""

import asyncio
import contextlib
import secrets
from collections.abc import Coroutine, Iterator
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal
from uuid import UUID

from fastapi import APIRouter, Request, Security
from pydantic import BaseModel, ConfigDict, Field

from hearthwatch.api.base import BASE
from hearthwatch.api.house import house_of
from hearthwatch.api.parameters import CameraName, camera_of
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.security import requires
from hearthwatch.api.watching import begun, first_of, too_many, until_unwelcome
from hearthwatch.model.live import LiveForm, LiveStream
from hearthwatch.store import Scope
from hearthwatch.watch.live.viewers import TooManyViewersError, Wish

if TYPE_CHECKING:
    from hearthwatch.api.rtc import Call, OfferError

_MOST: Final = 8
"""Calls at a time: each packet is encrypted for each of them, in Python."""

router = APIRouter(
    prefix=f"{BASE}/cameras", tags=["live"], dependencies=[Security(requires(Scope.READ))]
)


class OfferBody(BaseModel):
    """What a viewer offers, with all its candidates in it; none can be added later."""

    model_config = ConfigDict(extra="forbid")

    type: Literal["offer"]
    sdp: Annotated[str, Field(min_length=1, max_length=32 << 10)]
    stream: LiveStream = LiveStream.AUTO


class AnswerView(BaseModel):
    """What the viewer must set as its remote description."""

    type: Literal["answer"] = "answer"
    sdp: str
    session: str = Field(description="Names the call, to end it.")
    stream: LiveStream
    transcoded: bool


class Calls:
    """The calls that are open."""

    def __init__(self) -> None:
        self._calls: dict[str, tuple[UUID, asyncio.Task[None]]] = {}
        self._taken = 0

    @contextlib.contextmanager
    def place(self) -> Iterator[None]:
        """Take up the place of a call, from its offer to its end.

        Raises:
            TooManyViewersError: none is free.
        """
        if self._taken >= _MOST:
            raise TooManyViewersError(f"{_MOST} viewers use WebRTC already, and no more can.")
        self._taken += 1
        try:
            yield
        finally:
            self._taken -= 1

    def keep(
        self, camera_id: UUID, call: Coroutine[Any, Any, None], watching: contextlib.ExitStack
    ) -> str:
        """Hold a call until it ends and return its name."""
        name = secrets.token_urlsafe(16)

        def forget(_: object) -> None:
            watching.close()
            del self._calls[name]

        holding = asyncio.create_task(call)
        holding.add_done_callback(forget)
        self._calls[name] = (camera_id, holding)
        return name

    def end(self, camera_id: UUID, name: str) -> bool:
        """End a call; False when there is none of that name."""
        of, task = self._calls.get(name, (None, None))
        if task is None or of != camera_id:
            return False
        task.cancel()
        return True


@router.post("/{camera}/webrtc", responses=problem_docs(400, 401, 403, 404, 409, 413, 429, 503))
async def offer(request: Request, camera: CameraName, body: OfferBody) -> AnswerView:
    """Open a call that shows a camera. The camera's H.264 is passed on as it is, without sound."""
    house, found = house_of(request), camera_of(request, camera)
    if not house.settings().live.webrtc:
        raise ProblemError(409, "webrtc_off", "WebRTC is switched off in the settings.")
    calls: Calls = request.app.state.calls
    wish = Wish(found.id, body.stream, LiveForm.H264)
    with contextlib.ExitStack() as watching:
        try:
            watching.enter_context(calls.place())
            viewer = watching.enter_context(house.fleet.viewers.watch(wish))
        except TooManyViewersError as error:
            raise too_many(error) from None
        first = await begun(viewer)
        make_call, bad_offer = await asyncio.to_thread(_library)
        call = make_call(viewer)
        try:
            answer = await call.answer(body.sdp)
        except bad_offer as error:
            raise ProblemError(400, "bad_offer", str(error)) from None
        held = first_of(call.hold(), until_unwelcome(request, found.id))
        session = calls.keep(found.id, held, watching.pop_all())
    return AnswerView(sdp=answer, session=session, stream=first.stream, transcoded=first.transcoded)


@router.delete(
    "/{camera}/webrtc/{session}",
    status_code=204,
    responses=problem_docs(400, 401, 403, 404, 429),
)
async def hang_up(request: Request, camera: CameraName, session: str) -> None:
    """End a call."""
    calls: Calls = request.app.state.calls
    if not calls.end(camera_of(request, camera).id, session):
        raise ProblemError(404, "session_not_found", "There is no such call, or it has ended.")


def _library() -> "tuple[type[Call], type[OfferError]]":
    """Take aiortc in: 40 MB, and a second, that nobody pays who has no call."""
    from hearthwatch.api.rtc import Call, OfferError

    return Call, OfferError
