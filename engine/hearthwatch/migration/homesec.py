"""HomeSec's configuration, version 1."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ByteSize, TypeAdapter, ValidationError

from hearthwatch.migration.foreign import Foreign, Found, MissingVariablesError, Section
from hearthwatch.migration.plan import Candidate, Plan, Wish, address, candidate
from hearthwatch.migration.report import Notes, unsaid
from hearthwatch.model.addresses import redacted
from hearthwatch.model.labels import COCO, USUAL_GROUPS
from hearthwatch.settings import Problem, slugify

_NO_RISK: Final = "No language model judges risks: the severity is medium, and what `raise` says."
_ACCESS: Final = "Where the API listens and who may come in is set anew: docs/access.md."
_NOTIFY: Final = "Notifications are automations in Home Assistant: docs/automations.md."
_SERVER: Final = (
    "One FTP server takes the uploads of all cameras: `ftp`, docs/settings-reference.md."
)
_UPLOADED: Final = "Uploads are in the media folder until they have been gone through."
_GRAVE: Final = ("high", "critical")

REASONS: Final[Mapping[str, str]] = {
    "alert_policy.config": "No camera that is carried over needs it.",
    "alert_policy": "Hearthwatch decides about alerts in another way: docs/alerts.md.",
    "concurrency": "There are no pools of workers to set.",
    "filter": "The model, and how it is computed, are Hearthwatch's own.",
    "filter.config.min_box_h_ratio": "Limits are shares of the picture's area (min_area).",
    "filter.config.sample_fps": "Hearthwatch looks live, not at clips (detect.fps).",
    "health": _ACCESS,
    "notifiers": _NOTIFY,
    "retry": "What fails is tried again for as long as it takes.",
    "server": _ACCESS,
    "source": "Hearthwatch does this by itself.",
    "source.config.motion": "Motion learns each pixel's own unrest; there is nothing to set.",
    "source.config.allowed_extensions": "All videos are taken, and nothing else.",
    "source.config.default_duration_s": "A recording says itself how long it is.",
    "source.config.ftp_subdir": _UPLOADED,
    "source.config.host": _SERVER,
    "source.config.masquerade_address": _SERVER,
    "source.config.passive_ports": _SERVER,
    "source.config.port": _SERVER,
    "source.config.root_dir": _UPLOADED,
    "source.config.output_dir": "Clips are in the media folder: docs/storage.md.",
    "source.config.recording.max_recording_s": "A clip lasts as long as what it shows.",
    "source.config.stream.disable_hwaccel": "Set decoder.hardware to none, for all cameras.",
    "state_store": "The database is a file in the data folder.",
    "storage": "Clips stay on this machine, in the media folder: docs/storage.md.",
    "vlm": "Nothing is described by a language model.",
}
"""Why some settings are not carried over, by their paths without the camera's number."""


def is_homesec(tree: Mapping[str, Any]) -> bool:
    """Tell whether a tree looks like a HomeSec configuration."""
    cameras = tree.get("cameras")
    return isinstance(cameras, list) and any(
        isinstance(camera, dict) and isinstance(camera.get("source"), dict) for camera in cameras
    )


