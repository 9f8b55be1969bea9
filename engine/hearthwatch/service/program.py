"""The engine as a program: its log, its backups, its end."""

import contextlib
import json
import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

from hearthwatch.service.backup import Backups
from hearthwatch.service.bundle import SEALING
from hearthwatch.service.logs import RING, Ring
from hearthwatch.service.places import Places
from hearthwatch.service.restore import Restores
from hearthwatch.service.supervised.app import KEY_FILE, TOKEN_VARIABLE
from hearthwatch.settings import Settings, secret_values
from hearthwatch.store import Database

_SHORTEST: Final = 4
"""Letters of a secret below which it stands in too many others to be left out of them."""

_WORD: Final = 5
"""Letters up to which a value in an address is a word like ``main`` rather than a secret."""


class Program:
    """The running program, for the API."""

    def __init__(
        self,
        places: Places,
        database: Database,
        instance: UUID,
        *,
        settings: Callable[[], Settings],
        restart: Callable[[], None],
    ) -> None:
        """Name its parts.

        Args:
            places: where it keeps things.
            database: that is backed up.
            instance: which installation it is.
            settings: returns those in force now.
            restart: has everything stopped in order, and begun anew.
        """
        self.data: Path = places.data
        self.settings_file: Path = places.settings
        self.logs: Ring = RING
        self.backups = Backups(places, database, instance)
        self.restores = Restores(places)
        self.restart = restart
        self._places = places
        self._settings = settings

    def secrets(self) -> Collection[str]:
        """Return every secret word that is known, the longest first. It reads files."""
        found = {*secret_values(self._places.secrets), *self._in_settings(), *self._kept()}
        return sorted((word for word in found if len(word) >= _SHORTEST), key=len, reverse=True)

    def _in_settings(self) -> Iterator[str]:
        settings = self._settings()
        yield from _hidden(json.loads(settings.revealed()), json.loads(settings.model_dump_json()))

    def _kept(self) -> Iterator[str]:
        """Return the keys that lie in the data folder, and what the Supervisor gave us."""
        yield os.environ.get(TOKEN_VARIABLE, "")
        for name in (SEALING, KEY_FILE):
            with contextlib.suppress(OSError):
                yield from (self._places.data / name).read_text(errors="replace").split()


def _hidden(whole: Any, shown: Any) -> Iterator[str]:
    """Return what is in a tree of values, but not in the tree that may be shown."""
    match whole, shown:
        case dict(), dict():
            for key, value in whole.items():
                yield from _hidden(value, shown.get(key))
        case list(), list():
            for value, other in zip(whole, shown, strict=False):
                yield from _hidden(value, other)
        case str(), _ if whole != shown:
            yield whole
            yield from _in_address(whole)


def _in_address(address: str) -> Iterator[str]:
    """Return what opens a camera: the password in an address, and the values of its query."""
    head, at, _ = address.partition("://")[2].rpartition("@")
    if at:
        yield head
        yield head.partition(":")[2]
    yield from (value for _, value in parse_qsl(urlsplit(address).query) if len(value) > _WORD)
