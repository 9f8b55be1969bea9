from uuid import UUID, uuid4

from hearthwatch.events import Explanations
from hearthwatch.events.gate_counts import GateCount, count_gates
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Box
from hearthwatch.model.look import LookRecord
from hearthwatch.model.messages import Looks
from hearthwatch.model.track import TrackState, TrackView

CAMERA = UUID(int=1)


def check(gate: Gate, text: str, *, passed: bool = False) -> Check:
    return Check(gate, passed=passed, text=text)


def look(
    start: float, *checks: Check, looks: int = 1, things: tuple[Check, ...] = ()
) -> LookRecord:
    box = Box(0.1, 0.2, 0.1, 0.3)
    track = TrackView(1, "person", 0.5, box, TrackState.TENTATIVE, checks=things)
    end = start + (looks - 1) / 5
    tracks = (track,) if things else ()
    return LookRecord(start, end, looks, 0.0, len(tracks), checks, tracks)


def test_gates_are_counted_by_look_in_their_order() -> None:
    records = [
        look(1.0, check(Gate.MOTION, "calm"), looks=50),
        look(20.0, check(Gate.MOTION, "lively", passed=True), things=(check(Gate.SCORE, "0.3"),)),
        look(21.0, check(Gate.MOTION, "lively", passed=True), things=(check(Gate.SCORE, "0.4"),)),
        look(22.0, check(Gate.MOTION, "calmer"), check(Gate.STREAM, "fine", passed=True)),
    ]
    summary = count_gates(records)
    assert (summary.looks, summary.inferences) == (53, 2)
    assert summary.gates == (
        GateCount(Gate.STREAM, 1, 0, ""),
        GateCount(Gate.MOTION, 2, 51, "calmer"),
        GateCount(Gate.SCORE, 0, 2, "0.4"),
    )


def test_only_the_span_that_is_asked_for_counts() -> None:
    explanations = Explanations(clock=lambda: 10_000.0)
    records = tuple(look(7_000.0 + n, check(Gate.MOTION, str(n))) for n in range(1_000))
    explanations.add(Looks(camera_id=CAMERA, records=records))
    summary = count_gates(explanations.between(CAMERA, 7_100.0, 7_899.5))
    assert summary.looks == 800
    assert summary.gates[0].text == "899"
    later = explanations.between(CAMERA, 0.0, 1e9)
    explanations.add(Looks(camera_id=CAMERA, records=(look(9_000.0),)))
    assert count_gates(later).looks == 1_000
    assert count_gates(explanations.between(uuid4(), 0.0, 1e9)).gates == ()
