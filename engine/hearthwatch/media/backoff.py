"""How long to leave a faulty camera alone."""

import zlib
from dataclasses import dataclass, field


@dataclass(slots=True)
class Backoff:
    """Growing pauses between attempts, for ever, with jitter so that cameras do not come in step.

    Attributes:
        seed: decides the jitter; give every camera its own.
        first: seconds of the first pause; short, for most faults are a camera's hiccup.
        factor: by which every further pause is longer.
        most: seconds that no pause exceeds, unless the fault itself asks for more.
        jitter: the largest share of a pause that is left out.
        healthy: seconds of pictures after which a fault counts as the first again.
    """

    seed: str = ""
    first: float = 1.0
    factor: float = 2.0
    most: float = 60.0
    jitter: float = 0.3
    healthy: float = 30.0
    _failures: int = field(default=0, init=False, repr=False)
    _pauses: int = field(default=0, init=False, repr=False)

    def pause(self, lasted: float, at_least: float = 0.0) -> float:
        """Return the seconds to wait after an attempt.

        Args:
            lasted: how many seconds the attempt gave pictures.
            at_least: what the fault itself asks for.
        """
        if lasted >= self.healthy:
            self._failures = 0
        # A float cannot hold what months of failures would make, so the exponent is bounded.
        length = min(self.most, self.first * self.factor ** min(self._failures, 64))
        self._failures += 1
        self._pauses += 1
        chance = zlib.crc32(f"{self.seed} {self._pauses}".encode()) / 2**32
        return max(at_least, length * (1.0 - self.jitter * chance))
