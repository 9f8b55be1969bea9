"""Home Assistant is told of the engine, with a key that stays the same until it is rotated."""

import asyncio
import shutil
import socket
import time
from collections.abc import AsyncIterator, Sized
from contextlib import suppress
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from hearthwatch.api import Access
from hearthwatch.api.grants import digest
from hearthwatch.service.supervised import discovery
from hearthwatch.service.supervised.client import SupervisorClient
from hearthwatch.service.supervised.discovery import Discovery
from hearthwatch.service.supervised.integration_key import NAME, IntegrationKey
from hearthwatch.service.supervised.patience import Patience
from hearthwatch.store import ApiKey, Database, Scope, instance_secret

from .conftest import TOKEN, Supervisor


@pytest.fixture
async def access(tmp_path: Path, empty_database: Path) -> AsyncIterator[Access]:
    database = Database(shutil.copy(empty_database, tmp_path / "hearthwatch.db"))
    await database.open()
    yield Access(database, await instance_secret(database, "tokens"))
    await database.close()


async def scope_of(access: Access, token: str) -> Scope | None:
    key = await access.credentials.key(digest(token), now=0.0)
    return None if key is None else key.scope


class Telling:
    """A discovery that runs."""

    def __init__(self, supervisor: Supervisor, access: Access, data: Path) -> None:
        self._client = SupervisorClient(TOKEN, supervisor.address)
        patience = Patience(self._client, first=0.001)
        self._discovery = Discovery(patience, access, IntegrationKey(access, data), 8099)

    async def __aenter__(self) -> None:
        self._task = asyncio.create_task(self._discovery.run())

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
        await self._client.__aexit__(None, None, None)


async def told(supervisor: Supervisor, number: int) -> str:
    """Wait until Home Assistant was told so often, and return the last key."""
    await asyncio.to_thread(supervisor.until, lambda s: len(s.pushed) >= number)
    last = supervisor.pushed[-1]
    assert (last["host"], last["port"]) == (socket.gethostname(), 8099)
    return str(last["token"])


async def some(logs: Sized) -> None:
    """Wait until there are lines in the log."""

    def wait() -> None:
        while not logs:
            time.sleep(0.001)

    async with asyncio.timeout(60):
        await asyncio.to_thread(wait)


async def test_the_key_opens_everything_and_outlives_restarts(
    supervisor: Supervisor, access: Access, tmp_path: Path
) -> None:
    with capture_logs() as logs:
        async with Telling(supervisor, access, tmp_path):
            token = await told(supervisor, 1)
        for number in (2, 3):
            async with Telling(supervisor, access, tmp_path):
                await asyncio.to_thread(supervisor.until, lambda s, n=number: len(s.calls) >= n)
    assert len(supervisor.pushed) == 1
    assert await scope_of(access, token) is Scope.ADMIN
    assert [key.name for key in await access.credentials.keys()] == [NAME]
    file = tmp_path / "integration.key"
    assert (file.read_text(), file.stat().st_mode & 0o777) == (token, 0o600)
    assert token not in str(logs)


@pytest.mark.parametrize("kept", [b"", b"hw_wrong", b"\xff\x00" * 500, None])
async def test_a_key_that_opens_nothing_is_replaced(
    supervisor: Supervisor, access: Access, tmp_path: Path, kept: bytes | None
) -> None:
    if kept is not None:
        (tmp_path / "integration.key").write_bytes(kept)
    async with Telling(supervisor, access, tmp_path):
        assert await scope_of(access, await told(supervisor, 1)) is Scope.ADMIN


async def test_a_key_that_was_withdrawn_or_is_another_ones_is_replaced(
    supervisor: Supervisor, access: Access, tmp_path: Path
) -> None:
    async with Telling(supervisor, access, tmp_path):
        first = await told(supervisor, 1)
    await access.credentials.delete_key(NAME)
    async with Telling(supervisor, access, tmp_path):
        second = await told(supervisor, 2)
    other = await access.create_key("tablet", Scope.READ)
    (tmp_path / "integration.key").write_text(other)
    async with Telling(supervisor, access, tmp_path):
        third = await told(supervisor, 3)
    assert [await scope_of(access, key) for key in (first, second, third, other)] == [
        None,
        None,
        Scope.ADMIN,
        Scope.READ,
    ]


async def test_a_rotated_key_is_told_and_kept(
    supervisor: Supervisor, access: Access, tmp_path: Path
) -> None:
    await access.create_key("tablet", Scope.READ)
    async with Telling(supervisor, access, tmp_path):
        first = await told(supervisor, 1)
        uuid = supervisor.messages["hearthwatch"]["uuid"]
        assert await access.rotate_key("tablet") is not None
        rotated = await access.rotate_key(NAME)
        assert rotated is not None
        assert await told(supervisor, 2) == rotated[0]
    assert len(supervisor.pushed) == 2
    assert supervisor.messages["hearthwatch"]["uuid"] == uuid
    assert (tmp_path / "integration.key").read_text() == rotated[0]
    assert await scope_of(access, first) is None
    async with Telling(supervisor, access, tmp_path):
        await asyncio.to_thread(supervisor.until, lambda s: len(s.calls) == 3)
    assert len(supervisor.pushed) == 2


async def test_a_supervisor_that_is_away_hears_of_it_later(
    supervisor: Supervisor, access: Access, tmp_path: Path
) -> None:
    supervisor.broken = (502, b"")
    async with Telling(supervisor, access, tmp_path):
        await asyncio.to_thread(supervisor.until, lambda s: len(s.calls) > 3)
        rotated = await access.rotate_key(NAME)
        supervisor.broken = None
        await asyncio.to_thread(
            supervisor.until,
            lambda s: rotated and s.pushed[-1:] and s.pushed[-1]["token"] == rotated[0],
        )


async def test_a_refusal_is_said_and_is_no_end(
    supervisor: Supervisor, access: Access, tmp_path: Path
) -> None:
    supervisor.discovery = []
    with capture_logs() as logs:
        async with Telling(supervisor, access, tmp_path):
            await asyncio.to_thread(supervisor.until, lambda s: len(s.calls) == 1)
            supervisor.discovery = ["hearthwatch"]
            await some(logs)
            await access.rotate_key(NAME)
            await told(supervisor, 1)
    assert logs[0]["event"] == "home_assistant_not_told"
    assert "must list services" in logs[0]["reason"]


async def test_a_key_that_cannot_be_kept_is_tried_again(
    supervisor: Supervisor, access: Access, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discovery, "_AGAIN_AFTER", 0.001)
    file = tmp_path / "integration.key"
    file.mkdir()
    with capture_logs() as logs:
        async with Telling(supervisor, access, tmp_path):
            await some(logs)
            assert await access.credentials.keys() == []
            file.rmdir()
            token = await told(supervisor, 1)
            file.unlink()
            file.mkdir()
            rotated = await access.rotate_key(NAME)
            assert rotated is not None
            assert await told(supervisor, 2) == rotated[0] != token
    assert logs[0]["event"] == "no_key_for_home_assistant"
    assert "key_not_kept" in {log["event"] for log in logs}


async def test_rotating_what_is_not_there(access: Access) -> None:
    assert await access.rotate_key("nobody") is None
    await access.create_key("tablet", Scope.READ)
    (before,) = await access.credentials.keys()
    rotated = await access.rotate_key(before.id)
    assert rotated is not None
    (after,) = await access.credentials.keys()
    assert (after.name, after.scope) == ("tablet", Scope.READ)
    assert after.id != before.id
    assert isinstance(after, ApiKey)
    assert not await access.stands(f"key:{before.id}")
