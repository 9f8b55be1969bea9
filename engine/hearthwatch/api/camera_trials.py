"""Trying a camera's address out, before it is saved or after."""

import asyncio
import base64
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

import msgspec
from fastapi import APIRouter, Request, Security
from pydantic import BaseModel, Field

from hearthwatch.api.base import BASE
from hearthwatch.api.camera_bodies import camera_tree, replace_camera
from hearthwatch.api.changing import Tree, readable_problems
from hearthwatch.api.house import House, house_of
from hearthwatch.api.parameters import CameraName, camera_of
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.security import requires
from hearthwatch.api.stream_advice import advice
from hearthwatch.api.upload_views import UploadView, upload_advice
from hearthwatch.model.messages import Probed
from hearthwatch.model.probe import Blame, StreamReport
from hearthwatch.settings import CameraSettings, FtpSource, Source, SourceRole
from hearthwatch.store import Scope
from hearthwatch.watch.uploads import UploadTrial

_WITHIN: Final = 15.0
_AT_ONCE: Final = 2
_NO_SMALLER: Final = "The camera has no smaller stream: things are looked for in this one."

router = APIRouter(
    prefix=f"{BASE}/cameras", tags=["cameras"], dependencies=[Security(requires(Scope.ADMIN))]
)
commands = APIRouter(
    prefix=f"{BASE}/cameras", tags=["cameras"], dependencies=[Security(requires(Scope.WRITE))]
)


class StreamView(BaseModel):
    """What became of one stream of a camera."""

    roles: list[SourceRole]
    success: bool
    message: str = Field(description="`Connection successful`, or `Connection failed: ` and why.")
    blame: Blame | None = Field(description="What of its settings is wrong, if it is that.")
    codec: str | None
    width: int | None
    height: int | None
    frame_rate: float | None = Field(description="Pictures per second that came.")
    bit_rate: float | None = Field(description="Bits per second of the pictures.")
    keyframe_interval: float | None = Field(
        description="Seconds between keyframes at most; null: no second one came in that time."
    )
    audio: str | None = Field(description="Codec of its sound; null without sound.")
    chosen: str | None = Field(
        description="Which stream of a device that names several, or recording of a folder, this"
        " is, and why; null: no choice."
    )
    advice: list[str] = Field(description="What would make it better, from what was measured.")
    upload: UploadView | None = Field(
        None, description="What to enter in a camera that uploads; null: the engine connects to it."
    )

    @classmethod
    def of_upload(cls, source: Source, trial: UploadTrial) -> "StreamView":
        """Show recordings that a camera uploads."""
        view = cls.of(source, Probed(request=0, fault=trial.fault))
        shown = {"advice": upload_advice(trial), "upload": UploadView.of(trial)}
        if trial.fault is None:
            shown |= {"success": True, "message": "Connection successful"}
        return view.model_copy(update=shown)

    @classmethod
    def of(cls, source: Source, probed: Probed, kept: StreamReport | None = None) -> "StreamView":
        """Show a stream; beside the one that is recorded, if that is another."""
        report, fault = probed.report, probed.fault
        roles = source.roles
        return cls(
            roles=list(roles),
            success=report is not None,
            message="Connection successful" if report else f"Connection failed: {fault}",
            blame=probed.blame,
            codec=report.codec if report else None,
            width=report.width if report else None,
            height=report.height if report else None,
            frame_rate=report.frame_rate if report else None,
            bit_rate=report.bit_rate if report else None,
            keyframe_interval=report.keyframe_interval if report else None,
            audio=report.sound if report else None,
            chosen=probed.chosen,
            advice=advice(
                report,
                seen=SourceRole.DETECT in roles,
                recorded=SourceRole.RECORD in roles,
                kept=kept,
                claimed=probed.claimed,
            )
            if report
            else [],
        )


class TrialView(StreamView):
    """Whether a camera can be used: its stream that is looked at, and each that it needs."""

    picture: str | None = Field(description="A JPEG of it in base64.")
    streams: list[StreamView]


