"""Which frames of a camera are decoded: the decision, packet by packet."""

from typing import Final

from hearthwatch.model.camera import AttentionMode, AttentionStatus
from hearthwatch.settings import AttentionChoice
from hearthwatch.watch.attention.gate import Gate, Trust
from hearthwatch.watch.attention.groups import Groups
from hearthwatch.watch.attention.obstacles import StreamFacts, obstacle

_AFTER_MOTION: Final = 4.0
"""Seconds for which a camera stays awake after motion, or after something was followed."""

_AFTER_CALL: Final = 10.0
"""Seconds for which another's word keeps it awake."""

_TRUTH_EVERY: Final = 300.0
_TRUTH: Final = 10.0
"""How often, and for how long, a trusted gate is tested by decoding everything."""

_PINNED: Final = {
    AttentionChoice.GATE: AttentionMode.GATE,
    AttentionChoice.ECO: AttentionMode.ECO,
}


class Attention:
    """Decide for each packet whether everything or only keyframes are decoded.

    Give it every packet of pictures and every look that was taken, in the order of time; the rest
    of what it is told may come from any thread.

    The ladder: a sub stream is decoded whole. Else everything is decoded until packet sizes have
    proved on this camera that they tell of movement (see `Proof`); then it sleeps. Asleep, only
    keyframes are decoded, and the gate watches the packets between them. It wakes when the gate
    rings, when a keyframe shows motion, when one is overdue, and when somebody says so; it stays
    awake while something moves or is followed and for some seconds more. Every 5 minutes all is
    decoded for 10 s, to see whether something was missed. As soon as the stream is not what it was
    (bit rate, distance of keyframes, size, or a scene whose packets are unusual throughout), it
    wakes, and the gate must prove itself anew.

    Attributes:
        awake: everything is to be decoded, from the last keyframe on.
        watched: somebody looks at the camera's picture, which should be of now; to be set.
        followed: something is followed that has not come to rest; to be set.
    """

    def __init__(self, choice: AttentionChoice, *, sub_stream: bool) -> None:
        """Begin awake.

        Args:
            choice: the owner's.
            sub_stream: the stream is not the one that is recorded, but a smaller one beside it.
        """
        self.awake = True
        self.watched = False
        self.followed = False
        self._choice = choice
        self._sub_stream = sub_stream
        self._call: str | None = None
        self._called = ""
        self._called_until = float("-inf")
        self._facts: StreamFacts | None = None
        self._size: tuple[int, int] | None = None
        self._groups = Groups()
        self._gate = Gate()
        self._news = ""
        self._stay_until = float("-inf")
        self._stay_why = ""
        self._learned = False
        self._now = 0.0
        self._truth_at: float | None = None

    def choose(self, choice: AttentionChoice) -> None:
        """Follow another choice of the owner from the next packet on."""
        self._choice = choice

    def has_one_stream(self) -> None:
        """Hear, before the first packet, that there is no smaller stream after all."""
        self._sub_stream = False

    def wake(self, reason: str) -> None:
        """Hear from another that there is something to see; wakes with the next packet."""
        self._call = reason

    def stream(self, facts: StreamFacts) -> None:
        """Hear that a stream begins, for the first time or again after a break."""
        before, self._facts = self._facts, facts
        self._groups.interrupt()
        self._gate.interrupt()
        if before is not None and facts != before:
            self._groups = Groups()
            self._begin_anew("the camera's stream has changed")

    def packet(self, time: float, size: int, *, keyframe: bool) -> bool:
        """Take a packet of pictures and return `awake`.

        Args:
            time: on the stream's clock, in seconds.
            size: in bytes.
            keyframe: decoding may start here.
        """
        self._now = time
        if self._groups.add(time, keyframe=keyframe):
            self._begin_anew("keyframes come at another distance now")
        self._gate.packet(size, time, keyframe=keyframe, followed=self.followed)
        if (call := self._call) is not None:
            self._call = None
            self._called, self._called_until = call, time + _AFTER_CALL
        if self.followed:
            self._stay_why, self._stay_until = "something is followed", time + _AFTER_MOTION
        self._settle()
        return self.awake

    def look(self, time: float, *, moving: bool, learned: bool, size: tuple[int, int]) -> None:
        """Take in what motion detection saw in a frame.

        Args:
            time: of the frame, on the stream's clock.
            moving: there is motion enough to care about.
            learned: the background is known.
            size: of the frame in pixels.
        """
        if self._size not in {None, size}:
            self._begin_anew("the picture has another size now")
        self._size = size
        self._learned = learned
        if moving:
            self._stay_why, self._stay_until = "something moves", time + _AFTER_MOTION
        everything = self._mode() in {AttentionMode.FULL, AttentionMode.SUB_STREAM}
        self._gate.look(
            time,
            moving=moving,
            learned=learned,
            everything=everything or self.watched or self._is_truth_due(time),
            keyframe=self._groups.keyframe,
        )
        if self._gate.is_stranger():
            self._begin_anew("the bit rate or the scene is not what it was")
        self._settle()

    def status(self, cost: float) -> AttentionStatus:
        """Describe the decision for the owner.

        Args:
            cost: share of one core that the camera took lately.
        """
        mode = self._mode()
        return AttentionStatus(
            mode=mode,
            reason=self._reason(mode),
            pinned=self._choice is not AttentionChoice.AUTO,
            awake=self.awake,
            recall=None if self._gate.recall is None else round(self._gate.recall, 4),
            cost=cost,
        )

    def _settle(self) -> None:
        mode = self._mode()
        self._schedule_truth(mode)
        self.awake = self._why_awake(mode) is not None

    def _begin_anew(self, news: str) -> None:
        self._gate.begin_anew()
        self._news = f"{news}; "

    def _mode(self) -> AttentionMode:
        pinned = _PINNED.get(self._choice)
        if pinned:
            return AttentionMode.FULL if self._obstacle(pinned) else pinned
        if self._choice is AttentionChoice.AUTO and self._is_gate_open():
            return AttentionMode.GATE
        return AttentionMode.SUB_STREAM if self._sub_stream else AttentionMode.FULL

    def _is_gate_open(self) -> bool:
        trusted = self._gate.trust is Trust.TRUSTED
        return trusted and not self._sub_stream and not self._obstacle(AttentionMode.GATE)

    def _obstacle(self, mode: AttentionMode) -> str | None:
        return obstacle(mode, self._facts, self._groups, self._now)

    def _why_awake(self, mode: AttentionMode) -> str | None:
        """Say why everything is decoded; None while only keyframes are."""
        if mode in {AttentionMode.FULL, AttentionMode.SUB_STREAM}:
            return "everything is decoded"
        if self.watched:
            return "somebody is watching"
        if self._now < self._called_until:
            return self._called
        if mode is AttentionMode.ECO:
            return None
        return self._why_gate_is_open()

    def _why_gate_is_open(self) -> str | None:
        now = self._now
        reasons = (
            (self._groups.is_overdue(now), "a keyframe is overdue"),
            (not self._gate.settled, "packet sizes are being learned"),
            (not self._learned, "motion detection is learning the background"),
            (now < self._stay_until, self._stay_why),
            (now < self._gate.ringing_until, "packets have an unusual size"),
            (self._is_truth_due(now), "the gate is being tested"),
        )
        return next((why for holds, why in reasons if holds), None)

    def _schedule_truth(self, mode: AttentionMode) -> None:
        if mode is not AttentionMode.GATE:
            self._truth_at = None
        elif self._truth_at is None or self._now >= self._truth_at + _TRUTH:
            self._truth_at = self._now + _TRUTH_EVERY

    def _is_truth_due(self, time: float) -> bool:
        return self._truth_at is not None and self._truth_at <= time < self._truth_at + _TRUTH

    def _reason(self, mode: AttentionMode) -> str:
        length = self._groups.length
        apart = "the time between two keyframes" if length is None else f"{length:.3g} s"
        match mode:
            case AttentionMode.SUB_STREAM:
                return "every frame is decoded: this is the sub stream, so that costs little"
            case AttentionMode.ECO:
                text = f"only keyframes are decoded, as chosen: events come late by up to {apart}"
                why = self._why_awake(mode)
                return f"{text}; awake now: {why}" if why else text
            case AttentionMode.GATE:
                why = self._why_awake(mode)
                state = f"awake: {why}" if why else f"asleep: a keyframe is decoded every {apart}"
                return f"{state}; {self._gate.words()}"
            case AttentionMode.FULL:
                return f"every frame is decoded{self._why_full()}"

    def _why_full(self) -> str:
        if self._choice is AttentionChoice.FULL:
            return ", as chosen"
        pinned = _PINNED.get(self._choice)
        obstacle = self._obstacle(pinned or AttentionMode.GATE)
        if pinned:
            return f" although {pinned} was chosen: {obstacle}"
        if obstacle:
            return f": {obstacle}"
        news = self._news if self._gate.trust is Trust.PROVING else ""
        return f": {news}{self._gate.words()}"
