"""The key with which Home Assistant's integration comes in, when the engine is an app."""

import asyncio
import time
from pathlib import Path
from typing import Final

from hearthwatch.api.access import Access, new_token
from hearthwatch.api.grants import digest
from hearthwatch.service.supervised.app import KEY_FILE
from hearthwatch.settings.atomic import replace_file
from hearthwatch.store import ApiKey, Scope

NAME: Final = "Home Assistant (app)"
"""What it is called among the keys; a key of that name is this one."""

_LONGEST: Final = 200


class IntegrationKey:
    """Keeps the key, for it has to be told again at each start.

    The integration adds cameras and changes their settings, so the key administrates. It lies in
    the data folder, for its owner's eyes alone, beside the one that opens what is sealed.
    """

    def __init__(self, access: Access, data: Path) -> None:
        """Name its place.

        Args:
            access: knows which keys open.
            data: the data folder.
        """
        self._access = access
        self._file = data / KEY_FILE

    async def current(self) -> str:
        """Return the key that is kept, while it opens everything; else make a new one.

        Raises:
            OSError: it cannot be kept.
            StoreError: the database is locked or full.
        """
        kept = await asyncio.to_thread(self._read)
        if kept:
            key = await self._access.credentials.key(digest(kept), now=time.time())
            if key is not None and key.name == NAME and key.scope is Scope.ADMIN:
                return kept
        return await self.renew()

    async def renew(self) -> str:
        """Put a new key in the place of the one before, which opens nothing any more.

        Raises:
            OSError: it cannot be kept; the one before still opens.
            StoreError: the database is locked or full.
        """
        token = new_token()
        await self.keep(token)
        fresh = ApiKey(NAME, Scope.ADMIN, time.time())
        await self._access.credentials.replace_key(fresh, digest(token))
        return token

    async def keep(self, token: str) -> None:
        """Keep a key that was made elsewhere.

        Raises:
            OSError: the disk is full or broken.
        """
        await asyncio.to_thread(replace_file, self._file, token.encode())

    def _read(self) -> str:
        try:
            return self._file.read_bytes()[:_LONGEST].decode("ascii", "replace").strip()
        except OSError:
            return ""
