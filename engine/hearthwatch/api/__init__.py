"""REST, WebSocket and the page, with who may use them."""

from hearthwatch.api.access import Access, Identity, IdentityKind
from hearthwatch.api.app import create_app, server_config
from hearthwatch.api.house import Fleet, House
from hearthwatch.api.signing import Signer
from hearthwatch.api.storage import clip_limits

__all__ = [
    "Access",
    "Fleet",
    "House",
    "Identity",
    "IdentityKind",
    "Signer",
    "clip_limits",
    "create_app",
    "server_config",
]
