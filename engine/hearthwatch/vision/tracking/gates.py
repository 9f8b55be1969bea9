"""The gates of a track, with their numbers, for people to read."""

from hearthwatch.model.detection import Detection
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.vision.tracking.parameters import TrackerParameters
from hearthwatch.vision.tracking.results import Refusal, Track
from hearthwatch.vision.tracking.target import Target


def is_convincing(target: Target, parameters: TrackerParameters) -> bool:
    """Tell whether a track may be confirmed."""
    return all(check.passed for check in _existence(target, parameters))


def checks_of(target: Target, parameters: TrackerParameters) -> tuple[Check, ...]:
    """Return what a track has passed and what it has not."""
    if target.confirmed_at is None:
        return tuple(_existence(target, parameters))
    found = [
        Check(
            Gate.EVIDENCE,
            passed=True,
            text=f"confirmed; score median {target.score:.2f} over {_looks(target.looks)}",
            value=target.score,
        )
    ]
    if not target.seen:
        text = f"unseen for {target.unseen:.1f} s, given up after {target.patience:.1f} s"
        found.append(Check(Gate.LOOK, False, text, target.unseen, target.patience))
    if target.stationary_since is not None:
        limit = parameters.still_after
        text = f"stationary for {target.still_for:.1f} s >= {limit:.1f} s"
        found.append(Check(Gate.STATIONARY, False, text, target.still_for, limit))
    return tuple(found)


def snapshot(target: Target, parameters: TrackerParameters) -> Track:
    """Return a track as it stands."""
    return Track(
        id=target.id,
        label=target.label,
        score=target.score,
        box=target.box,
        state=target.state,
        first_seen=target.first_seen,
        last_seen=target.history[-1].time,
        looks=target.looks,
        seen=target.seen,
        speed=target.speed,
        confirmed_at=target.confirmed_at,
        stationary_since=target.stationary_since,
        checks=checks_of(target, parameters),
    )


def too_weak(detection: Detection, limit: float) -> Refusal:
    """Refuse a detection for its score."""
    text = f"{detection.label} score {detection.score:.2f} < {limit:.2f}"
    return Refusal(detection, Check(Gate.SCORE, False, text, detection.score, limit))


def background(detection: Detection) -> Refusal:
    """Refuse a detection because its place has always looked like that."""
    text = f"{detection.label} score {detection.score:.2f} where the background looks like one"
    return Refusal(detection, Check(Gate.EVIDENCE, False, text, detection.score))


def repetition(detection: Detection, better: Detection) -> Refusal:
    """Refuse a detection because a better one shows the same thing."""
    text = f"{detection.label} repeats the {better.label} with score {better.score:.2f}"
    return Refusal(detection, Check(Gate.EVIDENCE, False, text, detection.score, better.score))


def _existence(target: Target, parameters: TrackerParameters) -> list[Check]:
    evidence, wanted = target.evidence, parameters.min_score_of(target.label)
    looks = _looks(evidence.looks)
    return [
        _compare(Gate.SCORE, "score median", evidence.score, wanted, f"over {looks}"),
        _compare(Gate.EVIDENCE, "evidence", evidence.total, parameters.evidence, f"after {looks}"),
    ]


def _compare(gate: Gate, name: str, value: float, limit: float, over: str) -> Check:
    passed = value >= limit
    sign = ">=" if passed else "<"
    return Check(gate, passed, f"{name} {value:.2f} {sign} {limit:.2f} {over}", value, limit)


def _looks(count: int) -> str:
    return f"{count} look{'' if count == 1 else 's'}"
