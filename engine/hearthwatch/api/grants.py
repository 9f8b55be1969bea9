"""What credentials are exchanged for access tokens, and how (RFC 6749)."""

import hashlib
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

import structlog

from hearthwatch.api.bearer import AccessTokens, read_scope
from hearthwatch.api.passwords import Passwords
from hearthwatch.api.throttle import Failures, SlowLane
from hearthwatch.store import ApiKey, Credentials, RefreshTokens, Scope, User, Users
from hearthwatch.store.users import folded

CLIENT_SECONDS: Final = 3600.0
"""How long the token of a program is good; it has the key to get the next one."""

_REFRESH_SECONDS: Final = 30 * 86_400.0

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Granted:
    """What somebody may come in with from now on.

    Attributes:
        seconds: for which the access token is good.
        refresh_token: exchanged for the next access token, once.
    """

    access_token: str
    scope: Scope
    seconds: float
    refresh_token: str | None = None


class ScopeError(Exception):
    """More is asked for than these credentials allow, or something unknown."""


class Grants:
    """Gives out access tokens for keys, passwords and refresh tokens."""

    def __init__(
        self,
        credentials: Credentials,
        users: Users,
        refresh: RefreshTokens,
        tokens: AccessTokens,
        *,
        failures: Failures,
        clock: Callable[[], float],
    ) -> None:
        self.passwords = Passwords()
        self.lane = SlowLane()
        self._credentials = credentials
        self._users = users
        self._refresh = refresh
        self._tokens = tokens
        self._failures = failures
        self._clock = clock

    async def for_key(
        self, names: Collection[str], key: str, *, peer: str, scope: str | None = None
    ) -> Granted:
        """Exchange a key, shown with its name, for a token of an hour.

        Raises:
            WrongCredentialsError: it is wrong.
            ScopeError: it does not allow that.
            StoreError: the database does not answer.
        """
        found = await self.key_named(names, key, peer=peer)
        granted = _granted(found.scope, scope)
        token = self._tokens.make_for_key(found.id, granted, seconds=CLIENT_SECONDS)
        return Granted(token, granted, CLIENT_SECONDS)

    async def key_named(self, names: Collection[str], key: str, *, peer: str) -> ApiKey:
        """Return the key that a program shows with its name, as `for_key` does.

        Raises:
            WrongCredentialsError: it is wrong.
            StoreError: the database does not answer.
        """
        found = await self._credentials.key(digest(key), now=self._clock())
        if found is None or found.name not in names:
            raise self._failures.count("client", peer)
        return found

    async def for_user(
        self, login: str, password: str, *, peer: str, seconds: float, scope: str | None = None
    ) -> Granted:
        """Exchange a password for tokens.

        Args:
            login: the user's name or e-mail address.
            password: the user's.
            peer: the address it comes from.
            seconds: for which the access token is good.
            scope: what it must allow, if less than the user may.

        Raises:
            WrongCredentialsError: it is wrong, or too many were.
            ScopeError: the user may not do that.
            StoreError: the database does not answer.
        """
        user = await self.user(login, password, peer=peer)
        granted = _granted(user.role.scope, scope)
        now, token = self._clock(), secrets.token_urlsafe(32)
        expires = now + _lifetime(seconds)
        family = await self._refresh.begin(
            user.id, granted, digest(token), expires=expires, now=now
        )
        access = self._tokens.make_for_user(user.id, family, granted, seconds=seconds)
        return Granted(access, granted, seconds, token)

    async def refreshed(
        self, token: str, *, peer: str, seconds: float, scope: str | None = None
    ) -> Granted:
        """Exchange a refresh token for the next one and an access token.

        Raises:
            WrongCredentialsError: it is wrong or has expired.
            ReusedError: it was exchanged before: nothing of that sign-in is good any more.
            ScopeError: it does not allow that.
            StoreError: the database does not answer.
        """
        now, fresh = self._clock(), secrets.token_urlsafe(32)
        family = await self._refresh.exchange(
            digest(token),
            digest(fresh),
            narrow=lambda allowed: _granted(allowed, scope),
            expires=now + _lifetime(seconds),
            now=now,
        )
        if family is None:
            raise self._failures.count("refresh_token", peer)
        access = self._tokens.make_for_user(
            family.user_id, family.id, family.scope, seconds=seconds
        )
        return Granted(access, family.scope, seconds, fresh)

    async def user(self, login: str, password: str, *, peer: str) -> User:
        """Return the user of a password.

        Somebody who failed too often, or whose name others tried too often, waits for a turn.

        Raises:
            WrongCredentialsError: it is wrong, or too many were.
            StoreError: the database does not answer.
        """
        login = folded(login)
        if not self._failures.are_many(peer, login):
            return await self._checked(login, password, peer)
        async with self.lane.turn():
            return await self._checked(login, password, peer)

    async def _checked(self, login: str, password: str, peer: str) -> User:
        user, kept = await self._users.named(login) or (None, None)
        right = await self.passwords.matches(kept, password)
        if user is None or not right or user.disabled:
            raise self._failures.count("password", peer, login)
        _log.info("password_right", peer=peer, user_id=str(user.id))
        return user


def digest(token: str) -> bytes:
    """Return what is kept of a token: its SHA-256."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def _lifetime(seconds: float) -> float:
    """Return how long a refresh token is good: longer than the access token that it renews."""
    return max(_REFRESH_SECONDS, 2 * seconds)


def _granted(allowed: Scope, wanted: str | None) -> Scope:
    scope = allowed if wanted is None else _read(wanted)
    if not allowed.includes(scope):
        raise ScopeError(f"These credentials allow '{allowed}', not '{scope}'.")
    return scope


def _read(text: str) -> Scope:
    try:
        return read_scope(text)
    except ValueError:
        raise ScopeError("A scope is one or more of: read write admin.") from None
