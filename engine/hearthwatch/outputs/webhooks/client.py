"""Sends one request, to the very address that was found fit, and reads little of the answer."""

import asyncio
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final

import httpcore
import httpx

from hearthwatch.outputs.errors import NoAnswerError, NotDeliveredError
from hearthwatch.outputs.webhooks.guard import Resolve, checked_url, resolve, vetted

_MOST_READ: Final = 4096
_CONNECTIONS: Final = 100
_KEPT: Final = 30
_KEPT_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receiver said.

    Attributes:
        body: its first bytes.
        seconds: that it took.
        retry_after: seconds for which it wants to be left alone, if it said so.
    """

    status: int
    body: bytes
    seconds: float
    retry_after: float | None = None


class Client:
    """Posts to receivers; one pool of connections for all that are sent to on the same terms.

    A redirect is an answer like any other: following one would undo what the guard has checked.
    Proxies that the environment names are not used, for the same reason.
    """

    def __init__(self, resolve_name: Resolve = resolve) -> None:
        """Open no connection yet.

        Args:
            resolve_name: finds the addresses of a name.
        """
        self._resolve = resolve_name
        self._pools: dict[bool, httpcore.AsyncConnectionPool] = {}

    async def post(
        self,
        url: str,
        headers: Mapping[str, str],
        body: bytes,
        *,
        timeout: float,  # noqa: ASYNC109 - of one request, and everything it entails
        allow_private: bool,
    ) -> Answer:
        """Send a body, and return whatever is answered.

        Raises:
            InvalidTargetError: nothing may be sent to that address.
            NotDeliveredError: nobody can be reached there, or they break off.
            NoAnswerError: it takes too long.
        """
        target = checked_url(url)
        began = time.monotonic()
        try:
            async with (
                asyncio.timeout(timeout),
                self._pool(allow_private).stream(
                    b"POST",
                    httpcore.URL(
                        scheme=target.raw_scheme,
                        host=target.raw_host,
                        port=target.port,
                        target=target.raw_path,
                    ),
                    headers=[
                        (b"Host", target.netloc),
                        *((name.encode(), value.encode()) for name, value in headers.items()),
                    ],
                    content=body,
                ) as response,
            ):
                return Answer(
                    status=response.status,
                    body=await _beginning(response),
                    seconds=time.monotonic() - began,
                    retry_after=_retry_after(response.headers),
                )
        except (TimeoutError, httpcore.TimeoutException):
            raise NoAnswerError(f"No answer within {timeout:g} s.") from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise NotDeliveredError(_words(error)) from None

    async def check(self, url: str, *, allow_private: bool) -> httpx.URL:
        """Return an address that something may be sent to, as far as can be known now.

        Raises:
            InvalidTargetError: it may not; says why.
        """
        target = checked_url(url)
        try:
            async with asyncio.timeout(3):
                found = await self._resolve(target.host, target.port or 443)
        except OSError:
            return target  # Its name may be known later; every delivery looks again.
        vetted(found, allow_private=allow_private)
        return target

    async def close(self) -> None:
        """Close all connections."""
        pools = [*self._pools.values()]
        self._pools.clear()
        for pool in pools:
            await pool.aclose()

    def _pool(self, allow_private: bool) -> httpcore.AsyncConnectionPool:
        """Return the connections of those who may reach the same addresses.

        A connection into the house that one webhook is allowed must not carry another's.
        """
        pool = self._pools.get(allow_private)
        if pool is None:
            context = httpcore.default_ssl_context()
            context.load_default_certs()
            pool = self._pools[allow_private] = httpcore.AsyncConnectionPool(
                ssl_context=context,
                max_connections=_CONNECTIONS,
                max_keepalive_connections=_KEPT,
                keepalive_expiry=_KEPT_SECONDS,
                network_backend=_Guarded(self._resolve, allow_private=allow_private),
            )
        return pool


class _Guarded(httpcore.AsyncNetworkBackend):
    """Connects to addresses alone, which it has looked up and found fit itself."""

    def __init__(self, resolve_name: Resolve, *, allow_private: bool) -> None:
        self._resolve = resolve_name
        self._allow_private = allow_private
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - as httpcore has it
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            found = await self._resolve(host.strip("[]"), port)
        except OSError as error:
            raise httpcore.ConnectError(f"the name of the host is not known: {error}") from None
        failure: Exception = httpcore.ConnectError("no address")
        for address in vetted(found, allow_private=self._allow_private):
            try:
                return await self._network.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except httpcore.ConnectError as error:
                failure = error
        raise failure

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def _beginning(response: httpcore.Response) -> bytes:
    body = b""
    async for chunk in response.aiter_stream():
        body += chunk
        if len(body) >= _MOST_READ:
            break
    return body[:_MOST_READ]


def _retry_after(headers: Iterable[tuple[bytes, bytes]]) -> float | None:
    """Read a ``Retry-After`` header, seconds or a date; nonsense is no header."""
    text = next((v for name, v in headers if name.lower() == b"retry-after"), b"").decode("latin-1")
    if text.strip().isdecimal():
        return float(text[:12])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


def _words(error: Exception) -> str:
    """Say what happened, in the words of the library, shortly."""
    return f"The connection failed: {str(error) or type(error).__name__}"[:200]
