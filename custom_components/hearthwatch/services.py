"""Actions, registered for as long as Home Assistant runs."""

from collections.abc import Callable, Coroutine
from typing import Any

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers.service import async_register_admin_service

from . import camera_actions as cameras
from . import query_actions as queries
from .const import DOMAIN

type Action = Callable[[ServiceCall], Coroutine[Any, Any, ServiceResponse]]

_NONE, _OPTIONAL, _ONLY = (
    SupportsResponse.NONE,
    SupportsResponse.OPTIONAL,
    SupportsResponse.ONLY,
)
_FOR_ADMINS = {"add_camera", "remove_camera", "set_alert_policy", "try_settings"}
"""Actions that use more of the engine's key than any user of the house should have."""

_ACTIONS: tuple[tuple[Action, Any, SupportsResponse], ...] = (
    (cameras.add_camera, cameras.ADD_CAMERA, _OPTIONAL),
    (cameras.remove_camera, cameras.REMOVE_CAMERA, _NONE),
    (cameras.set_alert_policy, cameras.SET_ALERT_POLICY, _NONE),
    (cameras.test_camera, cameras.TEST_CAMERA, _ONLY),
    (cameras.record, cameras.RECORD, _OPTIONAL),
    (cameras.snapshot, cameras.SNAPSHOT, _OPTIONAL),
    (queries.set_mode, queries.SET_MODE, _NONE),
    (queries.search_events, queries.SEARCH_EVENTS, _ONLY),
    (queries.explain, queries.EXPLAIN, _ONLY),
    (queries.try_settings, queries.TRY_SETTINGS, _ONLY),
)


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register all actions; each looks for its engine when it is called."""
    for action, schema, response in _ACTIONS:
        name = action.__name__
        if name in _FOR_ADMINS:
            async_register_admin_service(
                hass, DOMAIN, name, action, schema, supports_response=response
            )
        else:
            hass.services.async_register(DOMAIN, name, action, schema, supports_response=response)
