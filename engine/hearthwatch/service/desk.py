"""The one place where settings change, whoever changes them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final
from uuid import UUID

import structlog

from hearthwatch.settings import (
    Alter,
    Described,
    Draft,
    Edit,
    NotWrittenError,
    Settings,
    SettingsError,
    SettingsFile,
    StaleError,
    Version,
    etag_of,
)

type Follow = Callable[[Settings, Settings], Awaitable[None]]
"""Lets the running engine follow new settings; is told of those before, too."""

_log = structlog.get_logger()

_CALM: Final = 0.05
_TRIES: Final = 20


def _as_written(settings: Settings) -> Settings:
    return settings


class SettingsDesk:
    """Takes every change of the settings: validates it, writes it, puts it in force.

    Changes come one at a time, from the API as from somebody who edits the file; each is made for
    the file as it is then, so none undoes another. What cannot be written is not put in force.
    """

    def __init__(
        self,
        file: SettingsFile,
        settings: Settings,
        follow: Follow,
        *,
        said: Callable[[Settings], Settings] = _as_written,
    ) -> None:
        """Begin with the settings that are in force.

        Args:
            file: where they are kept.
            settings: in force now.
            follow: is called whenever others are.
            said: puts what the command line says in the place of what the file says.
        """
        self.file = file
        self._settings = settings
        self._follow = follow
        self._said = said
        self._turn = asyncio.Lock()
        self._seen: bytes | None = None
        self._changing: set[asyncio.Future[Draft]] = set()

    @property
    def settings(self) -> Settings:
        """Those in force."""
        return self._settings

    async def stored(self) -> tuple[Settings, str]:
        """Return what the file says and its entity tag; while it has mistakes, what is in force."""
        base = await asyncio.to_thread(self.file.read)
        try:
            settings = await asyncio.to_thread(self.file.load)
        except SettingsError:
            settings = self._settings
        return settings, etag_of(base)

    async def change(self, edit: Edit, *, expected: str | None = None) -> Settings:
        """Change the document in the file.

        Args:
            edit: changes it, in another thread.
            expected: the entity tag that the file must have; None: any.

        Raises:
            SettingsError: it is not valid afterwards, or was not before.
            StaleError: the file has another tag.
            NotWrittenError: it cannot be written.
        """
        draft = await self._make(lambda: self.file.edited(edit), expected)
        return draft.after

    async def alter(
        self, alter: Alter, *, expected: str | None = None, dry_run: bool = False
    ) -> Draft:
        """Change the tree; what was shown of a secret stands for it.

        Args:
            alter: changes it, in another thread.
            expected: the entity tag that the file must have; None: any.
            dry_run: only tell what would change.

        Raises:
            SettingsError: it is not valid afterwards, or was not before.
            StaleError: the file has another tag.
            NotWrittenError: it cannot be written.
        """
        return await self._make(lambda: self.file.altered(alter), expected, dry_run=dry_run)

    async def check(self, edit: Edit) -> Settings:
        """Return what an edit of the document would make, without writing it.

        Raises:
            SettingsError: it is not valid.
        """
        return (await asyncio.to_thread(self.file.edited, edit)).after

    async def versions(self) -> list[Version]:
        """Return the kept versions of the file, newest first."""
        return await asyncio.to_thread(self.file.versions.all)

    async def describe(self, version_id: str) -> tuple[Version, Described]:
        """Return a kept version, what it holds, and what would change if it were restored.

        Raises:
            KeyError: there is none of that id.
            SettingsError: the file cannot be read.
        """
        for version in await self.versions():
            if version.id == version_id:
                now, _ = await self.stored()
                held = await asyncio.to_thread(self.file.described_version, version_id, now)
                return version, held
        raise KeyError(version_id)

    async def restore(self, version_id: str, *, expected: str | None = None) -> Draft:
        """Put a kept version in force again; the present one is kept in turn.

        Raises:
            KeyError: there is none of that id.
            SettingsError: it is not valid any more.
            StaleError: the file has another tag.
            NotWrittenError: it cannot be written.
        """
        good = self._settings
        return await self._make(lambda: self.file.restored(version_id, good), expected)

    async def reload(self) -> bool:
        """Follow the file, if somebody has changed it.

        Returns:
            Whether other settings are in force now.

        Raises:
            SettingsError: the file has mistakes; the last good settings stay in force.
            OSError: what is missing in it cannot be written.
        """
        async with self._turn:
            await self._calm()
            settings = await asyncio.to_thread(self.file.load_complete, self._known())
            self._seen = await asyncio.to_thread(self.file.read)
            return await self._put_in_force(settings)

    async def _make(
        self, draft: Callable[[], Draft], expected: str | None, *, dry_run: bool = False
    ) -> Draft:
        """Change something; whoever asked may go away meanwhile, the change is finished."""
        making = asyncio.ensure_future(self._make_in_turn(draft, expected, dry_run=dry_run))
        self._changing.add(making)
        making.add_done_callback(self._made)
        return await asyncio.shield(making)

    def _made(self, making: asyncio.Future[Draft]) -> None:
        self._changing.discard(making)
        if not making.cancelled():
            making.exception()  # Perhaps nobody waits for it any more: that is no error.

    async def _make_in_turn(
        self, draft: Callable[[], Draft], expected: str | None, *, dry_run: bool
    ) -> Draft:
        async with self._turn:
            await self._calm()
            for _ in range(_TRIES):
                base = await asyncio.to_thread(self.file.read)
                if expected is not None and expected != etag_of(base):
                    raise StaleError(self.file.path.name)
                made = await asyncio.to_thread(draft)
                if dry_run:
                    return made
                if made.idle or await self._written(made):
                    self._seen = made.text
                    await self._put_in_force(made.after)
                    return made
        raise NotWrittenError("somebody else changes the file all the time")

    async def _written(self, made: Draft) -> bool:
        """Write a change; False when the file was changed by somebody else since it was made."""
        try:
            await asyncio.to_thread(self.file.commit, made)
        except StaleError:
            return False
        except OSError as error:
            _log.error("settings_not_written", reason=error.strerror)
            raise NotWrittenError(error.strerror or type(error).__name__) from error
        return True

    async def _put_in_force(self, stored: Settings) -> bool:
        settings = self._said(stored)
        if settings == self._settings:
            return False
        before, self._settings = self._settings, settings
        await self._follow(before, settings)
        _log.info("settings_applied", cameras=len(settings.cameras))
        return True

    async def _calm(self) -> None:
        """Wait until nobody is in the middle of writing the file: editors empty it first."""
        before = await asyncio.to_thread(self.file.read)
        for _ in range(_TRIES):
            if before == self._seen:
                return
            await asyncio.sleep(_CALM)
            now = await asyncio.to_thread(self.file.read)
            if now == before:
                return
            before = now

    def _known(self) -> Mapping[str, UUID]:
        return {camera.slug: camera.id for camera in self._settings.cameras}
