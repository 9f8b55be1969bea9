"""What happens now, for one browser: one subscription for all cards that it shows."""

from collections.abc import Collection
from typing import Any, Final

import voluptuous as vol
from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_call_later

from .access import may
from .client import Clip, Event, Frame
from .command import IDENTIFIER, Message
from .const import DOMAIN
from .coordinator import HearthwatchConfigEntry
from .onlookers import TRACKS
from .shapes import shown_clip, shown_event, signing

_PACE: Final = 0.1
"""Seconds between two deliveries of boxes: newer ones of a camera take the place of older ones."""

_MOST_BOXES: Final = 64


_SUBSCRIBE: dict[Any, Any] = {
    vol.Required("type"): f"{DOMAIN}/subscribe",
    vol.Optional("tracks", default=list): vol.All(
        cv.ensure_list, vol.Length(0, _MOST_BOXES), [IDENTIFIER]
    ),
}


@callback
@websocket_api.websocket_command(_SUBSCRIBE)
def subscribe(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
    """Tell events, clips, and the boxes of some cameras, until the browser has enough.

    Everything is of cameras that this user may see. States come from Home Assistant itself.
    """
    feed = Feed(hass, connection, msg["id"], frozenset(msg["tracks"]))
    connection.subscriptions[msg["id"]] = feed.async_end
    connection.send_result(msg["id"])
    feed.async_start()


class Feed:
    """One subscription, over all engines, however often they come and go."""

    def __init__(
        self,
        hass: HomeAssistant,
        connection: ActiveConnection,
        message_id: int,
        tracks: Collection[str],
    ) -> None:
        self._hass = hass
        self._connection = connection
        self._id = message_id
        self._tracks = tracks
        self._sign = signing(hass, connection)
        self._live: dict[str, bool] = {}
        self._engines: dict[str, list[CALLBACK_TYPE]] = {}
        self._boxes: dict[str, dict[str, Any]] = {}
        self._delivery: CALLBACK_TYPE | None = None
        self._ends: list[CALLBACK_TYPE] = []

    @callback
    def async_start(self) -> None:
        """Begin with how each engine is, then tell what is new."""
        self._ends.append(
            async_dispatcher_connect(self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed)
        )
        for entry in self._hass.config_entries.async_entries(DOMAIN):
            self._follow(entry)

    @callback
    def async_end(self) -> None:
        """Let go of everything."""
        for end in self._ends:
            end()
        for entry_id in list(self._engines):
            self._leave(entry_id)
        if self._delivery is not None:
            self._delivery()

    @callback
    def _entry_changed(self, change: ConfigEntryChange, entry: ConfigEntry[Any]) -> None:
        if entry.domain == DOMAIN:
            self._follow(entry)

    @callback
    def _follow(self, entry: HearthwatchConfigEntry) -> None:
        """Follow an engine while it is connected; say so when that changes."""
        loaded = entry.state is ConfigEntryState.LOADED
        if loaded and entry.entry_id not in self._engines:
            self._join(entry)
        elif not loaded and entry.entry_id in self._engines:
            self._leave(entry.entry_id)
        self._tell_connection(entry)

    @callback
    def _join(self, entry: HearthwatchConfigEntry) -> None:
        coordinator = entry.runtime_data
        boxes_of = frozenset(
            camera_id
            for camera_id in self._tracks & coordinator.data.devices.keys()
            if self._sees(entry, camera_id)
        )

        @callback
        def shape_changed() -> None:
            self._send(entry, "cameras", "cameras_changed", {})

        coordinator.on_shape.append(shape_changed)
        self._engines[entry.entry_id] = [
            lambda: coordinator.on_shape.remove(shape_changed),
            coordinator.async_add_listener(lambda: self._tell_connection(entry)),
            coordinator.async_listen_events(None, lambda event: self._take_event(entry, event)),
            coordinator.onlookers.async_watch(
                boxes_of, lambda frame: self._take(entry, boxes_of, frame)
            ),
        ]

    @callback
    def _leave(self, entry_id: str) -> None:
        for leave in self._engines.pop(entry_id):
            leave()

    @callback
    def _tell_connection(self, entry: HearthwatchConfigEntry) -> None:
        live = entry.state is ConfigEntryState.LOADED and entry.runtime_data.live
        if self._live.get(entry.entry_id) != live:
            self._live[entry.entry_id] = live
            self._send(entry, "connection", "connection", {"live": live})

    @callback
    def _take_event(self, entry: HearthwatchConfigEntry, event: Event) -> None:
        if self._sees(entry, event.camera_id):
            told = shown_event(entry.entry_id, event, self._sign)
            self._send(entry, "events", event.type, told)

    @callback
    def _take(self, entry: HearthwatchConfigEntry, boxes_of: Collection[str], frame: Frame) -> None:
        match frame.topic:
            case topic if frame.type == "dropped":
                self._send(entry, "dropped", "dropped", {"topic": topic})
            case "tracks" if (camera_id := str(frame.data.get("camera_id"))) in boxes_of:
                self._keep_boxes(entry, camera_id, frame.data)
            case "clips":
                self._take_clip(entry, frame)
            case "jobs" if self._connection.user.is_admin:
                self._send(entry, "jobs", frame.type, frame.data)

    @callback
    def _take_clip(self, entry: HearthwatchConfigEntry, frame: Frame) -> None:
        clip = Clip.from_dict(frame.data)
        if self._sees(entry, clip.camera_id):
            told = shown_clip(entry.entry_id, clip, self._sign)
            self._send(entry, "clips", frame.type, told)

    @callback
    def _keep_boxes(
        self, entry: HearthwatchConfigEntry, camera_id: str, data: dict[str, Any]
    ) -> None:
        """Deliver the newest boxes of each camera at a pace that a browser can draw."""
        message = {"entry_id": entry.entry_id, "topic": TRACKS, "type": TRACKS, "data": data}
        self._boxes[camera_id] = message
        if self._delivery is None:
            self._delivery = async_call_later(self._hass, _PACE, self._deliver)

    @callback
    def _deliver(self, _: Any) -> None:
        boxes, self._boxes, self._delivery = self._boxes, {}, None
        for message in boxes.values():
            self._connection.send_event(self._id, message)

    @callback
    def _sees(self, entry: HearthwatchConfigEntry, camera_id: str | None) -> bool:
        return may(self._hass, self._connection.user, entry, camera_id)

    @callback
    def _send(
        self, entry: HearthwatchConfigEntry, topic: str, kind: str, data: dict[str, Any]
    ) -> None:
        message = {"entry_id": entry.entry_id, "topic": topic, "type": kind, "data": data}
        self._connection.send_event(self._id, message)
