"""What is sent: an event as a body and headers, in the format that the receiver knows."""

import json
from dataclasses import dataclass
from typing import Any, Final

from hearthwatch import __version__
from hearthwatch.model.event import Event, EventType, envelope
from hearthwatch.outputs.webhooks.names import spoken
from hearthwatch.outputs.webhooks.signing import body_signature, standard_signature
from hearthwatch.store import Webhook, WebhookFormat

_AGENT: Final = f"Hearthwatch/{__version__}"


@dataclass(frozen=True, slots=True)
class Letter:
    """A request, ready to be sent."""

    headers: dict[str, str]
    body: bytes


def letter(webhook: Webhook, event: Event, now: float) -> Letter:
    """Write an event down for a webhook, signed at a moment.

    The id is the event's, the same in every attempt: a receiver that has seen it is done.
    """
    body = json.dumps(_content(webhook, event), ensure_ascii=False, separators=(",", ":")).encode()
    message_id, timestamp = str(event.id), int(now)
    headers = {
        **webhook.headers,
        "Content-Type": "application/json",
        "User-Agent": _AGENT,
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": standard_signature(webhook.secrets(now), message_id, timestamp, body),
        **_older_headers(webhook, event.type, timestamp, body),
    }
    return Letter(headers, body)


def _older_headers(
    webhook: Webhook, kind: EventType, timestamp: int, body: bytes
) -> dict[str, str]:
    signature = body_signature(webhook.secret, body)
    match webhook.format:
        case WebhookFormat.STANDARD:
            return {}
        case WebhookFormat.S0:
            return {"X-Webhook-Signature": f"sha256={signature}"}
        case WebhookFormat.S2:
            start = f"X-{webhook.prefix}"
            return {
                f"{start}-Signature": signature,
                f"{start}-Event": spoken(kind, webhook.format),
                f"{start}-Timestamp": str(timestamp),
            }
        case WebhookFormat.S3:
            return {"X-Webhook-Signature": signature}


def _content(webhook: Webhook, event: Event) -> dict[str, Any]:
    whole = envelope(event)
    name = spoken(event.type, webhook.format)
    match webhook.format:
        case WebhookFormat.STANDARD:
            return whole
        case WebhookFormat.S0:
            return {
                "id": whole["id"],
                "event_type": name,
                "camera_id": whole["camera_id"],
                "timestamp": whole["timestamp"],
                "data": _with_older_keys(event),
            }
        case WebhookFormat.S2:
            return {
                "id": whole["id"],
                "event_type": name,
                "timestamp": whole["timestamp"],
                "data": {"camera_id": whole["camera_id"], **_with_older_keys(event)},
            }
        case WebhookFormat.S3:
            around = {key: whole[key] for key in ("id", "camera_id", "camera", "timestamp")}
            content = {"event": name, "data": around | dict(event.data)}
            return content | ({"metadata": dict(webhook.metadata)} if webhook.metadata else {})


def _with_older_keys(event: Event) -> dict[str, Any]:
    """Return an event's data with what older receivers call the same things."""
    data = dict(event.data)
    if event.type is EventType.FACE_DETECTED:
        return {**data, "face_name": data.get("name")}
    return data
