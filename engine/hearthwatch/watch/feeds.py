"""Which feed brings a camera's source."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from hearthwatch.model.media import upload_folder
from hearthwatch.settings import (
    CameraSettings,
    FtpSource,
    LocalFolderSource,
    MakerSource,
    OnvifSource,
    Source,
)
from hearthwatch.watch.device_feed import DeviceFeed
from hearthwatch.watch.feed import Feed, FeedListener
from hearthwatch.watch.folder_feed import FolderFeed
from hearthwatch.watch.health import StreamHealth
from hearthwatch.watch.sources import has_smaller
from hearthwatch.watch.stream_sizes import StreamSizes

_RENAMED_WITHIN: Final = 2.0
"""Seconds for which an upload lies before it is gone through: some cameras still rename it."""

type AnyFeed = Feed | FolderFeed | DeviceFeed


class Feeds:
    """Makes the feeds of one camera."""

    def __init__(self, settings: CameraSettings, media: Path, owes: Callable[[], bool]) -> None:
        """Prepare.

        Args:
            settings: of the camera.
            media: the folder in which it is remembered what was gone through.
            owes: tells whether something that the camera told is not committed yet.
        """
        self._name = settings.slug
        self._memory = media / "inbox" / f"{settings.id}.jsonl"
        self._uploads = upload_folder(media, settings.id)
        self._owes = owes

    def one(
        self,
        source: Source,
        listeners: Sequence[FeedListener],
        health: StreamHealth,
        *,
        sound: bool = False,
    ) -> AnyFeed:
        """Return what brings one source."""
        uploaded = isinstance(source, FtpSource)
        if uploaded:
            source = LocalFolderSource(path=self._uploads, settle=_RENAMED_WITHIN, backlog=True)
        if isinstance(source, LocalFolderSource):
            return FolderFeed(
                source,
                name=self._name,
                listeners=listeners,
                health=health,
                memory=self._memory,
                sound=sound,
                consume=uploaded,
                owes=self._owes,
            )
        return Feed(source, name=self._name, listeners=listeners, health=health, sound=sound)

    def device(
        self,
        device: OnvifSource | MakerSource,
        kept: Source,
        *,
        seen_by: Sequence[FeedListener],
        kept_by: Sequence[FeedListener],
        healths: tuple[StreamHealth, StreamHealth],
        on_alone: Callable[[], None],
    ) -> AnyFeed:
        """Return what leaves it to the device whether one stream does everything.

        Args:
            device: asked for its smaller stream.
            kept: its larger one.
            seen_by: listens to the smaller one, if there is one.
            kept_by: listens to the larger one.
            healths: of the stream that is seen, and of the one that is recorded.
            on_alone: is called when there is only one.
        """
        name, (seen, recorded), sizes = self._name, healths, StreamSizes(self._name)
        return DeviceFeed(
            lambda: has_smaller(device),
            name=name,
            apart=(
                Feed(device, name=name, listeners=[*seen_by, sizes.seen], health=seen),
                Feed(
                    kept, name=name, listeners=[*kept_by, sizes.kept], health=recorded, sound=True
                ),
            ),
            alone=Feed(kept, name=name, listeners=[*seen_by, *kept_by], health=seen, sound=True),
            on_alone=on_alone,
        )
