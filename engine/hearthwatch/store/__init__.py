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
from hearthwatch.store.copies import NoFileError, check_copy, copy_database, database_facts
from hearthwatch.store.credentials import ApiKey, Credentials, Session
from hearthwatch.store.database import Database
from hearthwatch.store.delivery_records import (
    Backlog,
    Delivery,
    DeliveryPage,
    DeliveryState,
    Outcome,
    Parcel,
    Tally,
    Target,
)
from hearthwatch.store.errors import (
    DatabaseUnusableError,
    NameTakenError,
    StoreError,
    TooManyError,
)
from hearthwatch.store.event_search import EventFilter
from hearthwatch.store.events import Draft, EventStore, StoredEvent
from hearthwatch.store.inbound import InboundAddress, InboundStore
from hearthwatch.store.instance import instance_id, instance_secret
from hearthwatch.store.latest import Latest
from hearthwatch.store.media_folder import MediaFolder
from hearthwatch.store.once import OnceAnswer, OnceState, OnceStore
from hearthwatch.store.outbox import OutboxStore
from hearthwatch.store.paging import Page, Position
from hearthwatch.store.pictures import Pictures
from hearthwatch.store.refresh import Family, RefreshTokens, ReusedError
from hearthwatch.store.retention import Retention, Swept
from hearthwatch.store.scopes import Scope
from hearthwatch.store.sealing import Sealer, SealingError
from hearthwatch.store.timeline import CameraTimeline, Ruler, Timelines
from hearthwatch.store.users import LastAdminError, Role, User, Users
from hearthwatch.store.webhooks import Webhook, WebhookFormat, WebhookStore

__all__ = [
    "AlertFilter",
    "AlertStore",
    "ApiKey",
    "Backlog",
    "CameraSum",
    "CameraTimeline",
    "Clerk",
    "ClipFiles",
    "ClipFilter",
    "ClipRetention",
    "ClipStore",
    "Credentials",
    "Database",
    "DatabaseUnusableError",
    "Delivery",
    "DeliveryPage",
    "DeliveryState",
    "DiskUsage",
    "Draft",
    "EventFilter",
    "EventStore",
    "Family",
    "Forecast",
    "InboundAddress",
    "InboundStore",
    "InvalidClipError",
    "LastAdminError",
    "Latest",
    "Limits",
    "MediaFolder",
    "NameTakenError",
    "NoFileError",
    "OnceAnswer",
    "OnceState",
    "OnceStore",
    "OutboxStore",
    "Outcome",
    "Page",
    "Parcel",
    "Pictures",
    "Position",
    "Reason",
    "RefreshTokens",
    "Removed",
    "Retention",
    "ReusedError",
    "Role",
    "Room",
    "Ruler",
    "Scope",
    "Sealer",
    "SealingError",
    "Session",
    "StoreError",
    "StoredClip",
    "StoredEvent",
    "Swept",
    "Tally",
    "Target",
    "Timelines",
    "TooManyError",
    "User",
    "Users",
    "Webhook",
    "WebhookFormat",
    "WebhookStore",
    "check_clip",
    "check_copy",
    "copy_database",
    "database_facts",
    "instance_id",
    "instance_secret",
]
