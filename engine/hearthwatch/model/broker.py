"""An MQTT broker that the house already has."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum


class MqttProtocol(StrEnum):
    """The versions of MQTT that brokers speak."""

    V3_1 = "3.1"
    V3_1_1 = "3.1.1"
    V5 = "5"


@dataclass(frozen=True, slots=True)
class Broker:
    """How to reach a broker that nobody had to configure.

    Attributes:
        host: name or address.
        port: of TCP.
        username: None, like the password, when the broker asks for none.
        ssl: it speaks TLS; which certificate it shows is not said.
        protocol: the newest version that it is known to speak.
    """

    host: str
    port: int
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    ssl: bool = False
    protocol: MqttProtocol = MqttProtocol.V3_1_1


type FindBroker = Callable[[], Awaitable[Broker | None]]
"""Returns the broker that is there now, or None; it may wait for whoever knows."""
