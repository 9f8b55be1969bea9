"""Clips and pictures in Home Assistant's media browser: cameras, days, what happened."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final, override

from homeassistant.components.media_player import (
    BrowseError,
    MediaClass,
    SearchMedia,
    SearchMediaQuery,
)
from homeassistant.components.media_source import (
    BrowseMediaSource,
    MediaSource,
    MediaSourceItem,
    PlayMedia,
    Unresolvable,
)
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .client import Clip, ClipPage, Event, EventPage, HearthwatchError
from .const import DOMAIN
from .coordinator import HearthwatchConfigEntry
from .errors import error_key
from .search import Wish, read_wish
from .views import clip_path, event_picture_path, thumbnail_path
from .words import EVENT_TYPE, MEDIA_KIND, Words, async_words

_DAYS: Final = 31
_KINDS: Final = ("clips", "pictures")
_MOST: Final = 100
"""Clips or pictures in the folder of a day; a busier day has a folder for each of its hours."""

_MOST_IN_AN_HOUR: Final = 1000

_AT_ONCE: Final = 6
"""Requests at the engine at the same time."""

_SEEN: Final = (
    "object_detected",
    "zone_breach",
    "line_crossed",
    "loitering",
    "doorbell_pressed",
    "audio_detected",
)
"""Events that are worth a picture in a list."""


async def async_get_media_source(hass: HomeAssistant) -> MediaSource:
    """Return the clips and pictures of all engines."""
    return HearthwatchMediaSource(hass)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: an entry, a camera of it, a day, clips or pictures, one of them.

    Attributes:
        day: as ``2026-11-27``, or ``2026-11-27T14`` for an hour of it; Home Assistant's time.
    """

    entry: str
    camera: str | None = None
    day: str | None = None
    kind: str | None = None
    item: str | None = None

    @classmethod
    def read(cls, identifier: str) -> Place:
        """Read an identifier.

        Raises:
            ValueError: it is none of ours.
        """
        parts = identifier.split("|")
        place = cls(*parts[:5])
        if len(parts) > 5 or place.kind not in {None, *_KINDS}:
            raise ValueError(identifier)
        if place.day is not None:
            datetime.fromisoformat(place.day)
        return place

    def inside(self, *parts: str) -> str:
        """Return the identifier of something in here."""
        mine = (self.entry, self.camera, self.day, self.kind)
        return "|".join((*(part for part in mine if part), *parts))

    @property
    def hours(self) -> dict[str, str]:
        """Return the day, or the hour of it, as a query for what was within it."""
        if self.day is None:
            return {}
        start = datetime.fromisoformat(self.day).replace(tzinfo=dt_util.get_default_time_zone())
        if self.is_hour:
            end = dt_util.as_utc(start) + timedelta(hours=1)
        else:
            end = dt_util.start_of_local_day(start.date() + timedelta(days=1))
        return {"since": start.isoformat(), "until": end.isoformat()}

    @property
    def is_hour(self) -> bool:
        """Tell whether this is about one hour of a day."""
        return self.day is not None and "T" in self.day


