"""Make backups: everything that is known and set, in one zip, without footage and pictures."""

import asyncio
import io
import itertools
import json
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from hearthwatch import __version__
from hearthwatch.api.program import BackupError, BackupTrouble
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.service.bundle import DATABASE, FORMAT, MANIFEST, VERSIONS, homes
from hearthwatch.service.places import Places
from hearthwatch.store import Database, NoFileError, copy_database

_RESERVE: Final = 64 << 20
_PIECE: Final = 256 << 10


class Backups:
    """Makes backups of a running engine, while it works on."""

    def __init__(self, places: Places, database: Database, instance: UUID) -> None:
        self._places = places
        self._database = database
        self._instance = instance

    async def make(self) -> Iterator[bytes]:
        """Return a zip of the database, settings and secrets, piece by piece.

        Raises:
            BackupError: there is no room for a copy of the database, or it is no file.
            StoreError: the database cannot be read.
        """
        folder = await asyncio.to_thread(self._prepare)
        try:
            await copy_database(self._database, folder / DATABASE)
        except NoFileError as error:
            shutil.rmtree(folder)
            raise BackupError(BackupTrouble.ON_SERVER, str(error)) from error
        except BaseException:  # Whatever ended it, cancellation too: secrets lie in that folder.
            shutil.rmtree(folder)
            raise
        pieces = self._zipped(folder)
        # A generator that has begun tidies up, even when nobody wants the rest.
        first = await asyncio.to_thread(next, pieces)
        return itertools.chain((first,), pieces)

    def _prepare(self) -> Path:
        """Make a folder for the copy, if there is room for it."""
        file = self._database.file
        needed = _RESERVE + (file.stat().st_size if file else 0)
        free = shutil.disk_usage(self._places.data).free
        if free < needed:
            text = f"A copy of the database needs {needed} bytes, and {free} are free."
            raise BackupError(BackupTrouble.NO_ROOM, text)
        return Path(tempfile.mkdtemp(prefix=".backup-", dir=self._places.data))

    def _zipped(self, folder: Path) -> Iterator[bytes]:
        sink = _Sink()
        try:
            members = dict(self._members(folder))
            with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                archive.writestr(MANIFEST, json.dumps(self._manifest(list(members)), indent=2))
                yield sink.take()
                for name, path in members.items():
                    yield from _packed(archive, name, path, sink)
            yield sink.take()
        finally:
            shutil.rmtree(folder)

    def _members(self, folder: Path) -> Iterator[tuple[str, Path]]:
        yield DATABASE, folder / DATABASE
        for name, path in homes(self._places).items():
            if name == VERSIONS and path.is_dir():
                kept = (version for version in sorted(path.iterdir()) if version.is_file())
                yield from ((f"{VERSIONS}/{version.name}", version) for version in kept)
            elif name not in {DATABASE, VERSIONS} and path.is_file():
                yield name, path

    def _manifest(self, files: list[str]) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "product": "hearthwatch",
            "version": __version__,
            "instance": str(self._instance),
            "made": to_rfc3339(time.time()),
            "files": files,
        }


def _packed(archive: zipfile.ZipFile, name: str, path: Path, sink: "_Sink") -> Iterator[bytes]:
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as out:
        while block := source.read(_PIECE):
            out.write(block)
            if packed := sink.take():
                yield packed


class _Sink(io.RawIOBase):
    """Holds what a zip writes until it is taken away; it cannot go back."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += data
        return len(data)

    def take(self) -> bytes:
        """Return what was written since the last time."""
        held, self._held = bytes(self._held), bytearray()
        return held
