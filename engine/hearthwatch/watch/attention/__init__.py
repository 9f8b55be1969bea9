"""Attention: which frames of a camera are decoded, and why.

Signals and timestamps in, a decision with its reason out: there is no thread, no clock and no
decoder in here. `Attention` decides; a `Gate` listens to packet sizes while its owner sleeps, and a
`Proof` counts whether it may be trusted.
"""

from hearthwatch.watch.attention.attention import Attention
from hearthwatch.watch.attention.obstacles import StreamFacts

__all__ = ["Attention", "StreamFacts"]
