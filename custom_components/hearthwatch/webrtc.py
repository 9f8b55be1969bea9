"""Browsers call the engine: WebRTC, with Home Assistant passing on what both sides say."""

from typing import override

from homeassistant.components.camera import Camera
from homeassistant.components.camera.webrtc import (
    CameraWebRTCProvider,
    WebRTCAnswer,
    WebRTCError,
    WebRTCSendMessage,
)
from homeassistant.core import HomeAssistant, callback
from webrtc_models import RTCIceCandidateInit

from .client import HearthwatchError
from .const import DOMAIN, LOGGER
from .coordinator import HearthwatchConfigEntry
from .errors import translated

_FAILED = f"{DOMAIN}_webrtc_offer_failed"


class Calls(CameraWebRTCProvider):
    """The calls between browsers and the cameras of one engine.

    The engine's answer holds all its addresses, and it recognises a browser when that knocks at
    one of them; so nothing more has to be said after offer and answer.
    """

    def __init__(self, hass: HomeAssistant, entry: HearthwatchConfigEntry) -> None:
        self._hass = hass
        self._engine = entry.runtime_data.engine
        self._cameras = str(self._engine.connection.url("cameras/"))
        self._calls: dict[str, tuple[str, str] | None] = {}

    @property
    @override
    def domain(self) -> str:
        return DOMAIN

    @callback
    @override
    def async_is_supported(self, stream_source: str) -> bool:
        """Tell whether a stream is one of this engine's."""
        return stream_source.startswith(self._cameras)

    @override
    async def async_handle_async_webrtc_offer(
        self,
        camera: Camera,
        offer_sdp: str,
        session_id: str,
        send_message: WebRTCSendMessage,
    ) -> None:
        """Pass an offer on, and the answer back."""
        source = await camera.stream_source() or ""
        camera_id = source.removeprefix(self._cameras).partition("/")[0]
        self._calls[session_id] = None
        try:
            answer = await self._engine.cameras.call(camera_id, offer_sdp)
        except HearthwatchError as error:
            self._calls.pop(session_id, None)
            send_message(WebRTCError(_FAILED, str(translated(error))))
            return
        if session_id in self._calls:
            self._calls[session_id] = camera_id, answer.session
            send_message(WebRTCAnswer(answer.sdp))
        else:
            await self._hang_up(camera_id, answer.session)

    @override
    async def async_on_webrtc_candidate(
        self, session_id: str, candidate: RTCIceCandidateInit
    ) -> None:
        """Leave it: the engine learns a browser's address from the browser's own packets."""

    @callback
    @override
    def async_close_session(self, session_id: str) -> None:
        """End a call; one that is not answered yet is ended with its answer."""
        if call := self._calls.pop(session_id, None):
            self._hass.async_create_background_task(
                self._hang_up(*call), f"{DOMAIN} hangs up", eager_start=False
            )

    @callback
    def async_end(self) -> None:
        """End all calls: the entry is unloaded."""
        for session_id in list(self._calls):
            self.async_close_session(session_id)

    async def _hang_up(self, camera_id: str, session: str) -> None:
        try:
            await self._engine.cameras.hang_up(camera_id, session)
        except HearthwatchError as error:
            LOGGER.debug("A call had ended already, or ends by itself: %s", error)
