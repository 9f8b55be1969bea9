"""What an attempt came to, and when there is to be another."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from hearthwatch.outputs.webhooks.client import Answer
from hearthwatch.store import Delivery, DeliveryState, Outcome, Webhook

DAY: Final = 86_400.0
_LONGEST_PAUSE: Final = 900.0
_WAITED_FOR: Final = 5
"""Attempts after which others no longer wait for one that the receiver will not take."""

_TRY_AGAIN: Final = {408, 425, 429}
_AWAY: Final = {429, 503}
"""The receiver takes nothing for now, whatever it is."""

type Chance = Callable[[], float]
"""Returns a number from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides for one webhook.

    Pauses double from `retry_delay` up to a quarter of an hour, less up to a quarter by chance, so
    that receivers that come back are not called by all at once.
    """

    webhook: Webhook
    chance: Chance = random.random

    def answered(self, delivery: Delivery, answer: Answer, now: float) -> Outcome:
        """Judge by what the receiver said."""
        status, milliseconds = answer.status, 1000 * answer.seconds
        if 200 <= status < 300:
            return Outcome(
                sequence=delivery.sequence,
                state=DeliveryState.DELIVERED,
                attempts=delivery.attempts + 1,
                at=now,
                next_at=now,
                status=status,
                response_ms=milliseconds,
            )
        error = f"The receiver answered {_named(status)}."
        if status not in _TRY_AGAIN and status < 500:
            if 300 <= status < 400:
                error += " Redirects are not followed: give the address itself."
            return _given_up(delivery, error, now, status, milliseconds)
        tried = delivery.attempts + 1
        return self._again(
            delivery,
            error,
            now,
            aside=status not in _AWAY and tried >= _WAITED_FOR,
            at_least=min(answer.retry_after or 0.0, DAY),
            status=status,
            response_ms=milliseconds,
        )

    def unanswered(self, delivery: Delivery, error: str, now: float) -> Outcome:
        """Judge an attempt that reached nobody."""
        return self._again(delivery, error, now)

    def _again(
        self,
        delivery: Delivery,
        error: str,
        now: float,
        *,
        aside: bool = False,
        at_least: float = 0.0,
        status: int | None = None,
        response_ms: float | None = None,
    ) -> Outcome:
        attempts, most = delivery.attempts + 1, self.webhook.max_retries
        if (most is not None and attempts > most) or (
            most is None and now >= delivery.created + DAY
        ):
            error = f"{error} Given up after {attempts} attempt{'s' if attempts > 1 else ''}."
            return _given_up(delivery, error, now, status, response_ms)
        pause = min(_LONGEST_PAUSE, self.webhook.retry_delay * 2.0 ** min(delivery.attempts, 30))
        pause = max(pause * (1 - 0.25 * self.chance()), at_least)
        return Outcome(
            sequence=delivery.sequence,
            state=DeliveryState.PENDING,
            attempts=attempts,
            at=now,
            next_at=now + pause,
            aside=aside or delivery.aside,
            status=status,
            error=error[:300],
            response_ms=response_ms,
        )


def _given_up(
    delivery: Delivery, error: str, now: float, status: int | None, response_ms: float | None
) -> Outcome:
    return Outcome(
        sequence=delivery.sequence,
        state=DeliveryState.DEAD,
        attempts=delivery.attempts + 1,
        at=now,
        next_at=now,
        status=status,
        error=error[:300],
        response_ms=response_ms,
    )


def _named(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)
