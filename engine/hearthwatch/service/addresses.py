"""The addresses at which others reach this machine."""

import socket
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Final

import psutil

_ELSEWHERE: Final = {4: "192.0.2.1", 6: "2001:db8::1"}
"""Addresses that nobody has: where the way to them begins, the way to everybody does."""


def own_addresses(version: int) -> Iterator[str]:
    """Give the addresses at which others reach this machine; IPv6 brings those of IPv4, too."""
    families = {socket.AF_INET} if version == 4 else {socket.AF_INET, socket.AF_INET6}
    for addresses in psutil.net_if_addrs().values():
        for found in addresses:
            if found.family in families:
                address = ip_address(found.address)
                if not (address.is_loopback or address.is_link_local):
                    yield found.address


def usual_address(host: str) -> str:
    """Return where to reach who listens on an address: one that stands for all is none.

    It is the address from which this machine speaks to others, and its loopback where it has none.

    >>> usual_address("192.0.2.7"), usual_address("cam.example")
    ('192.0.2.7', 'cam.example')
    """
    try:
        listening = ip_address(host)
    except ValueError:
        return host
    if not listening.is_unspecified:
        return host
    for version in (4, 6) if listening.version == 6 else (4,):
        family = socket.AF_INET if version == 4 else socket.AF_INET6
        try:
            # Nothing is sent: connecting a datagram socket only looks up the way.
            with socket.socket(family, socket.SOCK_DGRAM) as asking:
                asking.connect((_ELSEWHERE[version], 9))
                return str(asking.getsockname()[0])
        except OSError:
            continue
    return "127.0.0.1" if listening.version == 4 else "::1"
