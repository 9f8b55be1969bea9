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
from hearthwatch.events.recorder import Level, Post, Recorder
from hearthwatch.events.registry import REGISTRY, EventData, InvalidEventError, validated

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
    "Notice",
    "Post",
    "Recorder",
    "Subscription",
    "TooManyJobsError",
    "Topic",
    "Wish",
    "validated",
]
