"""What the engine promises, measured once each on tiny cameras with the real engine."""

import pytest

from hearthwatch.studies.bench.attention import Mode, Outcome, Times, watch_together
from hearthwatch.studies.bench.completeness import record_clips
from hearthwatch.studies.bench.delays import Appearance, Delays, Judged
from hearthwatch.studies.bench.durability import kill_again_and_again
from hearthwatch.studies.bench.encode import Encoding
from hearthwatch.studies.bench.promises import _misses
from hearthwatch.studies.bench.scenes import Scene, Weather
from hearthwatch.studies.bench.stages import Rig

from .conftest import MakeClip, small_scene, walk

pytestmark = pytest.mark.timeout(300)
"""Several engines start in a test, which takes long where others keep the machine busy."""

TINY = Encoding(320, 180, 10, 1.0)


def seen(seconds: float, delay: float | None) -> Judged:
    return Judged(Appearance("yard", 50.0, 50.0, 50.0 + seconds), delay)


def test_misses_are_told_apart_by_the_distance_of_keyframes() -> None:
    found = Delays([seen(5.0, 0.2), seen(3.0, None), seen(1.5, 0.4), seen(0.5, None)])
    outcome = Outcome("full", None, found)
    assert [*_misses(outcome, 2.0)][2:] == [2, 1, 1, 0, 1, 1]
    assert [*_misses(outcome, 4.0)][2:] == [1, 0, 2, 1, 1, 1]
    assert [*_misses(Outcome("demux only", 0.1), 2.0)] == [None] * 8


def test_modes_watch_together_and_idle_beside_the_floors(make_clip: MakeClip) -> None:
    visits = make_clip(small_scene(Weather.DAY, walk(2.0, 1.5), seconds=4.0), TINY)
    rig = Rig(visits, visits, make_clip(Scene("nobody", 4.0), TINY))
    times = Times(warm=2.5, visits=6.0, idle=0.5, calm=0.0)
    modes = (Mode("full", "full"), Mode("sub stream", sub=True))
    found = [*watch_together(rig, times, modes=modes, cameras=1, progress=lambda text: None)]
    assert len(found) == 5
    assert all(outcome.cpu is not None for outcome in found)
    floor, *_, full, sub = found
    assert (floor.name, floor.delays, floor.attention) == ("demux only", None, {})
    assert full.attention["mode"] == "full"
    assert full.attention["pinned"]
    assert sub.attention["mode"] == "sub_stream"
    for outcome in (full, sub):
        assert outcome.delays
        assert outcome.delays.appearances
        assert not outcome.delays.missed


def test_clips_are_as_asked_for(make_clip: MakeClip) -> None:
    main = make_clip(Scene("nobody", 8.0), Encoding(640, 360, 10, 1.0))
    (kept,) = record_clips([Rig(main, make_clip(Scene("nobody", 8.0), TINY))], seconds=1.0)
    assert kept.clips == 1
    assert kept.early is not None
    assert kept.late is not None
    assert 0 <= kept.early < 1.5
    assert -0.5 < kept.late < 0.5
    assert kept.frames >= 60
    assert (kept.missing, kept.errors, kept.changed) == (0, 0, 0)


def test_nothing_is_lost_when_the_engine_is_killed(make_clip: MakeClip) -> None:
    rig = Rig(make_clip(Scene("nobody", 8.0), TINY), record="continuous")
    *_, damage = kill_again_and_again([rig], kills=1, seed=1, progress=lambda text: None)
    assert damage.kills == 1
    assert damage.lost
    assert max(damage.lost) < 2.0
    assert damage.told
    assert damage.unplayable == damage.changed == damage.forgotten == 0
    assert damage.files == damage.rows == 0
