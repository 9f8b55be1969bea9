"""An MQTT broker, with Home Assistant connected to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hearthwatch.studies.bench.children import running
from stage.client import Client
from stage.ports import free_port

MOSQUITTO = "/usr/sbin/mosquitto"


@contextmanager
def mosquitto(folder: Path) -> Iterator[int]:
    """Run a broker that lets everybody on this machine in; yields its port."""
    port = free_port()
    configuration = folder / "mosquitto.conf"
    lines = (f"listener {port} 127.0.0.1", "allow_anonymous true", "persistence false")
    configuration.write_text("\n".join(lines) + "\n")
    with running([MOSQUITTO, "-c", str(configuration)], folder / "mosquitto.log", talks=False):
        yield port


def add_mqtt(client: Client, port: int) -> None:
    """Set up Home Assistant's own MQTT integration."""
    other = {"set_client_cert": False, "set_ca_cert": "off", "transport": "tcp"}
    flow = client.start_flow("mqtt")
    if flow.step["type"] == "menu":
        flow.enter(next_step_id="broker")
    flow.enter(broker="127.0.0.1", port=port, protocol="5", other_settings=other)
    flow.result()
