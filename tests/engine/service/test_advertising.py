"""An engine that lets itself be found, looked for as Home Assistant does it."""

import asyncio
import errno
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from structlog.testing import capture_logs
from zeroconf import ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from hearthwatch.api import House
from hearthwatch.events import Bus, Topic
from hearthwatch.service import mdns
from hearthwatch.service.advertising import Advertiser
from hearthwatch.settings import Settings

TYPE = "_hearthwatch._tcp.local."
LOCAL = "127.0.0.1"
WITHIN = 20


@dataclass
class Owner:
    """As much of a house as is advertised; `advertise` changes the settings."""

    bus: Bus = field(default_factory=Bus)
    wanted: bool = False
    instance: UUID = field(default_factory=uuid4)
    version: str = "1.2.3"

    def settings(self) -> Settings:
        return Settings.model_validate({"api": {"advertise": self.wanted}})

    def advertise(self, *, wanted: bool) -> None:
        self.wanted = wanted
        self.bus.publish(Topic.CAMERAS, None)


class Seeker:
    """Looks for engines on the loopback, and remembers which are there."""

    def __init__(self, network: AsyncZeroconf) -> None:
        self._network = network
        self._changed = asyncio.Event()
        self.found: set[str] = set()
        self.browser = AsyncServiceBrowser(network.zeroconf, TYPE, handlers=[self._take])

    def _take(
        self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange
    ) -> None:
        if state_change is ServiceStateChange.Removed:
            self.found.discard(name)
        else:
            self.found.add(name)
        self._changed.set()

    async def until(self, number: int) -> None:
        """Wait until so many are there."""
        async with asyncio.timeout(WITHIN):
            while len(self.found) != number:
                self._changed.clear()
                await self._changed.wait()

    async def ask(self) -> AsyncServiceInfo:
        """Ask the only one what it is."""
        (name,) = self.found
        info = AsyncServiceInfo(TYPE, name)
        assert await info.async_request(self._network.zeroconf, WITHIN * 1000)
        return info


@pytest.fixture
async def seeker() -> AsyncIterator[Seeker]:
    network = AsyncZeroconf(interfaces=[LOCAL])
    seeker = Seeker(network)
    yield seeker
    await seeker.browser.async_cancel()
    await network.async_close()


def advertiser(owner: Owner, host: str = LOCAL, port: int = 8099) -> asyncio.Task[None]:
    return asyncio.create_task(Advertiser(cast("House", owner), host, port).run())


async def ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_an_engine_is_found_while_it_is_wanted(seeker: Seeker) -> None:
    owner = Owner()
    advertising = advertiser(owner)
    owner.advertise(wanted=True)
    await seeker.until(1)
    info = await seeker.ask()
    assert (info.parsed_addresses(), info.port) == ([LOCAL], 8099)
    assert info.decoded_properties == {
        "instance": str(owner.instance),
        "version": "1.2.3",
        "path": "/api/v1",
    }
    owner.advertise(wanted=False)
    await seeker.until(0)
    owner.advertise(wanted=True)
    await seeker.until(1)
    await ended(advertising)
    await seeker.until(0)


async def test_two_engines_of_one_machine_are_told_apart(seeker: Seeker) -> None:
    one, other = Owner(wanted=True), Owner(wanted=True)
    tasks = [advertiser(one)]
    await seeker.until(1)
    tasks.append(advertiser(other, port=8100))
    await seeker.until(2)
    for task in tasks:
        await ended(task)


async def test_a_network_that_cannot_be_told_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tries: asyncio.Queue[Any] = asyncio.Queue()

    @asynccontextmanager
    async def announced(service: Any) -> AsyncIterator[None]:
        tries.put_nowait(service)
        if not logs:
            raise OSError(errno.ENETDOWN, "Network is down")
        yield

    monkeypatch.setattr(mdns, "announced", announced)
    owner = Owner(wanted=True)
    with capture_logs() as logs:
        advertising = advertiser(owner)
        async with asyncio.timeout(WITHIN):
            first = await tries.get()
            owner.advertise(wanted=True)
            assert await tries.get() == first
        await ended(advertising)
    assert [log["reason"] for log in logs] == ["Network is down"]


async def test_all_addresses_that_others_reach_are_told_and_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: asyncio.Queue[tuple[str, ...]] = asyncio.Queue()
    cards = {"lo": [card("127.0.0.1")], "eth0": [card("192.0.2.7"), card("169.254.3.4")]}
    cards["eth1"] = [card("2001:db8::7"), card("fe80::1%eth1")]

    @asynccontextmanager
    async def announced(service: Any) -> AsyncIterator[None]:
        told.put_nowait(service.addresses)
        yield

    monkeypatch.setattr("psutil.net_if_addrs", lambda: cards)
    monkeypatch.setattr(mdns, "announced", announced)
    owner = Owner(wanted=True)
    tasks = [advertiser(owner, host=host) for host in ("0.0.0.0", "::")]
    async with asyncio.timeout(WITHIN):
        assert await told.get() == ("192.0.2.7",)
        assert await told.get() == ("192.0.2.7", "2001:db8::7")
        cards["eth0"] = [card("192.0.2.8")]
        owner.advertise(wanted=True)
        assert {await told.get(), await told.get()} == {
            ("192.0.2.8",),
            ("192.0.2.8", "2001:db8::7"),
        }
    for task in tasks:
        await ended(task)


def card(address: str) -> SimpleNamespace:
    """An address of a network card, as psutil tells it."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return SimpleNamespace(family=family, address=address)
