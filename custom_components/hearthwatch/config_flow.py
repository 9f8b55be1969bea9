"""How people connect Home Assistant to an engine: by hand, or because it was found."""

from collections.abc import Mapping
from typing import Any, override

import voluptuous as vol
from homeassistant.config_entries import (
    DISCOVERY_SOURCES,
    SOURCE_HASSIO,
    SOURCE_IGNORE,
    SOURCE_USER,
    ConfigEntry,
    ConfigEntryState,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentryFlow,
)
from homeassistant.const import CONF_API_KEY, CONF_HOST, CONF_PORT, CONF_SSL, CONF_VERIFY_SSL
from homeassistant.core import callback
from homeassistant.data_entry_flow import AbortFlow
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
from homeassistant.helpers.service_info.hassio import HassioServiceInfo
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo
from yarl import URL

from .camera_flow import CameraFlow
from .client import HearthwatchError, NotFoundError
from .const import DEFAULT_PORT, DEFAULT_VERIFY_SSL, DOMAIN, SUBENTRY_CAMERA
from .errors import error_key
from .reach import contract_fault, engine_of

_PORT = NumberSelector(NumberSelectorConfig(min=1, max=65535, mode=NumberSelectorMode.BOX))
_KEY = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))

_WHERE: dict[vol.Marker, Any] = {
    vol.Required(CONF_HOST): TextSelector(),
    vol.Required(CONF_PORT, default=DEFAULT_PORT): vol.All(_PORT, vol.Coerce(int)),
    vol.Required(CONF_SSL, default=False): BooleanSelector(),
    vol.Required(CONF_VERIFY_SSL, default=DEFAULT_VERIFY_SSL): BooleanSelector(),
}
_ASK_ALL = vol.Schema({**_WHERE, vol.Required(CONF_API_KEY): _KEY})
_ASK_KEY = vol.Schema({vol.Required(CONF_API_KEY): _KEY})
_ASK_ANEW = vol.Schema({**_WHERE, vol.Optional(CONF_API_KEY): _KEY})
_PLAIN = {CONF_SSL: False, CONF_VERIFY_SSL: DEFAULT_VERIFY_SSL}
"""How an engine that was found is reached: apps and home networks have no certificates."""


