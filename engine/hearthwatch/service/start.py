"""Start the engine: the cameras first."""

import asyncio
import contextlib
import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hearthwatch.model.messages import Configure
from hearthwatch.service.places import Places, StartError, alone
from hearthwatch.service.staging import put_in_place
from hearthwatch.service.supervised.app import HOST, PORT, App
from hearthwatch.service.supervised.first_settings import make_settings
from hearthwatch.settings import Settings, SettingsError, SettingsFile
from hearthwatch.watch.channel import framed
from hearthwatch.watch.process import WorkerProcess

type Announce = Callable[[str], None]
"""Hears a link to the page with a one-time code once it works; of an app only where the API is."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings file, and what the command line says, which goes before it.

    Attributes:
        host: to listen on in place of the settings' one.
        port: to listen on in place of the settings' one; 0 takes a free one.
        app: what the Supervisor says; None: the engine runs on its own.
    """

    places: Places
    host: str | None = None
    port: int | None = None
    app: App | None = None

    @property
    def file(self) -> SettingsFile:
        """The settings file."""
        return SettingsFile(self.places.settings, self.places.secrets)

    def load(self) -> Settings:
        """Read the settings.

        Raises:
            SettingsError: they have mistakes.
            OSError: the file cannot be read, or what is missing cannot be written into it.
        """
        return self.said(self.file.load_complete())

    def said(self, settings: Settings) -> Settings:
        """Return settings with what the command line says in them, or what an app must do."""
        host, port = (HOST, PORT) if self.app else (None, None)
        said = {"host": self.host or host, "port": port if self.port is None else self.port}
        said = {key: value for key, value in said.items() if value is not None}
        return settings.model_copy(update={"api": settings.api.model_copy(update=said)})


def start(configuration: Configuration, worker: WorkerProcess, announce: Announce) -> bool:
    """Run the engine until SIGINT or SIGTERM, or until somebody wants it to begin anew.

    The worker hears at once which cameras it is to watch, and connects to them while the API and
    the database are still being imported and opened here.

    Args:
        configuration: where things are.
        worker: runs the cameras, until it ends and another one has to.
        announce: is told once the API answers.

    Returns:
        Whether it is to begin anew.

    Raises:
        StartError: something it needs is missing, broken or in use.
    """
    places = configuration.places
    places.prepare()
    with alone(places.data):
        put_in_place(places)
        if configuration.app is not None:
            make_settings(places.settings)
        try:
            settings = configuration.load()
        except (SettingsError, OSError) as error:
            raise StartError(str(error)) from error
        media = str(places.media.absolute())
        cache = str(places.cache.absolute())
        first = Configure(settings=settings.revealed(), media=media, cache=cache)
        worker.channel.sendall(framed(first))

        with _for_good():
            from hearthwatch.service.engine import Service  # noqa: PLC0415 - takes a second

        return asyncio.run(Service(configuration, settings, worker).run(announce))


@contextlib.contextmanager
def _for_good() -> Iterator[None]:
    """Spare the garbage collector what is made in the block; it would look for rubbish in vain.

    That is a sixth of the time that the imports take.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
