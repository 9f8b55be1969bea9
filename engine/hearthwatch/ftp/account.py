"""Who may upload, how much, and who hears of it."""

from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network
from typing import Protocol

from hearthwatch.ftp.landing import Landing

type Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Account:
    """What a camera logs in with, and where its recordings go.

    Attributes:
        camera: its name, for logs.
    """

    username: str
    password: str = field(repr=False)
    landing: Landing
    camera: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What cameras may do.

    Attributes:
        largest: bytes of a file at most.
        connections: at once, of all cameras together.
        of_account: and of one of them.
        idle: seconds without a command or a byte after which a connection is closed.
        login: seconds until somebody must have logged in.
        ports: first and last on which files arrive; None: any that is free.
        address: at which cameras reach these ports (IPv4); None: where they reached the server.
        networks: from which they may come; none: from home networks, whose addresses are private.
    """

    largest: int = 2 << 30
    connections: int = 32
    of_account: int = 8
    idle: float = 120.0
    login: float = 30.0
    ports: tuple[int, int] | None = None
    address: str | None = None
    networks: tuple[Network, ...] = ()


class Receiver(Protocol):
    """For whom recordings are taken."""

    def room(self) -> int:
        """Return how many bytes may be written now; called in another thread.

        Raises:
            OSError: the disk is away.
        """

    def arrived(self, account: Account) -> None:
        """Hear that a recording has landed."""