class HearthwatchMediaSource(MediaSource):
    """What the cameras have recorded."""

    name = "Hearthwatch"

    def __init__(self, hass: HomeAssistant) -> None:
        super().__init__(DOMAIN)
        self.hass = hass

    @override
    async def async_resolve_media(self, item: MediaSourceItem) -> PlayMedia:
        """Return where a clip plays, or a picture is."""
        try:
            place = Place.read(item.identifier)
        except (TypeError, ValueError) as error:
            raise Unresolvable(translation_domain=DOMAIN, translation_key="no_media") from error
        if place.item is None:
            raise Unresolvable(translation_domain=DOMAIN, translation_key="no_media")
        if place.kind == "clips":
            return PlayMedia(clip_path(place.entry, place.item), "video/mp4")
        return PlayMedia(event_picture_path(place.entry, place.item), "image/jpeg")

    @override
    async def async_browse_media(self, item: MediaSourceItem) -> BrowseMediaSource:
        """Show what is in a folder."""
        if not item.identifier:
            entries = self.hass.config_entries.async_loaded_entries(DOMAIN)
            if len(entries) == 1:
                return await self._browse(Place(entries[0].entry_id), root=True)
            folders = [_folder(entry.entry_id, entry.title) for entry in entries]
            return _folder("", self.name, folders, search=False)
        try:
            place = Place.read(item.identifier)
        except (TypeError, ValueError) as error:
            raise BrowseError(translation_domain=DOMAIN, translation_key="no_media") from error
        return await self._browse(place)

    @override
    async def async_search_media(
        self, item: MediaSourceItem, query: SearchMediaQuery
    ) -> SearchMedia:
        """Find clips and pictures by the names of cameras, labels, zones and days."""
        found: list[BrowseMediaSource] = []
        for entry in self._entries(item.identifier):
            try:
                labels = (await entry.runtime_data.engine.cameras.labels()).labels
                wish = read_wish(query.search_query, entry.runtime_data.data, labels)
                if wish is not None:
                    found += await self._search(entry, wish)
            except HearthwatchError as error:
                raise _away(error) from error
        return SearchMedia(result=list(found))

    def _entries(self, identifier: str | None) -> list[HearthwatchConfigEntry]:
        entries = self.hass.config_entries.async_loaded_entries(DOMAIN)
        wanted = (identifier or "").partition("|")[0]
        return [entry for entry in entries if not wanted or entry.entry_id == wanted]

    async def _search(self, entry: HearthwatchConfigEntry, wish: Wish) -> list[BrowseMediaSource]:
        archive = entry.runtime_data.engine.archive
        clips, events = await asyncio.gather(
            archive.clips(limit=_MOST // 2, **wish.of_clips),
            archive.events(limit=_MOST // 2, **wish.of_events),
        )
        found = [
            _clip(_place_of(entry, clip.camera_id, clip.start, "clips"), clip, long=True)
            for clip in clips.clips
        ]
        words = async_words(self.hass)
        for event in events.events:
            if event.picture:
                place = _place_of(entry, event.camera_id, event.timestamp, "pictures")
                found.append(_picture(place, event, words, long=True))
        return found

    async def _browse(self, place: Place, *, root: bool = False) -> BrowseMediaSource:
        entry = self.hass.config_entries.async_get_entry(place.entry)
        if entry is None or entry.domain != DOMAIN or entry.state is not ConfigEntryState.LOADED:
            raise BrowseError(translation_domain=DOMAIN, translation_key="entry_not_loaded")
        try:
            found = await self._contents(entry, place)
        except HearthwatchError as error:
            raise _away(error) from error
        if root:
            found.identifier = ""
        return found

    async def _contents(self, entry: HearthwatchConfigEntry, place: Place) -> BrowseMediaSource:
        coordinator = entry.runtime_data
        if place.camera is None:
            cameras = [_folder(place.inside(c.id), c.name) for c in coordinator.data.cameras]
            return _folder(place.inside(), entry.title, cameras)
        if (camera := coordinator.data.devices.get(place.camera)) is None:
            raise BrowseError(translation_domain=DOMAIN, translation_key="camera_is_gone")
        archive, words = coordinator.engine.archive, async_words(self.hass)
        if place.day is None:
            return _folder(place.inside(), camera.name, await self._days(entry, place))
        if place.kind is None:
            folders = [
                _folder(place.inside(kind), words.option(MEDIA_KIND, kind) or kind)
                for kind in _KINDS
            ]
            return _folder(place.inside(), f"{camera.name}, {place.day}", folders)
        most = _MOST_IN_AN_HOUR if place.is_hour else _MOST
        found: ClipPage | EventPage
        if place.kind == "clips":
            found = await archive.clips(camera=place.camera, limit=min(most, 100), **place.hours)
            items = [_clip(place, clip) for clip in found.clips]
        else:
            found = await archive.events(
                camera=place.camera, event_type=_SEEN, limit=most, **place.hours
            )
            items = [_picture(place, event, words) for event in found.events if event.picture]
        if found.total > _MOST and not place.is_hour:
            items = [
                _folder(replace(place, day=f"{place.day}T{hour:02}").inside(), f"{hour:02}:00")
                for hour in reversed(range(24))
            ]
        return _folder(place.inside(), f"{camera.name}, {place.day}", items)

    async def _days(self, entry: HearthwatchConfigEntry, place: Place) -> list[BrowseMediaSource]:
        """Return a folder for each day of the last month on which something happened."""
        archive, gate = entry.runtime_data.engine.archive, asyncio.Semaphore(_AT_ONCE)

        async def day(number: int) -> BrowseMediaSource | None:
            then = Place(
                place.entry, place.camera, str(dt_util.now().date() - timedelta(days=number))
            )
            query = then.hours | {"camera": str(place.camera)}
            async with gate:
                clips = (await archive.clips(limit=1, **query)).total
                events = clips or (await archive.events(limit=1, event_type=_SEEN, **query)).total
            return _folder(then.inside(), str(then.day)) if clips or events else None

        days = await asyncio.gather(*(day(number) for number in range(_DAYS)))
        return [folder for folder in days if folder is not None]


def _folder(
    identifier: str,
    title: str,
    children: Iterable[BrowseMediaSource] | None = None,
    *,
    search: bool = True,
) -> BrowseMediaSource:
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=identifier,
        media_class=MediaClass.DIRECTORY,
        media_content_type="",
        title=title,
        can_play=False,
        can_expand=True,
        can_search=search,
        children=None if children is None else list(children),
        children_media_class=MediaClass.DIRECTORY,
    )


def _clip(place: Place, clip: Clip, *, long: bool = False) -> BrowseMediaSource:
    codec = "" if clip.codec == "h264" else f", {clip.codec.upper()}"
    length = f"{clip.duration:.0f} s{codec}"
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=place.inside(clip.clip_id),
        media_class=MediaClass.VIDEO,
        media_content_type="video/mp4",
        title=f"{_when(clip.start, clip.camera_name if long else None)} ({length})",
        can_play=True,
        can_expand=False,
        thumbnail=thumbnail_path(place.entry, clip.clip_id),
    )


