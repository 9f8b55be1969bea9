"""What a running engine has of the Supervisor."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import structlog

from hearthwatch.api import Access
from hearthwatch.model.broker import Broker
from hearthwatch.service.supervised.app import App
from hearthwatch.service.supervised.client import SupervisorClient
from hearthwatch.service.supervised.discovery import Discovery
from hearthwatch.service.supervised.errors import SupervisorError
from hearthwatch.service.supervised.integration_key import IntegrationKey
from hearthwatch.service.supervised.patience import Patience

_log = structlog.get_logger(__name__)


class Supervision:
    """The Supervisor, for as long as the engine runs; it may be away all the time."""

    def __init__(self, app: App, patience: Patience) -> None:
        self.offers_mqtt = app.options.mqtt_discovery
        """Whether the owner wants everything to go through the Supervisor's MQTT broker as well."""
        self._patience = patience
        self._missing = False

    async def broker(self) -> Broker | None:
        """Return the MQTT broker that the Supervisor knows now; wait while it does not answer.

        Returns:
            None when there is none, or it is not to be told; the log says so once.
        """
        try:
            broker = await self._patience.ask(lambda client: client.mqtt_service())
        except SupervisorError as error:
            self._note_missing(str(error))
            return None
        if broker is None:
            self._note_missing("No MQTT broker is installed.")
        else:
            self._missing = False
        return broker

    def discovery(self, access: Access, data: Path, port: int) -> Discovery:
        """Return what tells Home Assistant of the engine.

        Args:
            access: where keys are made.
            data: the data folder.
            port: on which the API answers.
        """
        return Discovery(self._patience, access, IntegrationKey(access, data), port)

    def _note_missing(self, reason: str) -> None:
        if not self._missing:
            self._missing = True
            _log.info("mqtt_service_missing", reason=reason)


@asynccontextmanager
async def supervised(app: App | None) -> AsyncIterator[Supervision | None]:
    """Give what an app has of the Supervisor for the length of the block; None: it is no app."""
    if app is None:
        yield None
        return
    async with SupervisorClient(app.token) as client:
        yield Supervision(app, Patience(client))
