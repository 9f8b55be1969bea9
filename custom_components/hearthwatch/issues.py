"""What the owner has to see to, shown as repair issues: they come and go by themselves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_call_later, async_track_time_interval

from .client import HearthwatchError
from .const import DOMAIN, HUB
from .installation import DeviceState, Installation
from .words import Words, async_words

DOCS: Final = "https://github.com/hearthwatch/hearthwatch/blob/main/docs/repairs.md"

CAMERA_DOWN: Final = "camera_down"
PASSWORD_REFUSED: Final = "password_refused"  # noqa: S105 - a word
STREAM_ADVICE: Final = "stream_advice"
DISK_FULL: Final = "disk_full"
MQTT_DUPLICATES: Final = "mqtt_duplicates"
CONTRACT_FAULTS: Final = ("too_old", "too_new")

_DOWN_FOR_LONG: Final = timedelta(hours=1)
_ADVICE_AFTER: Final = timedelta(minutes=10)
"""A picture that is dark or still for a moment is nobody's task."""

_LOOK_AT_DISK_EVERY: Final = timedelta(minutes=15)


@callback
def async_tell_of_contract(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    fault: Literal["too_old", "too_new"] | None,
    version: str,
) -> None:
    """Say that engine and integration are of different times, or that they are not any more."""
    for key in CONTRACT_FAULTS:
        if key != fault:
            ir.async_delete_issue(hass, DOMAIN, f"{key}_{entry.entry_id}")
    if fault:
        ir.async_create_issue(
            hass,
            DOMAIN,
            f"{fault}_{entry.entry_id}",
            is_fixable=False,
            learn_more_url=_docs_of(fault),
            severity=ir.IssueSeverity.ERROR,
            translation_key=fault,
            translation_placeholders={"name": entry.title, "version": version},
        )


