"""Webhooks: events, posted to addresses that the owner names, signed, until they arrive.

`registry` keeps them, `output` runs a `sender` for each. A sender takes from the outbox, writes a
`letter` in the receiver's format, posts it past the `guard`, and `verdict` says what becomes of it.
"""

from hearthwatch.outputs.webhooks.client import Answer, Client
from hearthwatch.outputs.webhooks.guard import Resolve, host_of
from hearthwatch.outputs.webhooks.names import ALL, understood
from hearthwatch.outputs.webhooks.output import WebhookOutput
from hearthwatch.outputs.webhooks.registry import NAME, Registry, WebhookExistsError, target_of
from hearthwatch.outputs.webhooks.signing import key_of, new_secret

__all__ = [
    "ALL",
    "NAME",
    "Answer",
    "Client",
    "Registry",
    "Resolve",
    "WebhookExistsError",
    "WebhookOutput",
    "host_of",
    "key_of",
    "new_secret",
    "target_of",
    "understood",
]
