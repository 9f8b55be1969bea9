"""From an event to a real receiver, whatever the receiver does."""

import time
from collections.abc import Awaitable, Callable
from email.utils import formatdate
from typing import Any
from uuid import UUID

import pytest
from standardwebhooks import Webhook as Verifier

from hearthwatch.model.alert import Severity
from hearthwatch.model.event import EventType
from hearthwatch.outputs.webhooks import output as output_module
from hearthwatch.store import DeliveryState, EventFilter, StoreError, WebhookFormat

from .conftest import CAMERA, SECRET, House, eventually
from .receiver import HANG, Receiver, Reply

PENDING, DELIVERED, DEAD = DeliveryState

type Receivers = Callable[[], Awaitable[Receiver]]


async def test_an_event_arrives_signed(house: House, receiver: Receiver) -> None:
    await house.add(receiver, headers={"X-Mine": "yes"})
    event = await house.happen(7)
    (got,) = await receiver.wait_for(1)
    assert Verifier(SECRET).verify(got.body, dict(got.headers)) == got.json
    assert got.json["type"] == "motion_ended"
    assert got.json["id"] == got.id == str(event.id)
    assert got.json["data"] == {"detected": False, "duration": 7.0}
    assert got.headers["x-mine"] == "yes"
    (delivery,) = await house.until(DELIVERED)
    assert (delivery.status, delivery.attempts, delivery.error) == (200, 1, None)
    assert delivery.response_ms is not None
    assert house.observed == ["delivered"]


async def test_order_is_kept_through_failures(house: House, receiver: Receiver) -> None:
    await house.add(receiver)
    receiver.replies.extend([Reply(), Reply(500), Reply(503), Reply(429)])
    events = [str((await house.happen(number)).id) for number in range(20)]
    await house.until(DELIVERED, 20)
    assert list(dict.fromkeys(receiver.ids)) == events
    assert receiver.ids.count(events[1]) == 4
    tally = await house.tally()
    assert (tally.total, tally.failed, tally.success_rate) == (20, 0, 100.0)
    assert tally.answers == 23
    assert tally.failing_since is None


async def test_what_the_receiver_refuses_is_dead_at_once(house: House, receiver: Receiver) -> None:
    await house.add(receiver)
    receiver.replies.append(Reply(400))
    await house.happen(1)
    await house.happen(2)
    (dead,) = await house.until(DEAD)
    await house.until(DELIVERED)
    assert (dead.attempts, dead.status) == (1, 400)
    assert dead.error == "The receiver answered 400 (Bad Request)."
    assert (await house.tally()).failed == 1
    assert house.manager.get_statistics()["events_failed"] == 1


async def test_retries_end_and_can_be_replayed(house: House, receiver: Receiver) -> None:
    await house.add(receiver, max_retries=2)
    receiver.always = Reply(500)
    event = await house.happen()
    (dead,) = await house.until(DEAD)
    assert dead.attempts == 3
    assert (
        dead.error
        == "The receiver answered 500 (Internal Server Error). Given up after 3 attempts."
    )
    receiver.always = Reply()
    assert await house.webhooks.replay("hook") == 1
    await house.until(DELIVERED)
    assert receiver.ids == [str(event.id)] * 4
    assert await house.webhooks.replay("hook") == 0
    assert await house.webhooks.replay("hook", dead.sequence) == 1
    await receiver.wait_for(5)


@pytest.mark.parametrize("dated", [False, True])
async def test_retry_after_is_honoured(house: House, receiver: Receiver, dated: bool) -> None:
    wait = formatdate(time.time() + 60, usegmt=True) if dated else "60"
    receiver.replies.append(Reply(503, {"Retry-After": wait}))
    await house.add(receiver)
    await house.happen()
    await receiver.wait_for(1)
    (delivery,) = await eventually(house.deliveries, lambda found: found[0].attempts)
    assert 20 < delivery.next_at - time.time() <= 60
    house.ahead = 61
    await house.happen()
    await receiver.wait_for(3)


