"""REST, WebSocket and the page, with who may use them."""

from hearthwatch.api.access import Access, Identity, IdentityKind
from hearthwatch.api.app import create_app, server_config
from hearthwatch.api.house import Fleet, House

__all__ = [
    "Access",
    "Fleet",
    "House",
    "Identity",
    "IdentityKind",
    "create_app",
    "server_config",
]
