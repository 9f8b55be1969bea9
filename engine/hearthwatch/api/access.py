"""Who is asking, and what they may do."""

import hashlib
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv6Address, ip_address
from typing import Final
from uuid import UUID

import structlog
from starlette.requests import HTTPConnection

from hearthwatch.api.throttle import Throttle
from hearthwatch.store import ApiKey, Credentials, Scope, Session

SESSION_COOKIE: Final = "hearthwatch_session"
SESSION_SECONDS: Final = 30 * 86_400
_CODE_SECONDS: Final = 300
_SUPERVISOR: Final = "172.30.32.2"
_KEY_PREFIX: Final = "hw_"
_LONGEST: Final = 200
_KEY_NAME: Final = re.compile(r"[^\x00-\x1f\x7f]{1,100}")

_log = structlog.get_logger(__name__)


class IdentityKind(StrEnum):
    """How somebody showed who they are; a link is an address that was signed for one thing."""

    INGRESS = "ingress"
    KEY = "key"
    SESSION = "session"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody who may come in.

    Attributes:
        expires: when that ends, in seconds since 1970 UTC; None when it does not.
        cameras: those that may be seen, with all that is known of them; None: all.
    """

    kind: IdentityKind
    name: str
    scope: Scope
    expires: float | None = None
    cameras: frozenset[UUID] | None = None

    def sees(self, camera_id: UUID | None) -> bool:
        """Tell whether something of a camera, or of the whole system, may be seen."""
        return self.cameras is None or camera_id is None or camera_id in self.cameras


class WrongCredentialsError(Exception):
    """A key or code is not, or no longer, valid.

    Attributes:
        wait: seconds to wait before the next try, when there were too many.
    """

    def __init__(self, wait: float | None) -> None:
        super().__init__("wrong credentials")
        self.wait = wait


class Access:
    """Gives out credentials and recognises them.

    Tokens are random and 256 bits long, so nobody guesses one. Repeated failures are answered
    with "wait", but the right token is let in even then: a stranger behind the same address, or a
    forgotten program on the same machine, cannot lock the owner out.
    """

    def __init__(
        self,
        credentials: Credentials,
        *,
        supervised: bool = False,
        supervisor: str = _SUPERVISOR,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Use a database's credentials.

        Args:
            credentials: where they are kept.
            supervised: the engine runs as an app under Home Assistant's Supervisor (there is a
                SUPERVISOR_TOKEN), whose ingress has authenticated whoever comes through it.
            supervisor: the address from which ingress connects.
            clock: returns the present in seconds since 1970 UTC.
        """
        self.supervised = supervised
        self._credentials = credentials
        self._supervisor = supervisor
        self._clock = clock
        self._throttle = Throttle()

    async def new_code(self, scope: Scope = Scope.ADMIN) -> str:
        """Return a code for a link that signs a browser in, once, within five minutes.

        Raises:
            StoreError: the database is locked or full.
        """
        code = secrets.token_urlsafe(32)
        now = self._clock()
        await self._credentials.add_code(_digest(code), scope, expires=now + _CODE_SECONDS, now=now)
        return code

    async def create_key(self, name: str, scope: Scope) -> str:
        """Return a new API key. It is not kept: this is the only time anybody sees it.

        Raises:
            ValueError: the name is empty, too long or holds control characters.
            NameTakenError: there is a key of that name.
            StoreError: the database is locked or full.
        """
        if not _KEY_NAME.fullmatch(name):
            raise ValueError("a key's name has 1 to 100 characters and no control characters")
        key = _KEY_PREFIX + secrets.token_urlsafe(32)
        await self._credentials.add_key(ApiKey(name, scope, self._clock()), _digest(key))
        return key

    async def sign_in(self, code: str, *, peer: str) -> tuple[str, Identity]:
        """Exchange a one-time code for a session.

        Returns:
            The session's token and whose it is.

        Raises:
            WrongCredentialsError: the code is wrong, used or expired.
        """
        token = secrets.token_urlsafe(32)
        now = self._clock()
        session = await self._credentials.exchange_code(
            _digest(code), _digest(token), name="owner", expires=now + SESSION_SECONDS, now=now
        )
        if session is None:
            raise self._failure(peer, "code")
        _log.info("signed_in", peer=peer)
        return token, _session_identity(session)

    async def sign_out(self, token: str) -> None:
        """End a session."""
        await self._credentials.delete_session(_digest(token))

    async def identify(self, connection: HTTPConnection) -> Identity | None:
        """Find out who sends a request; None when it shows no credentials.

        Raises:
            WrongCredentialsError: it shows an API key that is not valid.
        """
        if self.is_ingress(connection):
            name = connection.headers.get("x-remote-user-display-name")
            name = name or connection.headers.get("x-remote-user-name") or "Home Assistant"
            return Identity(IdentityKind.INGRESS, name[:100], Scope.ADMIN)
        key = shown_key(connection)
        if key is not None:
            return await self._identify_key(key, peer_of(connection))
        return await self._identify_session(connection.cookies.get(SESSION_COOKIE))

    async def identify_token(self, token: str, peer: str) -> Identity:
        """Find out whose an API key is that comes otherwise than in a header.

        Raises:
            WrongCredentialsError: it is not valid.
        """
        return await self._identify_key(token, peer)

    def is_ingress(self, connection: HTTPConnection) -> bool:
        """Tell whether Home Assistant's ingress passes the request on."""
        return self.supervised and peer_of(connection) == self._supervisor

    async def _identify_key(self, key: str, peer: str) -> Identity:
        found = await self._credentials.key(_digest(key)) if len(key) <= _LONGEST else None
        if found is None:
            raise self._failure(peer, "key")
        return Identity(IdentityKind.KEY, found.name, found.scope)

    async def _identify_session(self, token: str | None) -> Identity | None:
        if not token or len(token) > _LONGEST:
            return None
        session = await self._credentials.session(_digest(token), now=self._clock())
        return None if session is None else _session_identity(session)

    def _failure(self, peer: str, what: str) -> WrongCredentialsError:
        wait = self._throttle.failed(peer, self._clock())
        if wait is None:
            _log.warning("wrong_credentials", peer=peer, kind=what)
        return WrongCredentialsError(wait)


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
    """Return the API key that a request shows in its headers."""
    scheme, _, value = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    return connection.headers.get("x-api-key")


def _session_identity(session: Session) -> Identity:
    return Identity(IdentityKind.SESSION, session.name, session.scope, session.expires)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
