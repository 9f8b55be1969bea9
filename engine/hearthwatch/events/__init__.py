"""Events on their way: checked, recorded, told and explained."""

from hearthwatch.events.bus import (
    Bus,
    ClipChange,
    ClipChanged,
    Dropped,
    Notice,
    Subscription,
    Topic,
)
from hearthwatch.events.explain import Explanation, Explanations
from hearthwatch.events.recorder import Level, Recorder
from hearthwatch.events.registry import REGISTRY, EventData, InvalidEventError, validated
from hearthwatch.events.telemetry import Telemetry, integration_event

__all__ = [
    "REGISTRY",
    "Bus",
    "ClipChange",
    "ClipChanged",
    "Dropped",
    "EventData",
    "Explanation",
    "Explanations",
    "InvalidEventError",
    "Level",
    "Notice",
    "Recorder",
    "Subscription",
    "Telemetry",
    "Topic",
    "integration_event",
    "validated",
]
