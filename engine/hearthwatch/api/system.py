"""The engine as a program: how it fares, what it logs, its backups and its restart."""

import asyncio
import platform
import time
from collections.abc import AsyncIterator
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Request, Security
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from hearthwatch.api.base import BASE
from hearthwatch.api.diagnostics import bundle
from hearthwatch.api.house import House, house_of
from hearthwatch.api.identity import peer_of
from hearthwatch.api.machine import Machine, python_version
from hearthwatch.api.parameters import AskedMoment
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.program import BackupError, BackupTrouble
from hearthwatch.api.reports import report
from hearthwatch.api.security import identity_of, requires
from hearthwatch.api.system_views import (
    DatabaseView,
    DiskView,
    LogLineView,
    LogView,
    ProcessView,
    RestartView,
    StagedView,
    SystemView,
)
from hearthwatch.model.alert import Severity
from hearthwatch.model.log import LogLevel
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import EventFilter, Scope

_STATUS: Final = {
    BackupTrouble.NOT_VALID: 400,
    BackupTrouble.TOO_LARGE: 413,
    BackupTrouble.NO_ROOM: 507,
    BackupTrouble.UNDER_WAY: 409,
    BackupTrouble.ON_SERVER: 409,
}
_BINARY: Final = {"schema": {"type": "string", "format": "binary"}}
_ZIP: Final = {"application/zip": _BINARY}
_UPLOAD: Final = _ZIP | {"application/octet-stream": _BINARY}
_ZIP_DOCS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "A zip.", "content": _ZIP}
}
_LINES_DOCS: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The lines; as text, one JSON object each.",
        "content": {"text/plain": {"schema": {"type": "string"}}},
    }
}


router = APIRouter(
    prefix=f"{BASE}/system", tags=["system"], dependencies=[Security(requires(Scope.ADMIN))]
)


class LogQuery(BaseModel):
    """Which lines are asked for."""

    model_config = ConfigDict(extra="forbid")

    level: LogLevel = Field(LogLevel.DEBUG, description="This and worse.")
    limit: Annotated[int, Field(ge=1, le=2000)] = 200
    since: AskedMoment | None = Field(None, description="None older than this.")
    contains: Annotated[str, Field(max_length=200)] = Field(
        "", description="Words that stand in the line, in any case."
    )
    format: Literal["json", "text"] | None = Field(
        None, description="As the `Accept` header says, unless given."
    )


@router.get("", responses=problem_docs(401, 403, 429, 503))
async def get_system(request: Request) -> SystemView:
    """Tell how the engine fares: version, processor, memory, disks and database."""
    house, machine = house_of(request), machine_of(request)
    return await system_view(house, machine)


@router.get(
    "/logs", response_model=LogView, responses=_LINES_DOCS | problem_docs(400, 401, 403, 429)
)
async def get_logs(request: Request, query: Annotated[LogQuery, Query()]) -> Response | LogView:
    """Return the newest of the last 2,000 lines of the log, oldest first."""
    lines = house_of(request).program.logs.tail(
        limit=query.limit,
        level=query.level,
        since=0.0 if query.since is None else query.since,
        contains=query.contains,
    )
    views = [LogLineView.of(line) for line in lines]
    accepts_text = request.headers.get("accept", "").startswith("text/plain")
    if query.format == "text" or (query.format is None and accepts_text):
        return PlainTextResponse("".join(f"{view.model_dump_json()}\n" for view in views))
    return LogView(lines=views)


@router.get(
    "/diagnostics",
    response_class=Response,
    responses=_ZIP_DOCS | problem_docs(401, 403, 429, 503),
)
async def get_diagnostics(request: Request) -> Response:
    """Return a zip for a report of a fault: everything but footage, secrets and names of people."""
    house, machine = house_of(request), machine_of(request)
    content = await bundle(house, machine, await system_view(house, machine))
    return Response(content, media_type="application/zip", headers=_named("diagnostics"))


