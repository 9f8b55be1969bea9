"""What is said of a webhook by whoever makes or changes one, in any of the forms that are known."""

import json
import re
from typing import Annotated, Any, Final, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from starlette.requests import Request

from hearthwatch.api.parameters import camera_of
from hearthwatch.model.alert import Severity
from hearthwatch.outputs.webhooks import key_of, understood
from hearthwatch.store import DeliveryState, WebhookFormat

_HEADER: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
_OURS: Final = re.compile(
    r"(?i)(host|content-.*|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect"
    r"|user-agent|webhook-.*|x-webhook-signature|proxy-.*)"
)
_MOST_METADATA: Final = 4096
_OTHER_WORDS: Final = {
    "webhook_id": "id",
    "is_active": "enabled",
    "retry_count": "max_retries",
    "timeout_seconds": "timeout",
}

_FIELDS: Final = {"rate_limit": "rate", "header_prefix": "prefix"}
_MAY_BE_NULL: Final = {"camera_ids", "min_severity", "max_retries", "rate_limit"}

type WebhookId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
type _Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")]
type _Secret = Annotated[
    str,
    Field(
        min_length=8,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="Signs what is sent. One that begins with `whsec_` goes on in base64.",
    ),
]
type _EventName = Annotated[str, Field(min_length=1, max_length=64)]
type _Camera = Annotated[str, Field(min_length=1, max_length=64)]
type _Url = Annotated[str, Field(min_length=1, max_length=2000)]
type _Delay = Annotated[float, Field(ge=0.1, le=3600, allow_inf_nan=False)]
type _Timeout = Annotated[float, Field(ge=0.1, le=60, allow_inf_nan=False)]
type _Prefix = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,32}$")]
type _Value = Annotated[str, Field(max_length=1000, pattern=r"^[\x20-\x7e]*$")]


class _WebhookFields(BaseModel):
    """What both who makes a webhook and who changes one may say."""

    model_config = ConfigDict(extra="forbid")

    events: Annotated[list[_EventName], Field(min_length=1, max_length=50)] | None = Field(
        None, description="Types of events, or `*`. Older names are understood, too."
    )
    event_type: _EventName | None = Field(None, description="Another way to say one of `events`.")
    camera_ids: Annotated[list[_Camera], Field(max_length=256)] | None = Field(
        None, description="Ids or slugs of the cameras whose events are wanted; null: all."
    )
    min_severity: Severity | None = Field(
        None, description="Events that are less grave, or not judged at all, are not sent."
    )
    headers: Annotated[dict[str, _Value], Field(max_length=20)] | None = Field(
        None, description="Further headers that are sent along. They are never shown again."
    )
    metadata: Annotated[dict[str, Any], Field(max_length=50)] | None = Field(
        None, description="Anything that whoever made it wants to find there again."
    )
    max_retries: Annotated[int, Field(ge=0, le=100)] | None = Field(
        None, description="Attempts after the first; null: as many as fit into a day."
    )
    retry_delay: _Delay | None = Field(
        None, description="Seconds before the second attempt; each further pause is twice as long."
    )
    timeout: _Timeout | None = Field(None, description="Seconds that an answer may take.")
    format: WebhookFormat | None = None
    header_prefix: _Prefix | None = Field(
        None, description="Of the format `s2`: its headers are `X-{prefix}-Signature` and so on."
    )
    allow_private: bool | None = Field(
        None, description="The receiver is at home: its address is private, or this machine's."
    )
    enabled: bool | None = None
    name: _Name | None = Field(None, description="The host's name if none is given.")
    rate_limit: Annotated[float, Field(ge=0.01, le=1000, allow_inf_nan=False)] | None = Field(
        5, description="Deliveries a second at most; null lifts it."
    )

    @model_validator(mode="before")
    @classmethod
    def _other_words(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        for other, word in _OTHER_WORDS.items():
            if other in data and word in data:
                raise ValueError(f"{other} and {word} are the same; give one")
        return {_OTHER_WORDS.get(key, key): value for key, value in data.items()}

    @field_validator("events")
    @classmethod
    def _known(cls, names: list[str] | None) -> list[str] | None:
        return None if names is None else list(understood(names))

    @field_validator("event_type")
    @classmethod
    def _known_type(cls, name: str | None) -> str | None:
        if name is not None:
            understood([name])
        return name

    @field_validator("headers")
    @classmethod
    def _sendable(cls, headers: dict[str, str] | None) -> dict[str, str] | None:
        for name in headers or ():
            if not _HEADER.fullmatch(name):
                raise ValueError("a header's name may hold letters, digits and dashes")
            if _OURS.fullmatch(name):
                raise ValueError(f"the header {name} is not yours to set")
        if len({name.lower() for name in headers or ()}) < len(headers or ()):
            raise ValueError("two headers have the same name")
        return headers

    @field_validator("metadata")
    @classmethod
    def _small(cls, metadata: dict[str, Any] | None) -> dict[str, Any] | None:
        if metadata is not None and len(json.dumps(metadata)) > _MOST_METADATA:
            raise ValueError(f"more than {_MOST_METADATA} characters")
        return metadata

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if self.events is not None and self.event_type is not None:
            raise ValueError("events and event_type say the same; give one")
        return self

    def given(self, request: Request) -> dict[str, Any]:
        """Return what was said, as fields of a `Webhook`.

        Raises:
            ProblemError: 404, a camera is not known.
        """
        said = self.model_dump(exclude_unset=True)
        if said.get("event_type") is not None:
            said["events"] = understood([said["event_type"]])
        if said.get("camera_ids") is not None:
            said["camera_ids"] = _cameras(request, said["camera_ids"])
        for name in ("headers", "metadata"):
            if name in said:
                said[name] = said[name] or {}
        return {
            _FIELDS.get(name, name): tuple(value) if name == "events" else value
            for name, value in said.items()
            if name != "event_type" and (value is not None or name in _MAY_BE_NULL)
        }


class WebhookBody(_WebhookFields):
    """A new webhook.

    `webhook_id` is another word for `id`, `is_active` for `enabled`, `retry_count` for
    `max_retries`, `timeout_seconds` for `timeout`.
    """

    id: WebhookId | None = Field(None, description="Made if there is none.")
    url: _Url
    secret: _Secret | None = Field(None, description="Made, and shown once, if there is none.")

    @field_validator("secret")
    @classmethod
    def _signs(cls, secret: str | None) -> str | None:
        key_of(secret or "")
        return secret


class WebhookPatch(_WebhookFields):
    """What is to change; the rest stays. A new secret is had by rotating it."""

    url: _Url | None = None


class RotateBody(BaseModel):
    """The new secret."""

    model_config = ConfigDict(extra="forbid")

    secret: _Secret | None = Field(None, description="Made if there is none.")

    @field_validator("secret")
    @classmethod
    def _signs(cls, secret: str | None) -> str | None:
        key_of(secret or "")
        return secret


class DeliveryQuery(BaseModel):
    """Which deliveries are asked for."""

    model_config = ConfigDict(extra="forbid")

    state: DeliveryState | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 50
    before: Annotated[int, Field(ge=1, le=(1 << 53) - 1)] | None = Field(
        None, description="`next_before` of the page before."
    )


def _cameras(request: Request, names: list[str] | None) -> tuple[UUID, ...] | None:
    if names is None:
        return None
    return tuple(dict.fromkeys(camera_of(request, name).id for name in names))
