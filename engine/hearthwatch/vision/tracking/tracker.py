"""Follow things from look to look.

The order of the matching is ByteTrack's idea (Y. Zhang et al., "ByteTrack: Multi-Object Tracking
by Associating Every Detection Box", 2022): sure detections choose first, weak ones may only
continue what is already known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from hearthwatch.model.detection import Detection
from hearthwatch.model.geometry import Box
from hearthwatch.vision.tracking import gates
from hearthwatch.vision.tracking.appearance import Picture
from hearthwatch.vision.tracking.association import pair_up
from hearthwatch.vision.tracking.clutter import Clutter
from hearthwatch.vision.tracking.duplicates import distinct
from hearthwatch.vision.tracking.observation import Observation, observe, set_apart
from hearthwatch.vision.tracking.parameters import TrackerParameters
from hearthwatch.vision.tracking.results import EndedTrack, EndReason, Refusal, TrackerUpdate
from hearthwatch.vision.tracking.reunion import find_lost
from hearthwatch.vision.tracking.target import Target
from hearthwatch.vision.tracking.tracing import Leftovers

_WHOLE: Final = (Box(0.0, 0.0, 1.0, 1.0),)
_LOOKED_AT: Final = 0.6
_HIDDEN: Final = 0.3
_VISIBLE: Final = 0.3
_FAINT_PATIENCE: Final = 1.5

type Verdict = tuple[EndReason, str]


class Tracker:
    """Gives detections of one camera their identity over time.

    It keeps no clock: the times it is given must not run backwards, and only their differences
    matter. The same calls give the same answers.
    """

    def __init__(self, parameters: TrackerParameters | None = None, *, first_id: int = 1) -> None:
        """Begin with nothing to follow.

        Args:
            parameters: how to follow.
            first_id: of the first track, where another tracker has used up those before.
        """
        self._parameters = parameters or TrackerParameters()
        self._clutter = Clutter(self._parameters.clutter_after, self._parameters.clutter_memory)
        self._leftovers = Leftovers(self._parameters.look_back)
        self._targets: list[Target] = []
        self._next_id = first_id
        self._time: float | None = None

    @property
    def next_id(self) -> int:
        """The id of the next new track."""
        return self._next_id

    def require(self, min_scores: Mapping[str, float]) -> None:
        """Confirm tracks by other scores from the next look on; see `TrackerParameters`."""
        self._parameters = replace(self._parameters, min_scores=min_scores)

    def update(
        self,
        detections: Sequence[Detection],
        time: float,
        seen: Sequence[Box] = _WHOLE,
        picture: Picture | None = None,
    ) -> TrackerUpdate:
        """Take in what one look saw.

        Args:
            detections: of all labels that are of interest; weak ones too, down to `weak_score`.
            time: of the frame, in seconds.
            seen: the parts of the picture that the detector was shown. A track outside them does
                not count the look as one that missed it. Empty when nothing was looked at.
            picture: BGR, shape (height, width, 3). With it things are also known by their
                colours, so that people who cross keep their identities more often.

        Raises:
            ValueError: the time is before that of the last look.
        """
        if self._time is not None and time < self._time:
            raise ValueError(f"look at {time} s comes after one at {self._time} s")
        self._time = time
        for target in self._targets:
            target.predict(time)
        observations, refused = self._observe(detections, time, picture)
        for unknown in self._match(observations, time, refused):
            self._targets.append(Target(self._next_id, unknown, self._parameters))
            self._next_id += 1
        self._miss(seen)
        confirmed, found_again = self._confirm()
        ended = found_again + self._end()
        return TrackerUpdate(
            tracks=tuple(gates.snapshot(target, self._parameters) for target in self._targets),
            confirmed=tuple(gates.snapshot(target, self._parameters) for target in confirmed),
            ended=tuple(ended),
            refused=tuple(refused),
        )

    def close(self) -> tuple[EndedTrack, ...]:
        """End every track, as when the footage is over; the tracker is then empty."""
        targets, self._targets = self._targets, []
        return tuple(self._ended(target, (EndReason.CLOSED, "the end")) for target in targets)

    def _observe(
        self, detections: Sequence[Detection], time: float, picture: Picture | None
    ) -> tuple[list[Observation], list[Refusal]]:
        limit = self._parameters.weak_score
        refused = [gates.too_weak(weak, limit) for weak in detections if weak.score < limit]
        usable = [detection for detection in detections if detection.score >= limit]
        found = observe(usable, time, self._parameters.aspect, picture)
        kept, repeated = distinct(found, self._parameters.duplicate_overlap)
        refused += [gates.repetition(twin.detection, best.detection) for twin, best in repeated]
        return set_apart(kept), refused

    def _match(
        self, observations: Sequence[Observation], time: float, refused: list[Refusal]
    ) -> list[Observation]:
        """Continue tracks; return the sure observations that are left over."""
        limit = self._parameters.sure_score
        sure = [seen for seen in observations if seen.score >= limit]
        weak, ghosts = self._clutter.split([seen for seen in observations if seen.score < limit])
        known = [target for target in self._targets if target.confirmed_at is not None]
        fresh = [target for target in self._targets if target.confirmed_at is None]
        known, sure = self._pair(known, sure)
        fresh, sure = self._pair(fresh, sure)
        _, weak = self._pair(known + fresh, weak)
        refused += [gates.background(ghost.detection) for ghost in ghosts]
        refused += [gates.too_weak(seen.detection, limit) for seen in weak]
        self._clutter.learn(ghosts + weak, time)
        self._leftovers.keep(weak, time)
        return sure

    def _pair(
        self, targets: list[Target], observations: list[Observation]
    ) -> tuple[list[Target], list[Observation]]:
        """Match; return the targets and the observations that found no partner."""
        pairs = pair_up(targets, observations, self._parameters.match)
        for target, observation in pairs:
            target.see(observation)
        used = {id(observation) for _, observation in pairs}
        return (
            [target for target in targets if not target.seen],
            [observation for observation in observations if id(observation) not in used],
        )

    def _miss(self, seen: Sequence[Box]) -> None:
        for target in self._targets:
            looked_at = not target.seen and _covers(seen, target.box, _LOOKED_AT)
            if looked_at and not self._is_hidden(target):
                target.miss()

    def _is_hidden(self, target: Target) -> bool:
        """Tell whether something in front explains why a thing that stands still is unseen."""
        if target.stationary_since is None or target.confirmed_at is None:
            return False
        others = [other.box for other in self._targets if other.seen]
        return _covers(others, target.box, _HIDDEN)

    def _confirm(self) -> tuple[list[Target], list[EndedTrack]]:
        """Confirm who is convincing; return the new ones, and those that are old ones."""
        new: list[Target] = []
        old: list[EndedTrack] = []
        for target in [target for target in self._targets if self._is_convincing(target)]:
            lost = find_lost(target, self._targets, self._parameters.reunion)
            if lost is not None:
                old.append(self._ended(target, _same_as(lost)))
            target.confirm(self._leftovers.trace(target, self._parameters.aspect))
            if lost is None:
                new.append(target)
            else:
                self._reunite(lost, target)
        return new, old

    def _is_convincing(self, target: Target) -> bool:
        fresh = target.confirmed_at is None and target.seen
        return fresh and gates.is_convincing(target, self._parameters)

    def _reunite(self, lost: Target, found: Target) -> None:
        """Let a lost track go on as what was found, in its own place in the order."""
        lost.trim()
        found.resume(lost)
        self._targets.remove(found)
        self._targets[self._targets.index(lost)] = found

    def _end(self) -> list[EndedTrack]:
        verdicts = [(target, self._verdict(target)) for target in self._targets]
        self._targets = [target for target, verdict in verdicts if verdict is None]
        return [self._ended(target, verdict) for target, verdict in verdicts if verdict]

    def _verdict(self, target: Target) -> Verdict | None:
        """Tell why a track is to be given up, or None when it is not."""
        verdict: Verdict | None = None
        if target.confirmed_at is None:
            if target.evidence.total <= 0:
                texts = (check.text for check in gates.checks_of(target, self._parameters))
                verdict = EndReason.UNCONFIRMED, "; ".join(texts)
        elif target.unsure > _FAINT_PATIENCE * target.patience:
            verdict = EndReason.LOST, f"seen but faintly for {target.unsure:.1f} s"
        elif not target.seen and target.visible < _VISIBLE:
            verdict = EndReason.LEFT_PICTURE, f"{target.visible:.0%} of it is in the picture"
        elif target.unseen > target.patience:
            text = f"unseen for {target.unseen:.1f} s > {target.patience:.1f} s"
            verdict = EndReason.LOST, text
        return verdict

    def _ended(self, target: Target, verdict: Verdict) -> EndedTrack:
        target.trim()
        track = gates.snapshot(target, self._parameters)
        return EndedTrack(track, *verdict, history=tuple(target.history))


def _same_as(lost: Target) -> Verdict:
    return EndReason.FOUND_AGAIN, f"it is {lost.label} {lost.id}, unseen for {lost.unseen:.1f} s"


def _covers(parts: Sequence[Box], box: Box, share: float) -> bool:
    return any(part.intersection(box) >= share * box.area for part in parts)
