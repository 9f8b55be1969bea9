"""A camera that speaks HTTP, whatever it sends."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Final

import av
import httpx

from hearthwatch.media.background import BackgroundStream
from hearthwatch.media.errors import (
    ClosedError,
    EndedError,
    NotFoundError,
    NotVideoError,
    RefusedError,
    SourceError,
    UnreachableError,
    WrongPasswordError,
)
from hearthwatch.media.http.pictures import STRANGE, Pipe, check, polled, replaced
from hearthwatch.media.libav import UNVERIFIED, Demuxer, Opening
from hearthwatch.media.notice import Notify, ignore
from hearthwatch.media.packet import Packet, StreamInfo
from hearthwatch.media.timeline import Timeline
from hearthwatch.media.web import DeviceLogin, Web
from hearthwatch.model.addresses import Address, parse_address, redacted

_SCHEMES: Final = frozenset({"http://", "https://"})
_STILLS: Final = 3.0
"""Intervals without a still picture after which a camera counts as gone."""

_PICTURES: Final = {"use_wallclock_as_timestamps": "1", "fpsprobesize": "0"}
_STREAMS: Final = {
    "analyzeduration": "2000000",
    "fpsprobesize": "0",
    "protocol_whitelist": "http,https,tcp,tls,crypto",
}
"""A playlist may name other addresses, but no files and no devices of this machine."""

_REFUSALS: Final[tuple[tuple[type[av.FFmpegError], type[SourceError], str], ...]] = (
    (av.error.HTTPUnauthorizedError, WrongPasswordError, "user or password is wrong"),
    (av.error.HTTPNotFoundError, NotFoundError, "the camera has nothing under this path"),
    (av.error.HTTPForbiddenError, RefusedError, "the camera forbids it to this user"),
    (av.error.HTTPClientError, RefusedError, "the camera refused; is the address right?"),
    (av.error.HTTPServerError, RefusedError, "the camera refused; it may have too many viewers"),
    (av.error.InvalidDataError, NotVideoError, "what comes is no video"),
    (av.error.EOFError, NotVideoError, "what comes is no video"),
)


@dataclass(frozen=True, slots=True)
class HttpSource:
    """Pictures or a stream by HTTP: MJPEG, still pictures asked for again and again, MPEG-TS, HLS.

    Which of them it is, the camera says.

    Attributes:
        url: with user and password in it as the owner typed them, special characters and all.
        interval: seconds from one still picture to the next.
        timeout: seconds in which the camera must answer, and of silence that are never exceeded.
        sound: give the stream's sound as well.

    Raises:
        ValueError: the url is no HTTP address.
    """

    url: str = field(repr=False)
    interval: float = 1.0
    timeout: float = 10.0
    sound: bool = False
    address: Address = field(init=False, repr=False)

    def __post_init__(self) -> None:
        address = parse_address(self.url)
        if address.scheme not in _SCHEMES:
            raise ValueError("an HTTP address begins with http:// or https://")
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
        """Prepare to ask the camera."""
        timeline = timeline or Timeline()
        return BackgroundStream(
            _HttpStream(self, timeline, notify),
            self.name,
            timeout=self.silence,
            patience=timeline.patience,
            notify=notify,
        )

    @property
    def silence(self) -> float:
        """Seconds without a picture that are never exceeded."""
        return max(self.timeout, _STILLS * self.interval)


class _HttpStream:
    """Asks what the camera has, then reads it as that."""

    def __init__(self, source: HttpSource, timeline: Timeline, notify: Notify) -> None:
        self._source = source
        self._timeline = timeline
        self._notify = notify
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._pipe: Pipe | None = None
        self._demuxer: Demuxer | None = None
        self._held = ExitStack()

    def open(self) -> StreamInfo:
        """See `Stream.open`."""
        demuxer = Demuxer(self._opening(), self._timeline, self._notify)
        try:
            self._use(demuxer)
            return demuxer.open()
        except BaseException:  # Whatever ended it: the connection is not left open.
            self._held.close()
            raise

    def __iter__(self) -> Iterator[Packet]:
        """See `Stream.__iter__`."""
        try:
            yield from self._demuxer or ()
        finally:
            self._held.close()

    def close(self) -> None:
        """See `Stream.close`; what is held is let go by the thread that reads."""
        with self._lock:
            self._closed.set()
            if self._pipe is not None:
                self._pipe.close()
            if self._demuxer is not None:
                self._demuxer.close()

    def _use(self, demuxer: Demuxer) -> None:
        with self._lock:
            if self._closed.is_set():
                raise ClosedError(self._source.name)
            self._demuxer = demuxer

    def _opening(self) -> Opening:
        source, address = self._source, self._source.address
        login = None
        if address.user is not None:
            login = DeviceLogin(address.user, address.password or "")
        web = Web(source.name, login, timeout=source.timeout)
        plain = f"{address.scheme}{address.host}{address.rest}"
        with ExitStack() as held:
            held.callback(web.close)
            answer = held.enter_context(web.ask(plain, strange=STRANGE))
            check(source.name, answer, login=login is not None)
            pictures = self._pictures(answer, web, plain, login=login is not None)
            if pictures is None:
                return self._streamed()
            pipe = self._pipe = Pipe(pictures)
            self._held = held.pop_all()
        return Opening(
            name=source.name,
            url="",
            options=_PICTURES,
            timeouts=None,
            live=True,
            translate=self._translate,
            file=pipe,
            format="mpjpeg",
        )

    def _pictures(
        self, answer: httpx.Response, web: Web, address: str, *, login: bool
    ) -> Iterator[bytes] | None:
        """Return the pictures that the camera gives; None if it gives something else."""
        source = self._source
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind.startswith("multipart/"):
            return self._read(replaced(source.name, answer, closed=self._closed.is_set))
        if not kind.startswith("image/"):
            return None
        answer.close()
        return polled(
            source.name,
            web,
            address,
            login=login,
            interval=source.interval,
            timeout=source.silence,
            wait=self._closed.wait,
        )

    def _read(self, pictures: Iterator[bytes]) -> Iterator[bytes]:
        """Give pictures; what goes wrong on the way becomes an error of ours."""
        fault: SourceError
        try:
            yield from pictures
        except httpx.TimeoutException:
            seconds = self._source.timeout
            fault = EndedError(self._source.name, f"no picture for {seconds:g} s")
        except (httpx.HTTPError, httpx.StreamError):
            fault = EndedError(self._source.name, "the camera hung up")
        else:
            return
        raise fault

    def _streamed(self) -> Opening:
        source = self._source
        return Opening(
            name=source.name,
            url=source.address.url,
            options={
                **_STREAMS,
                **UNVERIFIED,
                "rw_timeout": str(round(source.timeout * 1_000_000)),
            },
            timeouts=(source.timeout, source.timeout),
            live=True,
            translate=self._translate,
            sound=source.sound,
        )

    def _translate(self, error: av.FFmpegError, *, opened: bool) -> SourceError:
        name = self._source.name
        if opened:
            return EndedError(name, "the camera ended the stream")
        for known, kind, text in _REFUSALS:
            if isinstance(error, known):
                return kind(name, text)
        return UnreachableError(name, "there is no way to it, or it hung up")
