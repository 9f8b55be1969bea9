"""What the demo knows so far."""

import statistics
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

DECIDED = {"object_detected", "zone_breach", "line_crossed"}


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, as the screen shows it.

    Attributes:
        delay: seconds from the detection of the completing frame to the event's publication.
        age: seconds from that frame's arrival to the event's publication.
    """

    moment: datetime
    kind: str
    label: str
    score: float | None
    place: str
    delay: float | None
    age: float | None

    @classmethod
    def of(cls, event: Mapping[str, Any]) -> "Happening":
        """Read an event's envelope."""
        data, trace = event["data"], event["trace"]
        return cls(
            moment=datetime.fromisoformat(event["timestamp"]).astimezone(),
            kind=event["type"],
            label=data.get("object_type", ""),
            score=data.get("confidence"),
            place=_place(data),
            delay=_between(trace, "detected", "published"),
            age=_between(trace, "captured", "published"),
        )


@dataclass(slots=True)
class Board:
    """Everything that was told, and what it adds up to.

    Attributes:
        status: of the camera, as the API shows it; empty until it is known.
        recent: the newest events, newest last.
        seen: confirmed things by label.
        online: when the camera delivered its first picture.
        complete: the time that was asked for is over.
    """

    status: Mapping[str, Any] = field(default_factory=dict)
    recent: deque[Happening] = field(default_factory=lambda: deque(maxlen=100))
    seen: Counter[str] = field(default_factory=Counter)
    online: datetime | None = None
    complete: bool = False
    _decided: list[Happening] = field(default_factory=list)

    def take(self, message: Mapping[str, Any] | None) -> Happening | None:
        """Take in what the engine said; return the event, if it was one."""
        match message:
            case {"topic": "cameras" | "metrics", "data": {"status": status}}:
                self.status = status
            case {"topic": "events", "data": {"trace": _} as event}:
                return self._add(Happening.of(event))
        return None

    def _add(self, happening: Happening) -> Happening:
        self.recent.append(happening)
        if happening.kind == "camera_online" and self.online is None:
            self.online = happening.moment
        if happening.kind == "object_detected":
            self.seen[happening.label] += 1
        if happening.kind in DECIDED:
            self._decided.append(happening)
        return happening

    def summary(self) -> list[str]:
        """Say what came of it, a sentence a line."""
        if not self._decided:
            why = self.status.get("reason")
            return [f"Nothing was confirmed. {why}" if why else "Nothing was confirmed."]
        first = self._decided[0]
        lines = ["Confirmed: " + ", ".join(f"{n} {label}" for label, n in self.seen.most_common())]
        if self.online:
            after = (first.moment - self.online).total_seconds()
            lines.append(f"First confirmed {after:.1f} s after the camera came online")
        delays = [h.delay for h in self._decided if h.delay is not None]
        ages = [h.age for h in self._decided if h.age is not None]
        if delays and ages:
            lines.append(
                f"Median latency of {len(delays)} events: {milliseconds(statistics.median(delays))}"
                f" from detection, {milliseconds(statistics.median(ages))} from capture"
            )
        return lines


def milliseconds(seconds: float | None) -> str:
    """Write a short time; nothing where there is none."""
    return "" if seconds is None else f"{seconds * 1000:.0f} ms"


def _place(data: Mapping[str, Any]) -> str:
    """Return the zone, the line or the zones of an event; of an alert, what it says."""
    named = data.get("zone") or data.get("line") or data.get("message")
    return named or ", ".join(data.get("zones", ()))


def _between(trace: Mapping[str, str | None], start: str, end: str) -> float | None:
    first, last = trace[start], trace[end]
    if first is None or last is None:
        return None
    return (datetime.fromisoformat(last) - datetime.fromisoformat(first)).total_seconds()
