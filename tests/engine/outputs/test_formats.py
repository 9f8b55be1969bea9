import hashlib
import hmac
import json
import re
import time
from typing import Any
from uuid import UUID

import pytest
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import uuid7
from hearthwatch.outputs.webhooks.formats import letter
from hearthwatch.outputs.webhooks.names import spoken, understood
from hearthwatch.outputs.webhooks.signing import key_of, new_secret
from hearthwatch.store import Webhook, WebhookFormat

NOW = 1_767_225_600.5
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
FACE = Event(
    uuid7(NOW, 1),
    EventType.FACE_DETECTED,
    NOW,
    camera_id=UUID(int=5),
    camera="yard",
    data={"name": "Zoë", "confidence": 0.9, "location": {"x": 0, "y": 0, "width": 1, "height": 1}},
)


def written(form: str, now: float = NOW, **fields: Any) -> tuple[dict[str, str], bytes]:
    webhook = Webhook(
        id="a", name="A", url="", secret=SECRET, created=0.0, format=WebhookFormat(form), **fields
    )
    message = letter(webhook, FACE, now)
    return message.headers, message.body


def legacy(body: bytes, secret: str = SECRET) -> str:
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def test_standard() -> None:
    headers, body = written("standard")
    content = json.loads(body)
    assert {"id", "type", "camera_id", "camera", "timestamp", "data", "trace"} == set(content)
    assert content["timestamp"] == "2026-01-01T00:00:00.500Z"
    assert "Zoë".encode() in body
    assert headers["webhook-id"] == content["id"] == str(FACE.id)
    assert headers["webhook-timestamp"] == "1767225600"
    assert not any(name.startswith("X-") for name in headers)


def test_s0() -> None:
    headers, body = written("s0")
    content = json.loads(body)
    assert set(content) == {"id", "event_type", "camera_id", "timestamp", "data"}
    assert content["event_type"] == "face_detected"
    assert content["data"]["name"] == content["data"]["face_name"] == "Zoë"
    assert headers["X-Webhook-Signature"] == f"sha256={legacy(body)}"


def test_s2() -> None:
    headers, body = written("s2", prefix="SmartPresence")
    content = json.loads(body)
    assert set(content) == {"id", "event_type", "timestamp", "data"}
    assert content["event_type"] == "presence.marked"
    assert content["data"]["camera_id"] == str(UUID(int=5))
    assert headers["X-SmartPresence-Signature"] == legacy(body)
    assert headers["X-SmartPresence-Event"] == "presence.marked"
    assert headers["X-SmartPresence-Timestamp"] == "1767225600"


def test_s3() -> None:
    headers, body = written("s3", metadata={"service": "x", "version": "1"})
    content = json.loads(body)
    assert set(content) == {"event", "data", "metadata"}
    assert content["event"] == "face.detected"
    assert content["metadata"] == {"service": "x", "version": "1"}
    assert content["data"]["name"] == "Zoë"
    assert headers["X-Webhook-Signature"] == legacy(body)


@pytest.mark.parametrize("form", list(WebhookFormat))
def test_all_are_signed_as_the_standard_has_it(form: str) -> None:
    headers, body = written(form, now=time.time())
    Verifier(SECRET).verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Verifier(new_secret()).verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Verifier(SECRET).verify(body + b" ", headers)


def test_an_owner_cannot_pass_for_us() -> None:
    headers, _ = written("standard", headers={"webhook-id": "mine", "X-Mine": "1"})
    assert headers["webhook-id"] == str(FACE.id)
    assert headers["X-Mine"] == "1"


def test_any_text_may_be_a_secret() -> None:
    assert key_of("swordfish") == b"swordfish"
    assert len(key_of(new_secret())) == 32
    for bad in ("whsec_", "whsec_!!!", "whsec_AAAA"):
        with pytest.raises(ValueError, match="whsec_"):
            key_of(bad)


@pytest.mark.parametrize("form", list(WebhookFormat))
@pytest.mark.parametrize("kind", list(EventType))
def test_every_format_has_a_name_that_is_understood(kind: EventType, form: WebhookFormat) -> None:
    name = spoken(kind, form)
    assert re.fullmatch(r"[a-z_.]+", name)
    assert understood([name]) == (kind.value,)


def test_what_means_nothing_is_said() -> None:
    assert understood(["motion_detected", "*"]) == ("*",)
    with pytest.raises(ValueError, match=r"'forecast\.ready'.*motion_detected"):
        understood(["forecast.ready"])
