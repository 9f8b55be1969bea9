"""Who watches just now: what costs the engine something is asked of it only for them."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from typing import Final

from homeassistant.core import CALLBACK_TYPE, callback

from .client import Frame

TRACKS: Final = "tracks"
_TOPICS: Final = ("clips", "jobs")

type FrameListener = Callable[[Frame], None]
type Wishes = Mapping[str, Collection[str] | None]


class Onlookers:
    """Those who watch one engine, and what is asked of it for all of them together."""

    def __init__(self, wish: Callable[[Wishes], None]) -> None:
        """Begin with nobody.

        Args:
            wish: called with the topics and their cameras whenever other ones are wanted.
        """
        self._wish = wish
        self._listeners: list[FrameListener] = []
        self._watched: Counter[str] = Counter()
        self._wished: Wishes = {}

    @property
    def listeners(self) -> list[FrameListener]:
        """Return who hears of clips, jobs and boxes now."""
        return list(self._listeners)

    @callback
    def async_watch(self, boxes_of: Collection[str], listener: FrameListener) -> CALLBACK_TYPE:
        """Hear of clips, of jobs, and of the boxes of some cameras, until the result is called.

        One who did not ask for a camera hears of its boxes as well, if somebody else did.
        """
        self._listeners.append(listener)
        self._watched.update(boxes_of)
        self._update()

        @callback
        def leave() -> None:
            self._listeners.remove(listener)
            self._watched.subtract(boxes_of)
            self._update()

        return leave

    @callback
    def _update(self) -> None:
        wishes: dict[str, Collection[str] | None] = {}
        if self._listeners:
            wishes = dict.fromkeys(_TOPICS)
        if watched := frozenset(+self._watched):
            wishes[TRACKS] = watched
        if wishes != self._wished:
            self._wished = wishes
            self._wish(wishes)
