"""What all ways of watching live have in common."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Final
from uuid import UUID

import structlog
from starlette.requests import HTTPConnection

from hearthwatch.api.problems import ProblemError
from hearthwatch.api.security import known_identity, still_holds
from hearthwatch.model.messages import LiveAway, LiveBegun, LiveFailed
from hearthwatch.store import Scope, StoreError
from hearthwatch.watch.live.viewer import Viewer
from hearthwatch.watch.live.viewers import TooManyViewersError

JOINED: Final = 256 << 10
"""Bytes that are sent at once where more than one picture waits."""

SEND_WITHIN: Final = 20.0
"""Seconds after which one who reads nothing is sent away."""

_LOOK_EVERY: Final = 25.0
_BEGIN_WITHIN: Final = 15.0

_log = structlog.get_logger(__name__)


async def begun(viewer: Viewer) -> LiveBegun:
    """Wait for the beginning of a view.

    Raises:
        ProblemError: 409 when it cannot be shown, 503 when there is nothing to show now.
    """
    try:
        async with asyncio.timeout(_BEGIN_WITHIN):
            match await viewer.next():
                case LiveBegun() as first:
                    return first
                case LiveFailed() as failed:
                    raise ProblemError(409, failed.trouble.value, failed.reason)
                case LiveAway(reason=reason):
                    raise ProblemError(503, "camera_offline", reason, {"Retry-After": "5"})
    except TimeoutError:
        pass
    raise ProblemError(503, "no_picture", "No picture has come yet.", {"Retry-After": "5"})


def too_many(error: TooManyViewersError) -> ProblemError:
    """Return the answer to one viewer too many."""
    return ProblemError(503, "too_many_viewers", str(error), {"Retry-After": "30"})


async def until_unwelcome(connection: HTTPConnection, camera_id: UUID) -> None:
    """Return once whoever watches may no longer.

    The time of a signed address may run out meanwhile; who had it made must still be welcome.
    """
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        try:
            if "signature" in connection.query_params:
                if not await still_holds(connection):
                    return
            else:
                identity = await known_identity(connection, Scope.READ)
                if not identity.sees(camera_id):
                    return
        except ProblemError:
            return
        except StoreError:
            _log.warning("viewer_not_checked")


async def first_of(*parts: Coroutine[Any, Any, None]) -> None:
    """Run all until the first ends, and end the others; its exception is raised."""
    tasks = [asyncio.create_task(part) for part in parts]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
