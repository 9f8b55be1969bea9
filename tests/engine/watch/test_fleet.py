"""A fleet whose worker is played by hand."""

import asyncio
import contextlib
import socket
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest

from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.messages import Stats, Up
from hearthwatch.settings import Settings
from hearthwatch.watch import fleet as module
from hearthwatch.watch.channel import framed
from hearthwatch.watch.fleet import Fleet
from hearthwatch.watch.process import WorkerProcess


class Deaf:
    """A worker that talks and talks, and never does as it is told."""

    since = 1.0
    pid = 1

    def __init__(self) -> None:
        self.channel, self._theirs = socket.socketpair()
        self.waited = False

    async def talk(self) -> None:
        status = CameraStatus(state=CameraState.ONLINE, since=1.0)
        stats = framed(Stats(camera_id=UUID(int=1), status=status))
        with contextlib.suppress(ConnectionError):
            while True:
                self._theirs.send(stats)
                await asyncio.sleep(0.01)

    def wait(self) -> int:
        self._theirs.close()
        self.waited = True
        return -9


async def test_a_worker_that_does_not_stop_is_ended_by_force(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "_STOP_WITHIN", 0.1)
    heard = asyncio.Event()

    async def receive(message: Up) -> None:
        heard.set()

    worker = Deaf()
    fleet = Fleet(receive, tmp_path, cast("WorkerProcess", worker))
    running = asyncio.create_task(fleet.run(Settings()))
    talking = asyncio.create_task(worker.talk())
    await heard.wait()
    await asyncio.wait_for(fleet.stop(), 10)
    await running
    assert worker.waited
    talking.cancel()
