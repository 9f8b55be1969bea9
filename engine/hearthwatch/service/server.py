"""Where the API is served."""

import contextlib
import socket
from collections.abc import Iterator

import uvicorn

from hearthwatch.service.places import StartError
from hearthwatch.settings import ApiSettings


class Server(uvicorn.Server):
    """Uvicorn without hands on the signals: the service stops its parts in order."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


@contextlib.contextmanager
def listening(api: ApiSettings) -> Iterator[socket.socket]:
    """Give a socket at the address of the settings, for the length of the block.

    Raises:
        StartError: the address is taken, or none of this machine's.
    """
    host, port = api.host, api.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as ear:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            ear.bind((host, port))
        except OSError as error:
            where = f"{host}:{port}"
            raise StartError(
                f"cannot listen on {where} ({error.strerror}): see api.port"
            ) from error
        yield ear
