"""Figures as Prometheus reads them."""

from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from hearthwatch.events import Bus, Telemetry, Topic
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.store import StoredEvent


def samples(telemetry: Telemetry) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    text = generate_latest(telemetry.registry).decode()
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_integrations_are_counted_under_the_agreed_names() -> None:
    telemetry = Telemetry()
    telemetry.integration("webhook", "success", 0.03)
    telemetry.integration("webhook", "success", 0.2)
    telemetry.integration("mqtt", "error")
    found = samples(telemetry)
    webhook, mqtt = ("integration_type", "webhook"), ("integration_type", "mqtt")
    assert found["integration_requests_total", (webhook, ("status", "success"))] == 2
    assert found["integration_requests_total", (mqtt, ("status", "error"))] == 1
    assert found["integration_latency_seconds_count", (webhook,)] == 2
    assert abs(found["integration_latency_seconds_sum", (webhook,)] - 0.23) < 1e-9
    assert found["integration_latency_seconds_bucket", (webhook, ("le", "0.05"))] == 1
    assert not any("_created" in name for name, _ in found)


def test_two_do_not_mix() -> None:
    one, other = Telemetry(), Telemetry()
    one.integration("webhook", "success")
    assert not any(name == "integration_requests_total" for name, _ in samples(other))


def test_events_are_counted_however_many_come_at_once() -> None:
    telemetry, bus = Telemetry(), Bus()

    def publish(kind: EventType, at: float, **data: object) -> None:
        event = Event(random_id(at), kind, at, data=data)
        bus.publish(Topic.EVENTS, StoredEvent(event, 1, False))

    with telemetry.follow(bus):
        for number in range(2000):
            publish(EventType.MOTION_ENDED, float(number))
        publish(EventType.ALERT_OPENED, 5000.0, severity="high")
    publish(EventType.MOTION_ENDED, 9000.0)
    found = samples(telemetry)
    assert found["hearthwatch_events_total", (("type", "motion_ended"),)] == 2000
    assert found["hearthwatch_alerts_opened_total", (("severity", "high"),)] == 1
    assert telemetry.last_event == 5000.0


def test_a_figure_is_read_when_it_is_asked_for() -> None:
    telemetry, depth = Telemetry(), [3]
    telemetry.gauge("hearthwatch_outbox_depth", "Waiting.", lambda: depth[0])
    assert samples(telemetry)["hearthwatch_outbox_depth", ()] == 3
    depth[0] = 5
    assert samples(telemetry)["hearthwatch_outbox_depth", ()] == 5
