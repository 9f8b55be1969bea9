"""A backup that waits, and putting it in place before the engine starts.

Little is imported here: cameras must not wait for it.
"""

import errno
import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import structlog

from hearthwatch.model.disk import sync
from hearthwatch.service.bundle import SIDECARS, homes
from hearthwatch.service.places import Places, StartError

KEPT: Final = "before-restore-"
"""How folders begin into which the state of before a restore goes."""

_STAGED: Final = "restore"
_PLAN: Final = "plan.json"
_MOST_KEPT: Final = 3

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be put in place.

    Attributes:
        version: of the Hearthwatch that made the backup.
        instance: the installation that it is of.
        made: when, RFC 3339.
        kept: the folder, in the data folder, into which the present state goes.
        parts: the names of what is in the backup.
    """

    version: str
    instance: str
    made: str
    kept: str
    parts: list[str]


def set_down(new: Path, plan: Plan, data: Path) -> None:
    """Let a folder with a backup wait in the data folder; it is whole there, or not at all."""
    (new / _PLAN).write_text(json.dumps(asdict(plan)), encoding="utf-8")
    _sync_all(new)
    forget(data)
    new.rename(data / _STAGED)
    sync(data)


def waiting(data: Path) -> Plan | None:
    """Return what waits in the data folder, if something does."""
    try:
        plan = (data / _STAGED / _PLAN).read_bytes()
    except FileNotFoundError:
        return None
    return Plan(**json.loads(plan))


def forget(data: Path) -> bool:
    """Remove what waits, if something does: its plan first, so that no half of it counts."""
    staged = data / _STAGED
    if not staged.is_dir():
        return False
    (staged / _PLAN).unlink(missing_ok=True)
    shutil.rmtree(staged)
    return True


def put_in_place(places: Places) -> None:
    """Put the backup that waits, if one does, in the place of everything that is there.

    What is there goes into a folder beside it. Whoever is interrupted goes on at the next start:
    each step looks at what is done already.

    Raises:
        StartError: a file cannot be moved.
    """
    staged = places.data / _STAGED
    plan = waiting(places.data)
    if plan is None:
        _tidy(places.data)
        return
    try:
        kept = places.data / plan.kept
        kept.mkdir(mode=0o700, exist_ok=True)
        for name, home in homes(places).items():
            _replace(staged / name, home, kept / name, wanted=name in plan.parts)
        sync(places.data)
        forget(places.data)
    except OSError as error:
        reason = f"{error.filename}: {error.strerror}"
        raise StartError(f"the backup cannot be put in place: {reason}") from error
    _tidy(places.data)
    _log.warning("restored", made=plan.made, version=plan.version, kept=str(kept))


def _replace(new: Path, home: Path, kept: Path, *, wanted: bool) -> None:
    """Put one part in place, and what was there aside.

    Args:
        new: the part, until it is in place.
        home: where it belongs.
        kept: where what was there goes.
        wanted: the backup has this part; else there is none of it afterwards.
    """
    if wanted and not new.exists():
        return  # That was done before an interruption.
    if home.exists():
        if kept.exists():
            _remove(home)
        else:
            _move(home, kept)
    for ending in SIDECARS:
        beside = home.with_name(home.name + ending)
        if beside.exists():
            _move(beside, kept.with_name(kept.name + ending))
    if wanted:
        _move(new, home)


def _move(source: Path, target: Path) -> None:
    """Move a file or folder; on another disk it appears whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        part = target.with_name(f".{target.name}.part")
        _remove(part)
        if source.is_dir():
            shutil.copytree(source, part)
        else:
            shutil.copy2(source, part)
        _sync_all(part)
        part.rename(target)
        _remove(source)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync_all(path: Path) -> None:
    """Make sure that a file, or a folder and all in it, is on the disk."""
    for each in (path, *path.rglob("*")) if path.is_dir() else (path,):
        sync(each)


def _tidy(data: Path) -> None:
    """Remove what interrupted work left, and all but the newest states of before a restore."""
    for pattern in (".backup-*", ".restore-*"):
        for left in data.glob(pattern):
            shutil.rmtree(left, ignore_errors=True)
    for old in sorted(data.glob(f"{KEPT}*"))[:-_MOST_KEPT]:
        shutil.rmtree(old, ignore_errors=True)
