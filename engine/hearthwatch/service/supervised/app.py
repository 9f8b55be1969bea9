"""Whether the engine runs as an app, and where it keeps things then."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hearthwatch.service.supervised.options import AppOptions, Ignored

TOKEN_VARIABLE: Final = "SUPERVISOR_TOKEN"  # noqa: S105 - a name
DATA: Final = Path("/data")
KEY_FILE: Final = "integration.key"
"""What Home Assistant's own key is kept in, in the data folder."""

HOST: Final = "0.0.0.0"  # noqa: S104 - the container's network, where everybody must show a key
PORT: Final = 8099

_OPTIONS: Final = "options.json"
_CONTAINERS: Final = (Path("/.dockerenv"), Path("/run/.containerenv"))
"""Files that Docker and Podman put into containers."""


@dataclass(frozen=True, slots=True)
class App:
    """The engine as an app.

    Attributes:
        token: opens the Supervisor's API.
        options: what the owner set.
        ignored: options that are not as they were written.
    """

    token: str
    options: "AppOptions"
    ignored: "tuple[Ignored, ...]" = ()

    @property
    def settings(self) -> Path:
        """The settings file."""
        return Path(self.options.config_path)

    @property
    def media(self) -> Path:
        """The folder of clips and pictures."""
        return Path(self.options.storage_path)


def is_supervised() -> bool:
    """Tell whether the Supervisor has started us."""
    return bool(os.environ.get(TOKEN_VARIABLE))


def is_contained() -> bool:
    """Tell whether this is a container: others may reach it at another address than its own."""
    return is_supervised() or any(mark.exists() for mark in _CONTAINERS)


def runs_as_app(data: Path) -> bool:
    """Tell whether the Supervisor has started us, with this data folder."""
    return is_supervised() and (data / _OPTIONS).exists()


def act_as_owner(data: Path) -> None:
    """Go on as whoever the data folder belongs to, if we are root and it is not root's.

    The Supervisor runs commands in the container as root; what they write must be the engine's.
    """
    owner = data.stat()
    if os.geteuid() == 0 and owner.st_uid != 0:
        os.setgroups([owner.st_gid])
        os.setgid(owner.st_gid)
        os.setuid(owner.st_uid)


def app_at(data: Path) -> App | None:
    """Return what the Supervisor says, or None when the engine runs on its own.

    Raises:
        OptionsError: the options cannot be read, or say a place that cannot be used.
    """
    if not runs_as_app(data):
        return None
    # Whoever runs on its own need not wait for what only an app needs.
    from hearthwatch.service.supervised.options import read_options  # noqa: PLC0415

    options, ignored = read_options(data / _OPTIONS)
    return App(os.environ[TOKEN_VARIABLE], options, ignored)
