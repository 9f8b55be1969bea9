"""What clients and server say to each other over the WebSocket."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from hearthwatch.events import Topic


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
    topics: Annotated[tuple[Topic, ...], Field(min_length=1, max_length=20)]
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
    topics: Annotated[tuple[Topic, ...], Field(min_length=1, max_length=20)]


class Ping(_Frame):
    """Are you there?"""

    type: Literal["ping"]


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


def told(topic: Topic, kind: str, data: Any) -> dict[str, Any]:
    """Return the frame that tells something."""
    return {"type": kind, "topic": topic.value, "data": data}
