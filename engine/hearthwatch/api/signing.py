"""Addresses that open one thing for a while, for players and apps that can send no key."""

import hashlib
import hmac
import re
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Final

VALID_SECONDS: Final = 3600.0
"""How long a signed address is good unless said otherwise."""

_MOMENT: Final = re.compile(r"\d{1,12}", re.ASCII)


class Signer:
    """Signs addresses with HMAC-SHA256.

    A signature is good for one path, for reading, until one moment, and as long as whoever had it
    made may come in. Whoever has the address can see what it shows, so it is short-lived and never
    goes into a log.
    """

    def __init__(self, secret: bytes, *, clock: Callable[[], float] = time.time) -> None:
        """Sign with a secret that this installation alone knows.

        Args:
            secret: 32 random bytes; other ones make all addresses void.
            clock: returns the present in seconds since 1970 UTC.
        """
        self._secret = secret
        self._clock = clock

    def deadline(self, seconds: float = VALID_SECONDS) -> int:
        """Return the moment, so many seconds from now, until which addresses may be signed."""
        return int(self._clock() + seconds)

    def sign(
        self,
        path: str,
        holder: str | None,
        *,
        seconds: float = VALID_SECONDS,
        until: int | None = None,
    ) -> str:
        """Return a path with what opens it.

        Args:
            path: relative to ``/api/v1/``, without a query.
            holder: the `Identity.holder` with whom it ends; None: it ends with its time alone.
            seconds: for how long.
            until: a `deadline` in place of that, for addresses that expire together.
        """
        expires = str(self.deadline(seconds) if until is None else until)
        by = "" if holder is None else f"&by={holder}"
        return f"{path}?expires={expires}{by}&signature={self._signature(path, expires, holder)}"

    def allows(self, path: str, *, expires: str, signature: str, by: str | None = None) -> bool:
        """Tell whether a signature opens a path now, as far as its holder may still come in."""
        if not _MOMENT.fullmatch(expires):
            return False
        right = self._signature(path, expires, by).encode()
        is_right = hmac.compare_digest(right, signature.encode("utf-8", "replace"))
        return is_right and self._clock() < int(expires)

    def _signature(self, path: str, expires: str, holder: str | None) -> str:
        lines = ["GET", path, expires, *([] if holder is None else [holder])]
        message = "\n".join(lines).encode("utf-8", "replace")
        digest = hmac.digest(self._secret, message, hashlib.sha256)
        return urlsafe_b64encode(digest).rstrip(b"=").decode()
