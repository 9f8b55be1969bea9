"""Which frames are decoded, on packets and movements that were made up."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from hearthwatch.model.camera import AttentionMode, AttentionStatus
from hearthwatch.settings import AttentionChoice
from hearthwatch.watch.attention import Attention, StreamFacts

CAMERA = StreamFacts("h264", 1920, 1080, reorders=False, live=True)
SIZE = (1920, 1080)
RATE = 15

type Sizes = Callable[[float, int, bool, np.random.Generator], float]
"""Gives the size of a packet by its time, its place in the group, and whether something moves."""


def vbr(time: float, place: int, moving: bool, rng: np.random.Generator) -> float:
    return (8.0 if moving else 1.0) * 500 * (1 + 2 / (1 + place)) * rng.lognormal(0, 0.3)


def cbr(time: float, place: int, moving: bool, rng: np.random.Generator) -> float:
    return 15_000 * rng.lognormal(0, 0.4)


def rain(time: float, place: int, moving: bool, rng: np.random.Generator) -> float:
    return vbr(time, place, moving, rng) + 14_000 * rng.lognormal(0, 0.35)


def gusts(time: float, place: int, moving: bool, rng: np.random.Generator) -> float:
    """Every few seconds something rustles that is no motion."""
    return vbr(time, place, moving or time % 5 < 1, rng)


class Street:
    """A camera with its motion detection, played to an attention at full speed."""

    def __init__(
        self,
        choice: AttentionChoice = AttentionChoice.AUTO,
        *,
        facts: StreamFacts = CAMERA,
        sub_stream: bool = False,
        gop: float = 2.0,
        sizes: Sizes = vbr,
    ) -> None:
        self.attention = Attention(choice, sub_stream=sub_stream)
        self.gop, self.sizes = gop, sizes
        self.size = SIZE
        self.time = 0.0
        self.awake_at: list[float] = []
        self.slept = 0
        self._rng = np.random.default_rng(0)
        self._place: int | None = None
        self._looked = -1.0
        self.attention.stream(facts)

    @property
    def status(self) -> AttentionStatus:
        return self.attention.status(0.0)

    @property
    def mode(self) -> AttentionMode:
        return self.status.mode

    def play(self, seconds: float, *, moving: bool = False, silent: bool = False) -> "Street":
        """Let time pass; `silent` movement leaves no trace in packets."""
        end = self.time + seconds - 1e-6
        while self.time < end:
            keyframe = self._place is None or self._place + 1 >= round(self.gop * RATE)
            self._place = 0 if keyframe or self._place is None else self._place + 1
            large = moving and not silent
            size = 80_000 if keyframe else self.sizes(self.time, self._place, large, self._rng)
            awake = self.attention.packet(self.time, round(size), keyframe=keyframe)
            if keyframe or (awake and self.time - self._looked > 0.19):
                self._looked = self.time
                self.attention.look(self.time, moving=moving, learned=True, size=self.size)
            if self.attention.awake:
                self.awake_at.append(self.time)
            else:
                self.slept += 1
            self.time += 1 / RATE
        return self

    def walks(self, number: int, *, silent: bool = False) -> "Street":
        for _ in range(number):
            self.play(11.3).play(3, moving=True, silent=silent)
        return self.play(10)

    def proved(self) -> "Street":
        self.walks(9)
        assert self.mode is AttentionMode.GATE, self.status.reason
        assert not self.attention.awake
        return self

    def woke_within(self, seconds: float, since: float) -> bool:
        return any(since <= time <= since + seconds for time in self.awake_at)


def test_a_gate_proves_itself_and_sleeps() -> None:
    street = Street().walks(4)
    assert street.mode is AttentionMode.FULL
    assert "4 of 4" in street.status.reason
    assert street.slept == 0
    street.walks(5)
    assert street.mode is AttentionMode.GATE
    assert street.status.recall is not None
    assert street.status.recall >= 0.98
    street.slept = 0
    street.play(200)
    assert street.slept > 0.95 * 200 * RATE


def test_it_wakes_for_what_packets_tell_and_sleeps_again() -> None:
    street = Street().proved()
    began = street.time
    street.play(0.5, moving=True)
    assert street.woke_within(0.4, began)
    street.play(3)
    assert street.attention.awake
    street.play(5)
    assert not street.attention.awake


def test_it_wakes_for_what_only_a_keyframe_shows_and_doubts_its_gate() -> None:
    street = Street().proved()
    began = street.time
    street.play(5, moving=True, silent=True)
    assert street.woke_within(2.0, began)
    street.play(10)
    assert street.mode is AttentionMode.FULL
    assert "8 of 9" in street.status.reason or "9 of 10" in street.status.reason


def test_a_gate_that_failed_is_tried_again_after_growing_pauses() -> None:
    street = Street().walks(3, silent=True)
    assert "tried again in 10 minutes" in street.status.reason
    street.play(610)
    assert "0 of 0" in street.status.reason
    street.walks(3, silent=True)
    assert "tried again in 20 minutes" in street.status.reason
    street.play(1_210).proved()


@pytest.mark.parametrize("sizes", [cbr, rain])
def test_sizes_that_tell_nothing_are_not_relied_upon(sizes: Sizes) -> None:
    street = Street(sizes=sizes).walks(9)
    assert street.mode is AttentionMode.FULL
    assert street.slept == 0


def test_a_gate_that_is_always_awake_is_given_up_for_that_reason() -> None:
    street = Street().proved()
    street.sizes = gusts
    street.play(120)
    assert street.mode is AttentionMode.FULL
    assert "restless" in street.status.reason


@pytest.mark.parametrize("factor", [20, 0.1])
def test_another_bit_rate_wakes_at_once_and_has_the_gate_prove_itself_anew(factor: float) -> None:
    street = Street().proved()
    began = street.time
    street.sizes = lambda *packet: factor * vbr(*packet)
    street.play(1)
    assert street.woke_within(0.5, began)
    street.play(15)
    assert street.mode is AttentionMode.FULL
    assert "is not what it was" in street.status.reason
    street.proved()


def test_another_distance_of_keyframes_has_the_gate_prove_itself_anew() -> None:
    street = Street().proved()
    street.gop = 4.0
    began = street.time
    street.play(12)
    assert street.woke_within(3.1, began)
    assert street.mode is AttentionMode.FULL
    assert "another distance" in street.status.reason


def test_another_size_of_picture_has_the_gate_prove_itself_anew() -> None:
    street = Street().proved()
    street.size = (1280, 720)
    street.play(2.1)
    assert street.mode is AttentionMode.FULL
    assert "another size" in street.status.reason


def test_a_reconnection_changes_nothing_but_another_stream_does() -> None:
    street = Street().proved()
    street.attention.stream(CAMERA)
    street.play(10)
    assert street.mode is AttentionMode.GATE
    street.attention.stream(replace(CAMERA, codec="hevc"))
    street.play(1)
    assert street.mode is AttentionMode.FULL
    assert "stream has changed" in street.status.reason


def test_groups_that_were_left_out_change_nothing() -> None:
    street = Street().proved()
    for _ in range(5):
        street.play(2).time += 2.0
    street.play(10)
    assert street.mode is AttentionMode.GATE
    assert not street.attention.awake


def test_it_wakes_when_keyframes_stay_away() -> None:
    street = Street().proved()
    street.gop = 1_000
    street.play(4)
    assert street.attention.awake


def test_truth_is_sampled_while_the_gate_is_trusted() -> None:
    street = Street().proved()
    street.awake_at.clear()
    street.play(320)
    assert 8 * RATE < len(street.awake_at) < 15 * RATE


def test_others_can_wake_it() -> None:
    street = Street().proved()
    street.attention.wake("the doorbell rang")
    street.play(1)
    assert street.attention.awake
    assert "the doorbell rang" in street.status.reason
    street.play(12)
    assert not street.attention.awake


@pytest.mark.parametrize("reason", ["watched", "followed"])
def test_it_stays_awake_for_viewers_and_for_what_is_followed(reason: str) -> None:
    street = Street().proved()
    setattr(street.attention, reason, True)
    street.play(60)
    assert street.attention.awake
    setattr(street.attention, reason, False)
    street.play(6)
    assert not street.attention.awake


def test_eco_sleeps_through_everything_but_a_call() -> None:
    street = Street(AttentionChoice.ECO).walks(3)
    assert street.awake_at == []
    assert street.status.pinned
    assert "late by up to 2 s" in street.status.reason
    street.attention.wake("the doorbell rang")
    street.play(1)
    assert street.attention.awake


def test_a_pinned_gate_sleeps_unproved_and_is_measured_all_the_same() -> None:
    street = Street(AttentionChoice.GATE).walks(1, silent=True)
    assert not street.attention.awake
    street.walks(20, silent=True)
    assert street.mode is AttentionMode.GATE
    assert street.status.pinned
    assert street.status.recall is not None
    assert street.status.recall < 0.5
    assert not street.attention.awake


def test_the_owner_can_change_their_mind() -> None:
    street = Street().proved()
    street.attention.choose(AttentionChoice.FULL)
    street.play(1)
    assert (street.mode, street.attention.awake) == (AttentionMode.FULL, True)
    street.attention.choose(AttentionChoice.AUTO)
    street.play(1)
    assert (street.mode, street.attention.awake) == (AttentionMode.GATE, False)


def test_a_sub_stream_is_decoded_whole() -> None:
    street = Street(sub_stream=True).walks(12)
    assert street.mode is AttentionMode.SUB_STREAM
    assert street.slept == 0


@pytest.mark.parametrize(
    ("gop", "facts", "reason"),
    [
        (10.0, CAMERA, "keyframes are 10 s apart"),
        (1_000.0, CAMERA, "marks no keyframes"),
        (1 / RATE, CAMERA, "leaves nothing to save"),
        (2.0, replace(CAMERA, reorders=True), "B-frames"),
        (2.0, replace(CAMERA, live=False), "a file"),
    ],
)
@pytest.mark.parametrize("choice", [AttentionChoice.AUTO, AttentionChoice.GATE])
def test_what_cannot_be_slept_through_is_said(
    gop: float, facts: StreamFacts, reason: str, choice: AttentionChoice
) -> None:
    street = Street(choice, gop=gop, facts=facts).walks(9)
    assert street.mode is AttentionMode.FULL
    assert reason in street.status.reason
    assert street.attention.awake


def test_it_is_awake_while_motion_detection_learns() -> None:
    street = Street().proved()
    street.play(1)
    street.attention.look(street.time, moving=False, learned=False, size=SIZE)
    assert street.attention.awake
