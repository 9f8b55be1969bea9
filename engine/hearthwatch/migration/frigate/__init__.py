"""Frigate's configuration, in the forms of its versions 0.13 to 0.19."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from hearthwatch.migration.foreign import Foreign, Section
from hearthwatch.migration.frigate import keeping, labels, watching
from hearthwatch.migration.frigate.reasons import REASONS
from hearthwatch.migration.frigate.sources import recorded, sources
from hearthwatch.migration.frigate.streams import Streams
from hearthwatch.migration.plan import Candidate, Plan, Wish, candidate
from hearthwatch.migration.report import Notes, unsaid
from hearthwatch.settings import slugify
from hearthwatch.settings.document import Path as TreePath

_VERSION: Final = re.compile(r"0\.(\d{1,3})(-\d+)?")
_KNOWN: Final = range(13, 20)
_QUIET_SINCE: Final = 16
"""From this version on nothing is detected unless the configuration says so."""


def is_frigate(tree: Mapping[str, Any]) -> bool:
    """Tell whether a tree looks like a Frigate configuration."""
    cameras = tree.get("cameras")
    return isinstance(cameras, dict) and any(
        isinstance(camera, dict) and "ffmpeg" in camera for camera in cameras.values()
    )


def read_frigate(file: Foreign, variables: Mapping[str, str]) -> Plan:
    """Read a Frigate configuration.

    Args:
        file: it.
        variables: values of ``FRIGATE_…`` variables, by name.

    Raises:
        MigrationError: it is of an unknown version, has mistakes, or variables have no value.
    """
    reader = _Reader(file, _version(file), Streams(file, variables))
    cameras = [reader.camera(key) for key in Section(file, ("cameras",)).names()]
    reader.streams.refuse_missing()
    said = {("version",), *reader.said, *reader.streams.used}
    rest = unsaid(file, said, REASONS)
    return Plan(
        product=f"Frigate 0.{reader.version}",
        file=file,
        cameras=tuple(
            Candidate(
                one.key,
                one.settings,
                (*one.notes, *(note for note in rest if _is_of(note.path, one.key))),
            )
            for one in cameras
        ),
        wishes=tuple(dict.fromkeys(reader.wishes)),
        notes=tuple(note for note in rest if not note.path.startswith("cameras.")),
    )


def _is_of(path: str, key: str) -> bool:
    return path == f"cameras.{key}" or path.startswith(f"cameras.{key}.")


def _version(file: Foreign) -> int:
    stated = Section(file, ()).text("version")
    if stated is None:
        return _KNOWN[0]
    match = _VERSION.fullmatch(stated.value)
    if match is None or int(match[1]) not in _KNOWN:
        raise file.wrong(
            stated.path,
            f"of Frigate's versions 0.{_KNOWN[0]} to 0.{_KNOWN[-1]} are known, this one is not",
        )
    return int(match[1])


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads cameras.

    Attributes:
        version: of Frigate, after ``0.``.
        said: paths of which the cameras' notes speak.
        wishes: how long the cameras' things are kept.
    """

    file: Foreign
    version: int
    streams: Streams
    said: set[TreePath] = field(default_factory=set)
    wishes: list[Wish] = field(default_factory=list)

    def camera(self, key: str) -> Candidate:
        """Read one."""
        notes = Notes(self.file)
        # What a camera does not say itself is said for all of them.
        camera = Section(self.file, ("cameras", key), ())
        own = Section(self.file, ("cameras", key))
        found = sources(own, camera, self.streams, notes)
        if found is None:
            self.said.add(("cameras", key))
            return Candidate(key, None, tuple(notes.notes))
        settings = {**_named(own, key, notes), "sources": found}
        self._watch(camera, own, notes, settings)
        settings["record"] = keeping.recording(camera.part("record"), notes)
        self.wishes.extend(keeping.wishes(camera, notes))
        recorded(settings, notes)
        self.said.update(notes.said)
        one = candidate(key, settings, notes)
        if one.settings is None:
            self.said.add(("cameras", key))
        return one

    def _watch(self, camera: Section, own: Section, notes: Notes, settings: dict[str, Any]) -> None:
        """Fill in what the camera watches for, and what of that alerts."""
        detect, objects = camera.part("detect"), camera.part("objects")
        size = watching.picture(detect, notes)
        found = labels.tracked(objects, notes, size)
        by_default = self.version < _QUIET_SINCE
        settings["detect"] = watching.detection(detect, notes, by_default=by_default)
        settings["detect"]["labels"] = found
        if mask := objects.find("mask"):
            notes.left(mask.path, labels.NO_MASK)
        settings["motion"] = watching.motion(camera.part("motion"), notes, size)
        zones = watching.zones(own.part("zones"), notes, size, list(found))
        settings["zones"] = zones.settings
        settings["alerts"] = keeping.alerting(camera.part("review"), notes, zones, list(found))


def _named(own: Section, key: str, notes: Notes) -> dict[str, Any]:
    """Return what the camera is called, and whether it is watched at all."""
    name = own.text("friendly_name")
    if name:
        notes.settled(name.path)
    title = (name.value if name else watching.readable(key)) or key
    found: dict[str, Any] = {"name": title, "slug": slugify(key) or "camera"}
    if enabled := own.flag("enabled"):
        found["enabled"] = enabled.value
        notes.carried(enabled.path, f"The camera is {'on' if enabled.value else 'off'}.")
    return found
