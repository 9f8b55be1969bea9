"""Files of published packages, which the machine's own tools fetch as they are set up to."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hearthwatch.model.redaction import redact_text
from hearthwatch.vision.models import Origin, Registry

_WITHIN: Final = 1800.0
_LARGEST: Final = 256 << 20
_LONGEST: Final = 300
_NOISE: Final = ("code ", "errno", "A complete log", "[notice]")


class PackageError(Exception):
    """A file cannot be had; the text says why and names the package."""


def published_file(origin: Origin, *, within: float = _WITHIN) -> bytes:
    """Fetch a package and return one of its files.

    Args:
        origin: of the file.
        within: seconds that fetching may take.

    Raises:
        PackageError: the tool is missing, fails or hangs, or the file is not in the package.
        OSError: the disk is full.
    """
    with TemporaryDirectory(prefix="hearthwatch-") as folder:
        _download(origin, Path(folder), within)
        archives = [path for path in Path(folder).iterdir() if path.suffix in {".tgz", ".whl"}]
        if len(archives) != 1:
            raise PackageError(f"{origin}: no package was written")
        try:
            return _content(archives[0], origin)
        except (tarfile.TarError, zipfile.BadZipFile, EOFError) as error:
            raise PackageError(f"{origin}: the package is damaged ({error})") from error


def _download(origin: Origin, folder: Path, within: float) -> None:
    command = _npm(origin) if origin.registry is Registry.NPM else _pip(origin)
    tool = "npm" if origin.registry is Registry.NPM else "pip"
    try:
        done = subprocess.run(  # noqa: S603 - the package is one of ours
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=within,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PackageError(f"{origin}: {tool} did not fetch it within {within:g} s") from None
    if done.returncode:
        reason = _reason(done.stderr.decode(errors="replace"))
        raise PackageError(f"{origin}: {tool} cannot fetch it ({reason})")


def _npm(origin: Origin) -> list[str]:
    npm = shutil.which("npm")
    if npm is None:
        raise PackageError(f"{origin}: npm fetches it, which comes with Node.js and is not here")
    quiet = ["--loglevel=error", "--no-update-notifier", "--ignore-scripts"]
    return [npm, "pack", *quiet, f"{origin.package}@{origin.version}"]


def _pip(origin: Origin) -> list[str]:
    found = shutil.which("pip")
    if found is None and find_spec("pip") is None:
        raise PackageError(f"{origin}: pip fetches it, and is not here")
    pip = [sys.executable, "-m", "pip"] if find_spec("pip") else [str(found)]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    only = ["--no-deps", "--only-binary", ":all:"]
    return [*pip, "download", *quiet, *only, f"{origin.package}=={origin.version}"]


def _reason(said: str) -> str:
    """Return what a tool's own words say of a failure, without secrets and in one line."""
    lines = [
        line.strip().removeprefix("npm error").removeprefix("ERROR:").strip()
        for line in said.splitlines()
    ]
    telling = [line for line in lines if line and not line.startswith(_NOISE)]
    return redact_text(" ".join(telling[:2]))[:_LONGEST] or "it does not say why"


def _content(archive: Path, origin: Origin) -> bytes:
    missing = PackageError(f"{origin}: {origin.path} is not in it")
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            if origin.path not in wheel.namelist():
                raise missing
            if wheel.getinfo(origin.path).file_size > _LARGEST:
                raise PackageError(f"{origin}: {origin.path} is too large")
            return wheel.read(origin.path)
    with tarfile.open(archive) as package:
        try:
            member = package.getmember(origin.path)
        except KeyError:
            raise missing from None
        stream = package.extractfile(member)
        if stream is None:
            raise missing
        if member.size > _LARGEST:
            raise PackageError(f"{origin}: {origin.path} is too large")
        return stream.read()
