"""Pictures from HTTP, handed to libav as if they came from one file."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

import httpx

from hearthwatch.media.errors import (
    EndedError,
    NoAnswerError,
    NotFoundError,
    NotVideoError,
    RefusedError,
    SourceError,
    WrongPasswordError,
)
from hearthwatch.media.http.parts import MOST, PartError, Parts, boundary_of
from hearthwatch.media.web import Web

STRANGE: Final = "what answers there speaks no proper HTTP"
_PICTURE: Final = b"\xff\xd8"


def check(name: str, answer: httpx.Response, *, login: bool) -> None:
    """Take an answer's status.

    Raises:
        SourceError: it is a refusal.
    """
    match answer.status_code:
        case 200:
            return
        case 401:
            text = (
                "user or password is wrong" if login else "the camera wants a user and a password"
            )
            raise WrongPasswordError(name, text)
        case 403:
            raise RefusedError(name, "the camera forbids it to this user")
        case 404:
            raise NotFoundError(name, "the camera has nothing under this path")
        case status if status >= 500:
            raise RefusedError(name, "the camera refused; it may have too many viewers")
        case _:
            raise RefusedError(name, "the camera refused; is the address right?")


def replaced(name: str, answer: httpx.Response, *, closed: Callable[[], bool]) -> Iterator[bytes]:
    """Give the pictures of an answer that never ends, until nobody wants them any more.

    Raises:
        SourceError: it ends, or holds something else.
    """
    parts = Parts(boundary_of(answer.headers.get("content-type", "")))
    try:
        for data in answer.iter_raw():
            if closed():  # A picture that drips may never be whole.
                return
            yield from parts.feed(data)
    except PartError as error:
        reason = str(error)
    else:
        raise EndedError(name, "the camera ended the stream")
    raise NotVideoError(name, reason)


def polled(
    name: str,
    web: Web,
    address: str,
    *,
    login: bool,
    interval: float,
    timeout: float,
    wait: Callable[[float], bool],
) -> Iterator[bytes]:
    """Ask for one still picture after the other.

    A camera that stumbles is asked again; it is given up when no picture has come for `timeout`.

    Args:
        name: of the camera, for errors.
        web: asks.
        address: of the picture.
        login: a login is shown.
        interval: seconds from one picture to the next.
        timeout: seconds without a picture after which the camera is given up.
        wait: passes that many seconds; True: nobody wants pictures any more.

    Raises:
        SourceError: it is given up.
    """
    due = last = time.monotonic()
    while True:
        try:
            yield still(name, web, address, login=login, within=timeout)
        except SourceError as error:
            if isinstance(error, WrongPasswordError) or time.monotonic() - last > timeout:
                raise
        else:
            last = time.monotonic()
        due = max(due + interval, time.monotonic())
        if wait(due - time.monotonic()):
            return


def still(
    name: str, web: Web, address: str, *, login: bool, within: float, most: int = MOST
) -> bytes:
    """Ask for a still picture.

    Args:
        name: of the camera, for errors.
        web: asks.
        address: of the picture.
        login: a login is shown.
        within: seconds in which it must be there in whole, once it begins.
        most: bytes that it may have.

    Raises:
        SourceError: none comes.
    """
    picture = bytearray()
    with web.ask(address, strange=STRANGE) as answer:
        deadline = time.monotonic() + within
        check(name, answer, login=login)
        for data in answer.iter_raw():
            picture += data
            if len(picture) > most:
                raise NotVideoError(name, "the picture is too large")
            if time.monotonic() > deadline:
                raise NoAnswerError(name, "the picture does not end")
    if not picture.startswith(_PICTURE):
        raise NotVideoError(name, "what comes is no JPEG picture")
    return bytes(picture)


class Pipe:
    """A file that libav reads: the pictures in the plainest multipart that there is."""

    name = "pictures"

    def __init__(self, pictures: Iterator[bytes]) -> None:
        self._pictures = pictures
        self._waiting = memoryview(b"")
        self._closed = threading.Event()

    def read(self, size: int) -> bytes:
        """Return the next bytes, at least one; none at the end.

        Raises:
            SourceError: the pictures ended.
        """
        if not self._waiting:
            picture = b"" if self._closed.is_set() else next(self._pictures, b"")
            if not picture or self._closed.is_set():
                return b""
            head = b"--p\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % len(picture)
            self._waiting = memoryview(head + picture + b"\r\n")
        part, self._waiting = self._waiting[:size], self._waiting[size:]
        return bytes(part)

    def close(self) -> None:
        """Give no more."""
        self._closed.set()
