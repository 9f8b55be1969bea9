"""What is given up while a disk is nearly full."""

from typing import Final

from hearthwatch.model.media import Thrift

_LEAST: Final = 256 << 20
_SHARE: Final = 20
_BOUNDS: Final = {Thrift.THUMBNAILS: 0.9, Thrift.CONTINUOUS: 0.6, Thrift.CLIPS: 0.3}
_BACK: Final = 0.05


def reserve(total: int, min_free: int) -> int:
    """Return how many bytes of a disk clips leave free.

    That is what the owner says, but never less than the database and its events may need: a
    twentieth of the disk, of a large one 256 MiB.
    """
    return max(min_free, min(_LEAST, total // _SHARE))


def least_free(total: int, min_free: int) -> int:
    """Return how many bytes of a disk must be free for anything to be recorded."""
    return int(_BOUNDS[Thrift.CLIPS] * reserve(total, min_free))


def thrift(free: int, kept_free: int, before: Thrift) -> Thrift:
    """Decide what is given up.

    Args:
        free: bytes of the disk that nothing uses, after old clips have been deleted.
        kept_free: bytes that should be free.
        before: what was decided last; it is taken back only with a little more room, so that it
            does not change all the time.

    >>> [thrift(free, 1000, Thrift.NOTHING).name for free in (950, 800, 500, 200)]
    ['NOTHING', 'THUMBNAILS', 'CONTINUOUS', 'CLIPS']
    >>> thrift(920, 1000, Thrift.THUMBNAILS).name
    'THUMBNAILS'
    """
    share = free / kept_free if kept_free else 1.0
    given_up = (step for step, bound in _BOUNDS.items() if share < bound + _BACK * (step <= before))
    return max(given_up, default=Thrift.NOTHING)
