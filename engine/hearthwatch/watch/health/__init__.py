"""Whether a camera that delivers delivers what it should.

`StreamHealth` judges one stream by its packets and by the pictures that are looked at;
`CameraHealth` gathers what its streams say and tells the owner. Moments are the stream's own, so
the same footage gets the same judgement.
"""

from hearthwatch.watch.health.camera import CameraHealth
from hearthwatch.watch.health.stream import StreamHealth

__all__ = ["CameraHealth", "StreamHealth"]
