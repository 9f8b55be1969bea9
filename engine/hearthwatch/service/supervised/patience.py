"""Asking the Supervisor until it answers, and saying so once."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from hearthwatch.service.supervised.client import SupervisorClient
from hearthwatch.service.supervised.errors import SupervisorAwayError, SupervisorError

_MOST: Final = 60.0

_log = structlog.get_logger(__name__)


class Patience:
    """Asks again, after growing pauses, while the Supervisor does not answer.

    Several parts may ask at once. The log says once that it is away, and once that it is back.
    """

    def __init__(self, client: SupervisorClient, *, first: float = 1.0) -> None:
        """Begin with a Supervisor that is there.

        Args:
            client: asks it.
            first: seconds of the first pause; each further one is twice as long.
        """
        self._client = client
        self._first = first
        self._away = False

    async def ask[Answer](
        self, question: Callable[[SupervisorClient], Awaitable[Answer]]
    ) -> Answer:
        """Return the answer, however long it takes.

        Raises:
            SupervisorError: it answers, but not what was asked for.
        """
        pause = self._first
        while True:
            try:
                answer = await question(self._client)
            except SupervisorAwayError as error:
                self._note(away=True, reason=str(error))
            except SupervisorError:
                self._note(away=False)
                raise
            else:
                self._note(away=False)
                return answer
            await asyncio.sleep(pause * random.uniform(0.7, 1.0))  # noqa: S311 - not a secret
            pause = min(_MOST, pause * 2)

    def _note(self, *, away: bool, reason: str = "") -> None:
        """Say when it goes or comes back."""
        before, self._away = self._away, away
        if away and not before:
            _log.warning("supervisor_away", reason=reason)
        elif before and not away:
            _log.info("supervisor_back")
