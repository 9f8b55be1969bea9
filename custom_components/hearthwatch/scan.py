"""Cameras that answer in Home Assistant's own network, which the engine's may not be."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from ipaddress import IPv4Address
from typing import Final, override
from urllib.parse import unquote, urlsplit
from uuid import uuid4

from homeassistant.components import network
from homeassistant.core import HomeAssistant

GROUP: Final = ("239.255.255.250", 3702)
"""Where devices listen for whoever looks for them (WS-Discovery)."""

SECONDS: Final = 2.0
"""For which answers are awaited: as long as a dialog may keep somebody waiting."""

_MOST: Final = 64
_LONGEST: Final = 64 << 10
_PROBE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" '
    'xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"><s:Header>'
    "<a:MessageID>uuid:{id}</a:MessageID>"
    "<a:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To>"
    "<a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</a:Action></s:Header>"
    '<s:Body><d:Probe xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery">'
    '<d:Types xmlns:n="http://www.onvif.org/ver10/network/wsdl">n:NetworkVideoTransmitter'
    "</d:Types></d:Probe></s:Body></s:Envelope>"
)
_SERVICES: Final = re.compile(r"<(?:\w+:)?XAddrs[^>]*>([^<]*)<")
_NAME: Final = re.compile(r"onvif://www\.onvif\.org/(?:name|hardware)/([^\s<]+)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class FoundCamera:
    """A camera that speaks ONVIF; the address is as a source of that type wants it."""

    address: str
    name: str


async def async_scan(hass: HomeAssistant) -> list[FoundCamera]:
    """Ask who is there, in every network that Home Assistant uses; nobody is no error.

    All are asked twice: datagrams get lost.
    """
    found: dict[str, FoundCamera] = {}
    sources = await network.async_get_enabled_source_ips(hass)
    ways: list[asyncio.DatagramTransport] = []
    async with AsyncExitStack() as stack:
        for source in sources:
            if isinstance(source, IPv4Address):
                with suppress(OSError):
                    transport, _ = await hass.loop.create_datagram_endpoint(
                        lambda: _Ear(found), local_addr=(str(source), 0)
                    )
                    stack.callback(transport.close)
                    ways.append(transport)
        for _ in range(2):
            for way in ways:
                way.sendto(_PROBE.format(id=uuid4()).encode(), GROUP)
            await asyncio.sleep(SECONDS / 2)
    return sorted(found.values(), key=lambda camera: (camera.name, camera.address))


class _Ear(asyncio.DatagramProtocol):
    """Collects who answers."""

    def __init__(self, found: dict[str, FoundCamera]) -> None:
        self._found = found

    @override
    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        text = data[:_LONGEST].decode("utf-8", "replace")
        # Some call their type otherwise; their scopes are ONVIF's.
        ours = "ProbeMatch" in text and ("NetworkVideoTransmitter" in text or "onvif" in text)
        if ours and len(self._found) < _MOST:
            address = _address(_SERVICES.search(text), addr[0])
            names = dict.fromkeys(_names(text))
            camera = FoundCamera(address=address, name=" ".join(names) or address)
            self._found.setdefault(address, camera)

    @override
    def error_received(self, exc: Exception) -> None:
        """Leave networks that go nowhere."""


def _names(text: str) -> Iterator[str]:
    for name in _NAME.findall(text)[:2]:
        words = " ".join(unquote(name).replace("_", " ").split())
        if words.isprintable():
            yield words[:40]


def _address(services: re.Match[str] | None, sender: str) -> str:
    """Return where the device is; it may believe to be elsewhere, but knows its port."""
    for service in services[1].split() if services else ():
        with suppress(ValueError):
            port = urlsplit(service).port
            scheme = "https://" if service.startswith("https:") else ""
            return f"{scheme}{sender}" + (f":{port}" if port not in (None, 80) else "")
    return sender


def hosts_of(sources: list[dict[str, object]]) -> set[str]:
    """Return where the sources of cameras are, as far as they are in a network."""
    hosts = set()
    for source in sources:
        address = str(source.get("url") or source.get("address") or "")
        with suppress(ValueError):
            hosts.add(urlsplit(address if "://" in address else f"//{address}").hostname or "")
    return hosts
