"""Making clips, each once: they are kept in a folder under a digest of all that they depend on."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import av
import msgspec
import numpy as np
from numpy.typing import NDArray

from hearthwatch.studies.bench.cast import Cast, cut, drawn
from hearthwatch.studies.bench.encode import Encoding, encode
from hearthwatch.studies.bench.painter import paint
from hearthwatch.studies.bench.scenes import Scene, Sight, Truth

_RECIPE: Final = 2
"""Counts changes of how clips are made: those of an older recipe are made anew."""

_truths: Final = msgspec.json.Decoder(Truth)


@dataclass(frozen=True, slots=True)
class Clip:
    """An encoded scene with its truth."""

    path: Path
    encoding: Encoding
    truth: Truth

    @property
    def name(self) -> str:
        """The clip as people may read it."""
        return f"{self.truth.scene.name}, {self.encoding.name}"


class Studio:
    """Makes clips and keeps them."""

    def __init__(self, folder: Path, footage: Path | None = None) -> None:
        """Prepare to make clips.

        Args:
            folder: where they are kept; it is made when missing.
            footage: to cut place and people from; drawn ones play where it is None.
        """
        self._folder = folder
        self._footage = footage

    @property
    def material(self) -> str:
        """What the scenes are made of, for a report."""
        return f"people cut from {self._footage.name}" if self._footage else "drawn people"

    def has(self, scene: Scene, encoding: Encoding) -> bool:
        """Tell whether a clip is there already."""
        return self._path(scene, encoding).with_suffix(".json").exists()

    def clip(self, scene: Scene, encoding: Encoding) -> Clip:
        """Return a clip, made now unless it is there already.

        Raises:
            SourceError: the footage cannot be played.
            ValueError: nobody can be cut from the footage.
        """
        path = self._path(scene, encoding)
        record = path.with_suffix(".json")
        if not record.exists():
            self._make(scene, encoding, path, record)
        return Clip(path, encoding, _truths.decode(record.read_bytes()))

    def _path(self, scene: Scene, encoding: Encoding) -> Path:
        return self._folder / f"{_slug(scene.name)}-{self._digest(scene, encoding)}.mp4"

    @cached_property
    def _cast(self) -> Cast:
        return cut(self._footage) if self._footage else drawn()

    @cached_property
    def _source(self) -> str:
        if self._footage is None:
            return "drawn"
        with self._footage.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def _digest(self, scene: Scene, encoding: Encoding) -> str:
        """Return a name for everything that a clip depends on."""
        parts = (_RECIPE, self._source, av.__version__, scene, encoding)
        return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]

    def _make(self, scene: Scene, encoding: Encoding, path: Path, record: Path) -> None:
        """Write a clip; its record comes last, so that a clip with one is whole."""
        self._folder.mkdir(parents=True, exist_ok=True)
        sights: list[tuple[Sight, ...]] = []
        encode(self._paint(scene, encoding, sights), encoding, path)
        truth = Truth(scene, encoding.width, encoding.height, encoding.rate, tuple(sights))
        unfinished = record.with_suffix(".part")
        unfinished.write_bytes(msgspec.json.encode(truth))
        unfinished.replace(record)

    def _paint(
        self, scene: Scene, encoding: Encoding, sights: list[tuple[Sight, ...]]
    ) -> Iterator[NDArray[np.uint8]]:
        size = {"width": encoding.width, "height": encoding.height, "rate": encoding.rate}
        for painting in paint(scene, self._cast, **size):
            sights.append(painting.sights)
            yield painting.planes


def _slug(name: str) -> str:
    return name.replace(",", "").replace(" ", "-")
