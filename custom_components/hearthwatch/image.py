"""Images: the newest picture, and the best one of each group."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, override

from homeassistant.components.image import ImageEntity, ImageEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .coordinator import HearthwatchConfigEntry, HearthwatchCoordinator
from .entity import HearthwatchEntity, async_add_by_table
from .errors import raises_translated
from .installation import DeviceState
from .views import event_picture_path

PARALLEL_UPDATES = 0

DESCRIPTIONS: Final = {
    key: ImageEntityDescription(key=key, translation_key=key)
    for key in (
        "snapshot",
        "person_picture",
        "vehicle_picture",
        "animal_picture",
        "package_picture",
    )
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HearthwatchConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the images of all cameras."""
    async_add_by_table(
        entry,
        async_add_entities,
        "image",
        lambda spec: DESCRIPTIONS.get(spec.key),
        HearthwatchImage,
    )


class HearthwatchImage(HearthwatchEntity, ImageEntity):
    """A picture of an event; its state is the moment at which it was taken."""

    _unrecorded_attributes = frozenset({"picture"})

    def __init__(
        self,
        coordinator: HearthwatchCoordinator,
        device: DeviceState,
        description: ImageEntityDescription,
    ) -> None:
        super().__init__(coordinator, device, description)
        ImageEntity.__init__(self, coordinator.hass)

    @property
    @override
    def image_last_updated(self) -> datetime | None:
        """Return when it was taken."""
        return dt_util.parse_datetime(str(self.told))

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return what it shows, and where it is to be had from Home Assistant."""
        shown = dict(self.attributes)
        if shown.pop("picture", None) and (event_id := shown.get("event_id")):
            entry = self.coordinator.config_entry
            shown["picture"] = event_picture_path(entry.entry_id, event_id)
        return shown

    @override
    @raises_translated
    async def async_image(self) -> bytes | None:
        """Fetch it from the engine."""
        path = self.attributes.get("picture")
        return await self.coordinator.engine.connection.fetch(path) if path else None
