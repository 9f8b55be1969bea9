"""The FTP server to which cameras upload recordings."""

from ipaddress import IPv4Address, IPv6Address
from typing import Annotated, Final, Self

from pydantic import ByteSize, Field, model_validator

from hearthwatch.settings.api import Network
from hearthwatch.settings.branch import Branch

_ALL: Final = IPv4Address(0)

type Port = Annotated[int, Field(ge=1, le=65_535)]


class FtpSettings(Branch):
    """Where cameras upload recordings by FTP. Nothing listens while no camera has such a source.

    Attributes:
        enabled: False: nothing listens at all.
        host: the address to listen on.
        port: to listen on; 0 takes a free one.
        passive_ports: first and last port on which files arrive; `null`: any free one. A firewall
            or a container has to let them through, under the same numbers.
        address: the IPv4 address at which cameras reach this machine; needed where it does not know
            that itself, as in a container.
        allow: networks from which cameras may come, like ``192.168.1.0/24``; empty: all whose
            addresses are private, as at home.
        largest: bytes of a file at most.
        connections: at once, of all cameras together.
    """

    enabled: bool = True
    host: IPv4Address | IPv6Address = _ALL
    port: Annotated[int, Field(ge=0, le=65_535)] = 2121
    passive_ports: tuple[Port, Port] | None = (2122, 2125)
    address: IPv4Address | None = None
    allow: Annotated[tuple[Network, ...], Field(max_length=100)] = ()
    largest: Annotated[ByteSize, Field(ge=1 << 20)] = ByteSize(2 << 30)
    connections: Annotated[int, Field(ge=1, le=1000)] = 32

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.passive_ports is None:
            return self
        first, last = self.passive_ports
        if last < first:
            raise ValueError("passive_ports: the last port is before the first")
        if first <= self.port <= last:
            raise ValueError("passive_ports: the port of the server is among them")
        return self
