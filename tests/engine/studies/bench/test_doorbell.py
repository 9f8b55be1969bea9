"""A doorbell of the bench's, rung at a real engine."""

from hearthwatch.studies.bench.doorbell import ring_often
from hearthwatch.studies.bench.stages import Rig

from .conftest import MakeClip


def test_rings_are_told_with_a_picture(make_clip: MakeClip) -> None:
    delays, pictures = ring_often(Rig(make_clip()), 2, looked_at=True)
    assert (len(delays), pictures) == (2, 2)
    assert all(0 < delay < 20 for delay in delays)
