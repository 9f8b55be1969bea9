"""The pictures of events: one JPEG each, in one folder a day."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from hearthwatch.model.event import Event
from hearthwatch.store.media_folder import MediaFolder
from hearthwatch.store.whole import write_whole

_LARGEST: Final = 16 << 20
_JPEG: Final = b"\xff\xd8\xff"

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


class Pictures:
    """A folder of event pictures. All methods block: call them in a thread."""

    def __init__(self, media: MediaFolder) -> None:
        """Keep the pictures under ``events`` in the media folder."""
        self._media = media
        self._folder = media.path / "events"

    def path(self, event: Event) -> Path:
        """Return where the picture of an event is, or would be."""
        return self._day_folder(_day_of(event.timestamp)) / f"{event.id}.jpg"

    def write(self, event: Event, jpeg: bytes) -> None:
        """Write a picture whole or not at all; it is on the disk when this returns.

        Raises:
            OSError: the disk is full or the folder is away or cannot be written to.
        """
        self._media.require()
        write_whole(self.path(event), jpeg)

    def read(self, event: Event) -> bytes | None:
        """Return the JPEG of an event, or None when it is gone."""
        try:
            return self.path(event).read_bytes() or None
        except OSError:
            return None

    def delete(self, event: Event) -> None:
        """Delete the picture of an event, and its day's folder when that is then empty."""
        path = self.path(event)
        path.unlink(missing_ok=True)
        self._drop_if_empty(path.parent)

    def days(self) -> list[date]:
        """Return the days (UTC) that have a folder."""
        if not self._folder.is_dir():
            return []
        names = (entry.name for entry in self._folder.iterdir() if _DAY.fullmatch(entry.name))
        return sorted(day for name in names if (day := _parsed(name)))

    def delete_others(self, day: date, keep: set[UUID], *, before: float) -> int:
        """Delete the files of a day that belong to no event.

        Args:
            day: in UTC, like the folders.
            keep: ids of the events that have a picture.
            before: files changed later than this moment stay: their event may be on its way.

        Returns:
            How many were deleted.
        """
        folder = self._day_folder(day)
        names = {f"{event_id}.jpg" for event_id in keep}
        orphans = [file for file in _files(folder, before) if file.name not in names]
        for file in orphans:
            file.unlink(missing_ok=True)
        self._drop_if_empty(folder)
        return len(orphans)

    def _day_folder(self, day: date) -> Path:
        return self._folder / day.isoformat()

    def _drop_if_empty(self, folder: Path) -> None:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def is_picture(content: bytes) -> bool:
    """Tell whether that is, to all appearance, a JPEG of a reasonable size."""
    return len(content) <= _LARGEST and content.startswith(_JPEG)


def span_of(day: date) -> tuple[float, float]:
    """Return the first moment of a day (UTC) and the first after it."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return start.timestamp(), (start + timedelta(days=1)).timestamp()


def _day_of(timestamp: float) -> date:
    return datetime.fromtimestamp(timestamp, UTC).date()


def _parsed(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


def _files(folder: Path, before: float) -> Iterator[Path]:
    for file in folder.iterdir():
        if file.suffix in {".jpg", ".part"} and file.stat().st_mtime < before:
            yield file
