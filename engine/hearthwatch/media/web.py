"""Cameras asked over HTTP, with whatever login they want, and bounds for what they answer."""

import socket
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import httpx

from hearthwatch.media.errors import NoAnswerError, RefusedError, SourceError, UnreachableError

_HOPS: Final = 4
"""Redirections that are followed."""

_WAITS: Final = 2.0
"""Times without a byte that an answer may take to begin, in all: it may drip."""

type _Flow = Generator[httpx.Request, httpx.Response]


@dataclass(frozen=True, slots=True)
class DeviceLogin:
    """Who asks."""

    user: str = field(repr=False)
    password: str = field(repr=False)


class Web:
    """Asks one camera over HTTP, from one thread at a time."""

    def __init__(self, name: str, login: DeviceLogin | None, *, timeout: float) -> None:
        """Prepare to ask.

        Args:
            name: of the camera, for errors.
            login: who asks; None: nobody in particular.
            timeout: seconds without a byte that are allowed.
        """
        self._name = name
        self._timeout = timeout
        self._basic = httpx.BasicAuth(login.user, login.password) if login else None
        self._digest = httpx.DigestAuth(login.user, login.password) if login else None
        self._is_basic = False
        self._sockets: list[socket.socket] = []
        self._http = httpx.Client(
            verify=False,  # noqa: S501 - cameras sign their certificates themselves
            timeout=timeout,
            trust_env=False,
        )

    def close(self) -> None:
        """Hang up."""
        self._http.close()

    @contextmanager
    def ask(
        self,
        address: str,
        *,
        method: Literal["GET", "POST"] = "GET",
        content: bytes | None = None,
        headers: dict[str, str] | None = None,
        within: float | None = None,
        strange: str,
    ) -> Iterator[httpx.Response]:
        """Ask, and let the answer be read for the length of the block, undecoded by `iter_raw`.

        The login is shown only to a camera that asks for one, and only where it was asked first.

        Args:
            address: of what is asked for.
            method: how.
            content: of a POST.
            headers: in addition.
            within: seconds without a byte that are allowed; as usual unless given.
            strange: what to call an answer that is no HTTP.

        Raises:
            SourceError: there is no answer.
        """
        fault: SourceError
        wait = within or self._timeout
        late = threading.Event()
        try:
            request = self._http.build_request(
                method,
                address,
                content=content,
                headers={"Accept-Encoding": "identity", **(headers or {})},
                timeout=wait,
                extensions={"trace": self._connected},
            )
            with self._hanging_up(_WAITS * wait, late):
                answer = self._followed(request)
            try:
                yield answer
            finally:
                answer.close()
        except httpx.TimeoutException:
            fault = NoAnswerError(self._name, f"no answer for {wait:g} s")
        except httpx.ConnectError:
            fault = UnreachableError(self._name, "nothing answers at this address")
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError):
            fault = RefusedError(self._name, strange)
        else:
            return
        if late.is_set():
            fault = NoAnswerError(self._name, f"no answer for {_WAITS * wait:g} s")
        raise fault

    def _connected(self, what: str, info: dict[str, Any]) -> None:
        """Hear what becomes of a request, and remember the connection that it takes."""
        if what.endswith((".connect_tcp.complete", ".start_tls.complete")):
            connection = info["return_value"].get_extra_info("socket")
            self._sockets = [*self._sockets[-_HOPS:], connection]

    @contextmanager
    def _hanging_up(self, seconds: float, late: threading.Event) -> Iterator[None]:
        """Hang up if the block takes longer: bytes that come now and then end no wait."""

        def hang_up() -> None:
            late.set()
            for connection in self._sockets:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

        timer = threading.Timer(seconds, hang_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _followed(self, request: httpx.Request) -> httpx.Response:
        asked = request.url
        for _ in range(_HOPS):
            known = _is_as_safe(request.url, asked)
            answer = self._authorised(request) if known else self._send(request)
            if answer.next_request is None:
                return answer
            answer.close()
            request = answer.next_request
            if request.url.host != asked.host:  # We would ask for it what only we may ask.
                raise RefusedError(self._name, "it leads to another host; give that one's address")
        raise httpx.TooManyRedirects("it leads from one address to the next")

    def _authorised(self, request: httpx.Request) -> httpx.Response:
        """Send a request with what the camera wanted last time, else with what it wants now."""
        if self._digest is None or self._basic is None:
            return self._send(request)
        if self._is_basic:
            return self._send(next(self._basic.auth_flow(request)))
        flow = self._digest.auth_flow(request)
        answer = self._send(self._next_of(flow) or request)
        if answer.status_code != 401:
            return answer
        answer.close()
        if proved := self._next_of(flow, answer):
            return self._send(proved)
        self._is_basic = "basic" in answer.headers.get("www-authenticate", "").lower()
        return self._send(next(self._basic.auth_flow(request))) if self._is_basic else answer

    def _next_of(self, flow: _Flow, answer: httpx.Response | None = None) -> httpx.Request | None:
        """Return what Digest sends next; None: nothing, for the camera does not offer it."""
        try:
            return next(flow) if answer is None else flow.send(answer)
        except StopIteration:
            return None
        except (KeyError, NotImplementedError):  # Of httpx: a hash or a way that it has not.
            reason = "the camera wants the password in a way that is not known here"
        raise RefusedError(self._name, reason)

    def _send(self, request: httpx.Request) -> httpx.Response:
        return self._http.send(request, stream=True)


def _is_as_safe(url: httpx.URL, asked: httpx.URL) -> bool:
    """Tell whether a login for one address may be shown at another of the same host."""
    same = (url.scheme, url.port) == (asked.scheme, asked.port)
    return url.host == asked.host and (same or (asked.scheme, url.scheme) == ("http", "https"))
