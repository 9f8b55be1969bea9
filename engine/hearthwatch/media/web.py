"""Cameras asked over HTTP, with whatever login they want, and bounds for what they answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Literal

import httpx

from hearthwatch.media.errors import NoAnswerError, RefusedError, SourceError, UnreachableError

_HOPS: Final = 4
"""Redirections that are followed."""


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
        try:
            request = self._http.build_request(
                method,
                address,
                content=content,
                headers={"Accept-Encoding": "identity", **(headers or {})},
                timeout=wait,
            )
            answer = self._followed(request)
            try:
                yield answer
            finally:
                answer.close()
        except httpx.TimeoutException:
            fault = NoAnswerError(self._name, f"no answer for {wait:g} s")
        except httpx.ConnectError:
            fault = UnreachableError(self._name, "nothing answers at this address")
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError):
            fault = RefusedError(self._name, strange)
        else:
            return
        raise fault

    def _followed(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        for _ in range(_HOPS):
            known = request.url.host == host
            answer = self._authorised(request) if known else self._send(request)
            if answer.next_request is None:
                return answer
            answer.close()
            request = answer.next_request
        raise httpx.TooManyRedirects("it leads from one address to the next")

    def _authorised(self, request: httpx.Request) -> httpx.Response:
        """Send a request with what the camera wanted last time, else with what it wants now."""
        if self._digest is None or self._basic is None:
            return self._send(request)
        if self._is_basic:
            return self._send(next(self._basic.auth_flow(request)))
        flow = self._digest.auth_flow(request)
        answer = self._send(next(flow))
        if answer.status_code != 401:
            return answer
        answer.close()
        try:
            return self._send(flow.send(answer))
        except StopIteration:  # It does not offer Digest.
            self._is_basic = "basic" in answer.headers.get("www-authenticate", "").lower()
        return self._send(next(self._basic.auth_flow(request))) if self._is_basic else answer

    def _send(self, request: httpx.Request) -> httpx.Response:
        return self._http.send(request, stream=True)
