"""What is needed to judge calls from cameras and doorbells: who may, and what was just done."""

import hashlib
import hmac
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Mapping
from enum import StrEnum
from typing import Final
from uuid import UUID

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from hearthwatch.api.house import House
from hearthwatch.api.throttle import Throttle
from hearthwatch.store import InboundAddress, instance_secret

_AGAIN_AFTER: Final = 2.0
_REMEMBERED: Final = 600.0
_MOST_REMEMBERED: Final = 4096


class Action(StrEnum):
    """What a caller may say."""

    DOORBELL = "doorbell"
    MOTION = "motion"


class Doors:
    """Remembers what is needed to judge calls: who guessed, and what was just done."""

    def __init__(self) -> None:
        self.throttle = Throttle()
        self._last: dict[tuple[UUID, Action], float] = {}
        self._ids: OrderedDict[tuple[UUID, str], float] = OrderedDict()
        self._root: bytes | None = None

    def admits(self, camera_id: UUID, action: Action, now: float) -> bool:
        """Tell whether an action is no repetition, and remember it then."""
        before = self._last.get((camera_id, action), float("-inf"))
        if now - before < _AGAIN_AFTER:
            return False
        self._last[camera_id, action] = now
        return True

    def take_back(self, camera_id: UUID, action: Action) -> None:
        """Forget an action that came to nothing, so that it may be tried again at once."""
        self._last.pop((camera_id, action), None)

    def is_new(self, camera_id: UUID, message_id: str, now: float) -> bool:
        """Tell whether a signed message comes for the first time, and remember it."""
        while self._ids and (
            now - next(iter(self._ids.values())) > _REMEMBERED or len(self._ids) > _MOST_REMEMBERED
        ):
            self._ids.popitem(last=False)
        return self._ids.setdefault((camera_id, message_id), now) == now

    def forget(self, camera_id: UUID, message_id: str) -> None:
        """Forget a signed message that came to nothing; its sender will send it again."""
        self._ids.pop((camera_id, message_id), None)

    async def secret(self, house: House, address: InboundAddress) -> str:
        """Return the secret for signatures of an address, in the form of Standard Webhooks.

        It is made from one of the installation's own, so that nothing that signs is kept in rows.
        """
        if self._root is None:
            self._root = await instance_secret(house.database, "inbound")
        message = address.camera_id.bytes + address.salt
        return "whsec_" + b64encode(hmac.digest(self._root, message, hashlib.sha256)).decode()


def is_signed(content: bytes, headers: Mapping[str, str], secret: str) -> bool:
    """Tell whether a call is signed with a secret, by Standard Webhooks, and of these minutes."""
    try:
        Webhook(secret).verify(content, dict(headers), json_parse=False)
    except (WebhookVerificationError, ValueError):
        return False
    return True


def token_digest(token: str) -> bytes:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
