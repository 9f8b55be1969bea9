"""What clients and server say to each other over the WebSocket."""

from typing import Annotated, Any, Final, Literal
from uuid import UUID

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    TypeAdapter,
    ValidationError,
)

from hearthwatch.events import Topic

_OLDER_NAMES: Final = {"devices": Topic.CAMERAS, "security_events": Topic.SECURITY}


def _topic(name: object) -> object:
    return _OLDER_NAMES.get(name, name) if isinstance(name, str) else name


type _Topics = Annotated[
    tuple[Annotated[Topic, BeforeValidator(_topic)], ...], Field(min_length=1, max_length=20)
]


class FrameError(ValueError):
    """A client said something that means nothing."""


class _Frame(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Subscribe(_Frame):
    """Tell me about these topics, too.

    Attributes:
        cameras: ids or slugs; None: all. Facts about the whole system come in any case.
        last_event_id: the newest event that the client knows; those after it are sent first.
    """

    type: Literal["subscribe"]
    topics: _Topics
    cameras: (
        Annotated[
            tuple[Annotated[str, Field(min_length=1, max_length=64)], ...], Field(max_length=256)
        ]
        | None
    ) = None
    last_event_id: UUID | None = None


class Unsubscribe(_Frame):
    """Tell me no more about these topics."""

    type: Literal["unsubscribe"]
    topics: _Topics


class Ping(_Frame):
    """Are you there?"""

    type: Literal["ping"]


class Introduction(_Frame):
    """This is who I am: the first message of a client that could not say so in the handshake."""

    type: Literal["auth"]
    secret: SecretStr = Field(alias="token", min_length=1, max_length=4096)

    @property
    def token(self) -> str:
        """An API key or access token."""
        return self.secret.get_secret_value()


type Frame = Subscribe | Unsubscribe | Ping

_adapter: TypeAdapter[Frame] = TypeAdapter(Annotated[Frame, Field(discriminator="type")])


def read_frame(text: str) -> Frame:
    """Read what a client said.

    Raises:
        FrameError: it is no frame; the message says what is wrong with it.
    """
    try:
        return _adapter.validate_json(text)
    except ValidationError as error:
        details = error.errors(include_input=False, include_url=False, include_context=False)
        spoken = (f"{'.'.join(map(str, d['loc']))}: {d['msg']}".lstrip(": ") for d in details[:5])
        raise FrameError("; ".join(spoken)) from None


def read_introduction(text: str) -> Introduction:
    """Read the first message of a client that has to say who it is.

    Raises:
        FrameError: it is something else; the error says nothing of what it is.
    """
    try:
        return Introduction.model_validate_json(text)
    except ValidationError:
        raise FrameError("no introduction") from None


def told(topic: Topic, kind: str, data: Any) -> dict[str, Any]:
    """Return the frame that tells something."""
    return {"type": kind, "topic": topic.value, "data": data}
