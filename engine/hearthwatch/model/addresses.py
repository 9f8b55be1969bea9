"""Camera addresses: as owners type them, as libraries want them, and as they may be shown.

Whatever the settings accept can be asked for a stream, for both read it here.
"""

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, unquote, urlsplit

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_HOST: Final = re.compile(r"(\[[0-9A-Fa-f:.%]+\]|[^\s@/?#:\[\]]+)(:\d{1,5})?(?=[/?#]|$)")
_SURE: Final = re.compile(
    r"(\[[0-9A-Fa-f:.%]+\]|localhost|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)(:\d{1,5})?(?=[/?#]|$)"
)
_PLAIN: Final = re.compile(rf"{_SURE.pattern}|[^\s@/?#:\[\]]+(?=[/?#]|$)")
_NO_DEVICE: Final = "an address like 192.0.2.10 or 192.0.2.10:8000 is needed"
_PORT: Final = re.compile(r"(:\d+)?")
_CREDENTIALS: Final = re.compile(r"(?<=://).*@", re.DOTALL)
_VALUES: Final = re.compile(r"(?<==)[^&#;]+")


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
    if not _is_possible(body[at:]):
        raise ValueError("the address has a host or a port that cannot be")
    user, colon, password = login.partition(":") if login is not None else (None, "", "")
    return Address(
        scheme=scheme.group().lower(),
        user=None if user is None else unquote(user),
        password=unquote(password) if colon else None,
        host=host.group(1),
        rest=body[host.end(1) :],
    )


def parse_device_address(text: str) -> Address:
    """Take apart where a device is asked: a host, perhaps with a scheme, a port and a path.

    Raises:
        ValueError: it is none, or holds more than that.

    >>> parse_device_address("192.0.2.10:8000").url
    'http://192.0.2.10:8000'
    """
    text = text.strip()
    try:
        address = parse_address(text if "://" in text else f"http://{text}")
    except ValueError:
        raise ValueError(_NO_DEVICE) from None
    is_web = address.scheme in {"http://", "https://"}
    if not is_web or address.user is not None or re.search(r"[\s@?#]", address.rest):
        raise ValueError(_NO_DEVICE)
    return address


def is_host(text: str) -> bool:
    """Tell whether a text is a host, with or without a port, and nothing else.

    >>> is_host("192.0.2.10:8554"), is_host("192.0.2.10:"), is_host("192.0.2.10/main")
    (True, False, False)
    """
    try:
        address = parse_address(f"rtsp://{text}")
    except ValueError:
        return False
    alone = address.user is None and _PORT.fullmatch(address.rest) is not None
    return alone and f"{address.host}{address.rest}" == text


def _is_possible(place: str) -> bool:
    """Tell whether a host and a port can exist."""
    try:
        return urlsplit(f"//{place}").port != 0
    except ValueError:
        return False


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


def redacted(address: str) -> str:
    """Return an address without its user, password, and the values of its query.

    Owners paste passwords with ``@``, ``/`` and ``?`` in them, so all up to the last ``@`` goes.

    >>> redacted("rtsp://admin:p@ss/word@192.0.2.10:554/main?token=abc&channel=1")
    'rtsp://***@192.0.2.10:554/main?token=***&channel=***'
    """
    return _VALUES.sub("***", _CREDENTIALS.sub("***@", address))
