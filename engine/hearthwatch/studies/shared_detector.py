"""A detector for several settings that look at the same pictures: what was seen is seen once."""

import hashlib
from collections.abc import Sequence

from hearthwatch.model.detection import Detection
from hearthwatch.vision.detector import Detector, Picture

type _Shown = tuple[bytes, tuple[int, ...], int | None]


class SharedDetector:
    """Remembers what it saw in the crops of the newest frame.

    Two settings mostly look at the same crops; then the second one costs next to nothing.
    """

    def __init__(self, detector: Detector) -> None:
        self._detector = detector
        self._seen: dict[_Shown, list[Detection]] = {}

    @property
    def name(self) -> str:
        """See `Detector.name`."""
        return self._detector.name

    @property
    def labels(self) -> tuple[str, ...]:
        """See `Detector.labels`."""
        return self._detector.labels

    @property
    def inferences(self) -> int:
        """See `Detector.inferences`; what is remembered does not count."""
        return self._detector.inferences

    def next_frame(self) -> None:
        """Forget the crops of the last frame."""
        self._seen.clear()

    def detect(
        self, pictures: Sequence[Picture], *, side: int | None = None
    ) -> list[list[Detection]]:
        """See `Detector.detect`."""
        shown = [_shown(picture, side) for picture in pictures]
        all_shown = dict(zip(shown, pictures, strict=True))
        new = {key: picture for key, picture in all_shown.items() if key not in self._seen}
        found = self._detector.detect(list(new.values()), side=side) if new else []
        self._seen.update(zip(new, found, strict=True))
        return [list(self._seen[key]) for key in shown]


def _shown(picture: Picture, side: int | None) -> _Shown:
    """Tell pictures apart, without keeping them."""
    digest = hashlib.blake2b(picture.tobytes(), digest_size=16).digest()
    return digest, picture.shape, side
