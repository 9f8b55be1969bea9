"""The database and the files that belong to its rows."""

from hearthwatch.store.credentials import ApiKey, Credentials, NameTakenError, Scope, Session
from hearthwatch.store.database import Database
from hearthwatch.store.errors import DatabaseUnusableError, StoreError
from hearthwatch.store.events import EventFilter, EventPage, EventStore, Position, StoredEvent
from hearthwatch.store.instance import instance_id
from hearthwatch.store.pictures import Pictures
from hearthwatch.store.retention import Retention, Swept

__all__ = [
    "ApiKey",
    "Credentials",
    "Database",
    "DatabaseUnusableError",
    "EventFilter",
    "EventPage",
    "EventStore",
    "NameTakenError",
    "Pictures",
    "Position",
    "Retention",
    "Scope",
    "Session",
    "StoreError",
    "StoredEvent",
    "Swept",
    "instance_id",
]
