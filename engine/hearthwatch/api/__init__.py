"""REST, WebSocket and the page, with who may use them."""

from hearthwatch.api.access import Access
from hearthwatch.api.app import create_app, server_config
from hearthwatch.api.house import Fleet, House
from hearthwatch.api.identity import Identity, IdentityKind
from hearthwatch.api.passwords import check_password
from hearthwatch.api.signing import Signer
from hearthwatch.api.storage import clip_limits

__all__ = [
    "Access",
    "Fleet",
    "House",
    "Identity",
    "IdentityKind",
    "Signer",
    "check_password",
    "clip_limits",
    "create_app",
    "server_config",
]
