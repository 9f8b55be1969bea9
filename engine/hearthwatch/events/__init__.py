"""Events on their way: checked, recorded, told and explained."""

from hearthwatch.events.alert_keeper import (
    AlertKeeper,
    AlertMissingError,
    AlertStateError,
    Wish,
)
from hearthwatch.events.best_picture import picture_path
from hearthwatch.events.bus import (
    AlertChange,
    AlertChanged,
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
from hearthwatch.events.jobs import Job, JobError, JobKind, Jobs, JobState, TooManyJobsError
from hearthwatch.events.outbox import Line, Outbox, Wants
from hearthwatch.events.recorder import Level, Post, Recorder
from hearthwatch.events.registry import REGISTRY, EventData, InvalidEventError, validated
from hearthwatch.events.states import Gauge, States, hub_entities_of
from hearthwatch.events.telemetry import Telemetry, integration_event
from hearthwatch.events.values import StatesChange, Values

__all__ = [
    "REGISTRY",
    "AlertChange",
    "AlertChanged",
    "AlertKeeper",
    "AlertMissingError",
    "AlertStateError",
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
    "Job",
    "JobError",
    "JobKind",
    "JobState",
    "Jobs",
    "Level",
    "Line",
    "Notice",
    "Outbox",
    "Post",
    "Recorder",
    "States",
    "StatesChange",
    "Subscription",
    "Telemetry",
    "TooManyJobsError",
    "Topic",
    "Values",
    "Wants",
    "Wish",
    "entities_of",
    "hub_entities_of",
    "integration_event",
    "picture_path",
    "validated",
]
