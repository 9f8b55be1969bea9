"""The settings of a tracker: what each means, and what changes when it is turned."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearthwatch.vision.tracking.kalman import MotionNoise


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchParameters:
    """What makes a detection and a track the same thing.

    Attributes:
        growth: share of its own size by which boxes are widened for the matching. More: fast
            things are kept at few looks a second, and neighbours are confused more easily.
        min_overlap: of the widened boxes, for a match.
        limit: the highest cost of a match. Less: a thing is rather lost than taken for another.
        size_weight: cost of a difference in height by a factor of e.
        look_weight: cost of a difference in appearance, per unit. More: crossing people keep
            their names if they are dressed differently, and lose them in patchy light.
        full_unlike: difference in appearance (0..1) above which more of it costs no more: the
            same person rarely differs so much, and one behind a sign or a friend may look like
            anything. More: who is half hidden is taken for somebody new.
        age_weight: cost of each second unseen, so that what is in view chooses first.
        fresh: seconds unseen up to which motion alone is trusted; after them both size and
            appearance must fit as well.
        max_unlike: difference in appearance (0..1) at which a hidden thing is not found again.
        max_resize: change of height, as a logarithm, at which it is not.
    """

    growth: float = 0.3
    min_overlap: float = 0.2
    limit: float = 1.0
    size_weight: float = 0.3
    look_weight: float = 3.0
    full_unlike: float = 0.1
    age_weight: float = 0.15
    fresh: float = 0.3
    max_unlike: float = 0.15
    max_resize: float = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class ReunionParameters:
    """What makes a new track an old one that was lost.

    Attributes:
        reach: how far the new one may be, in box heights (or widths, whichever is more), from
            where the old one is expected. More: identities survive turns behind cover, and are
            more often passed to strangers.
        pace: what each second unseen adds to the reach.
        max_unlike: difference in appearance (0..1) from which they are two.
        max_resize: change of size, as a logarithm, from which they are.
    """

    reach: float = 0.5
    pace: float = 0.3
    max_unlike: float = 0.08
    max_resize: float = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerParameters:
    """How to follow things; the defaults are for 3 to 15 looks a second.

    Attributes:
        aspect: width of the picture divided by its height. Distances and shapes are judged in
            square units, so a wrong one makes sideways movement look too fast or too slow.
        sure_score: detections from here on are matched first and may begin a track. Lower: faint
            things are found sooner, and more ghosts appear.
        weak_score: detections from here up to `sure_score` only continue tracks that exist.
            Lower: fewer gaps, and boxes that stick to the background.
        min_score: what the median score must reach before a track is confirmed.
        min_scores: the same for single labels.
        evidence: the sum of scores, less `miss_cost` for each look in vain, that confirms a track
            within `evidence_window`. More: later and surer events. It is above 1, so one look
            never suffices.
        miss_cost: what a look in vain takes away from the evidence.
        evidence_window: seconds of the past that count as evidence; what is announced was first
            seen at most this long ago.
        patience: seconds for which a confirmed track may be unseen where it was looked for.
            More: identities survive longer occlusions, and are more often passed to strangers.
        still_patience: the most for one that stands still, which has half as long as it stood.
        faint_tail: seconds for which weak detections count at the end of a track.
        still_after: seconds without moving `still_distance` that make a track stationary.
        still_distance: in box heights (or widths, whichever is more).
        duplicate_overlap: overlap at which two boxes of one group are the same thing.
        look_back: seconds for which weak detections are kept, so that a new track can be traced
            back to where it was hardly visible.
        clutter_after: seconds after which weak detections at one place are taken for background.
        clutter_memory: seconds after which such a place is forgotten when nothing is seen there.
        history_limit: sightings kept for each track; None keeps all (recorded footage), a number
            bounds the memory of a camera that runs for months.
        match: of detections with tracks.
        reunion: of new tracks with lost ones.
        noise: of the motion model.
    """

    aspect: float = 16 / 9
    sure_score: float = 0.5
    weak_score: float = 0.3
    min_score: float = 0.5
    min_scores: Mapping[str, float] = field(default_factory=dict)
    evidence: float = 1.5
    miss_cost: float = 0.3
    evidence_window: float = 1.0
    patience: float = 2.0
    still_patience: float = 10.0
    faint_tail: float = 1.0
    still_after: float = 3.0
    still_distance: float = 0.15
    duplicate_overlap: float = 0.6
    look_back: float = 1.0
    clutter_after: float = 2.0
    clutter_memory: float = 60.0
    history_limit: int | None = None
    match: MatchParameters = field(default_factory=MatchParameters)
    reunion: ReunionParameters = field(default_factory=ReunionParameters)
    noise: MotionNoise = field(default_factory=MotionNoise)

    def min_score_of(self, label: str) -> float:
        """Return the score that a track with this label must reach."""
        return self.min_scores.get(label, self.min_score)
