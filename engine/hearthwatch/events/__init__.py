"""Events on their way: checked, recorded, told and explained."""

from hearthwatch.events.alert_keeper import (
    AlertKeeper,
    AlertMissingError,
    AlertStateError,
    Wish,
)
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
from hearthwatch.events.explain import Explanation, Explanations
from hearthwatch.events.jobs import Job, JobError, JobKind, Jobs, JobState, TooManyJobsError
from hearthwatch.events.outbox import Line, Outbox, Wants
from hearthwatch.events.recorder import Level, Post, Recorder
from hearthwatch.events.registry import REGISTRY, EventData, InvalidEventError, validated
from hearthwatch.events.telemetry import Telemetry, integration_event

__all__ = [
    "REGISTRY",
    "AlertChange",
    "AlertChanged",
    "AlertKeeper",
    "AlertMissingError",
    "AlertStateError",
    "Bus",
    "ClipChange",
    "ClipChanged",
    "Dropped",
    "EventData",
    "Explanation",
    "Explanations",
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
    "Subscription",
    "Telemetry",
    "TooManyJobsError",
    "Topic",
    "Wants",
    "Wish",
    "integration_event",
    "validated",
]