@router.get(
    "/backup",
    response_class=StreamingResponse,
    responses=_ZIP_DOCS | problem_docs(401, 403, 409, 429, 503, 507),
)
async def get_backup(request: Request) -> StreamingResponse:
    """Return a zip of database, settings and secrets. Whoever has it can do all you can: keep it.

    Footage and pictures are not in it.
    """
    try:
        pieces = await house_of(request).program.backups.make()
    except BackupError as error:
        raise _problem(error) from None
    await _report(request, "backup_made", "has made a backup, in which all secrets are")
    return StreamingResponse(pieces, media_type="application/zip", headers=_named("backup"))


@router.post(
    "/restore",
    status_code=202,
    responses=problem_docs(400, 401, 403, 409, 413, 415, 429, 503, 507),
    openapi_extra={"requestBody": {"required": True, "content": _UPLOAD}},
)
async def restore(request: Request) -> StagedView:
    """Take a backup. It is looked at as a whole now, and put in place at the next start.

    The present state goes into a folder beside it. The zip is the body itself, not a form.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _UPLOAD:
        detail = "Send the zip itself as the body, with the content type application/zip."
        raise ProblemError(415, "zip_needed", detail)
    try:
        staged = await house_of(request).program.restores.stage(_body(request))
    except BackupError as error:
        raise _problem(error) from None
    await _report(request, "restore_staged", "has handed in a backup to go back to")
    return StagedView.of(staged)


@router.delete("/restore", status_code=204, responses=problem_docs(401, 403, 404, 429))
async def withdraw_restore(request: Request) -> None:
    """Forget the backup that waits for the next start."""
    if not await house_of(request).program.restores.withdraw():
        raise ProblemError(404, "nothing_staged", "No backup waits for the next start.")


@router.post("/restart", status_code=202, responses=problem_docs(401, 403, 429))
async def restart(request: Request) -> RestartView:
    """Stop everything in order and begin anew; cameras are away for some seconds."""
    await _report(request, "restarted", "has restarted the engine")
    house_of(request).program.restart()  # The server finishes what it has begun before it ends.
    return RestartView(message="Hearthwatch stops and begins anew.")


def machine_of(request: Request) -> Machine:
    """Return what looks at the machine for the service of a request."""
    machine: Machine = request.app.state.machine
    return machine


async def system_view(house: House, machine: Machine) -> SystemView:
    """Look at everything.

    Raises:
        StoreError: the database does not answer.
    """
    now = time.time()
    newest = (await house.events.page(EventFilter(), limit=1)).items
    last_event = newest[0].event.timestamp if newest else None
    staged = await house.program.restores.staged()
    return SystemView(
        version=house.version,
        instance=str(house.instance),
        python=python_version(),
        platform=platform.platform(),
        started=to_rfc3339(house.started),
        uptime=now - house.started,
        processes={kind: ProcessView.of(found) for kind, found in machine.processes().items()},
        disks={kind: DiskView.of(found) for kind, found in (await machine.disks()).items()},
        database=DatabaseView.of(await machine.database()),
        last_event=None if last_event is None else to_rfc3339(last_event),
        last_event_age_s=None if last_event is None else max(0.0, now - last_event),
        settings_changed=await asyncio.to_thread(_changed, house),
        restore=None if staged is None else StagedView.of(staged),
    )


def _changed(house: House) -> str | None:
    try:
        return to_rfc3339(house.program.settings_file.stat().st_mtime)
    except OSError:
        return None


async def _body(request: Request) -> AsyncIterator[bytes]:
    try:
        async for piece in request.stream():
            yield piece
    except ClientDisconnect:
        detail = "The connection ended before the backup did."
        raise BackupError(BackupTrouble.NOT_VALID, detail) from None


def _problem(error: BackupError) -> ProblemError:
    return ProblemError(_STATUS[error.trouble], error.trouble.value, str(error))


def _named(what: str) -> dict[str, str]:
    moment = time.strftime("%Y-%m-%dT%H%M%SZ", time.gmtime())
    return {"Content-Disposition": f'attachment; filename="hearthwatch-{what}-{moment}.zip"'}


async def _report(request: Request, kind: str, what: str) -> None:
    message = f"{identity_of(request).name} {what}"
    peer = peer_of(request)
    await report(house_of(request), kind, message, severity=Severity.MEDIUM, peer=peer)
