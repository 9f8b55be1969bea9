"""Credentials that were right lately."""

from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hearthwatch.api.identity import Identity, IdentityKind

_MOST: Final = 4096


class ClientKind(StrEnum):
    """Kinds of clients, named like their limits in `hearthwatch.settings.RateLimitSettings`."""

    STRANGER = "stranger"
    LINK = "link"
    KEY = "key"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Client:
    """Whoever shares one limit: a key with its tokens, a user with all browsers, an address."""

    kind: ClientKind
    name: str


class Regulars:
    """Remembers by digest whose credentials were right, so that a limit needs no database."""

    def __init__(self) -> None:
        self._clients: OrderedDict[bytes, Client] = OrderedDict()

    def welcome(self, digest: bytes, identity: Identity) -> None:
        """Remember a credential."""
        by_key = identity.kind is IdentityKind.KEY
        by_key |= identity.kind is IdentityKind.TOKEN and identity.user_id is None
        kind = ClientKind.KEY if by_key else ClientKind.USER
        self._clients[digest] = Client(kind, identity.name)
        self._clients.move_to_end(digest)
        if len(self._clients) > _MOST:
            self._clients.popitem(last=False)

    def forget(self, digest: bytes) -> None:
        """Forget a credential that is right no longer."""
        self._clients.pop(digest, None)

    def client(self, digest: bytes) -> Client | None:
        """Return whose credential it was, or None."""
        return self._clients.get(digest)
