"""Which addresses are ours, and which web page may act in its visitor's name."""

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from hearthwatch.settings import ApiSettings


def is_own_host(header: str, api: ApiSettings, *, supervised: bool) -> bool:
    """Tell whether a ``Host`` header names us.

    A foreign web site can have its own name resolve to our address, and its pages would then
    count as ours (DNS rebinding). It cannot make a browser send an address or a name of ours.
    """
    name = _hostname(header)
    if name is None:
        return False
    known = {"localhost", *(_plain(host) for host in (api.host, *api.hosts))}
    if supervised:
        known.add(_plain(socket.gethostname()))
    return name in known or _is_own_address(name, api.host)


def is_listed(peer: str, api: ApiSettings) -> bool:
    """Tell whether an address may call at all. This machine always may."""
    if not api.allow:
        return True
    try:
        address = ip_address(peer)
    except ValueError:
        return False
    return address.is_loopback or any(address in network for network in api.allow)


def acts_for_itself(connection: HTTPConnection) -> bool:
    """Tell whether a request that a browser authenticates by itself comes from our own page.

    Browsers name the page's origin with everything that changes something and with every
    WebSocket. A request that names none comes from no browser, and needs no cookie either.
    """
    origin = connection.headers.get("origin")
    if origin is None:
        return connection.headers.get("sec-fetch-site") in {"same-origin", "none"}
    secure = connection.url.scheme in {"https", "wss"}
    ours = f"{'https' if secure else 'http'}://{connection.headers.get('host', '')}"
    return origin.lower() == ours.lower()


def is_cross_site(connection: HTTPConnection) -> bool:
    """Tell whether a browser says that another site's page sends the request."""
    return connection.headers.get("sec-fetch-site") == "cross-site"


def _is_own_address(name: str, listening: str) -> bool:
    try:
        address = ip_address(name)
    except ValueError:
        return False
    try:
        everywhere = ip_address(listening).is_unspecified
    except ValueError:
        everywhere = False
    return address.is_loopback or everywhere


def _hostname(header: str) -> str | None:
    try:
        parts = urlsplit(f"//{header}")
        _ = parts.port
    except ValueError:
        return None
    if parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        return None
    return _plain(parts.hostname) if parts.hostname else None


def _plain(host: str) -> str:
    return host.lower().strip("[]").removesuffix(".")
