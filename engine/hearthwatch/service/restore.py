"""Take backups: look at all of one, and have it wait for the next start."""

import asyncio
import json
import os
import re
import secrets
import shutil
import struct
import tempfile
import time
import zipfile
import zlib
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from hearthwatch.api.program import BackupError, BackupTrouble, Staged
from hearthwatch.service.bundle import (
    DATABASE,
    FORMAT,
    MANIFEST,
    SEALING,
    SECRETS,
    SETTINGS,
    VERSIONS,
)
from hearthwatch.service.places import Places
from hearthwatch.service.staging import KEPT, Plan, forget, set_down, waiting
from hearthwatch.settings import SettingsError, SettingsFile
from hearthwatch.store import DatabaseUnusableError, check_copy

_LARGEST: Final = 8 << 30
_RESERVE: Final = 64 << 20
_PIECE: Final = 1 << 20
_PATIENCE: Final = 60.0
_MOST_FILES: Final = 64
_SMALL: Final = 1 << 20
_VERSION: Final = re.compile(rf"{VERSIONS}/[A-Za-z0-9][A-Za-z0-9._-]{{0,99}}")
_NO_ZIP: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    EOFError,
    ValueError,
)
_PACKINGS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class Restores:
    """Takes backups while the engine runs; nothing of it changes before the next start."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._taking = asyncio.Lock()

    async def stage(self, pieces: AsyncIterator[bytes]) -> Staged:
        """Take a backup, look at all of it, and have it put in place at the next start.

        Raises:
            BackupError: it is none, not whole, or too large; nothing has changed then.
        """
        if self._taking.locked():
            raise BackupError(BackupTrouble.UNDER_WAY, "Another backup is being taken.")
        async with self._taking:
            folder = await asyncio.to_thread(self._prepare)
            try:
                await self._receive(pieces, folder / "upload")
                return await self._examine(folder)
            except OSError as error:
                text = f"The backup cannot be kept: {error.strerror or error}."
                raise BackupError(BackupTrouble.NO_ROOM, text) from error
            finally:
                await asyncio.to_thread(shutil.rmtree, folder)

    async def withdraw(self) -> bool:
        """Forget what waits for the next start; return whether something did."""
        async with self._taking:
            return await asyncio.to_thread(forget, self._places.data)

    async def staged(self) -> Staged | None:
        """Return what waits for the next start."""
        plan = await asyncio.to_thread(waiting, self._places.data)
        return None if plan is None else _staged(plan)

    def _prepare(self) -> Path:
        return Path(tempfile.mkdtemp(prefix=".restore-", dir=self._places.data))

    def _room(self) -> int:
        return shutil.disk_usage(self._places.data).free - _RESERVE

    async def _receive(self, pieces: AsyncIterator[bytes], file: Path) -> None:
        largest = min(_LARGEST, await asyncio.to_thread(self._room) // 2)
        size, held = 0, bytearray()
        with closing(await asyncio.to_thread(file.open, "wb")) as out:
            async for piece in _timely(pieces):
                size += len(piece)
                if size > largest:
                    text = f"There is room for a backup of {max(0, largest)} bytes, and no more."
                    raise BackupError(BackupTrouble.TOO_LARGE, text)
                held += piece
                if len(held) >= _PIECE:
                    await asyncio.to_thread(out.write, held)
                    held = bytearray()
            await asyncio.to_thread(out.write, held)

    async def _examine(self, folder: Path) -> Staged:
        upload, new = folder / "upload", folder / "new"
        manifest = await asyncio.to_thread(_unpack, upload, new, self._room())
        await asyncio.to_thread(upload.unlink)
        try:
            await check_copy(new / DATABASE)
            await asyncio.to_thread(SettingsFile(new / SETTINGS, new / SECRETS).load)
        except (DatabaseUnusableError, SettingsError) as error:
            raise _not_valid(str(error)) from error
        return await asyncio.to_thread(self._set_down, new, manifest)

    def _set_down(self, new: Path, manifest: dict[str, str]) -> Staged:
        """Let a backup wait for the next start."""
        kept = f"{KEPT}{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{secrets.token_hex(4)}"
        plan = Plan(**manifest, kept=kept, parts=sorted(path.name for path in new.iterdir()))
        set_down(new, plan, self._places.data)
        return _staged(plan)


def _staged(plan: Plan) -> Staged:
    return Staged(plan.version, plan.instance, plan.made, plan.kept)


async def _timely(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Pass on what comes, as long as it comes."""
    while True:
        try:
            async with asyncio.timeout(_PATIENCE):
                piece = await anext(pieces, None)
        except TimeoutError:
            raise _not_valid("The rest of the backup did not come.") from None
        if piece is None:
            return
        yield piece


def _unpack(upload: Path, new: Path, room: int) -> dict[str, str]:
    """Unpack what may be in a backup, and nothing else, into a folder.

    Returns:
        Who made it and when.

    Raises:
        BackupError: it is no backup, or there is no room for it.
    """
    new.mkdir(mode=0o700)
    try:
        with zipfile.ZipFile(upload) as archive:
            members = archive.infolist()
            _check_members(members, room)
            for member in members:
                _extract(archive, member, new)
    except _NO_ZIP as error:
        raise _not_valid(f"It is no zip that can be read: {error}") from error
    try:
        return _manifest((new / MANIFEST).read_bytes())
    finally:
        (new / MANIFEST).unlink()


def _check_members(members: list[zipfile.ZipInfo], room: int) -> None:
    names = [member.filename for member in members]
    single = {MANIFEST, DATABASE, SETTINGS, SECRETS, SEALING}
    strange = [name for name in names if name not in single and not _VERSION.fullmatch(name)]
    if len(members) > _MOST_FILES or len(set(names)) < len(names):
        raise _not_valid("It holds more files than a backup does.")
    if strange:
        raise _not_valid(f"It holds {strange[0][:100]!r}, which is not in a backup.")
    if not {MANIFEST, DATABASE} <= set(names):
        raise _not_valid(f"It lacks {MANIFEST} or {DATABASE}.")
    if any(member.flag_bits & 1 or member.compress_type not in _PACKINGS for member in members):
        raise _not_valid("It is encrypted, or packed in a way that backups are not.")
    if any(m.file_size > _SMALL for m in members if m.filename != DATABASE):
        raise _not_valid("A file in it is far too large.")
    if sum(member.file_size for member in members) > min(room, _LARGEST):
        raise BackupError(BackupTrouble.NO_ROOM, "There is no room for what is in the backup.")


def _extract(archive: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path) -> None:
    """Write one file. The reader ends at the size that was checked, and compares the checksum."""
    target = folder / member.filename
    target.parent.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out, archive.open(member) as source:
        shutil.copyfileobj(source, out, _PIECE)


def _manifest(content: bytes) -> dict[str, str]:
    try:
        said: Any = json.loads(content)
        ours = said["product"] == "hearthwatch"
        form = int(said["format"])
        told = {key: str(said[key])[:100] for key in ("version", "instance", "made")}
    except (ValueError, KeyError, TypeError) as error:
        raise _not_valid(f"{MANIFEST} does not say what a backup's does.") from error
    if not ours or form != FORMAT:
        made_by = told["version"]
        raise _not_valid(f"It was made by another kind of Hearthwatch ({made_by}).")
    return told


def _not_valid(text: str) -> BackupError:
    return BackupError(BackupTrouble.NOT_VALID, text)
