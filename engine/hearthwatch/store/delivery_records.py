"""What is said of deliveries, and the rows that say it."""

from dataclasses import dataclass
from enum import StrEnum

from hearthwatch.store.events import StoredEvent, stored_event
from hearthwatch.store.rows import DeliveryRow, EventRow, TargetRow


class DeliveryState(StrEnum):
    """What has become of a delivery; `dead` is kept until somebody replays it or its event goes."""

    PENDING = "pending"
    DELIVERED = "delivered"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Target:
    """Somebody who gets events: the way out, and whom of it."""

    output: str
    name: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """An event that is to be put on its way.

    Attributes:
        event: its sequence.
        created: the present, in seconds since 1970 UTC.
    """

    event: int
    targets: tuple[Target, ...]
    created: float


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event on its way to one target; `hearthwatch.store.rows.DeliveryRow` has the details."""

    sequence: int
    stored: StoredEvent
    state: DeliveryState
    aside: bool
    attempts: int
    created: float
    next_at: float
    finished: float | None
    status: int | None
    error: str | None
    response_ms: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt came to.

    Attributes:
        sequence: of the delivery.
        state: pending when there is to be another attempt, at `next_at`.
        attempts: so far.
        at: the moment of the attempt.
        response_ms: until the answer; None when there was none.
    """

    sequence: int
    state: DeliveryState
    attempts: int
    at: float
    next_at: float
    aside: bool = False
    status: int | None = None
    error: str | None = None
    response_ms: float | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What has become of everything for one target; `TargetRow` has the details."""

    total: int = 0
    failed: int = 0
    answers: int = 0
    response_ms: float = 0.0
    last_triggered: float | None = None
    failing_since: float | None = None

    @property
    def success_rate(self) -> float | None:
        """Percentage of the deliveries that were not given up; None before the first.

        >>> Tally(total=150, failed=3).success_rate
        98.0
        """
        return round(100 * (self.total - self.failed) / self.total, 2) if self.total else None

    @property
    def mean_response_ms(self) -> float | None:
        """How long an answer takes; None before the first."""
        return round(self.response_ms / self.answers, 1) if self.answers else None


@dataclass(frozen=True, slots=True)
class DeliveryPage:
    """Some deliveries, the newest first.

    Attributes:
        before: pass it for the next page; None on the last one.
    """

    items: tuple[Delivery, ...]
    total: int
    total_is_lower_bound: bool
    before: int | None


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits for a target: how much, and since when the oldest of it does."""

    pending: int = 0
    oldest: float | None = None


def fresh_target(target: Target) -> TargetRow:
    """Return the row of a target to which nothing was sent yet."""
    return TargetRow(
        output=target.output,
        target=target.name,
        total=0,
        failed=0,
        answers=0,
        response_ms=0.0,
        last_triggered=None,
        failing_since=None,
    )


def count_outcome(row: TargetRow, outcome: Outcome) -> None:
    """Count what an attempt came to in the row of its target."""
    delivered = outcome.state is DeliveryState.DELIVERED
    row.total += outcome.state is not DeliveryState.PENDING
    row.failed += outcome.state is DeliveryState.DEAD
    row.last_triggered = outcome.at
    if outcome.response_ms is not None:
        row.answers += 1
        row.response_ms += outcome.response_ms
    if delivered:
        row.failing_since = None
    elif row.failing_since is None:
        row.failing_since = outcome.at


def tally_of(row: TargetRow) -> Tally:
    """Return what the row of a target says."""
    return Tally(
        total=row.total,
        failed=row.failed,
        answers=row.answers,
        response_ms=row.response_ms,
        last_triggered=row.last_triggered,
        failing_since=row.failing_since,
    )


def delivery_of(row: DeliveryRow, event: EventRow) -> Delivery:
    """Return the delivery of a row, with its event."""
    return Delivery(
        sequence=row.sequence,
        stored=stored_event(event),
        state=DeliveryState(row.state),
        aside=row.aside,
        attempts=row.attempts,
        created=row.created,
        next_at=row.next_at,
        finished=row.finished,
        status=row.status,
        error=row.error,
        response_ms=row.response_ms,
    )
