"""Which broker to use, and how: as the owner says, or as the house knows."""

from dataclasses import dataclass, field
from typing import Literal, Self
from uuid import UUID

from hearthwatch.model.broker import Broker, MqttProtocol
from hearthwatch.settings import MqttSettings, MqttTlsSettings


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A broker, with all that is needed to connect.

    Attributes:
        own: nobody had to configure it.
    """

    host: str
    port: int
    username: str | None
    password: str | None = field(repr=False)
    client_id: str
    keepalive: int
    protocol: Literal["5", "3.1.1"]
    transport: Literal["tcp", "websockets"]
    path: str
    tls: MqttTlsSettings
    own: bool = False

    @classmethod
    def of(cls, settings: MqttSettings, known: Broker | None, instance: UUID) -> Self | None:
        """Return the broker to use; None: there is none, or none is wanted.

        Args:
            settings: of the owner, which go first.
            known: the broker that the house has anyway.
            instance: makes a client id that no other installation has.
        """
        client_id = settings.client_id or f"hearthwatch_{instance.hex}"
        if not settings.enabled:
            return None
        if settings.host is not None:
            password = settings.password
            return cls(
                host=settings.host,
                port=settings.port,
                username=settings.username,
                password=None if password is None else password.get_secret_value(),
                client_id=client_id,
                keepalive=settings.keepalive,
                protocol=settings.protocol,
                transport=settings.transport,
                path=settings.websocket_path,
                tls=settings.tls,
            )
        if known is None:
            return None
        tls = settings.tls
        return cls(
            host=known.host,
            port=known.port,
            username=known.username,
            password=known.password,
            client_id=client_id,
            keepalive=settings.keepalive,
            protocol="5" if known.protocol is MqttProtocol.V5 else "3.1.1",
            transport="tcp",
            path=settings.websocket_path,
            # Its certificate is made for the world outside, where the house calls it otherwise.
            tls=tls.model_copy(update={"enabled": known.ssl, "verify": tls.ca is not None}),
            own=True,
        )

    def same_place(self, other: "Endpoint | None") -> bool:
        """Tell whether another one is the same broker, however it is reached."""
        return other is not None and (self.host, self.port) == (other.host, other.port)

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"
