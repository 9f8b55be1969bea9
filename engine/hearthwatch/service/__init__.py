"""The service process: builds everything once, starts it, stops it."""

from hearthwatch.service.engine import Service
from hearthwatch.service.keys import create_code, create_key, link, list_keys, revoke_key
from hearthwatch.service.places import Places, StartError

__all__ = [
    "Places",
    "Service",
    "StartError",
    "create_code",
    "create_key",
    "link",
    "list_keys",
    "revoke_key",
]