class HearthwatchConfigFlow(ConfigFlow, domain=DOMAIN):
    """Connects to an engine, which is known by its instance wherever it is.

    An engine that is there already is not added again: its entry learns where it is now. There
    are no options: the engine owns all settings, and its values are pushed, not polled.
    """

    VERSION = 1
    MINOR_VERSION = 1

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._found: dict[str, Any] = {}
        self._name = ""
        self._placeholders: dict[str, str] = {}

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Let cameras be added to an engine."""
        return {SUBENTRY_CAMERA: CameraFlow}

    @override
    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask where the engine is."""
        errors: dict[str, str] = {}
        if user_input is not None:
            data = {**user_input, CONF_HOST: user_input[CONF_HOST].strip()}
            instance, errors = await self._async_meet(data)
            if instance:
                return await self._async_finish(instance, data[CONF_HOST], data)
        return self._ask("user", _ASK_ALL, user_input, errors)

    @override
    async def async_step_hassio(self, discovery_info: HassioServiceInfo) -> ConfigFlowResult:
        """Hear of the app, which tells where it is and gives a key."""
        config = discovery_info.config
        try:
            self._found = {
                CONF_HOST: str(config["host"]),
                CONF_PORT: int(config["port"]),
                CONF_API_KEY: str(config["token"]),
                **_PLAIN,
            }
        except KeyError, ValueError, TypeError:
            self._found = {CONF_HOST: ""}
        if not _is_host(self._found[CONF_HOST]):
            return self.async_abort(reason="invalid_discovery_info")
        self._set_name(str(config.get("addon") or discovery_info.name))
        instance, _ = await self._async_meet(self._found)
        if instance is None:
            # The app may just be starting, and tells of itself only once: ask again on confirming.
            self._async_abort_entries_match(
                {key: self._found[key] for key in (CONF_HOST, CONF_PORT)}
            )
        existing = await self.async_set_unique_id(instance or discovery_info.uuid)
        if existing:
            self._async_renew_and_abort(existing, self._found)
        return await self.async_step_hassio_confirm()

    async def async_step_hassio_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask whether the app is to be connected."""
        errors: dict[str, str] = {}
        if user_input is not None:
            instance, errors = await self._async_meet(self._found)
            if instance:
                return await self._async_finish(instance, self._name, self._found)
        self._set_confirm_only()
        return self._ask("hassio_confirm", vol.Schema({}), None, errors)

    @override
    async def async_step_zeroconf(self, discovery_info: ZeroconfServiceInfo) -> ConfigFlowResult:
        """Hear of an engine on the network, which tells its instance but gives no key."""
        instance = discovery_info.properties.get("instance")
        if not instance or discovery_info.port is None:
            return self.async_abort(reason="invalid_discovery_info")
        self._found = {CONF_HOST: discovery_info.host, CONF_PORT: discovery_info.port}
        if existing := await self.async_set_unique_id(instance):
            # An app is reached by its own name, and a certificate is good for one name only.
            # And whoever is in the network can announce an id: what works stays where it is.
            keeps = (
                existing.source == SOURCE_HASSIO or existing.data.get(CONF_SSL) or _works(existing)
            )
            self._async_renew_and_abort(existing, {} if keeps else self._found)
        self._found |= _PLAIN
        self._set_name(discovery_info.name.partition("._hearthwatch.")[0])
        return await self.async_step_zeroconf_confirm()

    async def async_step_zeroconf_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the key of the engine that was found."""
        errors: dict[str, str] = {}
        if user_input is not None:
            data = self._found | user_input
            instance, errors = await self._async_meet(data)
            if instance:
                if instance != self.unique_id:
                    return self.async_abort(reason="other_engine")
                return await self._async_finish(instance, self._name, data)
        return self._ask("zeroconf_confirm", _ASK_KEY, None, errors)

    async def async_step_reauth(self, entry_data: Mapping[str, Any]) -> ConfigFlowResult:
        """Hear that the key is not good any more."""
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for another key."""
        entry = self._get_reauth_entry()
        self._placeholders["host"] = entry.data[CONF_HOST]
        errors: dict[str, str] = {}
        if user_input is not None:
            instance, errors = await self._async_meet({**entry.data, **user_input})
            if instance:
                return await self._async_change(entry, instance, user_input)
        return self._ask("reauth_confirm", _ASK_KEY, None, errors)

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask where the engine is now; without a key the old one is kept."""
        entry = self._get_reconfigure_entry()
        errors: dict[str, str] = {}
        if user_input is not None:
            data = {**entry.data, **user_input, CONF_HOST: user_input[CONF_HOST].strip()}
            instance, errors = await self._async_meet(data)
            if instance:
                return await self._async_change(entry, instance, data)
        shown = user_input or {key: entry.data[key] for key in entry.data if key != CONF_API_KEY}
        return self._ask("reconfigure", _ASK_ANEW, shown, errors)

    async def _async_meet(self, data: Mapping[str, Any]) -> tuple[str | None, dict[str, str]]:
        """Return the instance of the engine, or what to tell people instead."""
        if not _is_host(data[CONF_HOST]):
            return None, {CONF_HOST: "invalid_host"}
        try:
            health = await engine_of(self.hass, data).health()
        except NotFoundError:
            return None, {"base": "invalid_answer"}
        except HearthwatchError as error:
            self._placeholders["error"] = str(error)
            return None, {"base": error_key(error)}
        self._placeholders["version"] = health.version
        if fault := contract_fault(health):
            return None, {"base": fault}
        if health.instance is None:
            return None, {"base": "invalid_auth"}
        return health.instance, {}

    async def _async_finish(
        self, instance: str, title: str, data: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Create the entry, or tell the one that is there where its engine is now."""
        existing = await self.async_set_unique_id(instance, raise_on_progress=False)
        if existing and not (existing.source == SOURCE_IGNORE and self.source == SOURCE_USER):
            self._async_renew_and_abort(existing, data)
        return self.async_create_entry(title=title, data=data)

    @callback
    def _async_renew_and_abort(self, entry: ConfigEntry, data: Mapping[str, Any]) -> None:
        """Keep an entry up to date with where its engine is, and end the flow.

        An entry that is loaded reloads itself by its update listener, when anything has changed.
        One that waits is tried at once, because its engine has just been seen.
        """
        if entry.source != SOURCE_IGNORE:
            changed = self.hass.config_entries.async_update_entry(
                entry, data={**entry.data, **data}
            )
            seen = entry.state is ConfigEntryState.SETUP_RETRY and (
                changed or self.source in DISCOVERY_SOURCES
            )
            if seen or (changed and entry.state is ConfigEntryState.SETUP_ERROR):
                self.hass.config_entries.async_schedule_reload(entry.entry_id)
        raise AbortFlow("already_configured")

    async def _async_change(
        self, entry: ConfigEntry, instance: str, updates: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Save what was asked anew, and have it tried even if it is as before."""
        await self.async_set_unique_id(instance, raise_on_progress=False)
        self._abort_if_unique_id_mismatch(reason="other_engine")
        before, listens = dict(entry.data), entry.state is ConfigEntryState.LOADED
        result = self.async_update_and_abort(entry, data_updates=updates)
        if not listens or dict(entry.data) == before:
            self.hass.config_entries.async_schedule_reload(entry.entry_id)
        return result

    @callback
    def _set_name(self, name: str) -> None:
        self._name = self._placeholders["name"] = name
        self.context["title_placeholders"] = {"name": name}

    @callback
    def _ask(
        self,
        step_id: str,
        schema: vol.Schema,
        shown: Mapping[str, Any] | None,
        errors: dict[str, str],
    ) -> ConfigFlowResult:
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(schema, shown),  # type: ignore[arg-type]
            errors=errors,
            description_placeholders=self._placeholders,
        )


def _works(entry: ConfigEntry) -> bool:
    """Tell whether the engine of an entry answers where it was last."""
    return entry.state is ConfigEntryState.LOADED and entry.runtime_data.last_update_success


def _is_host(text: str) -> bool:
    """Tell whether this is a name or an address and nothing more."""
    try:
        URL.build(scheme="http", host=text)
    except ValueError:
        return False
    return bool(text)
