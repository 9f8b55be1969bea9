"""Repairs that Home Assistant can make together with the owner."""

from typing import Any

import voluptuous as vol
from homeassistant.components.repairs import RepairsFlow
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_PASSWORD, CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import AbortFlow, FlowResult
from homeassistant.helpers.selector import TextSelector, TextSelectorConfig, TextSelectorType

from .client import Camera, HearthwatchError, NotFoundError
from .coordinator import HearthwatchConfigEntry, HearthwatchCoordinator
from .errors import error_key
from .source_form import Source, with_login

_LOGIN = vol.Schema(
    {
        vol.Required(CONF_USERNAME): TextSelector(),
        vol.Required(CONF_PASSWORD): TextSelector(
            TextSelectorConfig(type=TextSelectorType.PASSWORD)
        ),
    }
)


class PasswordRefusedFlow(RepairsFlow):
    """Asks for the user and password that a camera takes now.

    They are tried before they are saved, and go to all addresses of the camera that had some.
    """

    def __init__(self, entry_id: str, camera_id: str) -> None:
        """Remember of which camera the issue speaks."""
        self._entry_id = entry_id
        self._camera_id = camera_id

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> FlowResult[Any, str]:
        """Ask at once."""
        return await self.async_step_login()

    async def async_step_login(
        self, user_input: dict[str, Any] | None = None
    ) -> FlowResult[Any, str]:
        """Try and save what was entered."""
        errors: dict[str, str] = {}
        placeholders: dict[str, str] = {}
        try:
            camera = await self._coordinator.engine.cameras.get(self._camera_id)
            placeholders["name"] = camera.name
            if user_input is not None:
                sources = _sources(camera, user_input[CONF_USERNAME], user_input[CONF_PASSWORD])
                if fault := await self._fault_of(camera, sources):
                    errors["base"] = "still_refused"
                    placeholders["error"] = fault
                else:
                    await self._coordinator.engine.cameras.change(
                        self._camera_id, {"sources": sources}
                    )
                    return self.async_create_entry(data={})
        except NotFoundError:
            return self.async_abort(reason="camera_gone")
        except HearthwatchError as error:
            if "name" not in placeholders:
                return self.async_abort(
                    reason=error_key(error), description_placeholders={"error": str(error)}
                )
            errors["base"] = error_key(error)
            placeholders["error"] = str(error)
        return self.async_show_form(
            step_id="login",
            data_schema=self.add_suggested_values_to_schema(_LOGIN, user_input),  # type: ignore[arg-type]
            errors=errors,
            description_placeholders=placeholders,
        )

    @property
    def _coordinator(self) -> HearthwatchCoordinator:
        entry: HearthwatchConfigEntry | None = self.hass.config_entries.async_get_entry(
            self._entry_id
        )
        if entry is None or entry.state is not ConfigEntryState.LOADED:
            raise AbortFlow("entry_not_loaded")
        return entry.runtime_data

    async def _fault_of(self, camera: Camera, sources: list[Source]) -> str | None:
        settings = {"id": camera.id, "name": camera.name, "sources": sources}
        trial = await self._coordinator.engine.cameras.try_out(settings)
        return None if trial.success else trial.message


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Return what fixes an issue; only a refused password can be fixed from here."""
    known = data or {}
    return PasswordRefusedFlow(str(known.get("entry_id")), str(known.get("camera_id")))


def _sources(camera: Camera, username: str, password: str) -> list[Source]:
    """Return a camera's sources with another login: those that have one, or else all."""
    sources: list[Source] = camera.config.get("sources", [])
    addressed = [source for source in sources if "url" in source]
    locked = [source for source in addressed if "@" in source["url"]] or addressed
    return [
        source | {"url": with_login(source["url"], username, password)}
        if source in locked
        else source
        for source in sources
    ]
