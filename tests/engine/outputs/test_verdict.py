import pytest

from hearthwatch.outputs.webhooks.client import Answer
from hearthwatch.outputs.webhooks.verdict import DAY, Judge
from hearthwatch.store import Delivery, DeliveryState, Webhook

PENDING, DELIVERED, DEAD = DeliveryState
NOW = 1_000_000.0


def judge(chance: float = 0.0, **fields: object) -> Judge:
    webhook = Webhook(id="a", name="A", url="", secret="s", created=0.0)
    return Judge(
        Webhook(**{name: getattr(webhook, name) for name in Webhook.__slots__} | fields),
        chance=lambda: chance,
    )


def delivery(attempts: int = 0, *, created: float = NOW, aside: bool = False) -> Delivery:
    return Delivery(1, None, PENDING, aside, attempts, created, NOW, None, None, None, None)


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_taken(status: int) -> None:
    outcome = judge().answered(delivery(2), Answer(status, b"", 0.25), NOW)
    assert (outcome.state, outcome.attempts, outcome.response_ms) == (DELIVERED, 3, 250)


@pytest.mark.parametrize("status", [300, 302, 308, 400, 401, 403, 404, 405, 409, 410, 413, 422])
def test_refused(status: int) -> None:
    outcome = judge().answered(delivery(), Answer(status, b"", 0.1), NOW)
    assert (outcome.state, outcome.status) == (DEAD, status)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 599])
def test_try_again(status: int) -> None:
    outcome = judge().answered(delivery(), Answer(status, b"", 0.1), NOW)
    assert (outcome.state, outcome.next_at - NOW) == (PENDING, 5)


def test_pauses_double_and_never_come_in_step() -> None:
    pauses = [judge().unanswered(delivery(n), "", NOW).next_at - NOW for n in range(12)]
    assert pauses[:9] == [5, 10, 20, 40, 80, 160, 320, 640, 900]
    assert pauses[11] == 900
    assert judge(1.0).unanswered(delivery(1), "", NOW).next_at - NOW == 7.5
    assert judge(retry_delay=60).unanswered(delivery(1), "", NOW).next_at - NOW == 120


def test_a_receiver_may_ask_for_more_time_but_not_for_ever() -> None:
    for asked, waited in ((1.0, 5.0), (100.0, 100.0), (1e9, DAY)):
        answer = Answer(429, b"", 0.1, retry_after=asked)
        assert judge().answered(delivery(), answer, NOW).next_at - NOW == waited


def test_the_end_is_a_day_or_what_was_asked_for() -> None:
    assert judge().unanswered(delivery(200, created=NOW - DAY + 1), "", NOW).state is PENDING
    assert judge().unanswered(delivery(0, created=NOW - DAY), "", NOW).state is DEAD
    assert judge(max_retries=3).unanswered(delivery(2), "", NOW).state is PENDING
    assert judge(max_retries=3).unanswered(delivery(3), "", NOW).state is DEAD
    assert judge(max_retries=0).unanswered(delivery(0), "", NOW).state is DEAD
    old = delivery(0, created=NOW - 9 * DAY)
    assert judge(max_retries=3).unanswered(old, "", NOW).state is PENDING


@pytest.mark.parametrize(
    ("status", "aside"), [(500, True), (408, True), (429, False), (503, False)]
)
def test_who_waits_for_whom(status: int, aside: bool) -> None:
    answer = Answer(status, b"", 0.1)
    assert not judge().answered(delivery(3), answer, NOW).aside
    assert judge().answered(delivery(4), answer, NOW).aside is aside
    assert not judge().unanswered(delivery(50), "", NOW).aside
    assert judge().unanswered(delivery(5, aside=True), "", NOW).aside
