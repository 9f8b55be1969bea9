from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from hearthwatch.model.alert import Severity
from hearthwatch.model.event import Event
from hearthwatch.store import (
    Backlog,
    Database,
    Delivery,
    DeliveryState,
    EventStore,
    OutboxStore,
    Outcome,
    Parcel,
    Sealer,
    StoredEvent,
    Tally,
    Target,
    Webhook,
    WebhookFormat,
    WebhookStore,
)

A, B = Target("webhooks", "a"), Target("webhooks", "b")
PENDING, DELIVERED, DEAD = DeliveryState


@pytest.fixture
def outbox(database: Database) -> OutboxStore:
    return OutboxStore(database)


class Sending:
    """Events with their deliveries."""

    def __init__(
        self, database: Database, outbox: OutboxStore, make: Callable[[int], Event]
    ) -> None:
        self.database, self.outbox, self.make = database, outbox, make

    async def __call__(self, number: int, *targets: Target) -> StoredEvent:
        stored, _ = await EventStore(self.database).insert(self.make(number), picture=False)
        async with self.database.writing() as session:
            parcel = Parcel(stored.sequence, targets or (A,), 1_000.0 + number)
            await session.run_sync(self.outbox.add, [parcel])
        return stored


@pytest.fixture
def send(database: Database, outbox: OutboxStore, make_event: Callable[..., Event]) -> Sending:
    return Sending(database, outbox, make_event)


async def everything(outbox: OutboxStore, target: Target = A) -> tuple[Delivery, ...]:
    return (await outbox.page(target, None, limit=100, before=None)).items


def done(sequence: int, state: DeliveryState = DELIVERED, **fields: object) -> Outcome:
    usual = {"attempts": 1, "at": 2_000.0, "next_at": 2_000.0, "response_ms": 10.0}
    return Outcome(sequence=sequence, state=state, **(usual | fields))  # type: ignore[arg-type]


async def test_each_target_gets_events_in_the_order_of_commits(
    send: Sending, outbox: OutboxStore
) -> None:
    for number in (3, 1, 2):
        await send(number, *([A, B] if number != 1 else [B]))
    waiting = await outbox.pending(A, now=9e9, limit=10)
    assert [each.stored.event.timestamp - 1e6 for each in waiting] == [3, 2]
    assert len(await outbox.pending(B, now=9e9, limit=2)) == 2
    assert await outbox.backlog("webhooks") == {"a": Backlog(2, 1_002.0), "b": Backlog(3, 1_001.0)}
    assert await outbox.backlog("mqtt") == {}
    assert await outbox.waiting() == 5


async def test_what_was_settled_is_not_sent_again(send: Sending, outbox: OutboxStore) -> None:
    for number in range(4):
        await send(number)
    first, second, third, fourth = await outbox.pending(A, now=9e9, limit=10)
    again = done(third.sequence, PENDING, next_at=5_000.0, error="away", response_ms=None)
    aside = done(fourth.sequence, PENDING, next_at=4_000.0, aside=True, status=500)
    refused = done(second.sequence, DEAD, status=400, error="no")
    await outbox.settle(A, [done(first.sequence, status=200), refused, again, aside])
    (left,) = await outbox.pending(A, now=3_999, limit=10)
    assert (left.sequence, left.next_at, left.error) == (third.sequence, 5_000.0, "away")
    assert len(await outbox.pending(A, now=4_000, limit=10)) == 2
    assert await outbox.aside_until(A) == 4_000
    assert await outbox.tally(A) == Tally(2, 1, 3, 30.0, 2_000.0, 2_000.0)


async def test_success_rate() -> None:
    assert Tally().success_rate is None
    assert Tally().mean_response_ms is None
    tally = Tally(total=150, failed=3, answers=4, response_ms=100.0)
    assert (tally.success_rate, tally.mean_response_ms) == (98.0, 25.0)


async def test_failing_since_is_the_first_of_a_row(send: Sending, outbox: OutboxStore) -> None:
    for number in range(3):
        await send(number)
    one, two, three = await outbox.pending(A, now=9e9, limit=10)
    await outbox.settle(A, [done(one.sequence, DEAD, at=1.0), done(two.sequence, DEAD, at=2.0)])
    assert (await outbox.tally(A)).failing_since == 1.0
    await outbox.settle(A, [done(three.sequence, at=3.0)])
    assert (await outbox.tally(A)).failing_since is None