class Trials:
    """Bounds how many cameras are tried at once."""

    def __init__(self) -> None:
        self._under_way = 0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Try one for the length of the block.

        Raises:
            ProblemError: 503, as many as may be are being tried.
        """
        if self._under_way >= _AT_ONCE:
            detail = f"{_AT_ONCE} cameras are being tried already."
            raise ProblemError(503, "busy", detail, {"Retry-After": "5"})
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1


@router.post("/test", responses=problem_docs(400, 401, 403, 404, 409, 429, 503))
async def try_new_camera(request: Request, body: Tree) -> TrialView:
    """Try a camera, or one source of it, that need not be saved; takes up to 15 s.

    Sent is a source (`type`, `url` …) or a camera in any form that `POST /cameras` takes. With the
    `id` of a camera that there is, passwords that are sent as they were shown are filled in.
    """
    return await _tried(request, await _camera(house_of(request), body))


@commands.post("/{camera}/test", responses=problem_docs(400, 401, 403, 404, 429, 503))
async def try_camera(request: Request, camera: CameraName) -> TrialView:
    """Try a camera with the settings that it has; takes up to 15 s."""
    return await _tried(request, camera_of(request, camera))


async def _camera(house: House, body: dict[str, Any]) -> CameraSettings:
    """Return the camera that a body describes, which is not saved."""
    parts = ("sources", "config")
    bare = not any(part in body for part in parts)
    camera = {"name": "Trial", "sources": [body]} if bare else camera_tree(body)
    known = _known_id(house, camera)
    number = len(house.settings().cameras)

    def add(tree: dict[str, Any]) -> None:
        if known is not None:
            replace_camera(tree, known, camera)
            return
        camera.pop("id", None)
        camera["slug"] = f"trial_{secrets.token_hex(8)}"
        tree["cameras"].append(camera)

    prefixes = ("cameras[]", "sources[0]") if bare else ("cameras[]",)
    with readable_problems(*prefixes):
        draft = await house.desk.alter(add, dry_run=True)
    return draft.after.camera(str(known)) if known else draft.after.cameras[number]


def _known_id(house: House, camera: dict[str, Any]) -> UUID | None:
    return next((c.id for c in house.settings().cameras if str(c.id) == camera.get("id")), None)


async def _tried(request: Request, camera: CameraSettings) -> TrialView:
    house = house_of(request)
    kept = camera.record_source
    sources: list[Source] = [camera.detect_source]
    if kept is not None and kept != camera.detect_source:
        sources.append(kept)
    trials: Trials = request.app.state.trials
    with trials.one():
        try:
            tried = await asyncio.gather(*(_try(house, camera, one) for one in sources))
        except TimeoutError:
            detail = "The process that runs the cameras does not answer."
            raise ProblemError(503, "worker_unavailable", detail, {"Retry-After": "10"}) from None
    if camera.asked_for_smaller and (only := _only_stream(tried)):
        sources, tried = [sources[-1].model_copy(update={"roles": (*SourceRole,)})], [only]
    return _view(sources, tried)


async def _try(house: House, camera: CameraSettings, source: Source) -> Probed | UploadTrial:
    if isinstance(source, FtpSource):
        return await house.uploads.trial(camera)
    return await house.fleet.probe(source, _WITHIN)


def _only_stream(tried: Sequence[Probed | UploadTrial]) -> Probed | None:
    """Return what came of a device's one stream; None if it has two, or none."""
    seen, kept = tried[0], tried[-1]
    if not isinstance(seen, Probed) or not isinstance(kept, Probed) or kept.report is None:
        return None
    if seen.missing:
        return msgspec.structs.replace(kept, chosen=_NO_SMALLER)
    return kept if seen.chosen is not None and seen.chosen == kept.chosen else None


def _view(sources: Sequence[Source], tried: Sequence[Probed | UploadTrial]) -> TrialView:
    last = tried[-1]
    recorded = last.report if isinstance(last, Probed) else None
    streams = [
        StreamView.of(source, one, recorded if one is not last else None)
        if isinstance(one, Probed)
        else StreamView.of_upload(source, one)
        for source, one in zip(sources, tried, strict=True)
    ]
    shown = streams[0].model_dump()
    if faulty := next((stream for stream in streams if not stream.success), None):
        shown |= {"success": False, "message": faulty.message, "blame": faulty.blame}
    jpeg = tried[0].jpeg if isinstance(tried[0], Probed) else None
    picture = base64.b64encode(jpeg).decode() if jpeg else None
    return TrialView(**shown, picture=picture, streams=streams)
