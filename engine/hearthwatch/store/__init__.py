"""The database and the files that belong to its rows."""

from hearthwatch.store.clerk import Clerk
from hearthwatch.store.clip_files import ClipFiles, InvalidClipError, check_clip
from hearthwatch.store.clip_retention import (
    ClipRetention,
    DiskUsage,
    Forecast,
    Limits,
    Reason,
    Removed,
    Room,
)
from hearthwatch.store.clips import CameraSum, ClipFilter, ClipStore, StoredClip
from hearthwatch.store.credentials import ApiKey, Credentials, Session
from hearthwatch.store.database import Database
from hearthwatch.store.errors import (
    DatabaseUnusableError,
    NameTakenError,
    StoreError,
    TooManyError,
)
from hearthwatch.store.events import EventFilter, EventStore, StoredEvent
from hearthwatch.store.instance import instance_id, instance_secret
from hearthwatch.store.media_folder import MediaFolder
from hearthwatch.store.paging import Page, Position
from hearthwatch.store.pictures import Pictures
from hearthwatch.store.refresh import Family, RefreshTokens, ReusedError
from hearthwatch.store.retention import Retention, Swept
from hearthwatch.store.scopes import Scope
from hearthwatch.store.users import LastAdminError, Role, User, Users

__all__ = [
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
    "EventFilter",
    "EventStore",
    "Family",
    "Forecast",
    "InvalidClipError",
    "LastAdminError",
    "Limits",
    "MediaFolder",
    "NameTakenError",
    "Page",
    "Pictures",
    "Position",
    "Reason",
    "RefreshTokens",
    "Removed",
    "Retention",
    "ReusedError",
    "Role",
    "Room",
    "Scope",
    "Session",
    "StoreError",
    "StoredClip",
    "StoredEvent",
    "Swept",
    "TooManyError",
    "User",
    "Users",
    "check_clip",
    "instance_id",
    "instance_secret",
]
