"""What the manager of outputs works with: the engine's own parts, or those of a folder."""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearthwatch.events import Bus, Level, Outbox, Recorder
from hearthwatch.outputs.protocol import Output, RegisteredCamera
from hearthwatch.outputs.webhooks.client import Client
from hearthwatch.outputs.webhooks.output import WebhookOutput
from hearthwatch.outputs.webhooks.registry import Registry
from hearthwatch.settings.document import DocumentError, parse, plain
from hearthwatch.store import (
    ClipFiles,
    ClipStore,
    Database,
    EventStore,
    MediaFolder,
    OutboxStore,
    Pictures,
    Sealer,
    WebhookStore,
)

type Cameras = Callable[[], Iterable[RegisteredCamera]]


@dataclass(frozen=True, slots=True)
class Parts:
    """A running service, as far as outputs need it.

    Attributes:
        outputs: all of them; `webhooks` belongs to one.
        active_cameras: returns how many cameras deliver pictures.
        disk: the folder of the database, whose disk is watched.
        cameras: returns those that are configured; None: they are registered by hand.
    """

    recorder: Recorder
    outbox: Outbox
    bus: Bus
    webhooks: Registry
    outputs: tuple[Output, ...]
    disk: Path
    active_cameras: Callable[[], int] = lambda: 0
    cameras: Cameras | None = None


@asynccontextmanager
async def parts_of(config_file: Path) -> AsyncIterator[Parts]:
    """Open what a file says, for a program that has no engine around it.

    The file is YAML: ``data`` names a folder for database and keys, relative to the file, and
    ``webhooks`` lists what `Registry.register_webhook` takes. Without the file there are no
    webhooks, and ``data`` is the folder that the file would be in.

    Raises:
        ValueError: the file says something that means nothing.
        StoreError: the database cannot be used.
        SealingError: the keys cannot be used.
    """
    said = _read(config_file)
    data = config_file.parent / str(said.get("data", "."))
    database = Database(data / "hearthwatch.db")
    await database.open()
    try:
        bus, folder = Bus(), MediaFolder(data / "media", home=data)
        outbox = Outbox(OutboxStore(database))
        recorder = Recorder(
            EventStore(database),
            Pictures(folder),
            bus,
            clips=ClipStore(database, ClipFiles(folder)),
            post=outbox,
        )

        async def tell(message: str, level: Level) -> None:
            await recorder.alert(message, level)

        store = WebhookStore(database, Sealer(data / "secret.key"))
        registry = Registry(store, outbox, Client(), tell)
        await registry.load()
        for webhook in said.get("webhooks", ()):
            await registry.register_webhook(**webhook)
        yield Parts(recorder, outbox, bus, registry, (WebhookOutput(registry),), data)
    finally:
        await database.close()


def _read(config_file: Path) -> Mapping[str, Any]:
    try:
        text = config_file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    try:
        return plain(parse(text), {})
    except DocumentError as error:
        raise ValueError(f"{config_file}: {error}") from error
