"""Keeps up with one engine: live while it can, by asking while it cannot."""

import asyncio
from collections.abc import Callable
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed
from mashumaro.exceptions import InvalidFieldValue, MissingField

from .client import (
    Engine,
    Event,
    Frame,
    Health,
    HearthwatchError,
    LiveState,
    LiveUpdates,
    NotAllowedError,
    NotAuthenticatedError,
    StatesChange,
)
from .const import DOMAIN, LOGGER, POLL_EVERY, TOPICS
from .errors import error_key
from .installation import Installation
from .issues import async_tell_of_contract
from .onlookers import Onlookers, Wishes
from .reach import contract_fault

type HearthwatchConfigEntry = ConfigEntry[HearthwatchCoordinator]
type EventListener = Callable[[Event], None]

_AGAIN = 300.0
"""Seconds after which a key that was refused is tried again: it may have been put right there."""

_TOGETHER = 0.3
"""Seconds in which several reasons to ask for the whole table become one request."""


class HearthwatchCoordinator(DataUpdateCoordinator[Installation]):
    """Everything that the engine's devices show.

    Values come over the engine's WebSocket and go to the entities of their device alone. Which
    devices and entities there are is asked for when that may have changed, and everything is
    asked for once a minute while there is no WebSocket.

    Attributes:
        engine: the client.
        live: whether the WebSocket is up.
        on_shape: called whenever devices or entities have come, gone or been renamed.
        claimed: ids of the cameras that open dialogs are adding.
        pictures: what cameras showed when they were tried, by the id of the dialog.
        health: what the engine last said of itself.
        onlookers: who watches it in a browser.
    """

    config_entry: HearthwatchConfigEntry

    def __init__(self, hass: HomeAssistant, entry: HearthwatchConfigEntry, engine: Engine) -> None:
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=entry.title,
            update_interval=POLL_EVERY,
            request_refresh_debouncer=Debouncer(hass, LOGGER, cooldown=_TOGETHER, immediate=False),
        )
        self.engine = engine
        self.live = False
        self.on_shape: list[Callable[[], None]] = []
        self.claimed: set[str] = set()
        self.pictures: dict[str, bytes] = {}
        self.health: Health | None = None
        self.onlookers = Onlookers(self._wish)
        self._updates = LiveUpdates(
            engine.connection, TOPICS, on_frame=self._take, on_state=self._turn
        )
        self._shape: object = None
        self._meanwhile: list[list[StatesChange]] = []
        self._event_listeners: dict[str | None, list[EventListener]] = {}

    def start(self) -> None:
        """Listen for as long as the entry is loaded."""
        self.config_entry.async_create_background_task(
            self.hass, self._follow(), f"{DOMAIN} live updates"
        )

    @callback
    def async_listen_events(self, camera_id: str | None, listener: EventListener) -> CALLBACK_TYPE:
        """Hear of a camera's events, each once and in order; None: of all there are."""
        listeners = self._event_listeners.setdefault(camera_id, [])
        listeners.append(listener)
        return lambda: listeners.remove(listener)

    @callback
    def async_reconcile(self) -> None:
        """Tell those who build on devices, entities and subentries, if there are other ones now."""
        if self._shape != self._shape_now():
            self._shape = self._shape_now()
            for told in list(self.on_shape):
                told()
            # They add and remove subentries themselves.
            self._shape = self._shape_now()

    def _shape_now(self) -> object:
        subentries = frozenset(each.unique_id for each in self.config_entry.subentries.values())
        return self.data.shape, subentries, frozenset(self.claimed)

    @override
    async def _async_update_data(self) -> Installation:
        # Live updates bring changes only: what could not be asked for has to be asked for again.
        self.update_interval = POLL_EVERY
        changes: list[StatesChange] = []
        self._meanwhile.append(changes)
        try:
            found = await self._ask()
        finally:
            self._meanwhile.remove(changes)
        for change in changes:
            found.take(change)
        self.update_interval = None if self.live else POLL_EVERY
        return found

    async def _ask(self) -> Installation:
        try:
            self.health = await self.engine.health()
            fault = contract_fault(self.health)
            async_tell_of_contract(self.hass, self.config_entry, fault, self.health.version)
            if fault is not None:
                raise UpdateFailed(
                    translation_domain=DOMAIN,
                    translation_key=fault,
                    translation_placeholders={"version": self.health.version},
                )
            found = Installation.of(await self.engine.entities())
        except NotAuthenticatedError as error:
            raise ConfigEntryAuthFailed(
                translation_domain=DOMAIN, translation_key="invalid_auth"
            ) from error
        except HearthwatchError as error:
            raise UpdateFailed(
                translation_domain=DOMAIN,
                translation_key=error_key(error),
                translation_placeholders={"error": str(error)},
            ) from error
        if found.instance != self.config_entry.unique_id:
            raise UpdateFailed(translation_domain=DOMAIN, translation_key="other_engine")
        return found

    @callback
    @override
    def async_update_listeners(self) -> None:
        if self.last_update_success:
            self.async_reconcile()
        super().async_update_listeners()

    async def _follow(self) -> None:
        while True:
            try:
                await self._updates.run()
            except NotAuthenticatedError, NotAllowedError:
                self._turn(LiveState.WAITING, None)
                self.config_entry.async_start_reauth(self.hass)
            await asyncio.sleep(_AGAIN)

    @callback
    def _turn(self, state: LiveState, error: HearthwatchError | None) -> None:
        """Ask at once when the live updates come or go; in between, only while they are away."""
        if error is not None:
            self.logger.debug("Live updates of %s: %s", self.name, error)
        was, self.live = self.live, state is LiveState.LIVE
        self.update_interval = None if self.live else POLL_EVERY
        if self.live or was:
            self.config_entry.async_create_task(self.hass, self.async_refresh(), eager_start=False)

    @callback
    def _take(self, frame: Frame) -> None:
        try:
            match frame.topic:
                case "states":
                    self._show(StatesChange.from_dict(frame.data))
                case "events" if frame.type != "dropped":
                    self._tell(Event.from_dict(frame.data))
                case "cameras" if frame.type == "cameras_changed":
                    self._ask_again()
                case "clips" | "events" | "jobs" | "tracks":
                    for listener in self.onlookers.listeners:
                        self._call(listener, frame)
        except (ValueError, MissingField, InvalidFieldValue) as error:
            self.logger.debug("A frame of %s makes no sense: %s", self.name, error)

    @callback
    def _show(self, change: StatesChange) -> None:
        for changes in self._meanwhile:
            changes.append(change)
        if not self.data.take(change):
            self._ask_again()
            return
        if self.last_update_success:
            for update, context in list(self._listeners.values()):
                if context == change.device:
                    self._call(update)

    @callback
    def _tell(self, event: Event) -> None:
        for camera_id in dict.fromkeys((event.camera_id, None)):
            for listener in list(self._event_listeners.get(camera_id, ())):
                self._call(listener, event)

    def _call(self, listener: Callable[..., None], *what: Event | Frame) -> None:
        """Tell one listener, whose fault must keep nothing from the others."""
        try:
            listener(*what)
        except Exception:
            self.logger.exception("A listener of %s failed", self.name)

    @callback
    def _wish(self, wishes: Wishes) -> None:
        self.config_entry.async_create_background_task(
            self.hass, self._updates.follow(wishes), f"{DOMAIN} wishes"
        )

    @callback
    def _ask_again(self) -> None:
        self.config_entry.async_create_task(
            self.hass, self.async_request_refresh(), eager_start=False
        )
