"""The database and the files that belong to its rows."""

from hearthwatch.store.alerts import AlertFilter, AlertStore
from hearthwatch.store.clerk import Clerk
from hearthwatch.store.clip_files import ClipFiles, InvalidClipError, check_clip
from hearthwatch.store.clip_records import ClipFilter, StoredClip
from hearthwatch.store.clip_retention import (
    ClipRetention,
    DiskUsage,
    Forecast,
    Limits,
    Reason,
    Removed,
    Room,
)
from hearthwatch.store.clips import CameraSum, ClipStore
from hearthwatch.store.credentials import ApiKey, Credentials, NameTakenError, Scope, Session
from hearthwatch.store.database import Database
from hearthwatch.store.errors import DatabaseUnusableError, StoreError
from hearthwatch.store.event_search import EventFilter
from hearthwatch.store.events import Draft, EventStore, StoredEvent
from hearthwatch.store.instance import instance_id, instance_secret
from hearthwatch.store.media_folder import MediaFolder
from hearthwatch.store.paging import Page, Position
from hearthwatch.store.pictures import Pictures
from hearthwatch.store.retention import Retention, Swept

__all__ = [
    "AlertFilter",
    "AlertStore",
    "ApiKey",
    "CameraSum",
    "Clerk",
    "ClipFiles",
    "ClipFilter",
    "ClipRetention",
    "ClipStore",
    "Credentials",
    "Database",
    "DatabaseUnusableError",
    "DiskUsage",
    "Draft",
    "EventFilter",
    "EventStore",
    "Forecast",
    "InvalidClipError",
    "Limits",
    "MediaFolder",
    "NameTakenError",
    "Page",
    "Pictures",
    "Position",
    "Reason",
    "Removed",
    "Retention",
    "Room",
    "Scope",
    "Session",
    "StoreError",
    "StoredClip",
    "StoredEvent",
    "Swept",
    "check_clip",
    "instance_id",
    "instance_secret",
]
