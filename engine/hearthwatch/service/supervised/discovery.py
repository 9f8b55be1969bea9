"""Telling Home Assistant, through the Supervisor, where the engine is and what opens it."""

import asyncio
import socket
from collections.abc import Mapping
from typing import Any, Final

import structlog

from hearthwatch.api import Access
from hearthwatch.service.supervised.errors import SupervisorError
from hearthwatch.service.supervised.integration_key import NAME, IntegrationKey
from hearthwatch.service.supervised.patience import Patience
from hearthwatch.store import ApiKey, StoreError

SERVICE: Final = "hearthwatch"

_AGAIN_AFTER: Final = 60.0
"""Seconds after which a key that could not be kept is tried anew."""

_log = structlog.get_logger(__name__)


def message(token: str, port: int) -> Mapping[str, Any]:
    """Return what Home Assistant is told: the container's name in its network, and the key."""
    return {"host": socket.gethostname(), "port": port, "token": token}


class Discovery:
    """Tells once, and again when the key was rotated.

    It hears of keys that are rotated by the API from the moment that it is made.
    """

    def __init__(self, patience: Patience, access: Access, key: IntegrationKey, port: int) -> None:
        """Prepare.

        Args:
            patience: asks the Supervisor.
            access: where keys are rotated.
            key: for Home Assistant.
            port: on which the API answers.
        """
        self._patience = patience
        self._key = key
        self._port = port
        self._token: str | None = None
        self._rotated = asyncio.Event()
        access.followers.append(self._follow)

    async def run(self) -> None:
        """Tell until cancelled; the API answers already."""
        while True:
            self._rotated.clear()
            try:
                await self._tell(self._token or await self._key.current())
            except (OSError, StoreError) as error:
                _log.error("no_key_for_home_assistant", reason=str(error))
                await asyncio.sleep(_AGAIN_AFTER)
                continue
            await self._rotated.wait()

    async def _tell(self, token: str) -> None:
        try:
            await self._patience.ask(
                lambda client: client.post_discovery(SERVICE, message(token, self._port))
            )
        except SupervisorError as error:
            _log.error("home_assistant_not_told", reason=str(error))
        else:
            _log.info("home_assistant_told", host=socket.gethostname(), port=self._port)

    async def _follow(self, key: ApiKey, token: str) -> None:
        if key.name != NAME:
            return
        self._token = token
        self._rotated.set()
        try:
            await self._key.keep(token)
        except OSError as error:
            # It works until the next start, which makes another one and tells that.
            _log.warning("key_not_kept", reason=error.strerror)
