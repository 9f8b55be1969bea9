"""Cameras: live, through the engine alone."""

from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Final, override

from homeassistant.components.camera import Camera, CameraEntityDescription
from homeassistant.components.camera.const import CameraEntityFeature
from homeassistant.components.camera.webrtc import async_register_webrtc_provider
from homeassistant.components.stream import Stream
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import LOGGER
from .coordinator import HearthwatchConfigEntry, HearthwatchCoordinator
from .entity import HearthwatchEntity, async_add_by_table
from .errors import raises_translated
from .installation import DeviceState
from .webrtc import Calls

PARALLEL_UPDATES = 0

_OPENS_FOR: Final = 24 * 3600
"""Seconds in which a stream can be opened at its address: the longest that the engine grants."""

_MOTION: Final = "motion_detection"

DESCRIPTIONS: Final = {"live": CameraEntityDescription(key="live", name=None)}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HearthwatchConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add all cameras, which browsers can call as long as the entry is loaded."""
    calls = Calls(hass, entry)
    entry.async_on_unload(calls.async_end)
    entry.async_on_unload(async_register_webrtc_provider(hass, calls))
    async_add_by_table(
        entry,
        async_add_entities,
        "camera",
        lambda spec: DESCRIPTIONS.get(spec.key),
        HearthwatchCamera,
    )


class HearthwatchCamera(HearthwatchEntity, Camera):
    """A camera as the engine sees it; Home Assistant never speaks to the camera itself."""

    _attr_supported_features = CameraEntityFeature.STREAM

    def __init__(
        self,
        coordinator: HearthwatchCoordinator,
        device: DeviceState,
        description: CameraEntityDescription,
    ) -> None:
        super().__init__(coordinator, device, description)
        Camera.__init__(self)

    @property
    @override
    def available(self) -> bool:
        return super().available and (self.stream is None or self.stream.available)

    @property
    @override
    def is_recording(self) -> bool:
        """Return whether the engine writes a clip of it."""
        return self.told == "recording"

    @property
    @override
    def motion_detection_enabled(self) -> bool:
        """Return whether the engine looks for motion."""
        return bool(device.values.get(_MOTION)) if (device := self.device) else False

    @property
    @override
    def shown(self) -> tuple[object, ...]:
        """Return all that the state is made from."""
        return (*super().shown, self.motion_detection_enabled)

    @override
    @raises_translated
    async def async_camera_image(
        self, width: int | None = None, height: int | None = None
    ) -> bytes | None:
        """Return the picture of now."""
        return await self.coordinator.engine.cameras.snapshot(self._device_id, width, height)

    @override
    async def stream_source(self) -> str | None:
        """Return a signed address at the engine, which ends; None while it cannot be had."""
        try:
            return await self._async_source()
        except HomeAssistantError as error:
            LOGGER.debug("No live stream of %s: %s", self.entity_id, error)
            return None

    @override
    async def async_create_stream(self) -> Stream | None:
        """Begin to stream, or go on with an address that is good for another day."""
        source = await self._async_source()
        if self.stream is not None:
            self.stream.source = source
            return self.stream
        if (stream := await super().async_create_stream()) is not None:
            stream.set_update_callback(self._stream_changed)
        return stream

    @override
    async def async_enable_motion_detection(self) -> None:
        """Have the engine look for motion."""
        await self.async_set(value=True, key=_MOTION)

    @override
    async def async_disable_motion_detection(self) -> None:
        """Have it leave motion alone."""
        await self.async_set(value=False, key=_MOTION)

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        before = self._shown
        super()._handle_coordinator_update()
        came = self.available and (before is None or not before[0])
        if came and self.webrtc_provider is None:
            self._in_background(self.async_refresh_providers())

    @callback
    def _stream_changed(self) -> None:
        """Show whether the stream runs; one that broke is opened anew at a new address."""
        self.async_write_ha_state()
        if self.stream is not None and not self.stream.available:
            self._in_background(self._async_renew(self.stream))

    @callback
    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        self.coordinator.config_entry.async_create_background_task(
            self.hass, work, f"{self.entity_id} live", eager_start=False
        )

    async def _async_renew(self, stream: Stream) -> None:
        with suppress(HomeAssistantError):
            stream.source = await self._async_source()

    @raises_translated
    async def _async_source(self) -> str:
        return await self.coordinator.engine.cameras.stream_address(self._device_id, _OPENS_FOR)