async def test_replay(send: Sending, outbox: OutboxStore) -> None:
    for number in range(3):
        await send(number)
    one, two, _ = await outbox.pending(A, now=9e9, limit=10)
    await outbox.settle(A, [done(one.sequence), done(two.sequence, DEAD, attempts=9, error="x")])
    assert await outbox.replay(B, now=3_000.0) == 0
    assert await outbox.replay(A, now=3_000.0) == 1
    again = await outbox.get(A, two.sequence)
    assert again is not None
    assert (again.state, again.attempts, again.created) == (PENDING, 0, 3_000.0)
    assert again.error is again.finished is None
    assert await outbox.replay(A, one.sequence, now=3_000.0) == 1
    assert await outbox.replay(A, one.sequence, now=3_000.0) == 0
    assert await outbox.get(B, one.sequence) is None


async def test_pages(send: Sending, outbox: OutboxStore) -> None:
    for number in range(5):
        await send(number)
    numbers = [each.sequence for each in await everything(outbox)]
    assert numbers == sorted(numbers, reverse=True)
    page = await outbox.page(A, PENDING, limit=2, before=None)
    seen = [each.sequence for each in page.items]
    assert (page.total, page.total_is_lower_bound) == (5, False)
    while page.before is not None:
        page = await outbox.page(A, PENDING, limit=2, before=page.before)
        seen += [each.sequence for each in page.items]
    assert seen == numbers
    assert (await outbox.page(A, DEAD, limit=2, before=None)).items == ()


async def test_deliveries_go_with_their_event(
    send: Sending, events: EventStore, outbox: OutboxStore
) -> None:
    for number in range(4):
        await send(number, A, B)
    waiting = await outbox.pending(A, now=9e9, limit=10)
    await events.delete_before(1_000_002, limit=10)
    assert [each.sequence for each in await everything(outbox)] == [
        each.sequence for each in reversed(waiting[2:])
    ]
    await outbox.settle(A, [done(each.sequence) for each in waiting])
    assert (await outbox.tally(A)).total == 4


async def test_the_newest_that_arrived_are_kept(send: Sending, outbox: OutboxStore) -> None:
    for number in range(6):
        await send(number, A, B)
    first, *others = await outbox.pending(A, now=9e9, limit=10)
    await outbox.settle(A, [done(first.sequence, DEAD)])
    await outbox.settle(A, [done(each.sequence) for each in others])
    assert await outbox.prune(A, keep=2) == 3
    assert await outbox.prune(A, keep=2) == 0
    assert [each.state for each in await everything(outbox)] == [DELIVERED, DELIVERED, DEAD]
    assert len(await everything(outbox, B)) == 6
    await outbox.forget(B)
    assert await everything(outbox, B) == ()


async def test_secrets_of_webhooks_are_sealed(database: Database, tmp_path: Path) -> None:
    sealer = Sealer(tmp_path / "secret.key")
    store = WebhookStore(database, sealer)
    webhook = Webhook(
        id="a",
        name="A",
        url="https://example.org/",
        secret="hunter2secret",
        created=1.0,
        previous="hunter1secret",
        previous_until=9.0,
        headers={"Authorization": "Bearer t0psecret"},
        camera_ids=(UUID(int=5),),
        min_severity=Severity.HIGH,
        format=WebhookFormat.S2,
        metadata={"a": [1]},
        rate=None,
    )
    await store.add(webhook)
    assert await store.all() == [webhook]
    raw = _bytes_on_disk(tmp_path)
    assert b"https://example.org/" in raw
    for secret in (b"hunter2secret", b"hunter1secret", b"t0psecret"):
        assert secret not in raw
    for secret in ("hunter2secret", "hunter1secret", "t0psecret", "example.org"):
        assert secret not in repr(webhook)
    assert webhook.secrets(8.9) == ("hunter2secret", "hunter1secret")
    assert webhook.secrets(9.0) == ("hunter2secret",)


async def test_keys_that_come_and_go(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    sealer = Sealer(path)
    webhook = Webhook(id="a", name="A", url="https://example.org/", secret="s", created=1.0)
    await WebhookStore(database, sealer).add(webhook)
    sealer.add_key()
    assert await WebhookStore(database, sealer).all() == [webhook]
    path.write_text(path.read_text().split()[0])
    assert await WebhookStore(database, Sealer(path)).all() == [webhook]
    path.unlink()
    (lost,) = await WebhookStore(database, Sealer(path)).all()
    assert not lost.enabled
    assert "key is gone" in (lost.disabled_reason or "")


def _bytes_on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("hearthwatch.db*"))
