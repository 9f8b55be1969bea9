"""What all commands have in common: whom they are for, and how they fail."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

import voluptuous as vol
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.components.websocket_api.const import (
    ERR_NOT_FOUND,
    ERR_UNAUTHORIZED,
    WebSocketCommandHandler,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv

from .access import loaded_entry, may
from .client import (
    BusyError,
    ChangedError,
    ConflictError,
    HearthwatchError,
    InvalidRequestError,
    NotAllowedError,
    NotFoundError,
)
from .const import DOMAIN
from .coordinator import HearthwatchConfigEntry
from .errors import translated

type Message = dict[str, Any]
type Handler = Callable[[HomeAssistant, ActiveConnection, Message], Coroutine[Any, Any, Any]]

_CODES: tuple[tuple[type[HearthwatchError], str], ...] = (
    (NotFoundError, ERR_NOT_FOUND),
    (NotAllowedError, ERR_UNAUTHORIZED),
    (BusyError, "busy"),
    (InvalidRequestError, "invalid"),
    (ChangedError, "changed"),
    (ConflictError, "invalid"),
)
_AWAY = "unavailable"

IDENTIFIER = vol.All(cv.string, vol.Match(r"^[0-9A-Za-z_-]{1,64}$"))
"""Of entries, cameras, events, clips and jobs."""


class RefusalError(Exception):
    """A command cannot be answered; `key` names the sentence about it."""

    def __init__(self, code: str, key: str) -> None:
        super().__init__(code)
        self.code = code
        self.key = key


def command(
    name: str, schema: dict[Any, Any], *, admin: bool = False
) -> Callable[[Handler], WebSocketCommandHandler]:
    """Answer a command with what a coroutine function returns, or with what went wrong."""

    def decorate(handler: Handler) -> WebSocketCommandHandler:
        @wraps(handler)
        async def answer(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
            try:
                connection.send_result(msg["id"], await handler(hass, connection, msg))
            except RefusalError as refusal:
                _refuse(connection, msg, refusal.code, refusal.key)
            except HearthwatchError as error:
                told = translated(error)
                code = next((code for kind, code in _CODES if isinstance(error, kind)), _AWAY)
                _refuse(connection, msg, code, told.translation_key or "unknown", str(error))

        answering = websocket_api.async_response(answer)
        if admin:
            answering = websocket_api.require_admin(answering)
        described = {vol.Required("type"): f"{DOMAIN}/{name}", **schema}
        return websocket_api.websocket_command(described)(answering)

    return decorate


@callback
def entry_of(hass: HomeAssistant, entry_id: str) -> HearthwatchConfigEntry:
    """Return an entry whose engine is connected.

    Raises:
        RefusalError: there is none, or not now.
    """
    if (entry := loaded_entry(hass, entry_id)) is None:
        raise RefusalError(_AWAY, "entry_not_loaded")
    return entry


@callback
def entry_of_camera(hass: HomeAssistant, camera_id: str) -> HearthwatchConfigEntry:
    """Return the entry of the engine that has a camera.

    Raises:
        RefusalError: no engine has it that is connected.
    """
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        if camera_id in entry.runtime_data.data.devices:
            found: HearthwatchConfigEntry = entry
            return found
    known = any(
        subentry.unique_id == camera_id
        for entry in hass.config_entries.async_entries(DOMAIN)
        for subentry in entry.subentries.values()
    )
    raise (
        RefusalError(_AWAY, "entry_not_loaded")
        if known
        else RefusalError(ERR_NOT_FOUND, "no_media")
    )


@callback
def make_sure(
    hass: HomeAssistant,
    connection: ActiveConnection,
    entry: HearthwatchConfigEntry,
    camera_id: str | None,
    policy: str = POLICY_READ,
) -> None:
    """Refuse who may not do that with a camera.

    Raises:
        RefusalError: ``unauthorized``.
    """
    if not may(hass, connection.user, entry, camera_id, policy):
        raise RefusalError(ERR_UNAUTHORIZED, "camera_not_allowed")


@callback
def _refuse(
    connection: ActiveConnection, msg: Message, code: str, key: str, text: str | None = None
) -> None:
    connection.send_error(
        msg["id"],
        code,
        text or code,
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders={"error": text or code},
    )
