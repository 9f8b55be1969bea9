"""Tools for language models: what cameras noticed, and what one shows."""

from datetime import timedelta
from typing import Any, Final, override

import voluptuous as vol
from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.components.llm import LLMTools
from homeassistant.const import ATTR_ENTITY_ID, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.llm import (
    LLM_API_ASSIST,
    LLMContext,
    Tool,
    ToolAnnotations,
    ToolInput,
    ToolResult,
)
from homeassistant.util import dt as dt_util

from .client import HearthwatchError
from .const import CONF_LABEL, CONF_ZONE, DOMAIN
from .coordinator import HearthwatchConfigEntry
from .errors import translated
from .installation import DeviceState
from .query_actions import async_search
from .targets import device_of, entity_with

_MOST: Final = 25
_ATTR_CAMERA: Final = "camera"
_ATTR_HOURS: Final = "hours"
_ATTR_SCREEN: Final = "screen"

type _Cameras = dict[str, tuple[HearthwatchConfigEntry, DeviceState, str]]
"""What each camera is called: its engine's entry, its state and its camera entity."""


def _schema(fields: dict[Any, Any]) -> Any:
    """Return a schema; its type becomes that of `Tool.parameters` when Home Assistant runs."""
    return vol.Schema(fields)


class _CameraTool(Tool):
    """A tool that knows which cameras may be asked about."""

    integration = DOMAIN

    def __init__(self, cameras: _Cameras) -> None:
        self._cameras = cameras


class WhatHappenedTool(_CameraTool):
    """Search what cameras noticed."""

    name = f"{DOMAIN}__what_happened"
    title = "What happened"
    description = (
        "Tell what security cameras noticed lately: people, vehicles, animals, rings of the "
        "doorbell and alerts, the newest first. Leave out what was not asked for."
    )
    annotations = ToolAnnotations(
        read_only=True, destructive=False, idempotent=True, open_world=False
    )

    def __init__(self, cameras: _Cameras) -> None:
        super().__init__(cameras)
        self.parameters = _schema(
            {
                vol.Optional(_ATTR_CAMERA): vol.In(list(cameras)),
                vol.Optional(CONF_LABEL, description="What to look for, as person or dog"): str,
                vol.Optional(CONF_ZONE): str,
                vol.Optional(_ATTR_HOURS, default=24): vol.All(vol.Coerce(int), vol.Range(1, 720)),
            }
        )

    @override
    async def async_call(
        self, hass: HomeAssistant, tool_input: ToolInput, llm_context: LLMContext
    ) -> ToolResult:
        """Ask the engines of the cameras that may be asked about."""
        asked = self.parameters(tool_input.tool_args)
        since = dt_util.utcnow() - timedelta(hours=asked[_ATTR_HOURS])
        chosen = (
            [self._cameras[asked[_ATTR_CAMERA]]]
            if _ATTR_CAMERA in asked
            else list(self._cameras.values())
        )
        found: list[dict[str, Any]] = []
        total = 0
        for entry, camera, _ in chosen:
            try:
                events, count = await async_search(
                    entry,
                    asked.get(CONF_LABEL),
                    camera=camera.id,
                    zone=asked.get(CONF_ZONE),
                    since=since.isoformat().replace("+00:00", "Z"),
                    limit=_MOST,
                )
            except HearthwatchError as error:
                return ToolResult(data={"error": str(translated(error))}, error=True)
            found += events
            total += count
        found.sort(key=lambda event: event["time"], reverse=True)
        return ToolResult(
            data={
                "events": [
                    {"time": event["time"], "summary": event["summary"]} for event in found[:_MOST]
                ],
                "total": total,
            }
        )


class ShowMeTool(_CameraTool):
    """Tell what a camera sees now, and play it on a screen."""

    name = f"{DOMAIN}__show_me"
    title = "Show a camera"
    annotations = ToolAnnotations(
        read_only=False, destructive=False, idempotent=True, open_world=False
    )

    def __init__(self, cameras: _Cameras, screens: dict[str, str]) -> None:
        super().__init__(cameras)
        self._screens = screens
        self.description = "Tell what a security camera sees at this moment" + (
            ", and play its live picture on a screen if one is named." if screens else "."
        )
        fields: dict[Any, Any] = {vol.Required(_ATTR_CAMERA): vol.In(list(cameras))}
        if screens:
            fields[vol.Optional(_ATTR_SCREEN)] = vol.In(list(screens))
        self.parameters = _schema(fields)

    @override
    async def async_call(
        self, hass: HomeAssistant, tool_input: ToolInput, llm_context: LLMContext
    ) -> ToolResult:
        """Describe what is there now, and play it."""
        asked = self.parameters(tool_input.tool_args)
        _, camera, entity_id = self._cameras[asked[_ATTR_CAMERA]]
        if screen := asked.get(_ATTR_SCREEN):
            await hass.services.async_call(
                Platform.CAMERA,
                "play_stream",
                {ATTR_ENTITY_ID: entity_id, "media_player": self._screens[screen]},
                context=llm_context.context,
                blocking=True,
            )
        counted: dict[str, int] = camera.attributes.get("objects", {}).get("labels", {})
        return ToolResult(
            data={
                "online": bool(camera.available and camera.values.get("online")),
                "motion": bool(camera.values.get("motion")),
                "in_sight": dict(counted),
                "last_activity": camera.attributes.get("last_activity", {}).get("summary"),
                "shown_on": screen,
            }
        )


@callback
def async_get_tools(hass: HomeAssistant, llm_context: LLMContext, api_id: str) -> LLMTools | None:
    """Return the tools, if a camera is exposed to this assistant."""
    if api_id != LLM_API_ASSIST:
        return None
    cameras: _Cameras = {}
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        for camera in entry.runtime_data.data.cameras:
            device_id = device_of(hass, entry, camera.id)
            entity_id = entity_with(hass, device_id, "live") if device_id else None
            if entity_id and async_should_expose(hass, llm_context.assistant, entity_id):
                name = (
                    camera.name if camera.name not in cameras else f"{camera.name} ({entry.title})"
                )
                cameras[name] = (entry, camera, entity_id)
    if not cameras:
        return None
    screens = {
        state.name: state.entity_id
        for state in hass.states.async_all(Platform.MEDIA_PLAYER)
        if async_should_expose(hass, llm_context.assistant, state.entity_id)
    }
    return LLMTools(tools=[WhatHappenedTool(cameras), ShowMeTool(cameras, screens)])
