"""Who somebody is, and what the wire says of that."""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv6Address, ip_address
from typing import Final
from uuid import UUID

from starlette.requests import HTTPConnection

from hearthwatch.store import Scope

SESSION_COOKIE: Final = "hearthwatch_session"


class IdentityKind(StrEnum):
    """How somebody showed who they are.

    A token is an access token, made for a key or a user; a link is an address that was signed for
    one thing.
    """

    INGRESS = "ingress"
    KEY = "key"
    TOKEN = "token"  # noqa: S105 - a word
    SESSION = "session"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody who may come in.

    Attributes:
        expires: when that ends, in seconds since 1970 UTC; None when it does not.
        cameras: those that may be seen, with all that is known of them; None: all.
        user_id: of the user who signed in with a password; None: nobody did.
        key_id: of the API key that was shown, or from which the token was made; None: no key.
    """

    kind: IdentityKind
    name: str
    scope: Scope
    expires: float | None = None
    cameras: frozenset[UUID] | None = None
    user_id: UUID | None = None
    key_id: UUID | None = None

    @property
    def holder(self) -> str | None:
        """Name the key or user behind it; None: there is none that could be withdrawn."""
        if self.key_id is not None:
            return f"key:{self.key_id}"
        return None if self.user_id is None else f"user:{self.user_id}"

    def sees(self, camera_id: UUID | None) -> bool:
        """Tell whether something of a camera, or of the whole system, may be seen."""
        return self.cameras is None or camera_id is None or camera_id in self.cameras


class WrongCredentialsError(Exception):
    """A key, code, token or password is not, or no longer, valid.

    Attributes:
        wait: seconds to wait before the next try, when there were too many.
        begins: the owner should know: with this one there were too many.
        login: the name that was tried, where it could be anybody's.
    """

    def __init__(
        self, wait: float | None = None, *, begins: bool = False, login: str | None = None
    ) -> None:
        super().__init__("wrong credentials")
        self.wait = wait
        self.begins = begins
        self.login = login


def peer_of(connection: HTTPConnection) -> str:
    """Return the address at the other end of the wire, IPv4 written as such."""
    host = connection.client.host if connection.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(mapped or address)


def shown_key(connection: HTTPConnection) -> str | None:
    """Return the API key or access token that a request shows in its headers."""
    scheme, _, value = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    return connection.headers.get("x-api-key")
