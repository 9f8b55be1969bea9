"""A connection to a broker, and what is wrong with it in words."""

import asyncio
import contextlib
import logging
import re
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final, Self, override

from aiomqtt import Client, MqttCodeError, MqttError, ProtocolVersion, Will
from paho.mqtt.client import MQTT_CLEAN_START_FIRST_ONLY
from paho.mqtt.reasoncodes import ReasonCode

from hearthwatch.outputs.mqtt.endpoint import Endpoint
from hearthwatch.settings import MqttTlsSettings

ANSWERS_WITHIN: Final = 10.0
"""Seconds that a broker may take for anything."""

IN_FLIGHT: Final = 10
"""Messages on their way at once: brokers close the connection of whoever sends more than theirs."""

_GOODBYE: Final = 0.5
_MOST_RECEIVED: Final = 1000
_PROTOCOLS: Final = {"5": ProtocolVersion.V5, "3.1.1": ProtocolVersion.V311}
_UNKNOWN_PROTOCOLS: Final = {1, 132}
_SILENT: Final = "The broker does not answer in time."
_DISTRUST: Final = re.compile(r"certificate verify failed: (.*?)\.?(?: \(_ssl|$)")

_quiet = logging.getLogger("hearthwatch.outputs.mqtt.library")
_quiet.setLevel(logging.CRITICAL)


class _Client(Client):
    """A client that can be called off while the broker has not let it in yet."""

    @override
    async def __aenter__(self) -> Self:
        try:
            return await super().__aenter__()
        except asyncio.CancelledError:
            # The library's own is cancelled as well; whoever asks it at the goodbye would fail.
            self._connected = asyncio.Future()
            raise


class BrokerError(ConnectionError):
    """The broker cannot be used; the text says why, and never holds a secret."""


@asynccontextmanager
async def connected(endpoint: Endpoint, will: Will | None = None) -> AsyncIterator[Client]:
    """Be connected for the length of the block.

    What goes wrong in the block is the block's; a lost connection is an `aiomqtt.MqttError` there.

    Args:
        endpoint: the broker.
        will: what the broker says for us when the connection is lost.

    Raises:
        BrokerError: it cannot be reached, or does not let us in.
    """
    context = await asyncio.to_thread(_context, endpoint.tls)
    if context is not None:
        await _knock(endpoint, context)
    client = _Client(
        endpoint.host,
        endpoint.port,
        username=endpoint.username,
        password=endpoint.password,
        identifier=endpoint.client_id,
        logger=_quiet,
        protocol=_PROTOCOLS[endpoint.protocol],
        will=will,
        clean_session=None if endpoint.protocol == "5" else True,
        clean_start=True if endpoint.protocol == "5" else MQTT_CLEAN_START_FIRST_ONLY,
        transport=endpoint.transport,
        websocket_path=endpoint.path if endpoint.transport == "websockets" else None,
        timeout=ANSWERS_WITHIN,
        keepalive=endpoint.keepalive,
        max_inflight_messages=IN_FLIGHT,
        max_queued_incoming_messages=_MOST_RECEIVED,
        socket_options=((socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),),
        tls_context=context,
        tls_insecure=None if not endpoint.tls.enabled else not endpoint.tls.verify,
    )
    try:
        await _enter(client)
    except (MqttError, OSError, ValueError) as error:
        await _close(client)
        raise BrokerError(reason_of(error)) from None
    try:
        yield client
    finally:
        await _close(client)
        with contextlib.suppress(MqttError, TimeoutError):
            async with asyncio.timeout(_GOODBYE):
                async for _ in client.messages:
                    pass  # The end of them says why the connection ended; somebody must hear it.


def reason_of(error: BaseException) -> str:
    """Say why a connection failed or ended."""
    code = error.rc if isinstance(error, MqttCodeError) else None
    if isinstance(code, ReasonCode):
        hint = ": it speaks another version of MQTT, see `protocol`"
        more = hint if code.value in _UNKNOWN_PROTOCOLS else ""
        return f"The broker refuses: {code.getName()}{more}."
    if isinstance(code, int):
        return "The connection to the broker was lost."
    text = str(error)
    if "timed out" in text:
        return _SILENT
    if distrust := _DISTRUST.search(text):
        return f"The broker's certificate is not trusted: {distrust[1]}."
    if "Disconnected during" in text:
        cause = error.__cause__
        known = isinstance(cause, MqttCodeError) and isinstance(cause.rc, ReasonCode)
        return reason_of(cause) if cause and known else "The connection to the broker was lost."
    return f"The connection failed: {text or type(error).__name__}"[:200]


def _context(tls: MqttTlsSettings) -> ssl.SSLContext | None:
    """Return what TLS is made with; None: there is to be none.

    Raises:
        BrokerError: a file is missing, or holds no certificate or key.
    """
    if not tls.enabled:
        return None
    try:
        context = ssl.create_default_context(cafile=None if tls.ca is None else str(tls.ca))
    except (OSError, ValueError) as error:
        raise BrokerError(f"The authority in {tls.ca} cannot be used: {_brief(error)}") from None
    if not tls.verify:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    if tls.certificate is not None:
        try:
            context.load_cert_chain(tls.certificate, tls.key, password=_no_password)
        except (OSError, ValueError) as error:
            text = f"Our certificate in {tls.certificate} cannot be used: {_brief(error)}"
            raise BrokerError(text) from None
    return context


def _no_password() -> str:
    """Answer for a key that is kept under a password, rather than ask at a terminal."""
    raise ValueError("its key wants a password")


def _brief(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:150]


async def _knock(endpoint: Endpoint, context: ssl.SSLContext) -> None:
    """See whether TLS comes about with the broker, and hang up.

    The library tries that in a thread, which nobody can call off, and leaves its socket open when
    it comes to nothing.

    Raises:
        BrokerError: it does not.
    """
    try:
        async with asyncio.timeout(ANSWERS_WITHIN):
            _, writer = await asyncio.open_connection(endpoint.host, endpoint.port, ssl=context)
    except TimeoutError:
        raise BrokerError(_SILENT) from None
    except (OSError, ValueError) as error:
        raise BrokerError(reason_of(error)) from None
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


async def _enter(client: Client) -> None:
    """Connect; whoever gives up waiting leaves no half-open connection behind."""
    entering = asyncio.ensure_future(client.__aenter__())
    try:
        await asyncio.shield(entering)
    except asyncio.CancelledError:
        await asyncio.wait([entering], timeout=0.5)
        entering.cancel()
        await asyncio.wait([entering])
        if not entering.cancelled():
            entering.exception()  # Nobody is left to hear of it.
        await _close(client)
        raise


async def _close(client: Client) -> None:
    """Say goodbye if that is possible, and close the socket in any case."""
    client.timeout = _GOODBYE
    with contextlib.suppress(MqttError):
        await client.__aexit__(None, None, None)
