"""Access tokens: JSON Web Tokens (RFC 7519, 9068) that are good for hours."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from hearthwatch.store import Scope

LONGEST: Final = 2000
_ISSUER: Final = "hearthwatch"
_ALGORITHM: Final = "HS256"
_HEADER: Final = {"alg": _ALGORITHM, "typ": "at+jwt"}


@dataclass(frozen=True, slots=True)
class Claims:
    """What an access token says. Who it is for decides what of that still holds.

    Attributes:
        key_id: of the API key it was made from, or
        user_id: of the user who signed in, with
        family: what ends when that user signs out.
    """

    scope: Scope
    expires: float
    key_id: UUID | None = None
    user_id: UUID | None = None
    family: UUID | None = None


class AccessTokens:
    """Makes access tokens and reads them; the algorithm is always HMAC-SHA256."""

    def __init__(self, secret: bytes, *, clock: Callable[[], float] = time.time) -> None:
        """Sign with a secret that this installation alone knows.

        Args:
            secret: 32 random bytes; other ones make all tokens void.
            clock: returns the present in seconds since 1970 UTC.
        """
        self._key = OctKey.import_key(secret)
        self._clock = clock
        self._rules = jwt.JWTClaimsRegistry(
            now=lambda: int(clock()),
            iss={"essential": True, "value": _ISSUER},
            sub={"essential": True},
            exp={"essential": True},
        )

    def make_for_key(self, key_id: UUID, scope: Scope, *, seconds: float) -> str:
        """Return a token for whoever has an API key."""
        return self._make({"sub": f"key:{key_id}"}, scope, seconds)

    def make_for_user(self, user_id: UUID, family: UUID, scope: Scope, *, seconds: float) -> str:
        """Return a token for a user who signed in."""
        return self._make({"sub": f"user:{user_id}", "sid": str(family)}, scope, seconds)

    def read(self, text: str) -> Claims | None:
        """Return what a token says, or None when it is not ours or has expired."""
        try:
            token = jwt.decode(text, self._key, algorithms=[_ALGORITHM])
            self._rules.validate(token.claims)
            if token.header.get("typ") != _HEADER["typ"]:
                return None
            return _claims(token.claims)
        except (JoseError, ValueError, KeyError):
            return None

    def _make(self, claims: dict[str, Any], scope: Scope, seconds: float) -> str:
        now = int(self._clock())
        claims |= {
            "iss": _ISSUER,
            "scope": written_scope(scope),
            "iat": now,
            "exp": now + int(seconds),
            "jti": secrets.token_urlsafe(12),
        }
        return jwt.encode(_HEADER, claims, self._key, algorithms=[_ALGORITHM])


def written_scope(scope: Scope) -> str:
    """Return a scope as OAuth writes it, with all that it includes.

    >>> written_scope(Scope.WRITE)
    'read write'
    """
    return " ".join(each for each in Scope if scope.includes(each))


def read_scope(text: str) -> Scope:
    """Return the widest scope of a list.

    Raises:
        ValueError: one of them is unknown, or there is none.
    """
    return max((Scope(word) for word in text.split()), key=list(Scope).index)


def is_access_token(text: str) -> bool:
    """Tell whether a credential has the shape of an access token, and not of a key."""
    return text.count(".") == 2


def _claims(claims: dict[str, Any]) -> Claims:
    kind, _, subject = claims["sub"].partition(":")
    owner = UUID(subject)
    scope, expires = read_scope(claims["scope"]), float(claims["exp"])
    if kind == "key":
        return Claims(scope, expires, key_id=owner)
    return Claims(scope, expires, user_id=owner, family=UUID(claims["sid"]))
