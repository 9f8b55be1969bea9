"""Slow down whoever tries wrong credentials over and over."""

from collections import OrderedDict
from ipaddress import IPv6Address, ip_address
from typing import Final

_TRIES: Final = 10
_WINDOW: Final = 60.0
_MOST_PEERS: Final = 1024


class Throttle:
    """Counts failures per address in windows of a minute; remembers a bounded number of them."""

    def __init__(self) -> None:
        self._peers: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def failed(self, peer: str, now: float) -> float | None:
        """Count a failure.

        Returns:
            None, or the seconds to wait when there were too many.
        """
        key = _network(peer)
        start, count = self._peers.pop(key, (now, 0))
        if not 0 <= now - start < _WINDOW:
            start, count = now, 0
        self._peers[key] = (start, count + 1)
        if len(self._peers) > _MOST_PEERS:
            self._peers.popitem(last=False)
        return start + _WINDOW - now if count >= _TRIES else None


def _network(peer: str) -> str:
    """Return the address, or its /64: an IPv6 host owns all addresses in that.

    >>> _network("2001:db8::1"), _network("192.0.2.1")
    ('2001:db8::', '192.0.2.1')
    """
    try:
        address = ip_address(peer)
    except ValueError:
        return peer
    if isinstance(address, IPv6Address):
        return str(IPv6Address(int(address) >> 64 << 64))
    return peer
