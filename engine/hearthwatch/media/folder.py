"""A folder of recordings as a source: the newest of them, to see whether it can be used."""

from dataclasses import dataclass
from pathlib import Path

from hearthwatch.media.errors import NotFoundError
from hearthwatch.media.file import FileSource, FileStream
from hearthwatch.media.inbox import Contents, Inbox
from hearthwatch.media.notice import Notify, ignore
from hearthwatch.media.timeline import Timeline


@dataclass(frozen=True, slots=True)
class FolderSource:
    """The newest recording of a folder.

    Attributes:
        folder: where recordings are put.
        sound: give their sound as well.
    """

    folder: Path
    sound: bool = False

    @property
    def name(self) -> str:
        """The folder's path."""
        return str(self.folder)

    @property
    def endless(self) -> bool:
        """It is read once."""
        return False

    def contents(self) -> Contents:
        """Say what is in the folder.

        Raises:
            SourceError: nothing.
        """
        contents = Inbox(self.folder, settle=0).contents()
        if contents is None:
            raise NotFoundError(self.name, "there is no video in the folder yet")
        return contents

    def stream(self, timeline: Timeline | None = None, notify: Notify = ignore) -> FileStream:
        """Prepare to read it.

        Raises:
            SourceError: there is none.
        """
        newest = self.contents().newest
        return FileSource(newest, sound=self.sound).stream(timeline, notify)
