"""Passwords: which are fit, and how they are kept and compared."""

import asyncio
import unicodedata
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

SHORTEST: Final = 10
LONGEST: Final = 1024
"""Characters at least, and bytes at most."""

_AT_ONCE: Final = 2
_NOBODY: Final = (
    "$argon2id$v=19$m=19456,t=2,p=1$dDI/dFGBGRHsMc99YkPDIA"
    "$T6HLHV01f7HvzXfQTyylwcwngNqyjQpQ+HR6pUeos8U"
)
"""A hash with our parameters that no password is known for."""


class Passwords:
    """Hashes and compares with argon2id, in threads, never more than two at once.

    The parameters are OWASP's smallest, 19 MiB and two passes: this runs beside cameras on small
    machines. They are written into each hash, so others can be chosen later.
    """

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def hash(self, password: str) -> str:
        """Return what to keep of a password."""
        async with self._room:
            return await asyncio.to_thread(self._hasher.hash, _bytes(password))

    async def matches(self, kept: str | None, password: str) -> bool:
        """Compare a password with what was kept; with None it takes as long and never matches."""
        if len(_bytes(password)) > LONGEST:
            return False
        async with self._room:
            return await asyncio.to_thread(self._matches, kept or _NOBODY, password) and bool(kept)

    def _matches(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, _bytes(password))
        except (VerifyMismatchError, InvalidHashError):
            return False


def check_password(password: str, *names: str | None) -> None:
    """Refuse a password that is easily guessed.

    Args:
        password: the new one.
        names: what everybody knows of its owner.

    Raises:
        ValueError: it is too short, too long, or a name.
    """
    if len(password) < SHORTEST:
        raise ValueError(f"a password has at least {SHORTEST} characters")
    if len(_bytes(password)) > LONGEST:
        raise ValueError(f"a password has at most {LONGEST} bytes")
    known = {name.strip().casefold() for name in names if name}
    known |= {name.partition("@")[0] for name in known}
    if password.strip().casefold() in known or len(set(password)) == 1:
        raise ValueError("the password must not be the name, nor one character over and over")


def _bytes(password: str) -> bytes:
    """Return the same bytes whatever keyboard an accented letter was typed on."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "replace")
