"""Where what happens is sent, and how the house speaks with other programs."""

from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import (
    Field,
    FieldSerializationInfo,
    SecretStr,
    field_serializer,
    field_validator,
    model_validator,
)

from hearthwatch.settings.branch import REVEAL, Branch

CAMERA_NAME: Final = "{camera_name}"
"""Stands for a camera's slug in a topic that the owner writes."""

type Topic = Annotated[
    str, Field(max_length=100, pattern=r"^[A-Za-z0-9_.:-]+(/[A-Za-z0-9_.:-]+)*$")
]
"""The beginning of topics, without wildcards."""

type Layout = Literal["surveillance", "homesec"]
"""Topics that older programs know."""

_HIDDEN: Final = "**********"


class MqttTlsSettings(Branch):
    """How the connection to the broker is kept from being read.

    Attributes:
        enabled: use TLS. Brokers mostly offer it on port 8883.
        ca: a PEM file with the authority that signed the broker's certificate; None: those that
            the system trusts.
        certificate: a PEM file with our own certificate, for brokers that want one.
        key: a PEM file with its key; None: it is in the same file.
        verify: refuse a broker whose certificate does not prove its name. Without it anybody in
            the network can pretend to be the broker.
    """

    enabled: bool = False
    ca: Path | None = None
    certificate: Path | None = None
    key: Path | None = None
    verify: bool = True


class MqttDiscoverySettings(Branch):
    """How Home Assistant's own MQTT integration learns of cameras and entities.

    Attributes:
        enabled: announce them. With the Hearthwatch integration everything would be there twice. To
            the Supervisor's broker they are announced unless the app's option says otherwise.
        per_entity: announce each entity by itself, for programs that know no other way.
        prefix: the beginning of all topics of announcements, as it is set in Home Assistant.
        node_id: names this installation in those topics when entities are announced one by one.
        device_name: of the installation itself.
        device_manufacturer: of all devices.
        device_model: of all devices.
        subscribe_to_birth: announce everything again when Home Assistant starts.
        birth_topic: where Home Assistant says that it has started.
    """

    enabled: bool = False
    per_entity: bool = False
    prefix: Topic = "homeassistant"
    node_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")] = "hearthwatch"
    device_name: Annotated[str, Field(min_length=1, max_length=100)] = "Hearthwatch"
    device_manufacturer: Annotated[str, Field(min_length=1, max_length=100)] = "Hearthwatch"
    device_model: Annotated[str, Field(min_length=1, max_length=100)] = "Camera detection engine"
    subscribe_to_birth: bool = True
    birth_topic: Topic = "homeassistant/status"


class MqttSettings(Branch):
    """An MQTT broker, and what is said there.

    Attributes:
        enabled: use MQTT, if a broker is known.
        host: the broker's name or address; None: the one that Home Assistant's Supervisor knows,
            if there is one.
        client_id: by which the broker knows this installation; None: made of the installation's id.
        keepalive: seconds after which a silent connection is asked whether it is alive.
        protocol: the version of MQTT.
        transport: plain TCP, or WebSocket where nothing else comes through.
        websocket_path: where the broker offers WebSocket.
        base_topic: the beginning of all our topics; no other installation may have the same.
        qos: 0: sent once; 1: until the broker has it; 2: exactly once, at twice the messages.
        rate: values a second on one topic. More wait, and only the newest is sent. None: no limit.
        commands: what others may do over the broker: `none`, `control` (record, take pictures,
            change switches and numbers, set the mode), or `all`, which also lets clips be deleted
            that are beyond the limits.
        topic_template: where alerts are sent in the layout `homesec`; `{camera_name}` stands for
            the camera's slug.
        compat_topics: older layouts of topics that are served beside our own.
    """

    enabled: bool = True
    host: Annotated[str, Field(min_length=1, max_length=255, pattern=r"^[^\s/@]+$")] | None = None
    port: Annotated[int, Field(ge=1, le=65_535)] = 1883
    username: Annotated[str, Field(max_length=200)] | None = None
    password: SecretStr | None = None
    client_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{1,64}$")] | None = None
    keepalive: Annotated[int, Field(ge=5, le=3600)] = 60
    protocol: Literal["5", "3.1.1"] = "5"
    transport: Literal["tcp", "websockets"] = "tcp"
    websocket_path: Annotated[str, Field(max_length=200, pattern=r"^/[^\s?#]*$")] = "/mqtt"
    tls: MqttTlsSettings = MqttTlsSettings()
    base_topic: Topic = "hearthwatch"
    qos: Literal[0, 1, 2] = 1
    rate: Annotated[float, Field(ge=0.1, le=1000)] | None = 10
    commands: Literal["none", "control", "all"] = "control"
    discovery: MqttDiscoverySettings = MqttDiscoverySettings()
    topic_template: Annotated[str, Field(max_length=200, pattern=r"^[^+#$\s][^+#\s]*$")] = (
        f"homecam/alerts/{CAMERA_NAME}"
    )
    compat_topics: Annotated[tuple[Layout, ...], Field(max_length=2)] = ()

    @field_validator("topic_template")
    @classmethod
    def _names_cameras_only(cls, template: str) -> str:
        if any(bracket in template.replace(CAMERA_NAME, "") for bracket in "{}"):
            raise ValueError(f"only {CAMERA_NAME} can stand in brackets")
        return template

    @field_serializer("password")
    def _shown(self, password: SecretStr | None, info: FieldSerializationInfo) -> str | None:
        if password is None:
            return None
        return password.get_secret_value() if info.context is REVEAL else _HIDDEN

    @model_validator(mode="after")
    def _apart(self) -> Self:
        taken = {self.base_topic.partition("/")[0]} & set(self.compat_topics)
        if taken:
            raise ValueError(f"base_topic lies in the older layout {taken.pop()!r}")
        return self


class OutputsSettings(Branch):
    """All ways out that are configured here; webhooks are kept apart."""

    mqtt: MqttSettings = MqttSettings()
