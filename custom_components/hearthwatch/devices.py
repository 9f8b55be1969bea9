"""Devices, and the subentry of each camera: a mirror of what the engine has."""

import asyncio
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .client import (
    ConflictError,
    HearthwatchError,
    InvalidRequestError,
    NotAllowedError,
    NotFoundError,
)
from .const import CONF_CAMERA_ID, DOMAIN, HUB, LOGGER, MANUFACTURER, SUBENTRY_CAMERA
from .coordinator import HearthwatchConfigEntry
from .installation import DeviceState


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
    back. While the engine is away that waits, until it is back or Home Assistant restarts. A
    camera that a dialog is just adding is left to that dialog.
    """

    def __init__(
        self, hass: HomeAssistant, entry: HearthwatchConfigEntry, connection: dict[str, Any]
    ) -> None:
        self._hass = hass
        self._entry = entry
        self._connection = connection
        self._mirrored: set[str] = set()
        self._leaving: set[str] = set()
        self._archived: set[str] = set()
        self._following = False
        self._one_at_a_time = asyncio.Lock()

    @callback
    def async_follow_engine(self) -> None:
        """Bring subentries and devices to what the engine has."""
        cameras = {camera.id: camera for camera in self._entry.runtime_data.data.cameras}
        self._leaving &= cameras.keys()
        self._archived &= self._leaving
        # Home Assistant runs the update listener within each of these changes.
        self._following = True
        try:
            self._follow(cameras)
        finally:
            self._following = False
        self._mirrored = {camera for camera in cameras if subentry_of(self._entry, camera)}
        # A dialog's camera is its own until it is in both places: the table comes some time later.
        self._entry.runtime_data.claimed -= self._mirrored
        self._register_devices()

    async def async_follow_entry(self, hass: HomeAssistant, entry: HearthwatchConfigEntry) -> None:
        """Do what somebody's change of the entry asks for: reload, or archive a camera."""
        if dict(entry.data) != self._connection:
            hass.config_entries.async_schedule_reload(entry.entry_id)
        elif not self._following:
            self._leaving |= {known for known in self._mirrored if not subentry_of(entry, known)}
            self._mirrored -= self._leaving
            entry.runtime_data.async_reconcile()
            await self._archive()

    @callback
    def async_archive_what_was_removed(self) -> None:
        """Try again what the engine did not hear of, now that it has been heard of."""
        if self._entry.runtime_data.last_update_success and self._leaving - self._archived:
            self._entry.async_create_task(self._hass, self._archive(), eager_start=False)

    def _follow(self, cameras: dict[str, DeviceState]) -> None:
        entry, claimed = self._entry, self._entry.runtime_data.claimed
        change = self._hass.config_entries
        for subentry in list(entry.subentries.values()):
            if subentry.unique_id not in cameras and subentry.unique_id not in claimed:
                change.async_remove_subentry(entry, subentry.subentry_id)
        for camera in cameras.values():
            if (mirrored := subentry_of(entry, camera.id)) is not None:
                change.async_update_subentry(entry, mirrored, title=camera.name)
            elif camera.id not in claimed and camera.id not in self._leaving:
                change.async_add_subentry(
                    entry,
                    ConfigSubentry(
                        data=MappingProxyType({CONF_CAMERA_ID: camera.id}),
                        subentry_type=SUBENTRY_CAMERA,
                        title=camera.name,
                        unique_id=camera.id,
                    ),
                )

    async def _archive(self) -> None:
        coordinator = self._entry.runtime_data
        async with self._one_at_a_time:
            for camera_id in sorted(self._leaving - self._archived):
                try:
                    await coordinator.engine.cameras.archive(camera_id)
                except NotFoundError:
                    LOGGER.debug("Camera %s is archived already", camera_id)
                except (NotAllowedError, InvalidRequestError, ConflictError) as error:
                    LOGGER.warning(
                        "%s does not let its camera %s be removed: %s",
                        self._entry.title,
                        camera_id,
                        error,
                    )
                    self._leaving.discard(camera_id)
                    self.async_follow_engine()
                    coordinator.async_reconcile()
                    continue
                except HearthwatchError as error:
                    LOGGER.debug("Camera %s is archived later: %s", camera_id, error)
                    return
                self._archived.add(camera_id)
                await coordinator.async_request_refresh()

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
