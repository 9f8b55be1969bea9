"""One engine's address and key, and the one way in which it is asked."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

import orjson
from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorSSLError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ClientWebSocketResponse,
    WSServerHandshakeError,
)
from mashumaro.exceptions import InvalidFieldValue, MissingField
from mashumaro.mixins.orjson import DataClassORJSONMixin
from yarl import URL

from .errors import (
    CannotConnectError,
    CertificateError,
    InvalidAnswerError,
    RefusedError,
    TimedOutError,
    error_for,
)

_TIMEOUT: Final = 10.0
"""Seconds for a request and its answer."""

_MOST: Final = 16 * 1024 * 1024
"""Bytes of an answer; more than that no list and no picture has."""

type Query = Mapping[str, str | int | float | bool | Sequence[str] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where an engine is. `verify` is whether its certificate must be good."""

    host: str
    port: int
    tls: bool = False
    verify: bool = True

    @property
    def root(self) -> URL:
        """Return the API's root, with a slash at its end."""
        scheme = "https" if self.tls else "http"
        return URL.build(scheme=scheme, host=self.host, port=self.port, path="/api/v1/")


class Connection:
    """Ask an engine, and read its answers; every fault becomes a `HearthwatchError`."""

    def __init__(self, session: ClientSession, address: Address, key: str | None) -> None:
        self._session = session
        self._address = address
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    def url(self, path: str) -> URL:
        """Return the whole address of a path below the API's root.

        Raises:
            ValueError: the path leads elsewhere.
        """
        root = self._address.root
        url = root.join(URL(path))
        if url.origin() != root.origin() or not url.path.startswith(root.path):
            raise ValueError(f"{path!r} is not below the API's root")
        return url

    async def read[M: DataClassORJSONMixin](
        self, model: type[M], path: str, query: Query | None = None, **request: Any
    ) -> M:
        """GET, or another ``method``, and read the answer as a model.

        Args:
            model: of the answer.
            path: below the API's root.
            query: parameters of the address; those that are None are left out, and one of several
                values comes several times.
            request: ``method``, ``json`` and ``timeout`` in seconds.
        """
        body = await self.fetch(path, query, **request)
        try:
            return model.from_json(body)
        except (ValueError, MissingField, InvalidFieldValue) as error:
            raise InvalidAnswerError(f"{path}: this is not an engine's answer") from error

    async def document(
        self, path: str, query: Query | None = None, **request: Any
    ) -> dict[str, Any]:
        """GET, or another ``method``, a JSON object, to be passed on as it is; see `read`."""
        return _object(path, await self.fetch(path, query, **request))

    async def tagged(
        self, path: str, *, method: str = "GET", json: Any = None, tag: str | None = None
    ) -> tuple[dict[str, Any], str | None]:
        """GET, or another ``method``, a JSON object and its entity tag.

        Args:
            path: below the API's root.
            method: of the request.
            json: what is sent.
            tag: that what is changed must still have; None: any.

        Raises:
            ChangedError: it has another tag.
        """
        headers = {"If-Match": tag} if tag else None
        limits = ClientTimeout(total=_TIMEOUT)
        async with self.open(
            path, method=method, json=json, headers=headers, timeout=limits
        ) as answer:
            return _object(path, await _body(path, answer)), answer.headers.get("ETag")

    async def fetch(
        self,
        path: str,
        query: Query | None = None,
        *,
        method: str = "GET",
        json: Any = None,
        timeout: float = _TIMEOUT,  # noqa: ASYNC109 - aiohttp's own, which covers reading too
    ) -> bytes:
        """Return the answer's body, whatever it is."""
        limits = ClientTimeout(total=timeout)
        async with self.open(path, query, method=method, json=json, timeout=limits) as answer:
            return await _body(path, answer)

    @asynccontextmanager
    async def open(
        self,
        path: str,
        query: Query | None = None,
        *,
        method: str = "GET",
        json: Any = None,
        headers: Mapping[str, str] | None = None,
        timeout: ClientTimeout | None = None,  # noqa: ASYNC109 - see fetch
    ) -> AsyncIterator[ClientResponse]:
        """Open an answer to read it piece by piece, as footage is."""
        with _translated(path):
            async with self._session.request(
                method,
                self.url(path).update_query(_written(query)),
                headers={**self._headers, **(headers or {})},
                json=json,
                timeout=timeout or ClientTimeout(total=None, connect=_TIMEOUT),
                ssl=self._address.verify,
                allow_redirects=False,
            ) as answer:
                if answer.status >= HTTPStatus.MULTIPLE_CHOICES and (
                    answer.status != HTTPStatus.NOT_MODIFIED
                ):
                    raise await _refusal(answer)
                yield answer

    @asynccontextmanager
    async def socket(
        self, path: str, query: Query | None = None
    ) -> AsyncIterator[ClientWebSocketResponse]:
        """Open a WebSocket; it is for the listener to notice silence."""
        with _translated(path):
            try:
                async with asyncio.timeout(_TIMEOUT):
                    socket = await self._session.ws_connect(
                        self.url(path).update_query(_written(query)),
                        headers=self._headers,
                        ssl=self._address.verify,
                        max_msg_size=_MOST,
                    )
            except WSServerHandshakeError as error:
                raise error_for(error.status)(
                    f"{path}: the engine opens no WebSocket", status=error.status, code="handshake"
                ) from error
            try:
                yield socket
            finally:
                await socket.close()


