"""Words and values as they may be logged or handed out: without what opens anything."""

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from hearthwatch.model.addresses import redacted

HIDDEN: Final = "***"

_LONGEST: Final = 16_000
_DEEPEST: Final = 8
_ADDRESS: Final = re.compile(r"\b[a-zA-Z][a-zA-Z0-9+.-]{1,15}://\S+")
_SCHEME: Final = re.compile(r"\b([Bb]earer|Basic)\s+[^\s\"',;]{4,}")
_PATH: Final = re.compile(r"(/(?:inbound|hassio_ingress)/)(?!\{)[^/?#\s\"']+")
_NAMED: Final = re.compile(
    r"((?:passw(?:or)?d|pwd|passphrase|secret|token|api[_-]?key|authorization|cookie"
    r"|signature)[\"']?\s*[=:]\s*[\"']?|[?&#](?:code|key)=)[^\s\"',;&}\]]+",
    re.IGNORECASE,
)
_MADE_BY_US: Final = re.compile(
    r"\bhw_[A-Za-z0-9_-]{16,}|\bwhsec_[A-Za-z0-9+/=_-]{8,}|\beyJ[\w-]{4,2000}\.[\w-]+\.[\w-]+"
)
_SECRET_KEY: Final = re.compile(
    r"passw(or)?d|passphrase|secret|token|authorization|cookie|signature|api_?key|credential"
)
_PRIVATE_KEYS: Final = {"person", "person_name", "people", "face", "faces", "face_name"}
"""Fields that say who somebody is. What somebody is, such as `label`, may be told."""


def redact_text(text: str) -> str:
    """Return a text without passwords, tokens, signatures and the values of addresses' queries.

    >>> redact_text("lost rtsp://me:p@ss@192.0.2.10/a?user=me, GET /clips?signature=abc&limit=1")
    'lost rtsp://***@192.0.2.10/a?user=*** GET /clips?signature=***&limit=1'
    """
    if len(text) > _LONGEST:
        # No word is cut, for the half of an address no longer looks like one.
        text = f"{text[:_LONGEST].rpartition(' ')[0]}…"
    text = _ADDRESS.sub(lambda found: redacted(found[0]), text)
    text = _SCHEME.sub(rf"\1 {HIDDEN}", text)
    text = _PATH.sub(rf"\1{HIDDEN}", text)
    text = _NAMED.sub(rf"\1{HIDDEN}", text)
    return _MADE_BY_US.sub(HIDDEN, text)


def redact(value: Any, known: Collection[str] = (), *, depth: int = 0) -> Any:
    """Return a value as JSON values that may be shown.

    Args:
        value: anything; what JSON does not know is written as text.
        known: secrets that are removed wherever they stand.
        depth: of the value in a greater one.
    """
    match value:
        case None | bool() | int() | float():
            return value
        case bytes() | bytearray():
            return f"{len(value)} bytes"
        case Mapping() if depth < _DEEPEST:
            return {
                _without(str(key), known): _field(str(key), item, value, known, depth)
                for key, item in value.items()
            }
        case list() | tuple() | set() | frozenset() if depth < _DEEPEST:
            return [redact(item, known, depth=depth + 1) for item in value]
        case Mapping() | list() | tuple() | set() | frozenset():
            return HIDDEN
    return redact_text(_without(str(value), known))


def _field(
    key: str, item: Any, whole: Mapping[Any, Any], known: Collection[str], depth: int
) -> Any:
    word = key.lower().replace("-", "_")
    if item is None or isinstance(item, bool | int | float):
        return item
    if _SECRET_KEY.search(word) or word in _PRIVATE_KEYS:
        return HIDDEN
    if word == "name" and "location" in whole:
        return HIDDEN
    return redact(item, known, depth=depth + 1)


def _without(text: str, known: Collection[str]) -> str:
    for secret in known:
        text = text.replace(secret, HIDDEN)
    return text
