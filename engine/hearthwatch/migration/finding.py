"""The configuration that somebody means, and whose it is."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from hearthwatch.migration.foreign import LARGEST, Foreign, MigrationError
from hearthwatch.migration.frigate import is_frigate, read_frigate
from hearthwatch.migration.homesec import is_homesec, read_homesec
from hearthwatch.migration.plan import Plan
from hearthwatch.migration.variables import parse_env
from hearthwatch.settings import Problem

_STEMS: Final = ("config", "frigate", "homesec")
_ENDINGS: Final = (".yml", ".yaml", ".json")
_ENV: Final = ".env"


def configuration(place: Path) -> Path:
    """Return the configuration file at a place, or in the folder there.

    Raises:
        MigrationError: there is none.
    """
    if not place.is_dir():
        return place
    for folder in (place, place / "config"):
        for name in (stem + ending for stem in _STEMS for ending in _ENDINGS):
            if (folder / name).is_file():
                return folder / name
    names = ", ".join(f"{stem}.yml" for stem in _STEMS)
    raise MigrationError(place, (Problem("", f"the folder holds no {names} or .yaml"),))


def variables(file: Path, given: Path | None) -> dict[str, str]:
    """Return the values of variables: those of this process, and of a ``.env`` file.

    Args:
        file: the configuration; a ``.env`` beside it is read as well.
        given: another such file, which goes first.

    Raises:
        MigrationError: the given file cannot be read.
    """
    beside = file.parent / _ENV
    found = parse_env(_text(beside)) if beside.is_file() and given is None else {}
    return {**found, **os.environ, **(parse_env(_text(given)) if given else {})}


def read_configuration(file: Path, values: Mapping[str, str]) -> Plan:
    """Read a configuration file.

    Raises:
        MigrationError: it cannot be read, is of nobody that we know, or has mistakes.
    """
    return read_text(file, _text(file), values)


def read_text(file: Path, text: str, values: Mapping[str, str]) -> Plan:
    """Read a configuration.

    Args:
        file: what it is called in errors.
        text: YAML or JSON.
        values: of variables, by name.

    Raises:
        MigrationError: it is of nobody that we know, or has mistakes.
    """
    foreign = Foreign.parsed(file, text)
    if is_frigate(foreign.tree):
        return read_frigate(foreign, values)
    if is_homesec(foreign.tree):
        return read_homesec(foreign, values)
    problem = "this is a configuration of neither Frigate nor HomeSec: no camera looks like theirs"
    raise MigrationError(file, (Problem("cameras", problem, foreign.line(("cameras",))),))


def _text(file: Path) -> str:
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise MigrationError(file, (Problem("", "is no file"),))
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise MigrationError(file, (Problem("", "more than 1 MiB is no configuration"),))
        return data.decode()
    except UnicodeDecodeError:
        raise MigrationError(file, (Problem("", "not UTF-8 text"),)) from None
    except OSError as error:
        problem = Problem("", f"cannot be read: {error.strerror}")
        raise MigrationError(file, (problem,)) from error
