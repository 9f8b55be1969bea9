"""Cameras of programs that have no engine around them, in Home Assistant."""

from typing import Any

from hearthwatch.outputs.mqtt.programs import MQTTConfig, MQTTIntegration
from hearthwatch.settings import slugify


class HomeAssistantIntegration:
    """Cameras of a program in Home Assistant, by its own MQTT integration."""

    def __init__(  # noqa: PLR0917 - as programs call it
        self,
        mqtt_host: str = "localhost",
        mqtt_port: int = 1883,
        mqtt_username: str | None = None,
        mqtt_password: str | None = None,
        discovery_prefix: str = "homeassistant",
        state_prefix: str = "hearthwatch",
    ) -> None:
        config = MQTTConfig(
            mqtt_host, mqtt_port, mqtt_username, mqtt_password, base_topic=state_prefix
        )
        self.mqtt = MQTTIntegration(config)
        self._prefix = discovery_prefix

    async def connect(self) -> None:
        """Connect to the broker.

        Raises:
            ConnectionError: it cannot be reached; says why.
        """
        await self.mqtt.connect()

    async def disconnect(self) -> None:
        """Say goodbye."""
        await self.mqtt.disconnect()

    async def register_camera(
        self,
        camera_id: str,
        camera_name: str,
        stream_url: str | None = None,  # noqa: ARG002 - as programs call it
    ) -> None:
        """Announce a camera with its picture, motion and faces.

        Args:
            camera_id: the same for ever.
            camera_name: for people.
            stream_url: is not told: Home Assistant takes no stream over MQTT, and an address of
                one mostly holds a password.
        """
        slug, base = slugify(camera_id), self.mqtt.config.base_topic
        start, own = f"{base}/camera/{slug}", f"{base}_{slug}"
        faces = (
            "{% if value_json.event_type == 'face_detected' %}"
            "{{ dict(value_json.data, event_type='face_detected') | tojson }}{% endif %}"
        )
        components: dict[str, dict[str, Any]] = {
            "camera": {"platform": "camera", "name": None, "topic": f"{start}/image"},
            "motion": {
                "platform": "binary_sensor",
                "name": "Motion",
                "device_class": "motion",
                "state_topic": f"{start}/motion",
            },
            "face": {
                "platform": "event",
                "name": "Face",
                "event_types": ["face_detected"],
                "state_topic": f"{start}/event",
                "value_template": faces,
            },
        }
        for key, config in components.items():
            config["unique_id"] = f"{own}_{key}"
        announcement = {
            "device": {"identifiers": [own], "name": camera_name, "manufacturer": "Hearthwatch"},
            "origin": {"name": "Hearthwatch"},
            "availability": [
                {"topic": self.mqtt.config.status_topic},
                {"topic": f"{start}/availability"},
            ],
            "availability_mode": "all",
            "components": components,
        }
        topic = f"{self._prefix}/device/{own}/config"
        await self.mqtt.publish(topic, announcement, retain=True)
        await self.set_camera_availability(camera_id, True)

    async def publish_motion_event(
        self,
        camera_id: str,
        motion_detected: bool,
    ) -> None:
        """Tell whether something moves."""
        await self.mqtt.publish_motion_detected(camera_id, motion_detected)

    async def publish_face_detected_event(
        self, camera_id: str, face_name: str, confidence: float, timestamp: float | None = None
    ) -> None:
        """Tell that a face was recognised, at a moment in seconds since 1970 UTC."""
        await self.mqtt.publish_face_detected(camera_id, face_name, confidence, {}, timestamp)

    async def publish_camera_snapshot(self, camera_id: str, image_bytes: bytes) -> None:
        """Show the newest picture of a camera, a JPEG."""
        await self.mqtt.publish_picture(camera_id, image_bytes)

    async def set_camera_availability(
        self,
        camera_id: str,
        available: bool,
    ) -> None:
        """Tell whether a camera delivers pictures."""
        await self.mqtt.publish_availability(camera_id, available)
