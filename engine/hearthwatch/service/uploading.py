"""Having cameras upload for as long as the service runs."""

import asyncio
import contextlib
from typing import Final

from hearthwatch.api import House
from hearthwatch.events import Topic

_AGAIN: Final = 30.0
"""Seconds after which is tried again what has failed, such as a port that was taken."""


class Uploading:
    """Lets the uploads follow the settings."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def run(self) -> None:
        """Follow until cancelled; then nothing is taken any more."""
        house = self._house
        try:
            with house.bus.subscribe([Topic.CAMERAS]) as changes:
                while True:
                    await house.uploads.follow(house.settings())
                    with contextlib.suppress(TimeoutError):
                        async with asyncio.timeout(_AGAIN):
                            await changes.get()
        finally:
            await house.uploads.close()
