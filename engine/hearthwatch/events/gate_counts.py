"""How often each gate was passed over a span of time: what mostly keeps a camera silent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.look import LookRecord


@dataclass(frozen=True, slots=True)
class GateCount:
    """One gate over a span of time.

    Attributes:
        passed: looks of a frame, or of a thing that was followed, that passed it.
        failed: those that did not.
        text: of the newest of those; empty where there was none.
    """

    gate: Gate
    passed: int = 0
    failed: int = 0
    text: str = ""

    def add(self, check: Check, looks: int) -> "GateCount":
        """Count a check that so many looks had in common."""
        if check.passed:
            return replace(self, passed=self.passed + looks)
        return replace(self, failed=self.failed + looks, text=check.text)


@dataclass(frozen=True, slots=True)
class GateSummary:
    """All gates of a camera over a span of time.

    Attributes:
        looks: how many there were.
        inferences: crops that the detector was shown.
        gates: those that were asked, in their order.
    """

    looks: int
    inferences: int
    gates: tuple[GateCount, ...]


def count_gates(records: Iterable[LookRecord]) -> GateSummary:
    """Count over records in the order of time."""
    counts: dict[Gate, GateCount] = {}
    looks = inferences = 0
    for record in records:
        looks += record.looks
        inferences += record.inferences
        for check in record.checks:
            known = counts.get(check.gate, GateCount(check.gate))
            counts[check.gate] = known.add(check, record.looks)
        for check in (check for track in record.tracks for check in track.checks):
            known = counts.get(check.gate, GateCount(check.gate))
            counts[check.gate] = known.add(check, 1)
    return GateSummary(looks, inferences, tuple(counts[gate] for gate in Gate if gate in counts))
