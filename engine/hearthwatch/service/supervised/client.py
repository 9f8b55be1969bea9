"""The part of the Supervisor's API that every app may use, as far as it is needed here."""

import os
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Final, Self

import httpx
from pydantic import BaseModel, Field, ValidationError

from hearthwatch.model.broker import Broker, MqttProtocol
from hearthwatch.service.supervised.errors import (
    SupervisorAnswerError,
    SupervisorAwayError,
    SupervisorRefusedError,
)

ADDRESS_VARIABLE: Final = "SUPERVISOR_API"

_ADDRESS: Final = "http://supervisor"
_TIMEOUT: Final = 10.0
_LARGEST: Final = 1 << 20
_NOT_ENABLED: Final = 400


class SupervisorClient:
    """Asks the Supervisor, one thing at a time and once; whoever asks decides about trying again.

    Proxies that the environment names are not used: the Supervisor is next door.
    """

    def __init__(self, token: str, address: str | None = None) -> None:
        """Open no connection yet.

        Args:
            token: what the Supervisor has given us.
            address: where it is; None: where it always is, unless SUPERVISOR_API says otherwise.
        """
        self._http = httpx.AsyncClient(
            base_url=address or os.environ.get(ADDRESS_VARIABLE) or _ADDRESS,
            headers={"Authorization": f"Bearer {token}"},
            timeout=_TIMEOUT,
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        await self._http.aclose()

    async def mqtt_service(self) -> Broker | None:
        """Return the MQTT broker that the Supervisor knows, or None when it knows none.

        Raises:
            SupervisorError: it did not say.
        """
        try:
            said = _MqttService.model_validate(await self._request("GET", "/services/mqtt"))
        except SupervisorAnswerError as error:
            if error.status == _NOT_ENABLED:
                return None
            raise
        except ValidationError:
            # Pydantic's own words would quote the password.
            raise SupervisorAnswerError("What it says of the MQTT service is unknown.") from None
        return said.broker()

    async def post_discovery(self, service: str, config: Mapping[str, Any]) -> str:
        """Have Home Assistant told of a service; saying the same again tells nobody twice.

        Returns:
            The id of the message, which stays the same.

        Raises:
            SupervisorError: it was not taken.
        """
        answer = await self._request("POST", "/discovery", {"service": service, "config": config})
        try:
            return _Message.model_validate(answer).uuid
        except ValidationError:
            raise SupervisorAnswerError("It gives the discovery message no id.") from None

    async def _request(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Ask, and return what is in the answer's envelope.

        Raises:
            SupervisorError: with the reason.
        """
        try:
            async with self._http.stream(method, path, json=body) as response:
                content = await _bounded(response)
        except httpx.TimeoutException:
            raise SupervisorAwayError(f"It does not answer within {_TIMEOUT:g} s.") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise SupervisorAwayError(f"It cannot be reached ({error}).") from None
        return _opened(response, content)


class _MqttService(BaseModel):
    """What the Supervisor says of its MQTT service."""

    host: str = Field(min_length=1, max_length=253)
    port: int = Field(ge=1, le=65_535)
    username: str | None = None
    password: str | None = None
    ssl: bool = False
    protocol: MqttProtocol = MqttProtocol.V3_1_1

    def broker(self) -> Broker:
        """Return the broker."""
        return Broker(
            self.host,
            self.port,
            username=self.username or None,
            password=self.password or None,
            ssl=self.ssl,
            protocol=self.protocol,
        )


class _Message(BaseModel):
    """What is said of a discovery message that was taken."""

    uuid: str = Field(min_length=1)


class _Envelope(BaseModel):
    """What every answer is wrapped in."""

    result: str
    message: str | None = None
    data: Any = None


async def _bounded(response: httpx.Response) -> bytes:
    content = bytearray()
    async for piece in response.aiter_bytes():
        content += piece
        if len(content) > _LARGEST:
            raise SupervisorAnswerError("It answers far too much.")
    return bytes(content)


def _opened(response: httpx.Response, content: bytes) -> Any:
    """Return what is in an answer.

    Raises:
        SupervisorError: it is none, or it says no.
    """
    status = response.status_code
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise SupervisorAwayError(f"It answers {status}.")
    try:
        envelope = _Envelope.model_validate_json(content)
    except ValidationError:
        envelope = _Envelope(result="error")
    reason = (envelope.message or f"It answers {status}.")[:300]
    if status in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
        raise SupervisorRefusedError(reason)
    if envelope.result != "ok" or not response.is_success:
        raise SupervisorAnswerError(reason, status)
    return envelope.data
