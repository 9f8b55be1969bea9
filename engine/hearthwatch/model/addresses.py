"""Stream addresses as they may be shown: without what opens the camera."""

import re
from typing import Final

_CREDENTIALS: Final = re.compile(r"(?<=://).*@", re.DOTALL)
_VALUES: Final = re.compile(r"(?<==)[^&#;]+")


def redacted(address: str) -> str:
    """Return an address without its user, password, and the values of its query.

    Owners paste passwords with ``@``, ``/`` and ``?`` in them, so all up to the last ``@`` goes.

    >>> redacted("rtsp://admin:p@ss/word@192.0.2.10:554/main?token=abc&channel=1")
    'rtsp://***@192.0.2.10:554/main?token=***&channel=***'
    """
    return _VALUES.sub("***", _CREDENTIALS.sub("***@", address))
