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
from hearthwatch.events.jobs import Job, JobError, JobKind, Jobs, JobState, TooManyJobsError
from hearthwatch.events.recorder import Level, Recorder
from hearthwatch.events.registry import REGISTRY, EventData, InvalidEventError, validated

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
    "Job",
    "JobError",
    "JobKind",
    "JobState",
    "Jobs",
    "Level",
    "Notice",
    "Recorder",
    "Subscription",
    "TooManyJobsError",
    "Topic",
    "validated",
]
