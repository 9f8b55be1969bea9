"""The gate: packet sizes watched while the rest of a camera sleeps, and whether to trust them."""

from enum import StrEnum
from typing import Final

from hearthwatch.media.signals import SizeSignal
from hearthwatch.watch.attention.alarm import Alarm
from hearthwatch.watch.attention.proof import WANTED, Proof
from hearthwatch.watch.attention.thrift import MOST, Thrift

ECHO: Final = 1.5
"""Seconds for which an alarm keeps a camera awake by itself."""

_CALM: Final = 2.0
"""Seconds without motion after which there is calm."""

_MISSED: Final = 2
"""Missed movements after which a gate that was never trusted is given up for now."""

_PAUSE: Final = 600.0
_LONGEST_PAUSE: Final = 86_400.0
"""Seconds until a gate that failed is tried again: twice as long each time, up to a day."""

_MISFIT: Final = 0.5
_LEVEL_MOVED: Final = 0.7
_SPREAD_GREW: Final = 2.0
"""Share of packets that do not fit, change of the level (0.7: sizes have doubled or halved), and
growth of the spread, from which the stream is not the one that the gate proved itself on."""


class Trust(StrEnum):
    """How far the gate has come."""

    PROVING = "proving"
    TRUSTED = "trusted"
    DEAF = "deaf"
    RESTLESS = "restless"


class Gate:
    """Watch packet sizes, ring, and keep the books on how good that is.

    Attributes:
        trust: whether it may be relied upon, or why not.
        ringing_until: for how long the newest alarm keeps a camera awake, in stream time.
    """

    def __init__(self) -> None:
        """Begin with everything to be proved."""
        self.trust = Trust.PROVING
        self.ringing_until = float("-inf")
        self._finding = ""
        self._failures = 0
        self._again_at = 0.0
        self._now = 0.0
        self._moved_at = float("-inf")
        self._begin()

    @property
    def recall(self) -> float | None:
        """The share of movements that it probably notices; None before any was measured."""
        return self._proof.recall

    @property
    def settled(self) -> bool:
        """It knows what is usual and can ring."""
        return self._signal.settled

    def packet(self, size: int, time: float, *, keyframe: bool, followed: bool) -> None:
        """Take a packet.

        Args:
            size: in bytes.
            time: of the packet.
            keyframe: it begins a group of pictures.
            followed: something is being followed, so there is no calm.
        """
        self._now = time
        if self._alarm.add(self._signal.add(size, time, keyframe=keyframe)):
            self.ringing_until = time + ECHO
            self._proof.alarm(time)
        calm = self.settled and not followed and time - self._moved_at > _CALM
        self._thrift.tick(time, calm=calm, awake=time < self.ringing_until)

    def look(
        self,
        time: float,
        *,
        moving: bool,
        learned: bool,
        everything: bool,
        keyframe: float | None,
    ) -> None:
        """Take in what a look saw; see `Attention.look` and `Proof.look`."""
        if moving:
            self._moved_at = max(time, self._moved_at)
        if moving or not learned:
            self._signal.forget(time)
        else:
            self._signal.learn(time)
        if self.settled and learned:
            self._proof.look(time, moving=moving, everything=everything, keyframe=keyframe)
        self._decide(time)

    def interrupt(self) -> None:
        """Hear that packets are missing, as after a reconnection."""
        self._signal.interrupt()

    def begin_anew(self) -> None:
        """Forget all that was proved: the stream is not what it was."""
        self._failures = 0
        self._begin()

    def is_stranger(self) -> bool:
        """Tell whether sizes are no longer those that were learned, or proved on."""
        signal = self._signal
        if signal.misfit > _MISFIT:
            return True
        if self._licence is None:
            return False
        level, spread = self._licence
        return abs(signal.level - level) > _LEVEL_MOVED or signal.spread > _SPREAD_GREW * spread

    def words(self) -> str:
        """Say how it stands, as the end of a sentence."""
        if self.trust in {Trust.DEAF, Trust.RESTLESS}:
            return f"{self._finding}; it is tried again in {_span(self._again_at - self._now)}"
        if not self.settled:
            return "what packet sizes are usual is being learned"
        proof = self._proof
        count = proof.noticed + proof.missed
        tally = f"{proof.noticed} of {count} movement{'s' if count != 1 else ''} so far"
        if self.trust is Trust.TRUSTED:
            return f"packet sizes told of {tally}"
        return f"packet sizes have yet to prove that they tell of movement: {tally}"

    def _begin(self) -> None:
        self._signal = SizeSignal()
        self._alarm = Alarm()
        self.ringing_until = float("-inf")
        self._licence: tuple[float, float] | None = None
        self._try()

    def _try(self) -> None:
        self.trust = Trust.PROVING
        self._proof = Proof()
        self._thrift = Thrift()

    def _decide(self, time: float) -> None:
        proof, share = self._proof, self._thrift.share
        if self.trust in {Trust.DEAF, Trust.RESTLESS}:
            if time >= self._again_at:
                self._try()
        elif share is not None and share > MOST:
            finding = (
                f"packet sizes are restless and would keep it awake for {share:.0%} of the calm"
            )
            self._fail(Trust.RESTLESS, time, finding)
        elif proof.holds:
            if self.trust is Trust.PROVING and share is not None:
                self.trust = Trust.TRUSTED
                self._licence = (self._signal.level, self._signal.spread)
        elif proof.missed and (self.trust is Trust.TRUSTED or proof.missed >= _MISSED):
            count = proof.noticed + proof.missed
            told = f"packet sizes told of {proof.noticed} of {count} movements"
            self._fail(Trust.DEAF, time, f"{told}, where {WANTED:.0%} are needed")

    def _fail(self, trust: Trust, time: float, finding: str) -> None:
        self.trust = trust
        self._finding = finding
        self._licence = None
        self._again_at = time + min(_PAUSE * 2**self._failures, _LONGEST_PAUSE)
        self._failures += 1


def _span(seconds: float) -> str:
    """Say how long something takes.

    >>> _span(2), _span(600), _span(5400)
    ('1 minute', '10 minutes', '1.5 hours')
    """
    minutes = max(1, round(seconds / 60))
    if minutes < 90:
        return f"{minutes} minute{'s' if minutes != 1 else ''}"
    return f"{minutes / 60:.2g} hours"
