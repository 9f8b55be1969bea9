"""A worker in a thread of the tests, spoken to as the service speaks to it."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from hearthwatch.model.messages import Configure, Stop
from hearthwatch.settings import Settings
from hearthwatch.settings.branch import REVEAL
from hearthwatch.watch.channel import ServiceEnd, WorkerEnd
from hearthwatch.watch.worker import Worker


def configuration(settings: Settings, media: Path) -> Configure:
    """Make the message that says which cameras to run."""
    whole = settings.model_dump_json(by_alias=True, context=REVEAL).encode()
    return Configure(settings=whole, media=str(media), cache="")


@asynccontextmanager
async def running(settings: Settings, media: Path) -> AsyncIterator[ServiceEnd]:
    """Run the settings' cameras for the length of the block."""
    ours, theirs = socket.socketpair()
    service = ServiceEnd(*await asyncio.open_connection(sock=ours))
    working = threading.Thread(target=lambda: Worker(WorkerEnd(theirs)).run())
    working.start()
    try:
        await service.send(configuration(settings, media))
        yield service
    finally:
        await service.send(Stop())
        while await service.receive() is not None:
            pass
        service.close()
        await asyncio.to_thread(working.join)
