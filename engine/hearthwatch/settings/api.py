"""Where the API is served, to whom, and how often they may ask."""

from typing import Annotated

from pydantic import BeforeValidator, Field, IPvAnyNetwork

from hearthwatch.settings.branch import Branch

type Rate = Annotated[
    str,
    Field(
        pattern=r"^[1-9][0-9]{0,4}/([1-9][0-9]{0,3} )?(second|minute|hour|day)s?$",
        examples=["600/minute", "100/60 seconds"],
    ),
]
"""So many requests within a moving window; `null` lifts the limit."""

type Network = Annotated[IPvAnyNetwork, BeforeValidator(str)]
"""Written like ``192.168.1.0/24``; a mere number would be an address, too."""


class RateLimitSettings(Branch):
    """How many requests are answered within a moving window, like ``100/60 seconds``.

    Home Assistant's ingress is not limited: whoever comes through it is signed in there.

    Attributes:
        stranger: without credentials, from one address.
        link: with a signed address, such as a clip's, from one address.
        key: with one API key and the access tokens made from it.
        user: of one user, or of all browsers that signed in with a one-time link.
    """

    stranger: Rate | None = "120/minute"
    link: Rate | None = "1200/minute"
    key: Rate | None = "3000/minute"
    user: Rate | None = "3000/minute"


class ApiSettings(Branch):
    """Where the API and the page are served.

    Attributes:
        host: the address to listen on. The default is reached from this machine alone.
        port: to listen on; 0 takes a free one.
        hosts: further names under which browsers may reach it (guards against DNS rebinding).
        cors_origins: other web sites that may call it, like ``https://example.org``.
        allow: networks from which it may be called, like ``192.168.1.0/24``; empty: all. This
            machine and Home Assistant's ingress always may.
        advertise: tell the local network where the API is, as `_hearthwatch._tcp` by mDNS, so that
            Home Assistant finds it.
        token_hours: for how long a user who signed in with a password need not do so again.
        rate_limits: how often somebody may ask.
    """

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8099
    hosts: tuple[str, ...] = ()
    cors_origins: tuple[Annotated[str, Field(pattern=r"^https?://[^/*]+$")], ...] = ()
    allow: Annotated[tuple[Network, ...], Field(max_length=100)] = ()
    advertise: bool = False
    token_hours: Annotated[float, Field(ge=0.1, le=720)] = 24
    rate_limits: RateLimitSettings = RateLimitSettings()