async def test_one_that_hangs_is_let_go(house: House, receiver: Receiver) -> None:
    receiver.replies.append(HANG)
    await house.add(receiver, timeout=1)
    await house.happen()
    await receiver.wait_for(2)
    (delivery,) = await house.until(DELIVERED)
    assert delivery.attempts == 2
    assert house.observed == ["retried", "delivered"]


async def test_a_receiver_that_is_away_holds_up_nobody_else(
    house: House, receivers: Receivers
) -> None:
    hanging, well = await receivers(), await receivers()
    hanging.always = HANG
    await house.add(hanging, id="hanging", timeout=60)
    await house.add(well, id="well")
    events = [str((await house.happen(number)).id) for number in range(10)]
    await well.wait_for(10)
    assert well.ids == events
    assert hanging.ids == events[:1]
    assert len(await house.deliveries("hanging")) == 10


async def test_nobody_there_then_somebody(house: House, receivers: Receivers) -> None:
    receiver = await receivers()
    await house.add(receiver, url="http://127.0.0.1:1/")
    event = await house.happen()
    (delivery,) = await eventually(house.deliveries, lambda found: found[0].attempts > 1)
    assert delivery.state is PENDING
    assert "connection failed" in (delivery.error or "")
    await house.webhooks.change("hook", url=receiver.url)
    (got,) = await receiver.wait_for(1)
    assert got.id == str(event.id)


async def test_gone_switches_off_and_the_owner_hears(house: House, receiver: Receiver) -> None:
    await house.add(receiver, events=("motion_ended",))
    receiver.always = Reply(410)
    await house.happen(1)
    await eventually(house.alerts, bool)
    webhook = house.webhooks.get("hook")
    assert not webhook.enabled
    assert "410" in (webhook.disabled_reason or "")
    (alert,) = await house.alerts()
    assert alert.startswith("The webhook 'Hook' is switched off.")
    await house.happen(2)
    assert len(await house.deliveries()) == 1
    receiver.always = Reply()
    await house.webhooks.change("hook", enabled=True)
    assert house.webhooks.get("hook").disabled_reason is None
    await house.happen(3)
    await receiver.wait_for(2)
    await house.restart()
    assert house.webhooks.get("hook").enabled


async def test_after_days_of_failure_it_is_switched_off(house: House, receiver: Receiver) -> None:
    await house.add(receiver, events=("motion_ended",), max_retries=0)
    receiver.always = Reply(500)
    await house.happen(1)
    await house.until(DEAD)
    house.ahead = 5 * 86_400 + 1
    await house.webhooks.change("hook", max_retries=None)
    await house.happen(2)
    (alert,) = await eventually(house.alerts, bool)
    assert "Nothing could be delivered for 5 days." in alert
    assert not house.webhooks.get("hook").enabled


async def test_a_redirect_leads_nowhere(house: House, receivers: Receivers) -> None:
    outside, inside = await receivers(), await receivers()
    outside.always = Reply(302, {"Location": inside.url})
    await house.add(outside)
    await house.happen()
    (dead,) = await house.until(DEAD)
    assert "Redirects are not followed" in (dead.error or "")
    assert inside.got == []


async def test_a_name_that_turns_inward_is_not_followed(house: House, receiver: Receiver) -> None:
    house.names["good.example"] = ["93.184.216.34"]
    url = f"http://good.example:{receiver.port}/"
    await house.add(receiver, url=url, allow_private=False)
    house.names["good.example"] = ["127.0.0.1"]
    await house.happen()
    (delivery,) = await eventually(house.deliveries, lambda found: found[0].attempts)
    assert delivery.state is PENDING
    assert "allow_private" in (delivery.error or "")
    assert receiver.got == []
    await house.webhooks.change("hook", allow_private=True)
    (got,) = await receiver.wait_for(1)
    assert got.headers["host"] == f"good.example:{receiver.port}"


