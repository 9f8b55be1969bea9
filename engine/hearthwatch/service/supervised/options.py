"""What the owner set on the app's page, as the Supervisor writes it into ``options.json``.

An option that says *how* falls back to its default when it means nothing, and the log says so. One
that says *where* does not: an engine that begins in another place looks as if all were lost, so it
does not start at all.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

from hearthwatch.service.places import StartError

_LARGEST: Final = 1 << 20
_LONGEST: Final = 4096
_CONFIG: Final = PurePosixPath("/config")
_MEDIA: Final = PurePosixPath("/media")


class OptionsError(StartError):
    """The options say a place that cannot be used, or cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """An option whose default is used instead of what it says.

    Attributes:
        option: its name.
        reason: what it may be, for people.
        used: the default.
    """

    option: str
    reason: str
    used: str


class AppLogLevel(StrEnum):
    """How much to log."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def _settings_file(path: PurePosixPath) -> PurePosixPath:
    if path.suffix not in {".yaml", ".yml"}:
        raise ValueError(path)
    return _below(_CONFIG, path)


def _storage(path: PurePosixPath) -> PurePosixPath:
    return _below(_MEDIA, path)


def _below(root: PurePosixPath, path: PurePosixPath) -> PurePosixPath:
    """Make sure that a path is below a folder that outlives the container."""
    sound = len(str(path)) < _LONGEST and str(path).isprintable() and ".." not in path.parts
    if not sound or path == root or not path.is_relative_to(root):
        raise ValueError(path)
    return path


def _plain_word(value: Any) -> Any:
    return value.strip().lower() if isinstance(value, str) else value


class AppOptions(BaseModel):
    """The app's options. What changes while it runs is in the settings, not here.

    Attributes:
        log_level: log this and worse.
        config_path: the settings file; it is made when it is missing.
        storage_path: the folder of clips and pictures.
        mqtt_discovery: give everything to Home Assistant by MQTT as well, through the broker that
            the Supervisor knows.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    log_level: Annotated[AppLogLevel, BeforeValidator(_plain_word)] = AppLogLevel.INFO
    config_path: Annotated[PurePosixPath, AfterValidator(_settings_file)] = (
        _CONFIG / "hearthwatch.yaml"
    )
    storage_path: Annotated[PurePosixPath, AfterValidator(_storage)] = _MEDIA / "hearthwatch"
    mqtt_discovery: bool = False


_HOW: Final = {
    "log_level": f"one of {', '.join(AppLogLevel)}",
    "mqtt_discovery": "true or false",
}
_WHERE: Final = {
    "config_path": f"a .yaml file below {_CONFIG}, like {_CONFIG}/hearthwatch.yaml",
    "storage_path": f"a folder below {_MEDIA}, like {_MEDIA}/hearthwatch",
}
"""What each option may be, for people."""


def read_options(file: Path) -> tuple[AppOptions, tuple[Ignored, ...]]:
    """Read the options; what is missing or empty is as by default.

    Returns:
        The options, and those of them that are not as they were written.

    Raises:
        OptionsError: the file cannot be read, or says a place that cannot be used.
    """
    said = {key: value for key, value in _read(file).items() if value not in (None, "")}
    try:
        return AppOptions.model_validate(said), ()
    except ValidationError as error:
        wrong = {str(detail["loc"][0]) for detail in error.errors(include_url=False)}
    if nowhere := [
        f"The option {name} must be {_WHERE[name]}." for name in _WHERE if name in wrong
    ]:
        raise OptionsError(" ".join(nowhere))
    options = AppOptions.model_validate({k: v for k, v in said.items() if k not in wrong})
    ignored = (
        Ignored(name, f"must be {_HOW[name]}", str(getattr(options, name)).lower())
        for name in _HOW
        if name in wrong
    )
    return options, tuple(ignored)


def _read(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST)
        said = json.loads(content)
    except OSError as error:
        raise OptionsError(f"{file} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise OptionsError(f"{file} is not JSON; save the app's options again") from error
    if not isinstance(said, dict):
        raise OptionsError(f"{file} holds no options; save the app's options again")
    return said
