"""The end of alerts that nobody closes."""

import asyncio
from typing import Final

import structlog

from hearthwatch.events import AlertKeeper
from hearthwatch.store import StoreError

_LOOK_EVERY: Final = 5.0

_log = structlog.get_logger()


async def close_alerts(keeper: AlertKeeper, every: float = _LOOK_EVERY) -> None:
    """Close alerts that are over, again and again.

    Args:
        keeper: of the alerts.
        every: seconds from one look to the next.
    """
    while True:
        try:
            if count := await keeper.close_quiet():
                _log.info("alerts_closed", alerts=count)
        except StoreError as error:
            _log.warning("alerts_not_closed", reason=str(error))
        await asyncio.sleep(every)
