"""What another product's configuration comes to, and how it gets into the settings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit

from pydantic import ValidationError

from hearthwatch.migration.foreign import Foreign
from hearthwatch.migration.report import Fate, Note, Notes
from hearthwatch.model.addresses import parse_address
from hearthwatch.settings import (
    Alter,
    CameraSettings,
    FileSource,
    FtpSource,
    LocalFolderSource,
    RtspSource,
    Settings,
)
from hearthwatch.settings.document import Path as TreePath

_RTSP_PORT: Final = 554
_MOST: Final = {"events_days": 3650.0, "clips_days": 3650.0, "clips_size": float(1 << 62)}
"""What the settings take at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A camera of the old file.

    Attributes:
        key: what it is called there.
        settings: as JSON values; None: it cannot be carried over.
        notes: what became of its settings.
    """

    key: str
    settings: dict[str, Any] | None = field(repr=False)
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """How long, or how much, the old file keeps of something; for all cameras or for some.

    Attributes:
        key: of ``storage``.
        value: in its unit.
        path: in the old file.
    """

    key: str
    value: float
    path: TreePath


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an old file comes to.

    Attributes:
        product: whose it is, with its version.
        wishes: what it says of how long things are kept.
        notes: on what holds for all cameras.
    """

    product: str
    file: Foreign
    cameras: tuple[Candidate, ...]
    wishes: tuple[Wish, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a report says of one camera, or of all.

    Attributes:
        title: of it.
        added: the name under which the camera is added; None: it is not.
    """

    title: str
    notes: tuple[Note, ...]
    added: str | None = None


@dataclass(frozen=True, slots=True)
class Migration:
    """A plan fitted into the settings that there are.

    Attributes:
        alter: makes the change; nothing has changed yet.
        chapters: what is said of each camera, and at last of all.
    """

    plan: Plan
    alter: Alter = field(repr=False)
    chapters: tuple[Chapter, ...]

    @property
    def added(self) -> int:
        """How many cameras are added."""
        return sum(chapter.added is not None for chapter in self.chapters)

    def count(self, fate: Fate) -> int:
        """Return how many settings had a fate."""
        return sum(note.fate is fate for chapter in self.chapters for note in chapter.notes)


def candidate(key: str, settings: dict[str, Any], notes: Notes) -> Candidate:
    """Make a candidate, unless the settings have a mistake that only the old file can mend."""
    try:
        CameraSettings.model_validate(settings)
    except ValidationError as error:
        failed = Notes(notes.file)
        for detail in error.errors(include_input=False, include_url=False):
            where = ".".join(str(step) for step in detail["loc"])
            failed.left((), f"{where}: {detail['msg']}.")
        return Candidate(key, None, tuple(failed.notes))
    return Candidate(key, settings, tuple(notes.notes))


def fit(plan: Plan, before: Settings) -> Migration:
    """Fit a plan into settings.

    A camera whose address the settings have already is not added again; settings that are there
    stay, except that nothing is kept for less long than before.

    Args:
        plan: what there is to add.
        before: the settings; the change must be made to just these.
    """
    chapters: list[Chapter] = []
    fresh: list[dict[str, Any]] = []
    slugs = {camera.slug for camera in before.cameras}
    known = {place: camera.name for camera in before.cameras for place in _places(camera)}
    for one in plan.cameras:
        chapter = _chapter(one, known)
        chapters.append(chapter)
        if chapter.added is not None and one.settings is not None:
            fresh.append(one.settings | {"slug": _free(one.settings["slug"], slugs)})
            slugs.add(fresh[-1]["slug"])
    storage, notes = _storage(plan, before) if fresh else ({}, ())
    shared = _shared(chapters)
    chapters = [_without(chapter, shared) for chapter in chapters]
    chapters.append(Chapter("For all cameras", _by_line((*shared, *notes, *plan.notes))))

    def alter(tree: dict[str, Any]) -> None:
        tree["cameras"].extend(fresh)
        tree["storage"].update(storage)

    return Migration(plan, alter, tuple(chapters))


def address(text: str) -> str:
    """Return an address whose user and password are escaped where they need it.

    >>> address("rtsp://admin:p/ss#1@192.0.2.10/main")
    'rtsp://admin:p%2Fss%231@192.0.2.10/main'
    """
    scheme, _, rest = text.partition("://")
    login, at, host = rest.rpartition("@")
    if not at:
        return text
    user, colon, password = login.partition(":")
    return f"{scheme}://{_escaped(user)}{colon}{_escaped(password)}@{host}"


def _escaped(text: str) -> str:
    return quote(unquote(text), safe="")


def _shared(chapters: Iterable[Chapter]) -> list[Note]:
    """Return what is said of every camera that is added, and stands outside of it."""
    added = [chapter.notes for chapter in chapters if chapter.added is not None]
    return [
        note
        for note in (added[0] if added else ())
        if not note.path.startswith("cameras") and all(note in notes for notes in added)
    ]


def _without(chapter: Chapter, shared: list[Note]) -> Chapter:
    notes = (note for note in chapter.notes if note not in shared)
    return replace(chapter, notes=_by_line(notes))


def _by_line(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(sorted(notes, key=lambda note: note.line or 0))


def _chapter(one: Candidate, known: Mapping[str, str]) -> Chapter:
    if one.settings is None:
        return Chapter(f"{one.key}: not carried over", one.notes)
    camera = CameraSettings.model_validate(one.settings)
    if there := next((known[place] for place in _places(camera) if place in known), None):
        return Chapter(f"{one.key}: is there already, as {there!r}; left as it is", ())
    return Chapter(f"{one.key}: added as {camera.name!r}", one.notes, camera.name)


def _places(camera: CameraSettings) -> Iterator[str]:
    """Give what a camera's addresses lead to, whoever asks there."""
    for source in camera.sources:
        if isinstance(source, RtspSource):
            address = parse_address(source.url.get_secret_value())
            parts = urlsplit(f"{address.scheme}{address.host}{address.rest}")
            port = parts.port or _RTSP_PORT
            yield f"{parts.hostname}:{port}{parts.path.rstrip('/')}?{parts.query}"
        elif isinstance(source, FileSource | LocalFolderSource):
            yield str(source.path)
        elif isinstance(source, FtpSource):
            yield f"ftp user {source.username.casefold()}"


def _free(slug: str, taken: set[str]) -> str:
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug[:60]}_{number}"
    return free


def _storage(plan: Plan, before: Settings) -> tuple[dict[str, float], tuple[Note, ...]]:
    """Choose how long things are kept: as long as any camera wants it."""
    notes, chosen = Notes(plan.file), dict[str, float]()
    for key in sorted({wish.key for wish in plan.wishes}):
        wishes = [wish for wish in plan.wishes if wish.key == key]
        value = min(max(wish.value for wish in wishes), _MOST[key])
        now = getattr(before.storage, key)
        if key == "events_days":  # No clip outlives its event.
            value = max(value, chosen.get("clips_days", before.storage.clips_days))
        if before.cameras and (now is None or value < now):
            for wish in wishes:
                notes.left(wish.path, f"storage.{key} stays as it is, for the cameras there are.")
            continue
        chosen[key] = value
        said = f"storage.{key} is {value:,.0f}"
        for wish in wishes:
            if wish.value == value:
                notes.carried(wish.path, f"{said}.")
            else:
                notes.changed(wish.path, f"{said}: there is one for all, and the most counts.")
    return chosen, tuple(notes.notes)
