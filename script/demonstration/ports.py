"""Where the page is served."""

import socket

DEFAULT = 8099


class PortTakenError(Exception):
    """Somebody else listens there."""


def choose_port(wish: int | None) -> int:
    """Return the port that is wished for, else the default or the first free one after it.

    Raises:
        PortTakenError: the one that is wished for is not free.
    """
    if wish is None:
        return next(port for port in range(DEFAULT, 65_536) if _is_free(port))
    if not _is_free(wish):
        raise PortTakenError(f"Port {wish} is taken or not allowed. Choose another with --port.")
    return wish


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True
