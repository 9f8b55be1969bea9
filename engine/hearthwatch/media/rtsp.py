"""Cameras that speak RTSP."""

import socket
from dataclasses import dataclass, field
from typing import Final, Literal

import av

from hearthwatch.media.background import BackgroundStream
from hearthwatch.media.errors import (
    EndedError,
    NotFoundError,
    RefusedError,
    SourceError,
    UnreachableError,
    WrongPasswordError,
)
from hearthwatch.media.libav import UNVERIFIED, Demuxer, Opening
from hearthwatch.media.notice import Notify, ignore
from hearthwatch.media.timeline import Timeline
from hearthwatch.model.addresses import Address, parse_address, redacted

_SCHEMES: Final = frozenset({"rtsp://", "rtsps://"})

_QUICK: Final = {
    "analyzeduration": "100000",
    "fpsprobesize": "0",
}
"""Start with the first keyframe: libav's defaults watch the stream for seconds beforehand."""

_REFUSALS: Final[tuple[tuple[type[av.FFmpegError], type[SourceError], str], ...]] = (
    (av.error.HTTPUnauthorizedError, WrongPasswordError, "user or password is wrong"),
    (av.error.HTTPNotFoundError, NotFoundError, "the camera has no stream under this path"),
    (av.error.HTTPForbiddenError, RefusedError, "the camera forbids it to this user"),
    (av.error.HTTPClientError, RefusedError, "the camera refused; is the address right?"),
    (av.error.HTTPServerError, RefusedError, "the camera refused; it may have too many viewers"),
    (av.error.InvalidDataError, RefusedError, "what answers there speaks no proper RTSP"),
    (av.error.EOFError, RefusedError, "what answers there speaks no proper RTSP"),
    (av.error.ConnectionRefusedError, UnreachableError, "nothing listens on this port"),
)
"""What libav says when it cannot open a stream, from narrow to wide."""


@dataclass(frozen=True, slots=True)
class RtspSource:
    """A camera's RTSP stream.

    Attributes:
        url: with user and password in it as the owner typed them, special characters and all.
        transport: ``tcp`` gets through everything and loses nothing; ``udp`` suits cameras that
            cannot do otherwise and shows damage when packets are lost.
        timeout: seconds in which the camera must answer, and of silence after which the stream
            counts as stalled at the latest; once the camera's habits are known, it is earlier.
        sound: give the camera's sound as well.

    Raises:
        ValueError: the url is no RTSP address.
    """

    url: str = field(repr=False)
    transport: Literal["tcp", "udp"] = "tcp"
    timeout: float = 10.0
    sound: bool = False
    address: Address = field(init=False, repr=False)

    def __post_init__(self) -> None:
        address = parse_address(self.url)
        if address.scheme not in _SCHEMES:
            raise ValueError("an RTSP address begins with rtsp:// or rtsps://")
        object.__setattr__(self, "address", address)

    @property
    def name(self) -> str:
        """The address without user and password."""
        return redacted(self.url.strip())

    @property
    def endless(self) -> bool:
        """A camera is never meant to end."""
        return True

    def stream(self, timeline: Timeline | None = None, notify: Notify = ignore) -> BackgroundStream:
        """Prepare to connect to the camera."""
        timeline = timeline or Timeline()
        return BackgroundStream(
            self.demuxer(timeline, notify),
            self.name,
            timeout=self.timeout,
            patience=timeline.patience,
            notify=notify,
        )

    def demuxer(self, timeline: Timeline, notify: Notify) -> Demuxer:
        """Prepare to connect to the camera in a thread of the caller's, which may have to wait."""
        opening = Opening(
            name=self.name,
            url=self.address.url,
            options={
                **_QUICK,
                **UNVERIFIED,
                "allowed_media_types": "video+audio" if self.sound else "video",
                "rtsp_transport": self.transport,
                "timeout": str(round(self.timeout * 1_000_000)),
            },
            timeouts=(self.timeout, self.timeout),
            live=True,
            translate=self._translate,
            sound=self.sound,
        )
        return Demuxer(opening, timeline, notify)

    def _translate(self, error: av.FFmpegError, *, opened: bool) -> SourceError:
        if opened:
            return EndedError(self.name, "the camera ended the stream")
        if isinstance(error, av.error.OSError) and not _is_known(self.address.host):
            return UnreachableError(self.name, "no device of this name is known")
        if isinstance(error, av.error.HTTPUnauthorizedError) and self.address.user is None:
            return WrongPasswordError(self.name, "the camera wants a user and a password")
        for known, kind, text in _REFUSALS:
            if isinstance(error, known):
                return kind(self.name, text)
        return UnreachableError(self.name, "there is no way to it, or it hung up")


def _is_known(host: str) -> bool:
    try:
        socket.getaddrinfo(host.strip("[]"), None)
    except OSError:
        return False
    return True
