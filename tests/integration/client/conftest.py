"""A client and the engine that it talks to; Home Assistant has no part in it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from custom_components.hearthwatch.client import Address, Engine

from ..fake_engine import KEY, FakeEngine


@pytest.fixture(autouse=True)
def _ours(socket_enabled: None) -> None:
    """Do without Home Assistant."""


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """Return a session, as whoever uses the client brings it."""
    async with aiohttp.ClientSession() as found:
        yield found


@pytest.fixture
def client(session: aiohttp.ClientSession, engine: FakeEngine) -> Engine:
    """Return a client with a good key."""
    return Engine(session, Address(host="127.0.0.1", port=engine.port), KEY)
