"""Signatures: Standard Webhooks, and the older ones that cover the body alone."""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from typing import Final

PREFIX: Final = "whsec_"
_BYTES: Final = 32


def new_secret() -> str:
    """Return a fresh secret as Standard Webhooks writes them."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def key_of(secret: str) -> bytes:
    r"""Return the bytes that sign: what is behind ``whsec_`` in base64, else the text itself.

    Raises:
        ValueError: what is behind ``whsec_`` is no base64, or too little.

    >>> key_of("whsec_AAECAwQFBgcICQoLDA0ODw==")[:4], key_of("a plain secret")
    (b'\x00\x01\x02\x03', b'a plain secret')
    """
    if not secret.startswith(PREFIX):
        return secret.encode()
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        raise ValueError("behind 'whsec_' there must be base64") from None
    if len(key) < 16:
        raise ValueError("behind 'whsec_' there must be 16 bytes or more")
    return key


def standard_signature(keys: Iterable[str], message_id: str, timestamp: int, body: bytes) -> str:
    """Return the header ``webhook-signature``: one signature for each secret."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    digests = (hmac.digest(key_of(secret), signed, "sha256") for secret in keys)
    return " ".join(f"v1,{base64.b64encode(digest).decode()}" for digest in digests)


def body_signature(secret: str, body: bytes) -> str:
    """Return the older signature: HMAC-SHA256 of the raw body, keyed with the secret's text."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
