"""The settings tree, with every default and every bound."""

from typing import Annotated, Any, Final, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    ByteSize,
    Field,
    ModelWrapValidatorHandler,
    field_validator,
    model_validator,
)

from hearthwatch.settings.alerts import Mode
from hearthwatch.settings.api import ApiSettings
from hearthwatch.settings.archive import ArchivedCamera
from hearthwatch.settings.branch import REVEAL, Branch, first_repeated
from hearthwatch.settings.camera import CameraSettings
from hearthwatch.settings.detector import DetectorSettings
from hearthwatch.settings.ftp import FtpSettings
from hearthwatch.settings.labels import any_label
from hearthwatch.settings.outputs import OutputsSettings
from hearthwatch.settings.sound import ClassifierSettings

KNOWN_VERSION: Final = 1
"""Of the file's shape; a newer one cannot be read."""


class DecoderSettings(Branch):
    """What turns compressed pictures into pixels.

    Attributes:
        hardware: `auto` takes a graphics card or media engine where that measures cheaper than the
            processor; `none` never; the name of a kind of device uses it if it works at all.
    """

    hardware: Literal[
        "auto",
        "none",
        "amf",
        "cuda",
        "d3d11va",
        "drm",
        "opencl",
        "qsv",
        "vaapi",
        "vdpau",
        "videotoolbox",
        "vulkan",
    ] = "auto"


class StorageSettings(Branch):
    """How long things are kept.

    Attributes:
        events_days: events and their pictures older than this are deleted.
        clips_days: and clips older than this, unless they are starred.
        clips_size: bytes of clips at most; None: as much as `min_free` leaves.
        min_free: bytes of the disk that clips leave free; the oldest go first.
        trash_hours: for so long deleted clips can be had back, unless their room is needed.
    """

    events_days: Annotated[float, Field(gt=0, le=3650)] = 30
    clips_days: Annotated[float, Field(gt=0, le=3650)] = 14
    clips_size: Annotated[ByteSize, Field(gt=0)] | None = None
    min_free: ByteSize = ByteSize(5 << 30)
    trash_hours: Annotated[float, Field(ge=0, le=8760)] = 24


class LiveSettings(Branch):
    """How cameras are watched live.

    Attributes:
        webrtc: offer WebRTC as well, where viewers reach this machine by UDP. While somebody
            watches so, a free UDP port is open on each of the machine's addresses.
    """

    webrtc: bool = True


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone, like Europe/Berlin") from None
    return name


def _has_own_labels(tree: Any) -> bool:
    """Look into a tree that may be anything."""
    detector = tree.get("detector") if isinstance(tree, dict) else None
    models = detector.get("models") if isinstance(detector, dict) else None
    return isinstance(models, list | tuple) and any(
        isinstance(model, dict) and model.get("labels") is not None for model in models
    )


class Settings(Branch):
    """The whole tree.

    Attributes:
        version: of the form of this file.
        mode: of the house: home, away, night, or what the owner calls it. Alerts can depend on it.
        timezone: by whose clock hours are meant, like ``Europe/Berlin``; None: the machine's.
        cameras: all that are watched.
        archive: cameras that are watched no longer and can be restored.
        detector: the neural networks that look at pictures.
        decoder: what turns compressed pictures into pixels.
        storage: how long things are kept.
        api: where the API and the page are served.
        ftp: where cameras upload recordings.
        live: how cameras are watched live.
        outputs: which other programs are told, besides webhooks.
    """

    version: Literal[1] = 1
    mode: Mode = "home"
    timezone: Annotated[str, Field(max_length=64), AfterValidator(_known_zone)] | None = None
    cameras: Annotated[tuple[CameraSettings, ...], Field(max_length=256)] = ()
    archive: Annotated[tuple[ArchivedCamera, ...], Field(max_length=256)] = ()
    detector: DetectorSettings = DetectorSettings()
    classifier: ClassifierSettings = ClassifierSettings()
    decoder: DecoderSettings = DecoderSettings()
    storage: StorageSettings = StorageSettings()
    api: ApiSettings = ApiSettings()
    ftp: FtpSettings = FtpSettings()
    live: LiveSettings = LiveSettings()
    outputs: OutputsSettings = OutputsSettings()

    @model_validator(mode="wrap")
    @classmethod
    def _with_own_labels(cls, tree: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Let cameras name labels that only a model of the owner's knows, where there is one."""
        if not _has_own_labels(tree):
            return handler(tree)
        with any_label():
            return handler(tree)

    @field_validator("cameras")
    @classmethod
    def _distinct(cls, cameras: tuple[CameraSettings, ...]) -> tuple[CameraSettings, ...]:
        if slug := first_repeated([camera.slug for camera in cameras]):
            raise ValueError(f"two cameras have the slug {slug!r}")
        if camera_id := first_repeated([str(camera.id) for camera in cameras]):
            raise ValueError(f"two cameras have the id {camera_id}")
        uploading = [camera.uploads for camera in cameras]
        if user := first_repeated([one.username.casefold() for one in uploading if one]):
            raise ValueError(f"two cameras upload as the user {user!r}")
        return cameras

    @model_validator(mode="after")
    def _apart(self) -> Self:
        living = {camera.id for camera in self.cameras}
        archived = [entry.camera.id for entry in self.archive]
        if both := next((camera_id for camera_id in archived if camera_id in living), None):
            raise ValueError(f"the camera {both} is archived and in use")
        if twice := first_repeated([str(camera_id) for camera_id in archived]):
            raise ValueError(f"the camera {twice} is archived twice")
        return self

    @model_validator(mode="after")
    def _models_known(self) -> Self:
        known = self.detector.names
        for camera in self.cameras:
            if camera.detect.model is not None and camera.detect.model not in known:
                raise ValueError(
                    f"the camera {camera.slug} wants the model {camera.detect.model!r}; there is"
                    f" {', '.join(sorted(known))}"
                )
        return self

    def revealed(self) -> bytes:
        """Write the tree as JSON with its secrets, for a worker and nobody else."""
        living = self.model_copy(update={"archive": (), "outputs": OutputsSettings()})
        return living.model_dump_json(context=REVEAL).encode()

    def camera(self, slug_or_id: str) -> CameraSettings:
        """Find a camera.

        Raises:
            KeyError: there is none of that slug or id.
        """
        for camera in self.cameras:
            if slug_or_id in {camera.slug, str(camera.id)}:
                return camera
        raise KeyError(slug_or_id)
