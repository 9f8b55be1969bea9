"""Letting Home Assistant find an engine that runs on its own, when the owner wants it."""

import asyncio
import contextlib
import socket
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from ipaddress import ip_address
from typing import Final

import structlog

from hearthwatch.api import House
from hearthwatch.events import Subscription, Topic
from hearthwatch.service.addresses import own_addresses

_LOOK_EVERY: Final = 60.0
"""Seconds after which another address of the machine is noticed."""

_LONGEST: Final = 50
"""Characters of a machine's name that are told; a label has 63, and a number may follow."""

_log = structlog.get_logger()


class Advertiser:
    """Tells the local network of the API while the settings say so."""

    def __init__(self, house: House, host: str, port: int) -> None:
        """Prepare.

        Args:
            house: its settings say whether to.
            host: the address on which the API listens; one that stands for all means all.
            port: likewise.
        """
        self._house = house
        self._host = host
        self._port = port

    async def run(self) -> None:
        """Follow the settings and the machine's addresses until cancelled."""
        with self._house.bus.subscribe([Topic.CAMERAS]) as changes:
            while True:
                addresses = self._addresses()
                try:
                    async with self._told(addresses):
                        while addresses == self._addresses():
                            await _next(changes)
                except OSError as error:
                    _log.warning("not_advertised", reason=error.strerror or str(error))
                    await _next(changes)

    def _addresses(self) -> tuple[str, ...]:
        """Return the addresses to tell; none while it is not wanted."""
        if not self._house.settings().api.advertise:
            return ()
        host = ip_address(self._host)
        return tuple(sorted(own_addresses(host.version))) if host.is_unspecified else (self._host,)

    def _told(self, addresses: tuple[str, ...]) -> AbstractAsyncContextManager[None]:
        if not addresses:
            return contextlib.nullcontext()
        # What is wanted by few is imported by those alone.
        from hearthwatch.service.mdns import Announced, announced  # noqa: PLC0415

        name = socket.gethostname().partition(".")[0][:_LONGEST]
        return announced(Announced(name, addresses, self._port, self._facts()))

    def _facts(self) -> Mapping[str, str]:
        house = self._house
        return {"instance": str(house.instance), "version": house.version, "path": "/api/v1"}


async def _next(changes: Subscription) -> None:
    """Wait until something was changed, or long enough to look again."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_LOOK_EVERY):
            await changes.get()
