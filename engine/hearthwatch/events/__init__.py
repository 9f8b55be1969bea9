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
from hearthwatch.events.camera_values import CameraValues, entities_of
from hearthwatch.events.explain import Explanation, Explanations
from hearthwatch.events.recorder import Level, Recorder
from hearthwatch.events.registry import REGISTRY, EventData, InvalidEventError, validated
from hearthwatch.events.states import Gauge, States
from hearthwatch.events.values import StatesChange, Values

__all__ = [
    "REGISTRY",
    "Bus",
    "CameraValues",
    "ClipChange",
    "ClipChanged",
    "Dropped",
    "EventData",
    "Explanation",
    "Explanations",
    "Gauge",
    "InvalidEventError",
    "Level",
    "Notice",
    "Recorder",
    "States",
    "StatesChange",
    "Subscription",
    "Topic",
    "Values",
    "entities_of",
    "validated",
]