class _translated:  # noqa: N801 - reads as a verb where it stands
    """Turn what aiohttp raises within into our own errors."""

    def __init__(self, path: str) -> None:
        self._path = path.partition("?")[0]

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        match error:
            case ClientConnectorCertificateError() | ClientConnectorSSLError():
                raise CertificateError("the certificate is not the engine's") from error
            case TimeoutError():
                raise TimedOutError(f"{self._path}: no answer in time") from error
            case ClientError() | OSError():
                raise CannotConnectError(f"{self._path}: {type(error).__name__}") from error
            case ValueError():
                raise InvalidAnswerError(f"{self._path}: {error}") from error


async def _body(path: str, answer: ClientResponse) -> bytes:
    body = bytearray()
    async for part in answer.content.iter_chunked(1 << 16):
        body += part
        if len(body) > _MOST:
            raise InvalidAnswerError(f"{path}: the answer does not end")
    return bytes(body)


def _object(path: str, body: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(body)
    except ValueError as error:
        raise InvalidAnswerError(f"{path}: this is not an engine's answer") from error
    if not isinstance(found, dict):
        raise InvalidAnswerError(f"{path}: this is not an engine's answer")
    return found


async def _refusal(answer: ClientResponse) -> RefusedError:
    """Read problem details (RFC 9457), as far as they are ones."""
    try:
        problem = orjson.loads(await answer.content.read(1 << 16))
    except ValueError:
        problem = None
    if not isinstance(problem, dict):
        problem = {}
    inner = problem.get("error")
    faults = problem.get("errors")
    return error_for(answer.status)(
        str(problem.get("detail") or answer.reason or answer.status),
        status=answer.status,
        code=str(inner.get("code")) if isinstance(inner, dict) else "unknown",
        fields={
            str(fault.get("field")): str(fault.get("message"))
            for fault in (faults if isinstance(faults, list) else [])
            if isinstance(fault, dict)
        },
        retry_after=_seconds(answer.headers.get("Retry-After")),
    )


def _seconds(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


def _written(query: Query | None) -> list[tuple[str, str]]:
    written: list[tuple[str, str]] = []
    for name, value in (query or {}).items():
        match value:
            case None:
                pass
            case bool():
                written.append((name, str(value).lower()))
            case str() | int() | float():
                written.append((name, str(value)))
            case several:
                written += [(name, each) for each in several]
    return written