def _picture(place: Place, event: Event, words: Words, *, long: bool = False) -> BrowseMediaSource:
    data: dict[str, Any] = event.data
    label = data.get("object_type") or data.get("label")
    what = words.thing(label) if label else words.option(EVENT_TYPE, event.type) or event.type
    where = data.get("zone") or data.get("line") or ", ".join(data.get("zones") or [])
    path = event_picture_path(place.entry, event.id)
    title = f"{_when(event.timestamp, event.camera if long else None)} {what}"
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=place.inside(event.id),
        media_class=MediaClass.IMAGE,
        media_content_type="image/jpeg",
        title=f"{title} ({where})" if where else title,
        can_play=True,
        can_expand=False,
        thumbnail=path,
    )


def _when(moment: datetime, camera: str | None) -> str:
    local = dt_util.as_local(moment)
    return f"{camera}, {local:%Y-%m-%d %H:%M:%S}" if camera else f"{local:%H:%M:%S}"


def _place_of(
    entry: HearthwatchConfigEntry, camera_id: str | None, moment: datetime, kind: str
) -> Place:
    return Place(entry.entry_id, camera_id, str(dt_util.as_local(moment).date()), kind)


def _away(error: HearthwatchError) -> BrowseError:
    return BrowseError(
        translation_domain=DOMAIN,
        translation_key=error_key(error),
        translation_placeholders={"error": str(error)},
    )
