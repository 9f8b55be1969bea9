"""Camera addresses as owners type them and as libraries want them."""

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, unquote

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_HOST: Final = re.compile(r"(\[[0-9A-Fa-f:.%]+\]|[^\s@/?#:\[\]]+)(:\d{1,5})?(?=[/?#]|$)")
_SURE: Final = re.compile(
    r"(\[[0-9A-Fa-f:.%]+\]|localhost|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)(:\d{1,5})?(?=[/?#]|$)"
)
_PLAIN: Final = re.compile(rf"{_SURE.pattern}|[^\s@/?#:\[\]]+(?=[/?#]|$)")


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart.

    Attributes:
        user: None when none was given.
        rest: port, path and query, as they were typed.
    """

    scheme: str
    user: str | None = field(repr=False)
    password: str | None = field(repr=False)
    host: str
    rest: str = field(repr=False)

    @property
    def url(self) -> str:
        """The address as libraries want it: user and password percent-encoded."""
        login = ""
        if self.user is not None:
            login = quote(self.user, safe="")
            if self.password is not None:
                login += ":" + quote(self.password, safe="")
            login += "@"
        return f"{self.scheme}{login}{self.host}{self.rest}"


def parse_address(text: str) -> Address:
    """Take an address apart, with special characters in the password just as they were typed.

    Where an ``@`` may belong to the password or to the path, the password gets it. ``%41`` is read
    as an escaped character, a lone ``%`` as itself.

    Raises:
        ValueError: it is no address; the text of the error does not repeat it.

    >>> address = parse_address("rtsp://admin:p@ss/w#rd?@192.0.2.10:554/main?channel=1")
    >>> address.password, address.host, address.rest
    ('p@ss/w#rd?', '192.0.2.10', ':554/main?channel=1')
    """
    scheme = _SCHEME.match(text := text.strip())
    if scheme is None:
        raise ValueError("an address looks like rtsp://host/path")
    body = text[scheme.end() :]
    login, at = _split_login(body)
    host = _HOST.match(body, at)
    if host is None:
        raise ValueError("the address has no host")
    user, colon, password = login.partition(":") if login is not None else (None, "", "")
    return Address(
        scheme=scheme.group().lower(),
        user=None if user is None else unquote(user),
        password=unquote(password) if colon else None,
        host=host.group(1),
        rest=body[host.end(1) :],
    )


def _split_login(body: str) -> tuple[str | None, int]:
    """Return what stands before the host, or None, and where the host begins.

    A password may hold ``@`` and ``/``, a path ``@``. So the host is the first thing after an
    ``@`` that can be nothing else, else the last that may be one.
    """
    if _PLAIN.match(body):
        return None, 0
    ats = [at for at, char in enumerate(body) if char == "@" and _HOST.match(body, at + 1)]
    if not ats:
        return None, 0
    sure = [at for at in ats if _SURE.match(body, at + 1)]
    at = sure[0] if sure else ats[-1]
    return body[:at], at + 1