async def test_what_one_may_reach_carries_nobody_else(house: House, receiver: Receiver) -> None:
    house.names["home.example"] = ["127.0.0.1"]
    url = f"http://home.example:{receiver.port}/"
    await house.add(receiver, id="friend", url=url)
    house.names["home.example"] = ["93.184.216.34"]
    await house.add(receiver, id="stranger", url=url, allow_private=False)
    house.names["home.example"] = ["127.0.0.1"]
    await house.happen()
    await house.until(DELIVERED, of="friend")
    (kept,) = await eventually(
        lambda: house.deliveries("stranger"), lambda found: found[0].attempts
    )
    assert kept.state is PENDING
    assert len(receiver.got) == 1


async def test_what_one_refuses_again_and_again_steps_aside(
    house: House, receiver: Receiver
) -> None:
    await house.add(receiver, retry_delay=0.01)
    receiver.replies.extend([Reply(500)] * 5)
    first = await house.happen(0)
    others = [str((await house.happen(number)).id) for number in range(1, 4)]
    await house.until(DELIVERED, 4)
    assert receiver.ids[:5] == [str(first.id)] * 5
    assert [each for each in receiver.ids[5:] if each != str(first.id)] == others


async def test_what_waits_outlives_a_restart(house: House, receiver: Receiver) -> None:
    await house.add(receiver)
    receiver.always = HANG
    events = [str((await house.happen(number)).id) for number in range(3)]
    await receiver.wait_for(1)
    await house.restart()
    receiver.always = Reply()
    await house.until(DELIVERED, 3)
    assert list(dict.fromkeys(receiver.ids)) == events


async def test_the_default_limit_delays_and_drops_nothing(house: House, receiver: Receiver) -> None:
    await house.add(receiver, rate=20)
    began = time.monotonic()
    events = [str((await house.happen(number)).id) for number in range(30)]
    await receiver.wait_for(30)
    assert receiver.ids == events
    assert time.monotonic() - began >= 0.45
    assert house.webhooks.get("hook").rate == 20


async def test_only_what_is_wanted_is_sent(house: House, receivers: Receivers) -> None:
    by_camera, by_type, by_severity = [await receivers() for _ in range(3)]
    await house.add(by_camera, id="camera", camera_ids=(UUID(int=9),))
    await house.add(by_type, id="type", events=("camera_offline",))
    await house.add(by_severity, id="severity", min_severity=Severity.MEDIUM)
    await house.happen(1)
    other = await house.happen(2, camera_id=UUID(int=9))
    offline = await house.happen(
        3, type=EventType.CAMERA_OFFLINE, data={"reason": "the cable is out"}
    )
    whole = await house.recorder.alert("the disk is full")
    await by_camera.wait_for(2)
    await by_type.wait_for(1)
    assert by_camera.ids == [str(other.id), str(whole.id)]
    assert by_type.ids == [str(offline.id)]
    assert await house.deliveries("severity") == []


async def test_severity_decides_in_the_transaction(house: House, receiver: Receiver) -> None:
    await house.add(receiver, min_severity=Severity.MEDIUM)
    grave, light = await house.happen(1), await house.happen(2)
    for event, severity in ((light, Severity.LOW), (grave, Severity.HIGH)):
        stored = await house.events.get(event.id)
        assert stored is not None
        async with house.database.writing() as session:
            await house.outbox.add(session, stored, severity)
        house.outbox.wake()
    (got,) = await receiver.wait_for(1)
    assert got.id == str(grave.id)


async def test_two_secrets_sign_for_a_day(house: House, receiver: Receiver) -> None:
    await house.add(receiver)
    fresh = (await house.webhooks.rotate("hook")).secret
    await house.happen(1)
    (first,) = await receiver.wait_for(1)
    house.ahead = 86_401
    await house.happen(2)
    _, second = await receiver.wait_for(2)
    for secret in (SECRET, fresh):
        Verifier(secret).verify(first.body, dict(first.headers))
    assert len(second.headers["webhook-signature"].split()) == 1


