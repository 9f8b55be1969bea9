"""The engine as a whole."""

from typing import Any
from urllib.parse import quote

from aiohttp import ClientSession

from .archive import Archive
from .cameras import Cameras
from .connection import Address, Connection
from .models import Caller, EntityTable, Health, Job, Storage


class Engine:
    """A Hearthwatch engine.

    The session is the caller's, and stays open. No method keeps anything: ask again and the answer
    is of now. All of them raise `HearthwatchError`.

    Attributes:
        cameras: what is configured.
        archive: what has happened.
        connection: for media that is passed on piece by piece.
    """

    def __init__(self, session: ClientSession, address: Address, key: str | None = None) -> None:
        self.connection = Connection(session, address, key)
        self.cameras = Cameras(self.connection)
        self.archive = Archive(self.connection)

    async def health(self) -> Health:
        """Return how it is. The `Health.instance` is there if the key is good."""
        return await self.connection.read(Health, "health")

    async def whoami(self) -> Caller:
        """Return whose key this is, and what it is good for."""
        return await self.connection.read(Caller, "auth/session")

    async def entities(self) -> EntityTable:
        """Return everything that every device shows, with its values of now."""
        return await self.connection.read(EntityTable, "entities")

    async def set_mode(self, mode: str) -> None:
        """Tell what the house is doing, as ``home`` or ``away``."""
        await self.connection.fetch("mode", method="PUT", json={"mode": mode})

    async def tell_address(self, address: str) -> None:
        """Tell at which address cameras that upload reach the engine."""
        await self.connection.fetch("config", method="PATCH", json={"ftp": {"address": address}})

    async def press(self, command: str) -> None:
        """POST to the command of a button, as `EntitySpec.command` names it."""
        await self.connection.fetch(command, method="POST", timeout=20)

    async def storage(self) -> Storage:
        """Return how much room there is."""
        return await self.connection.read(Storage, "storage")

    async def job(self, job_id: str) -> Job:
        """Return how some work in the background gets on."""
        return await self.connection.read(Job, f"jobs/{quote(job_id, safe='')}")

    async def cancel_job(self, job_id: str) -> Job:
        """End some work in the background; what is over stays as it is."""
        return await self.connection.read(Job, f"jobs/{quote(job_id, safe='')}", method="DELETE")

    async def system(self) -> dict[str, Any]:
        """Return what the engine takes of its machine, for diagnostics."""
        return await self.connection.document("system")
