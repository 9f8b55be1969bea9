"""Who is asking, and what they may do."""

import asyncio
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Final
from uuid import UUID

import structlog
from starlette.requests import HTTPConnection

from hearthwatch.api.bearer import LONGEST, AccessTokens, Claims, is_access_token
from hearthwatch.api.grants import Grants, digest
from hearthwatch.api.identity import (
    SESSION_COOKIE,
    Identity,
    IdentityKind,
    peer_of,
    shown_key,
)
from hearthwatch.api.regulars import Client, Regulars
from hearthwatch.api.throttle import Budget, Failures
from hearthwatch.store import (
    ApiKey,
    Credentials,
    Database,
    RefreshTokens,
    Scope,
    Session,
    StoreError,
    User,
    Users,
)

SESSION_SECONDS: Final = 30 * 86_400
_CODE_SECONDS: Final = 300
_SUPERVISOR: Final = "172.30.32.2"
_KEY_PREFIX: Final = "hw_"
_KEY_NAME: Final = re.compile(r"[^\x00-\x1f\x7f]{1,100}")
_NOTED_EVERY: Final = 60.0
_REPORTS: Final = 20
_STANDS_SECONDS: Final = 1.0

type FollowRotation = Callable[[ApiKey, str], Awaitable[None]]
"""Hears of a key that was rotated, and of the new one; whoever keeps it must."""

_log = structlog.get_logger(__name__)


def new_token() -> str:
    """Return a new API key, random and known to nobody."""
    return _KEY_PREFIX + secrets.token_urlsafe(32)


