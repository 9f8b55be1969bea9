"""What is known of an engine: its devices, and what each of them shows."""

from dataclasses import dataclass, field
from typing import Any

from .client import Device, EntitySpec, EntityTable, StatesChange, Value
from .const import HUB


@dataclass(slots=True)
class DeviceState:
    """The hub or a camera, with all that it shows now."""

    id: str
    name: str
    slug: str
    available: bool
    specs: dict[str, EntitySpec]
    values: dict[str, Value] = field(default_factory=dict)
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, device: Device) -> DeviceState:
        """Return the state that the engine's table has of a device."""
        specs = {spec.key: spec for spec in device.entities}
        return cls(
            id=HUB if device.kind == HUB else device.id,
            name=device.name,
            slug=device.slug,
            available=device.available,
            specs=specs,
            values={key: spec.value for key, spec in specs.items()},
            attributes={key: spec.attributes for key, spec in specs.items()},
        )

    @property
    def is_hub(self) -> bool:
        """Tell whether this is the installation itself."""
        return self.id == HUB


@dataclass(slots=True)
class Installation:
    """An engine and its devices by id; the hub goes by `HUB`."""

    instance: str
    devices: dict[str, DeviceState]

    @classmethod
    def of(cls, table: EntityTable) -> Installation:
        """Return what the engine's table says."""
        devices = (DeviceState.of(device) for device in table.devices)
        return cls(table.instance, {device.id: device for device in devices})

    @property
    def cameras(self) -> list[DeviceState]:
        """Return the cameras."""
        return [device for device in self.devices.values() if not device.is_hub]

    @property
    def shape(self) -> frozenset[tuple[str, str, frozenset[str]]]:
        """Return what devices and entities there are, whatever they show."""
        return frozenset(
            (device.id, device.name, frozenset(device.specs)) for device in self.devices.values()
        )

    def take(self, change: StatesChange) -> bool:
        """Take in what has changed; return False if it speaks of what is not known here."""
        device = self.devices.get(change.device)
        if device is None or not change.values.keys() <= device.specs.keys():
            return False
        device.available = change.available
        device.values |= change.values
        device.attributes |= change.attributes
        return True
