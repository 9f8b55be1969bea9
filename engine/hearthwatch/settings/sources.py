"""Where a camera's video comes from."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    ConfigDict,
    Field,
    FieldSerializationInfo,
    SecretStr,
    field_serializer,
    field_validator,
)

from hearthwatch.model.addresses import redacted
from hearthwatch.settings.branch import REVEAL, Branch


class SourceRole(StrEnum):
    """What a camera's stream is used for."""

    DETECT = "detect"
    RECORD = "record"


class _Source(Branch):
    """A stream.

    Attributes:
        roles: what it is used for: `detect` looks at it, `record` keeps it.
    """

    roles: tuple[SourceRole, ...] = (SourceRole.DETECT, SourceRole.RECORD)


class RtspSource(_Source):
    """A stream of an IP camera.

    Attributes:
        type: says that it is one.
        url: like rtsp://user:password@192.0.2.10/stream; user and password are never shown or
            logged.
        transport: TCP loses no packet; UDP is for cameras that speak nothing else.
        timeout: seconds without an answer or a packet after which the connection is made anew.
    """

    model_config = ConfigDict(title="RTSP stream")

    type: Literal["rtsp"] = "rtsp"
    url: Annotated[SecretStr, Field(title="Address")]
    transport: Literal["tcp", "udp"] = "tcp"
    timeout: Annotated[float, Field(ge=1, le=120)] = 10

    @field_validator("url")
    @classmethod
    def _is_rtsp(cls, url: SecretStr) -> SecretStr:
        try:
            parts = urlsplit(url.get_secret_value())
            valid = parts.scheme in {"rtsp", "rtsps"} and bool(parts.hostname)
            _ = parts.port
        except ValueError:
            valid = False
        if not valid:
            raise ValueError("an address like rtsp://user:password@192.0.2.10/stream is needed")
        return url

    @field_serializer("url")
    def _shown(self, url: SecretStr, info: FieldSerializationInfo) -> str:
        whole = url.get_secret_value()
        return whole if info.context is REVEAL else redacted(whole)


class FileSource(_Source):
    """A video file played as if it were a camera.

    Attributes:
        type: says that it is one.
        path: on the engine's machine.
        loop: start over at its end, for ever.
    """

    model_config = ConfigDict(title="Video file")

    type: Literal["file"] = "file"
    path: Path
    loop: bool = True


type Source = Annotated[RtspSource | FileSource, Field(discriminator="type")]