class Access:
    """Gives out credentials and recognises them.

    Tokens are random and 256 bits long, so nobody guesses one. Repeated failures are answered
    with "wait", but the right token is let in even then: a stranger behind the same address, or a
    forgotten program on the same machine, cannot lock the owner out.
    """

    def __init__(
        self,
        database: Database,
        secret: bytes,
        *,
        supervised: bool = False,
        supervisor: str = _SUPERVISOR,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Use a database's credentials.

        Args:
            database: where they are kept.
            secret: 32 bytes that this installation alone knows, to sign access tokens with.
            supervised: the engine runs as an app under Home Assistant's Supervisor (there is a
                SUPERVISOR_TOKEN), whose ingress has authenticated whoever comes through it.
            supervisor: the address from which ingress connects.
            clock: returns the present in seconds since 1970 UTC.
        """
        self.supervised = supervised
        self.reports = Budget(_REPORTS)
        self.followers: list[FollowRotation] = []
        self.credentials = Credentials(database)
        self.users = Users(database)
        self.refresh = RefreshTokens(database)
        self._tokens = AccessTokens(secret, clock=clock)
        self._failures = Failures(clock)
        self.grants = Grants(
            self.credentials,
            self.users,
            self.refresh,
            self._tokens,
            failures=self._failures,
            clock=clock,
        )
        self._supervisor = supervisor
        self._clock = clock
        self._regulars = Regulars()
        self._noting: dict[UUID, asyncio.Task[None]] = {}
        self._standing: dict[str, float] = {}

    async def new_code(self, scope: Scope = Scope.ADMIN) -> str:
        """Return a code for a link that signs a browser in, once, within five minutes.

        Raises:
            StoreError: the database is locked or full.
        """
        code = secrets.token_urlsafe(32)
        now = self._clock()
        await self.credentials.add_code(digest(code), scope, expires=now + _CODE_SECONDS, now=now)
        return code

    async def create_key(
        self,
        name: str,
        scope: Scope,
        *,
        cameras: frozenset[UUID] | None = None,
        expires: float | None = None,
    ) -> str:
        """Return a new API key. It is not kept: this is the only time anybody sees it.

        Args:
            name: what it is for.
            scope: what it allows.
            cameras: those that it shows; None: all.
            expires: when it stops to open anything; None: never.

        Raises:
            ValueError: the name is empty, too long or holds control characters, or it is to
                administrate but not to see everything.
            NameTakenError: there is a key of that name.
            TooManyError: there are as many keys as there may be.
            StoreError: the database is locked or full.
        """
        key, _ = await self.make_key(name, scope, cameras=cameras, expires=expires)
        return key

    async def make_key(
        self,
        name: str,
        scope: Scope,
        *,
        cameras: frozenset[UUID] | None = None,
        expires: float | None = None,
    ) -> tuple[str, ApiKey]:
        """Return a new API key as `create_key` does, with what is kept of it."""
        if not _KEY_NAME.fullmatch(name):
            raise ValueError("a key's name has 1 to 100 characters and no control characters")
        if scope is Scope.ADMIN and cameras is not None:
            raise ValueError("who administrates sees all cameras")
        key, kept = new_token(), ApiKey(name, scope, self._clock(), cameras, expires)
        await self.credentials.add_key(kept, digest(key))
        return key, kept

    async def rotate_key(self, name: str | UUID) -> tuple[str, ApiKey] | None:
        """Put a new API key in the place of one that opens nothing any more.

        Args:
            name: of the key, or its id; the new one has another id.

        Returns:
            The new key and what is kept of it; None: there is none of that name or id.

        Raises:
            StoreError: the database is locked or full.
        """
        known = await self.credentials.keys()
        before = next((key for key in known if name in {key.name, key.id}), None)
        if before is None:
            return None
        key = new_token()
        kept = ApiKey(before.name, before.scope, self._clock(), before.cameras, before.expires)
        await self.credentials.replace_key(kept, digest(key))
        for follow in self.followers:
            await follow(kept, key)
        return key, kept

    async def sign_in(self, code: str, *, peer: str) -> tuple[str, Identity]:
        """Exchange a one-time code for a session.

        Returns:
            The session's token and whose it is.

        Raises:
            WrongCredentialsError: the code is wrong, used or expired.
        """
        token = secrets.token_urlsafe(32)
        now = self._clock()
        session = await self.credentials.exchange_code(
            digest(code), digest(token), name="owner", expires=now + SESSION_SECONDS, now=now
        )
        if session is None:
            raise self._failures.count("code", peer)
        _log.info("signed_in", peer=peer)
        return token, _session_identity(session)

    async def begin_session(self, user: User) -> tuple[str, Identity]:
        """Return the token of a new session of a user, and whose it is.

        Raises:
            StoreError: the database is locked or full.
        """
        token, now = secrets.token_urlsafe(32), self._clock()
        expires = now + SESSION_SECONDS
        session = Session(user.name, user.role.scope, expires, user.cameras, user.id)
        await self.credentials.add_session(session, digest(token), now=now)
        return token, _session_identity(session)

    async def sign_out(self, connection: HTTPConnection) -> None:
        """End the session, or what an access token came from, that a request shows."""
        token = connection.cookies.get(SESSION_COOKIE)
        if token:
            await self.credentials.delete_session(digest(token))
        shown = shown_key(connection)
        claims = self._tokens.read(shown) if shown and is_access_token(shown) else None
        if claims is not None and claims.family is not None:
            await self.refresh.end(claims.family)

    async def identify(self, connection: HTTPConnection) -> Identity | None:
        """Find out who sends a request; None when it shows no credentials.

        Raises:
            WrongCredentialsError: it shows an API key or token that is not valid.
            StoreError: the database does not answer.
        """
        if self.is_ingress(connection):
            name = connection.headers.get("x-remote-user-display-name")
            name = name or connection.headers.get("x-remote-user-name") or "Home Assistant"
            return Identity(IdentityKind.INGRESS, name[:100], Scope.ADMIN)
        key = shown_key(connection)
        if key is not None:
            return await self.identify_token(key, peer_of(connection))
        return await self._identify_session(connection.cookies.get(SESSION_COOKIE))

    async def identify_token(self, token: str, peer: str) -> Identity:
        """Find out whose API key or access token it is.

        Args:
            token: as it was shown, in a header or in a first message.
            peer: the address it comes from.

        Raises:
            WrongCredentialsError: it is not valid.
            StoreError: the database does not answer.
        """
        found = await self._found(token) if len(token) <= LONGEST else None
        known_by = digest(token)
        if found is None:
            self._regulars.forget(known_by)
            raise self._failures.count("key", peer)
        self._regulars.welcome(known_by, found)
        return found

    async def stands(self, holder: str) -> bool:
        """Tell whether a key is still good, or a user not disabled.

        Whoever was asked about a moment ago is not looked up again.

        Args:
            holder: an `Identity.holder`.

        Raises:
            StoreError: the database does not answer.
        """
        now = self._clock()
        if 0 <= now - self._standing.get(holder, float("-inf")) < _STANDS_SECONDS:
            return True
        self._standing.pop(holder, None)
        kind, _, owner = holder.partition(":")
        if kind == "key":
            stands = await self.credentials.key_of(UUID(owner), now=now) is not None
        else:
            user = await self.users.get(UUID(owner))
            stands = user is not None and not user.disabled
        if stands:
            self._standing[holder] = now
        return stands

    def is_ingress(self, connection: HTTPConnection) -> bool:
        """Tell whether Home Assistant's ingress passes the request on."""
        return self.supervised and peer_of(connection) == self._supervisor

    def client_of(self, connection: HTTPConnection) -> Client | None:
        """Return whose credentials a request shows, if they were right lately."""
        token = shown_key(connection) or connection.cookies.get(SESSION_COOKIE)
        return None if not token else self._regulars.client(digest(token))

    async def _found(self, token: str) -> Identity | None:
        if is_access_token(token):
            claims = self._tokens.read(token)
            return None if claims is None else await self._identify_claims(claims)
        key = await self.credentials.key(digest(token), now=self._clock())
        if key is None:
            return None
        self._note(key)
        return Identity(
            IdentityKind.KEY, key.name, key.scope, key.expires, key.cameras, key_id=key.id
        )

    async def _identify_claims(self, claims: Claims) -> Identity | None:
        """Hold what a token says against what its owner may do now."""
        now = self._clock()
        owner: ApiKey | User | None = None
        if claims.key_id is not None:
            owner = await self.credentials.key_of(claims.key_id, now=now)
        elif claims.user_id is not None and claims.family is not None:
            owner = await self.users.signed_in(claims.user_id, claims.family, now=now)
        if owner is None:
            return None
        allowed = owner.role.scope if isinstance(owner, User) else owner.scope
        return Identity(
            IdentityKind.TOKEN,
            owner.name,
            claims.scope if allowed.includes(claims.scope) else allowed,
            claims.expires,
            owner.cameras,
            claims.user_id,
            claims.key_id,
        )

    async def _identify_session(self, token: str | None) -> Identity | None:
        if not token or len(token) > LONGEST:
            return None
        known_by = digest(token)
        session = await self.credentials.session(known_by, now=self._clock())
        if session is None:
            self._regulars.forget(known_by)
            return None
        identity = _session_identity(session)
        self._regulars.welcome(known_by, identity)
        return identity

    def _note(self, key: ApiKey) -> None:
        """Have it written down, once a minute, that a key is used; nobody waits for that."""
        now = self._clock()
        if key.id in self._noting or (key.last_used and 0 <= now - key.last_used < _NOTED_EVERY):
            return
        task = asyncio.create_task(self._write_down(key.id, now))
        self._noting[key.id] = task
        task.add_done_callback(lambda _: self._noting.pop(key.id))

    async def _write_down(self, key_id: UUID, now: float) -> None:
        try:
            await self.credentials.key_used(key_id, now=now)
        except StoreError as error:
            _log.warning("use_of_key_not_noted", reason=str(error))


def _session_identity(session: Session) -> Identity:
    return Identity(
        IdentityKind.SESSION,
        session.name,
        session.scope,
        session.expires,
        session.cameras,
        session.user_id,
    )
