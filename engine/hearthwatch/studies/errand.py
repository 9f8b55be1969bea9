"""What the service and the process of a study say to each other, a line of JSON each.

The service writes one `Errand` and keeps the pipe open for as long as it wants the answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import msgspec

from hearthwatch.model.event import EventType
from hearthwatch.model.explanation import Check
from hearthwatch.model.geometry import Box
from hearthwatch.model.numbers import Finite

WARM_UP: Final = 3.0
"""Seconds of a clip in which motion still learns what its background is. A live camera has learned
it long before, so what is found here may differ from what it would have said."""


@dataclass(frozen=True, slots=True)
class ClipFile:
    """A clip to be gone through.

    Attributes:
        path: of its file.
        start: of its first picture, in seconds since 1970 UTC.
        duration: in seconds.
    """

    clip_id: UUID
    path: str
    start: Finite
    duration: Finite


@dataclass(frozen=True, slots=True)
class Found:
    """An event that some settings make of a clip.

    Attributes:
        timestamp: its moment, in seconds since 1970 UTC.
        offset: the same in seconds from the clip's first picture.
    """

    type: EventType
    timestamp: Finite
    clip_id: UUID
    offset: Finite
    data: Mapping[str, Any]

    @property
    def label(self) -> str | None:
        """What kind of thing it is about, if it is about one."""
        return self.data.get("object_type")

    @property
    def place(self) -> str | None:
        """The zone or line that it is about, if it is about one."""
        return self.data.get("zone") or self.data.get("line")

    @property
    def track_id(self) -> int | None:
        """Which followed thing it is about, if it is about one."""
        return self.data.get("track_id")

    @property
    def box(self) -> Box | None:
        """Where in the picture it happened, if that is known."""
        box = self.data.get("box")
        return None if box is None else Box(**box)

    @property
    def in_warm_up(self) -> bool:
        """Whether it fell into the seconds in which motion is still being learned."""
        return self.offset < WARM_UP


@dataclass(frozen=True, slots=True)
class Why:
    """Why other settings do not say something.

    Attributes:
        checks: the gates that it did not pass with them; empty where none is to blame.
    """

    text: str
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmatched:
    """An event that one of two settings makes alone."""

    found: Found
    why: Why | None = None


class _Line(msgspec.Struct, tag=True, kw_only=True, frozen=True):
    """The base of all lines."""


class Errand(_Line, frozen=True):
    """Go through these clips.

    Attributes:
        variants: one or two camera settings as JSON; of two, the first is compared with the
            second.
        detector: settings of the detector as JSON.
        classifier: those of what names sounds.
    """

    variants: tuple[str, ...]
    detector: str
    clips: tuple[ClipFile, ...]
    classifier: str = "{}"


class Ready(_Line, frozen=True):
    """The detector is loaded; `model` is its name."""

    model: str


class Progress(_Line, frozen=True):
    """So many seconds of all the footage are done."""

    seconds: Finite


class Studied(_Line, frozen=True):
    """What came out of one clip.

    Attributes:
        found: all events of each variant, in the order of time.
        lost: those that the first variant makes alone.
        gained: those that the second one makes alone.
    """

    clip_id: UUID
    found: tuple[tuple[Found, ...], ...]
    lost: tuple[Unmatched, ...] = ()
    gained: tuple[Unmatched, ...] = ()


class Unreadable(_Line, frozen=True):
    """A clip could not be gone through."""

    clip_id: UUID
    reason: str


class Failure(_Line, frozen=True):
    """Nothing can be done at all."""

    reason: str


class Finished(_Line, frozen=True):
    """That was the last clip."""


type Answer = Ready | Progress | Studied | Unreadable | Failure | Finished

_encoder: Final = msgspec.json.Encoder()
_errand: Final[msgspec.json.Decoder[Errand]] = msgspec.json.Decoder(Errand)
_answer: Final[msgspec.json.Decoder[Answer]] = msgspec.json.Decoder(Answer)


def line_of(message: Errand | Answer) -> bytes:
    """Write a message as a line."""
    return _encoder.encode(message) + b"\n"


def read_errand(line: bytes) -> Errand:
    """Read what the service wrote.

    Raises:
        msgspec.DecodeError: it is no errand.
    """
    return _errand.decode(line)


def read_answer(line: bytes) -> Answer:
    """Read what the process of a study wrote.

    Raises:
        msgspec.DecodeError: it is no answer.
    """
    return _answer.decode(line)