def read_homesec(file: Foreign, variables: Mapping[str, str]) -> Plan:
    """Read a HomeSec configuration.

    Args:
        file: it.
        variables: the values of variables, by name.

    Raises:
        MigrationError: it is of an unknown version, has mistakes, or variables have no value.
    """
    whole = Section(file, ())
    if (version := whole.text("version")) and version.value != "1":
        raise file.wrong(version.path, "of HomeSec's configurations version 1 is known, only")
    reader = _Reader(file, variables, [], set())
    cameras = [reader.camera(section) for section in whole.items("cameras")]
    if reader.missing:
        raise MissingVariablesError(file.file, reader.missing)
    common = Notes(file)
    wishes = tuple(_wishes(whole, common))
    said = {("version",)}.union(common.said, *(notes.said for _, notes in cameras))
    rest = unsaid(file, said, REASONS)
    return Plan(
        product="HomeSec",
        file=file,
        cameras=tuple(
            Candidate(
                one.key,
                one.settings,
                (*one.notes, *(n for n in rest if n.path.startswith(f"cameras[{place}]"))),
            )
            for place, (one, _) in enumerate(cameras)
        ),
        wishes=wishes,
        notes=(*common.notes, *(note for note in rest if not note.path.startswith("cameras["))),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads cameras.

    Attributes:
        missing: variables without a value, and where they are used.
        users: as whom cameras upload.
    """

    file: Foreign
    variables: Mapping[str, str]
    missing: list[tuple[str, Problem]]
    users: set[str]

    def camera(self, section: Section) -> tuple[Candidate, Notes]:
        """Read one."""
        notes = Notes(self.file)
        name = section.text("name")
        if name is None or not name.value:
            raise self.file.wrong(section.roots[0], "name is needed")
        notes.settled(name.path)
        backend = section.part("source").text("backend")
        kind = backend.value.lower() if backend else "nothing"
        readers = {"rtsp": self._streams, "ftp": self._uploads, "local_folder": self._folder}
        if backend is None or kind not in readers:
            notes.left(
                section.roots[0],
                f"Hearthwatch takes no video from {kind}; add the camera by its RTSP address.",
            )
            return Candidate(name.value, None, tuple(notes.notes)), notes
        notes.settled(backend.path)
        config = section.part("source", "config")
        settings: dict[str, Any] = {
            "name": _title(config, name.value, notes),
            "slug": slugify(name.value) or "camera",
            "sources": readers[kind](config, notes),
            "motion": _motion(config.part("motion"), notes),
            "detect": _detection(Section(self.file, ("filter", "config")), notes),
            "record": _recording(config.part("recording"), notes),
            "alerts": _alerting(self.file, name.value, notes),
        }
        if (enabled := section.flag("enabled")) is not None:
            settings["enabled"] = enabled.value
            notes.carried(enabled.path, f"The camera is {'on' if enabled.value else 'off'}.")
        if not settings["sources"]:  # What is said of its source tells why.
            return Candidate(name.value, None, tuple(notes.notes)), notes
        return candidate(name.value, settings, notes), notes

    def _streams(self, config: Section, notes: Notes) -> list[dict[str, Any]]:
        main, sub = self._url(config, "rtsp_url"), self._url(config, "detect_rtsp_url")
        if main is None:
            return []
        streams = [(main, ["record"]), (sub, ["detect"])] if sub else [(main, ["detect", "record"])]
        transport = _transport(config.part("stream"), notes)
        sources = []
        for url, roles in streams:
            notes.carried(url.path, f"{redacted(url.value)}, to {' and '.join(roles)}.")
            source = {"type": "rtsp", "url": address(url.value), "roles": roles}
            sources.append(source | transport)
        return sources

    def _uploads(self, config: Section, notes: Notes) -> list[dict[str, Any]]:
        anonymous = config.flag("anonymous")
        if anonymous is None or anonymous.value:
            path = anonymous.path if anonymous else config.roots[0]
            notes.left(path, "Nobody uploads without a password; add the camera with one (ftp).")
            return []
        notes.settled(anonymous.path)
        user, password = (self._variable(config, f"{key}_env") for key in ("username", "password"))
        if user is None or password is None:
            return []
        if user.value.casefold() in self.users:
            notes.left(user.path, "Another camera uploads as this user; each needs its own.")
            return []
        self.users.add(user.value.casefold())
        notes.carried(user.path, f"It uploads by FTP as {user.value}.")
        notes.settled(password.path)
        return [{"type": "ftp", "username": user.value, "password": password.value}]

    def _folder(self, config: Section, notes: Notes) -> list[dict[str, Any]]:
        found = config.text("watch_dir") or Found("recordings", config.roots[0])
        path = Path(found.value).expanduser()
        if path.is_absolute():
            notes.carried(found.path, f"Recordings are taken from {path}.")
        elif self.file.file.is_file():
            path = (self.file.file.parent / path).absolute()
            notes.changed(
                found.path,
                f"Recordings are taken from {path}: beside this file, not where HomeSec ran.",
            )
        else:
            notes.left(found.path, "Nobody knows where this folder is; add it by its whole path.")
            return []
        source: dict[str, Any] = {"type": "local_folder", "path": str(path)}
        if settle := config.number("stability_threshold_s"):
            source["settle"] = min(max(settle.value, 1), 300)
            notes.carried(settle.path, f"A recording is finished after {source['settle']:g} s.")
        return [source]

    def _url(self, config: Section, key: str) -> Found[str] | None:
        """Return an address that stands in the file or in a variable."""
        if url := config.text(key):
            return url
        if key == "rtsp_url" and config.text(f"{key}_env") is None:
            raise self.file.wrong(config.roots[0], "rtsp_url or rtsp_url_env is needed")
        return self._variable(config, f"{key}_env")

    def _variable(self, config: Section, key: str) -> Found[str] | None:
        """Return the value of a variable that is named there."""
        name = config.text(key)
        if name is None:
            return None
        value = self.variables.get(name.value)
        if value is None:
            self.missing.append(self.file.missing(name.path, name.value))
            return None
        return Found(value, name.path)


def _title(config: Section, name: str, notes: Notes) -> str:
    title = config.text("camera_name")
    if title is not None:
        notes.settled(title.path)
    words = (title.value if title else name).replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _transport(stream: Section, notes: Notes) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if flags := stream.texts("ffmpeg_flags"):
        if "udp" in flags.value:
            found["transport"] = "udp"
            notes.carried(flags.path, "By UDP.")
        else:
            notes.left(flags.path, "No ffmpeg runs; packets come by TCP.")
    return found


def _motion(motion: Section, notes: Notes) -> dict[str, Any]:
    percent = motion.number("min_changed_pct")
    if percent is None:
        return {}
    share = round(min(max(percent.value / 100, 0.0001), 0.5), 4)
    notes.changed(
        percent.path,
        f"motion.threshold {share:g}: the same share, of pixels that are found to move in another"
        " way. Hearthwatch's default is 0.005.",
    )
    return {"threshold": share}


def _recording(recording: Section, notes: Notes) -> dict[str, Any]:
    delay = recording.number("stop_delay")
    if delay is None:
        return {}
    post = min(delay.value, 600)
    notes.changed(
        delay.path,
        f"record.post {post:g} s: counted from when what was seen has left, not from the motion.",
    )
    return {"post": post}


def _known(found: Found[list[str]], notes: Notes) -> list[str]:
    words = [word.lower() for word in found.value]
    if unknown := [word for word in words if word not in COCO and word not in USUAL_GROUPS]:
        notes.left(found.path, f"The model does not know {', '.join(unknown)}.")
    return [word for word in words if word in COCO or word in USUAL_GROUPS]


def _detection(config: Section, notes: Notes) -> dict[str, Any]:
    limits: dict[str, float] = {}
    if score := config.number("min_confidence"):
        limits["min_score"] = min(score.value, 1.0)
        notes.changed(
            score.path,
            f"min_score {limits['min_score']:g}: of another model, over all looks at a thing.",
        )
    classes = config.texts("classes")
    words = _known(classes, notes) if classes else ["person"]
    if classes and words:
        notes.carried(classes.path, f"Looked for: {', '.join(words)}.")
    return {"labels": {word: dict(limits) for word in words}}


def _alerting(file: Foreign, camera: str, notes: Notes) -> dict[str, Any]:
    policy = Section(file, ("alert_policy",))
    rules = Section(
        file,
        ("alert_policy", "config", "overrides", camera),
        ("alert_policy", "config"),
    )
    settings: dict[str, Any] = {}
    backend, enabled = policy.text("backend"), policy.flag("enabled")
    if (backend and backend.value.lower() == "noop") or (enabled and not enabled.value):
        settings["enabled"] = False
    for one in (backend, enabled):
        if one:
            notes.carried(
                one.path, f"Alerts are {'on' if settings.get('enabled', True) else 'off'}."
            )
    if risk := rules.text("min_risk_level"):
        _risk(risk, settings, notes)
    triggers = Section(file, ("vlm",)).texts("trigger_classes")
    labels = _known(triggers, notes) if triggers else ["person"]
    if triggers and labels:
        notes.changed(triggers.path, f"Alerts for: {', '.join(labels)}, as soon as one is seen.")
    if activities := rules.texts("notify_on_activity_types"):
        words = [word for word in _activities(activities, notes) if word not in labels]
        labels = [*labels, *words]
    settings["labels"] = labels
    if (motion := rules.flag("notify_on_motion")) and motion.value:
        settings["types"] = ["object_detected", "motion_detected", "doorbell_pressed"]
        notes.carried(motion.path, "Motion alerts.")
    elif motion:
        notes.carried(motion.path, "Motion does not alert.")
    return settings


def _risk(risk: Found[str], settings: dict[str, Any], notes: Notes) -> None:
    level = risk.value.lower()
    if level in _GRAVE:
        notes.left(risk.path, f"{_NO_RISK} As {level}, nothing would ever alert.")
    elif level in {"low", "medium"}:
        settings["min_severity"] = level
        notes.changed(risk.path, f"alerts.min_severity {level}. {_NO_RISK}")
    else:
        notes.left(risk.path, _NO_RISK)


def _activities(found: Found[list[str]], notes: Notes) -> list[str]:
    words = [word for word in found.value if word in COCO or word in USUAL_GROUPS]
    if words:
        notes.carried(found.path, f"Alerts for: {', '.join(words)}.")
    if others := [word for word in found.value if word not in words]:
        notes.left(found.path, f"No language model tells of {', '.join(others)}.")
    return words


def _wishes(whole: Section, notes: Notes) -> Iterator[Wish]:
    """Give how much is kept."""
    size = whole.part("retention").find("max_local_size")
    if size is None:
        return
    try:
        value = TypeAdapter(ByteSize).validate_python(size.value)
    except ValidationError:
        raise whole.file.wrong(size.path, "a size like 10GB is needed") from None
    notes.settled(size.path)
    if value > 0:
        yield Wish("clips_size", float(value), size.path)
