"""Where a camera's video comes from."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    FieldSerializationInfo,
    SecretStr,
    field_serializer,
    field_validator,
    model_validator,
)

from hearthwatch.model.addresses import (
    is_host,
    parse_address,
    parse_device_address,
    redacted,
)
from hearthwatch.settings.branch import REVEAL, Branch
from hearthwatch.settings.makers import MAKERS

_HIDDEN: Final = "**********"


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


def _leads_somewhere(url: str, schemes: set[str]) -> bool:
    try:
        return parse_address(url).scheme in schemes
    except ValueError:
        return False


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
        if not _leads_somewhere(url.get_secret_value(), {"rtsp://", "rtsps://"}):
            raise ValueError("an address like rtsp://user:password@192.0.2.10/stream is needed")
        return url

    @field_serializer("url")
    def _shown(self, url: SecretStr, info: FieldSerializationInfo) -> str:
        whole = url.get_secret_value()
        return whole if info.context is REVEAL else redacted(whole)


class HttpSource(_Source):
    """Pictures or a stream by HTTP: MJPEG, still pictures, MPEG-TS or HLS; the camera says which.

    Attributes:
        type: says that it is one.
        url: like http://user:password@192.0.2.10/video; user and password are never shown or
            logged.
        interval: seconds from one still picture to the next, where the address gives one at a time.
        timeout: seconds without an answer or a picture after which the connection is made anew.
    """

    model_config = ConfigDict(title="HTTP stream or pictures")

    type: Literal["http"] = "http"
    url: Annotated[SecretStr, Field(title="Address")]
    interval: Annotated[float, Field(ge=0.1, le=60)] = 1
    timeout: Annotated[float, Field(ge=1, le=120)] = 10

    @field_validator("url")
    @classmethod
    def _is_http(cls, url: SecretStr) -> SecretStr:
        if not _leads_somewhere(url.get_secret_value(), {"http://", "https://"}):
            raise ValueError("an address like http://user:password@192.0.2.10/video is needed")
        return url

    @field_serializer("url")
    def _shown(self, url: SecretStr, info: FieldSerializationInfo) -> str:
        whole = url.get_secret_value()
        return whole if info.context is REVEAL else redacted(whole)


class _Device(_Source):
    """A camera or recorder that has its streams where it says, or where its maker puts them.

    Attributes:
        address: of the camera, like 192.0.2.10.
        username: of an account that may watch; some devices keep separate ones for ONVIF.
        password: of that account; never shown or logged.
        channel: which camera of a recorder.
        stream: `auto` records the large one and looks at a small one, where there are two.
        transport: TCP loses no packet; UDP is for cameras that speak nothing else.
        timeout: seconds without an answer or a packet after which the connection is made anew.
    """

    address: Annotated[str, Field(max_length=255)]
    username: Annotated[str, Field(max_length=200)] | None = None
    password: SecretStr | None = None
    channel: Annotated[int, Field(ge=1, le=256)] = 1
    stream: Literal["auto", "main", "sub"] = "auto"
    transport: Literal["tcp", "udp"] = "tcp"
    timeout: Annotated[float, Field(ge=1, le=120)] = 10

    @field_serializer("password")
    def _shown(self, password: SecretStr | None, info: FieldSerializationInfo) -> str | None:
        if password is None:
            return None
        return password.get_secret_value() if info.context is REVEAL else _HIDDEN

    @model_validator(mode="after")
    def _has_user(self) -> Self:
        if self.password is not None and not self.username:
            raise ValueError("a password needs a username")
        return self

    def used_for(self, role: SourceRole) -> Self:
        """Return it as the one of its streams that is best for a purpose."""
        if self.stream != "auto":
            return self
        stream = "sub" if role is SourceRole.DETECT else "main"
        return self.model_copy(update={"stream": stream, "roles": (role,)})


class OnvifSource(_Device):
    """A camera, doorbell or recorder that is asked by ONVIF for its streams, and what it notices.

    Attributes:
        type: says that it is one.
        address: of the device, like 192.0.2.10, or 192.0.2.10:8000 with the port of its ONVIF.
        events: let the device's own motion sensor wake the engine, and its button ring.
        button: something is wired to the device's input that counts as a doorbell's button.
    """

    model_config = ConfigDict(title="ONVIF device")

    type: Literal["onvif"] = "onvif"
    events: bool = True
    button: bool = False

    @field_validator("address")
    @classmethod
    def _is_address(cls, address: str) -> str:
        parse_device_address(address)
        return address.strip()


def _is_known(maker: str) -> str:
    if maker not in MAKERS:
        raise ValueError(f"known are {', '.join(MAKERS)}; for others give the address itself")
    return maker


class MakerSource(_Device):
    """A camera or recorder of a maker whose addresses are known.

    Attributes:
        type: says that it is one.
        maker: whose addresses it has.
        address: of the camera, like 192.0.2.10; with a port if that of RTSP was changed.
    """

    model_config = ConfigDict(title="Camera of a known maker")

    type: Literal["maker"] = "maker"
    maker: Annotated[
        str, AfterValidator(_is_known), Field(json_schema_extra={"enum": list(MAKERS)})
    ]

    @field_validator("address")
    @classmethod
    def _is_host(cls, address: str) -> str:
        if not is_host(address := address.strip()):
            raise ValueError("an address like 192.0.2.10 is needed")
        return address

    @property
    def urls(self) -> list[str]:
        """Where its stream may be, likeliest first, without the login."""
        which: Literal["main", "sub"] = "sub" if self.stream == "sub" else "main"
        return MAKERS[self.maker].urls(self.address, self.channel, which)


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


class LocalFolderSource(_Source):
    """A folder into which a camera, or another program, puts recordings.

    Each is gone through once, as soon as it is finished, in the time at which it was recorded.

    Attributes:
        type: says that it is one.
        path: of the folder on the engine's machine; what lies below it is looked at, too.
        settle: seconds without a change after which a file is finished.
        backlog: go through what is in the folder already, too, oldest first; else only through
            what arrives from now on, and while the engine is not running.
    """

    model_config = ConfigDict(title="Folder of recordings")

    type: Literal["local_folder"] = "local_folder"
    path: Path
    settle: Annotated[float, Field(ge=1, le=300)] = 5
    backlog: bool = False


_VIDEO_DEVICE: Final = re.compile(r"/dev/(video\d{1,3}|v4l/by-(id|path)/[^\s/]{1,200})")


class V4l2Source(_Source):
    """A camera that is connected to the engine's machine by USB.

    Attributes:
        type: says that it is one.
        device: like /dev/video0, or better its lasting name, like /dev/v4l/by-id/usb-….
        width: of the picture in pixels; the camera takes what is nearest.
        height: likewise.
        fps: pictures per second, likewise.
        format: `auto` takes H.264 where the camera has it, else MJPEG. What is not H.264 is made
            into VP9 to be recorded.
    """

    model_config = ConfigDict(title="USB camera")

    type: Literal["v4l2"] = "v4l2"
    device: Annotated[str, Field(max_length=255)]
    width: Annotated[int, Field(ge=160, le=8192)] = 1280
    height: Annotated[int, Field(ge=120, le=8192)] = 720
    fps: Annotated[float, Field(ge=1, le=60)] = 10
    format: Literal["auto", "h264", "mjpeg", "raw"] = "auto"

    @field_validator("device")
    @classmethod
    def _is_video_device(cls, device: str) -> str:
        if not _VIDEO_DEVICE.fullmatch(device) or device.endswith(("/.", "/..")):
            raise ValueError("a device like /dev/video0 is needed")
        return device


class FtpSource(_Source):
    """Recordings that a camera uploads to the engine by FTP.

    Each is gone through once, as soon as it has arrived, in the time at which it was recorded, and
    then deleted: what was told is in clips.

    Attributes:
        type: says that it is one.
        username: with which the camera logs in, of this camera alone: up to 32 letters, digits and
            `.`, `_`, `-`, `@`.
        password: with which the camera logs in: 8 to 64 characters. FTP sends it openly, so use it
            for nothing else.
    """

    model_config = ConfigDict(title="Uploads by FTP")

    type: Literal["ftp"] = "ftp"
    username: Annotated[str, Field(pattern=r"^[A-Za-z0-9._@-]{1,32}$")]
    password: Annotated[SecretStr, Field(json_schema_extra={"minLength": 8, "maxLength": 64})]

    @field_validator("password")
    @classmethod
    def _can_be_sent(cls, password: SecretStr) -> SecretStr:
        text = password.get_secret_value()
        if not 8 <= len(text) <= 64:
            raise ValueError("it needs 8 to 64 characters")
        if not text.isprintable() or text != text.strip():
            raise ValueError("it has characters that a camera cannot send")
        return password

    @field_serializer("password")
    def _shown(self, password: SecretStr, info: FieldSerializationInfo) -> str:
        return password.get_secret_value() if info.context is REVEAL else _HIDDEN


type Source = Annotated[
    OnvifSource
    | MakerSource
    | RtspSource
    | HttpSource
    | FtpSource
    | LocalFolderSource
    | V4l2Source
    | FileSource,
    Field(discriminator="type"),
]
"""A stream; the types that ask least of people come first, and are offered in this order."""
