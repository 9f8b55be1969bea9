"""Devices, and the subentry of each camera: a mirror of what the engine has."""

from types import MappingProxyType

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .client import HearthwatchError
from .const import CONF_CAMERA_ID, DOMAIN, HUB, LOGGER, MANUFACTURER, SUBENTRY_CAMERA
from .coordinator import HearthwatchConfigEntry


def identifier_of(instance: str, device_id: str) -> tuple[str, str]:
    """Return what a device is known by, whatever it is called."""
    return DOMAIN, instance if device_id == HUB else f"{instance}_{device_id}"


def subentry_of(entry: HearthwatchConfigEntry, camera_id: str) -> ConfigSubentry | None:
    """Return the subentry that stands for a camera."""
    return next(
        (
            subentry
            for subentry in entry.subentries.values()
            if subentry.subentry_type == SUBENTRY_CAMERA and subentry.unique_id == camera_id
        ),
        None,
    )


class Mirror:
    """Keeps subentries and devices as the engine has its cameras, and takes back what is removed.

    A camera that is new in the engine gets its subentry, one that is gone there loses it, and one
    whose subentry somebody removes here is archived there: nothing else would keep it from coming
    back. A camera that a dialog is just adding is left to that dialog.
    """

    def __init__(self, hass: HomeAssistant, entry: HearthwatchConfigEntry) -> None:
        self._hass = hass
        self._entry = entry
        self._connection = dict(entry.data)
        self._mirrored: set[str] = set()

    @callback
    def async_follow_engine(self) -> None:
        """Bring subentries and devices to what the engine has."""
        entry, coordinator = self._entry, self._entry.runtime_data
        cameras = {camera.id: camera for camera in coordinator.data.cameras}
        for subentry in list(entry.subentries.values()):
            if subentry.unique_id not in cameras and subentry.unique_id not in coordinator.claimed:
                self._mirrored.discard(str(subentry.unique_id))
                self._hass.config_entries.async_remove_subentry(entry, subentry.subentry_id)
        for camera in cameras.values():
            if (mirrored := subentry_of(entry, camera.id)) is None:
                if camera.id not in coordinator.claimed:
                    self._hass.config_entries.async_add_subentry(
                        entry,
                        ConfigSubentry(
                            data=MappingProxyType({CONF_CAMERA_ID: camera.id}),
                            subentry_type=SUBENTRY_CAMERA,
                            title=camera.name,
                            unique_id=camera.id,
                        ),
                    )
            elif mirrored.title != camera.name:
                self._hass.config_entries.async_update_subentry(entry, mirrored, title=camera.name)
        self._mirrored = {camera for camera in cameras if subentry_of(entry, camera)}
        self._register_devices()

    async def async_follow_entry(self, hass: HomeAssistant, entry: HearthwatchConfigEntry) -> None:
        """Do what somebody's change of the entry asks for: reload, or archive a camera."""
        if dict(entry.data) != self._connection:
            hass.config_entries.async_schedule_reload(entry.entry_id)
            return
        for camera_id in [known for known in self._mirrored if not subentry_of(entry, known)]:
            self._mirrored.discard(camera_id)
            try:
                await entry.runtime_data.engine.cameras.archive(camera_id)
            except HearthwatchError as error:
                LOGGER.warning("The engine keeps the camera that was removed: %s", error)
        entry.runtime_data.async_reconcile()

    @callback
    def _register_devices(self) -> None:
        registry = dr.async_get(self._hass)
        data, entry = self._entry.runtime_data.data, self._entry
        hub = registry.async_get_or_create(
            config_entry_id=entry.entry_id,
            identifiers={identifier_of(data.instance, HUB)},
            manufacturer=MANUFACTURER,
            model="Engine",
            name=data.devices[HUB].name,
            sw_version=str(data.devices[HUB].values.get("version") or ""),
            entry_type=dr.DeviceEntryType.SERVICE,
        )
        for camera in data.cameras:
            if subentry := subentry_of(entry, camera.id):
                registry.async_get_or_create(
                    config_entry_id=entry.entry_id,
                    config_subentry_id=subentry.subentry_id,
                    identifiers={identifier_of(data.instance, camera.id)},
                    manufacturer=MANUFACTURER,
                    model="Camera",
                    name=camera.name,
                    via_device_id=hub.id,
                )