@callback
def async_forget_contract(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Take back what was said of the engine's time: the entry is gone."""
    async_tell_of_contract(hass, entry, None, "")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong now: of which device, what kind, and how long it may last untold."""

    device: str
    kind: str
    placeholders: dict[str, str] = field(compare=False)
    patience: timedelta = timedelta()
    fixable: bool = False


class Issues:
    """Watches one engine for what its owner has to see to.

    Nothing is judged while the engine is away: what was told before stands until it is back.
    """

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        self._hass = hass
        self._entry = entry
        self._coordinator = entry.runtime_data
        self._trouble: str | None = None
        self._twice = False
        self._waiting: dict[tuple[str, str], CALLBACK_TYPE] = {}
        self._told: set[tuple[str, str]] = set()
        self._heard: dict[str, CALLBACK_TYPE] = {}

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Begin, and return what ends it and takes back all that was told."""
        stops: list[Callable[[], None]] = [
            self._coordinator.async_add_listener(self._async_look),
            self._hass.bus.async_listen(
                er.EVENT_ENTITY_REGISTRY_UPDATED, self._async_look_for_twins, _comes_or_goes
            ),
            async_track_time_interval(self._hass, self._async_ask_for_room, _LOOK_AT_DISK_EVERY),
        ]
        self._async_look_for_twins()
        self._entry.async_create_task(self._hass, self._async_ask_for_room())

        @callback
        def stop() -> None:
            for end in (*stops, *self._heard.values(), *self._waiting.values()):
                end()
            for device, kind in self._told:
                ir.async_delete_issue(self._hass, DOMAIN, self._issue_id(device, kind))

        return stop

    @callback
    def _async_look_for_twins(
        self, _: Event[er.EventEntityRegistryUpdatedData] | None = None
    ) -> None:
        """Find whether MQTT discovery gives the same entities again."""
        mine = f"{self._coordinator.data.instance}_"
        registry = er.async_get(self._hass)
        self._twice = any(
            entity.platform == "mqtt" and entity.unique_id.startswith(mine)
            for entity in registry.entities.values()
        )
        self._async_look()

    @callback
    def _async_look(self) -> None:
        """Compare what is wrong now with what was told."""
        self._listen_to_all()
        if self._coordinator.last_update_success:
            found = {(finding.device, finding.kind): finding for finding in self._findings()}
            for key in list(self._waiting.keys() - found.keys()):
                self._waiting.pop(key)()
            for key in list(self._told - found.keys()):
                self._told.discard(key)
                ir.async_delete_issue(self._hass, DOMAIN, self._issue_id(*key))
            for key, finding in found.items():
                if key in self._told or not finding.patience:
                    self._tell(finding)
                elif key not in self._waiting:
                    self._wait_with(finding)

    def _listen_to_all(self) -> None:
        """Hear of each device by itself, which is how live updates are told."""
        devices = self._coordinator.data.devices
        for gone in self._heard.keys() - devices.keys():
            self._heard.pop(gone)()
        for device in devices.keys() - self._heard.keys():
            self._heard[device] = self._coordinator.async_add_listener(self._async_look, device)

    def _findings(self) -> Iterator[Finding]:
        installation: Installation = self._coordinator.data
        for camera in installation.cameras:
            yield from _of_camera(camera, async_words(self._hass))
        name = {"name": self._entry.title}
        if self._trouble:
            yield Finding(HUB, DISK_FULL, name | {"problem": self._trouble})
        if self._twice:
            yield Finding(HUB, MQTT_DUPLICATES, name)

    def _wait_with(self, finding: Finding) -> None:
        key = finding.device, finding.kind

        @callback
        def over(_: datetime) -> None:
            del self._waiting[key]
            self._told.add(key)
            self._async_look()

        self._waiting[key] = async_call_later(self._hass, finding.patience, over)

    def _tell(self, finding: Finding) -> None:
        self._told.add((finding.device, finding.kind))
        data: dict[str, str | int | float | None] = {
            "entry_id": self._entry.entry_id,
            "camera_id": finding.device,
        }
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            self._issue_id(finding.device, finding.kind),
            data=data if finding.fixable else None,
            is_fixable=finding.fixable,
            learn_more_url=_docs_of(finding.kind),
            severity=ir.IssueSeverity.WARNING,
            translation_key=finding.kind,
            translation_placeholders=finding.placeholders,
        )

    def _issue_id(self, device: str, kind: str) -> str:
        return f"{kind}_{self._entry.entry_id}" if device == HUB else f"{kind}_{device}"

    async def _async_ask_for_room(self, _: datetime | None = None) -> None:
        """Learn whether the disk is short of room; the engine itself makes room for new clips."""
        try:
            storage = await self._coordinator.engine.storage()
        except HearthwatchError:
            return
        self._trouble = storage.problem or storage.shortage
        self._async_look()


def _of_camera(camera: DeviceState, words: Words) -> Iterator[Finding]:
    """Say what is wrong with a camera; one that is switched off is as it should be."""
    state = camera.values.get("health")
    attributes = camera.attributes.get("health", {})
    reason = str(attributes.get("reason") or "")
    name = {"name": camera.name}
    if state in ("offline", "connecting"):
        told = name | {"reason": words.fault(reason)}
        if "password" in reason.replace(camera.name, "").casefold():
            # The engine says why in words only, which never hold the password itself.
            yield Finding(camera.id, PASSWORD_REFUSED, told, fixable=True)
        else:
            yield Finding(camera.id, CAMERA_DOWN, told, _DOWN_FOR_LONG)
    elif problems := attributes.get("problems"):
        told = name | {"problems": "\n".join(f"- {problem}" for problem in problems)}
        yield Finding(camera.id, STREAM_ADVICE, told, _ADVICE_AFTER)


@callback
def _comes_or_goes(data: er.EventEntityRegistryUpdatedData) -> bool:
    """Tell whether an entity has come or gone; what is renamed changes nothing."""
    return data["action"] in ("create", "remove")


def _docs_of(kind: str) -> str:
    """Return where the manual speaks of a kind of issue."""
    return f"{DOCS}#{kind.replace('_', '-')}"