async def test_a_disk_that_is_full_sends_nothing_twice(
    house: House, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearthwatch.outputs.webhooks.sender.STORE_PAUSE", 0.05)
    await house.add(receiver)
    settle, failures = house.outbox.store.settle, 3

    async def full(*args: Any) -> None:
        nonlocal failures
        if failures:
            failures -= 1
            raise StoreError("database or disk is full")
        await settle(*args)

    monkeypatch.setattr(house.outbox.store, "settle", full)
    events = [str((await house.happen(number)).id) for number in range(3)]
    await house.until(DELIVERED, 3)
    assert failures == 0
    assert receiver.ids == events


async def test_neither_event_nor_delivery_without_the_other(
    house: House, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.add(receiver)
    add = house.outbox.store.add

    def full(*args: Any, **more: Any) -> None:
        add(*args, **more)
        raise StoreError("database or disk is full")

    with monkeypatch.context() as fault:
        fault.setattr(house.outbox.store, "add", full)
        with pytest.raises(StoreError):
            await house.happen(1)
    assert await house.deliveries() == []
    assert (await house.events.page(EventFilter(), limit=10)).items == ()
    assert house.manager.get_statistics()["events_processed"] == 0
    event = await house.happen(2)
    await receiver.wait_for(1)
    assert receiver.ids == [str(event.id)]
    assert house.manager.get_statistics()["events_processed"] == 1


async def test_little_is_read_of_an_answer(house: House, receiver: Receiver) -> None:
    receiver.always = Reply(body=b"x" * (8 << 20))
    await house.add(receiver)
    answer = await house.webhooks.try_out("hook")
    assert (answer.status, len(answer.body)) == (200, 4096)
    (got,) = receiver.got
    assert got.json["type"] == "system_alert"
    Verifier(SECRET).verify(got.body, dict(got.headers))
    assert await house.deliveries() == []


async def test_what_arrived_long_ago_is_forgotten(
    house: House, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.add(receiver)
    receiver.replies.extend([Reply(400)] + [Reply()] * 9)
    for number in range(10):
        await house.happen(number)
    await house.until(DELIVERED, 9)
    monkeypatch.setattr(output_module, "KEPT", 4)
    await house.restart()
    found = await eventually(house.deliveries, lambda found: len(found) == 5)
    assert [each.state for each in found] == [DEAD, *[DELIVERED] * 4]


async def test_removed_means_gone(house: House, receiver: Receiver) -> None:
    receiver.always = HANG
    await house.add(receiver)
    await house.happen()
    await receiver.wait_for(1)
    await house.webhooks.remove("hook")
    receiver.always = Reply()
    await house.happen()
    await house.add(receiver)
    assert await house.deliveries() == []
    assert (await house.tally()).total == 0
    event = await house.happen()
    await receiver.wait_for(2)
    assert receiver.ids[1:] == [str(event.id)]


async def test_registering_again_is_changing(house: House, receiver: Receiver) -> None:
    for events in (["motion_detected"], ["motion_ended", "alert.triggered"]):
        webhook = await house.webhooks.register_webhook(
            "phone", receiver.url, events, secret="a plain secret", allow_private=True
        )
    assert webhook.events == ("motion_ended", "alert_opened")
    assert (webhook.max_retries, webhook.retry_delay, webhook.timeout) == (3, 5, 10)
    assert webhook.format is WebhookFormat.S0
    await house.happen()
    (got,) = await receiver.wait_for(1)
    assert set(got.json) == {"id", "event_type", "camera_id", "timestamp", "data"}
    assert got.json["camera_id"] == str(CAMERA)
    assert got.headers["x-webhook-signature"].startswith("sha256=")
    await house.until(DELIVERED, of="phone")
    stats = await house.webhooks.get_delivery_stats("phone")
    assert list(stats) == [
        "webhook_id",
        "total_deliveries",
        "failed_deliveries",
        "success_rate",
        "avg_response_time_ms",
        "last_triggered",
    ]
    assert (stats["total_deliveries"], stats["success_rate"]) == (1, 100.0)
