"""How people add a camera to an engine, and change one."""

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Any, override
from uuid import uuid4

import voluptuous as vol
from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigSubentry,
    ConfigSubentryFlow,
    SubentryFlowResult,
    UnknownEntry,
    UnknownSubEntry,
)
from homeassistant.const import CONF_NAME, CONF_TYPE
from homeassistant.core import callback
from homeassistant.data_entry_flow import AbortFlow
from homeassistant.helpers.selector import (
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
)

from .client import (
    Camera,
    ConflictError,
    HearthwatchError,
    InvalidRequestError,
    Label,
    Model,
    NotFoundError,
    SourceType,
    Trial,
    Upload,
)
from .const import CONF_CAMERA_ID
from .coordinator import HearthwatchConfigEntry, HearthwatchCoordinator
from .devices import subentry_of
from .errors import error_key
from .scan import FoundCamera, async_scan, hosts_of
from .source_form import AnswerError, Source, SourceForm, can_be_shown
from .trial import async_describe, async_describe_upload, async_outer_address
from .watch_form import WatchForm
from .words import async_words

CONF_FOUND = "found"

_ADMIN = "admin"
_ONVIF = "onvif"


class CameraFlow(ConfigSubentryFlow):
    """Adds a camera, or changes one, in the engine; the subentry only stands for it.

    Nothing is saved before the last step, and a new camera has its id from here: as long as the
    dialog is open the coordinator knows that this id is taken care of.
    """

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._id = str(uuid4())
        self._name = ""
        self._before: Camera | None = None
        self._kinds: dict[str, SourceType] = {}
        self._labels: list[Label] = []
        self._models: list[Model] = []
        self._found: list[FoundCamera] = []
        self._form: SourceForm | None = None
        self._answers: dict[str, Any] | None = None
        self._sources: list[Source] = []
        self._task: asyncio.Task[Trial] | None = None
        self._trial: Trial | None = None
        self._upload: Upload | None = None
        self._placeholders: dict[str, str] = {}
        self._errors: dict[str, str] = {}

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask for the new camera's name and how its video comes."""
        if not self._kinds:
            await self._async_begin()
            await self._async_look_around()
        if user_input is not None:
            self._name = user_input[CONF_NAME].strip()
            if error := self._async_fault_of_name():
                self._errors = {CONF_NAME: error}
            else:
                self._form = self._form_for(user_input)
                self._answers = None
                return await self.async_step_source()
        types = [
            SelectOptionDict(value=kind.type, label=kind.title) for kind in self._kinds.values()
        ]
        kinds = SelectSelectorConfig(options=types, translation_key="source_type")
        fields: dict[vol.Marker, Any] = {vol.Required(CONF_NAME): TextSelector()}
        if self._found:
            cameras = [
                SelectOptionDict(value=camera.address, label=f"{camera.name} ({camera.address})")
                for camera in self._found
            ]
            fields[vol.Optional(CONF_FOUND)] = SelectSelector(SelectSelectorConfig(options=cameras))
        fields[vol.Required(CONF_TYPE, default=types[0]["value"])] = SelectSelector(kinds)
        schema = vol.Schema(fields)
        return self._ask("user", schema, user_input or {CONF_NAME: self._name})

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Let people choose what of a camera they want to change."""
        self._id = str(self._async_subentry().unique_id)
        await self._async_begin()
        cameras = await self._asked(self._coordinator.engine.cameras.list())
        camera = next((camera for camera in cameras.cameras if camera.id == self._id), None)
        if camera is None:
            raise AbortFlow("camera_gone")
        self._before = camera
        self._name = self._placeholders["name"] = camera.name
        sources = camera.config.get("sources", [])
        kind = self._kinds.get(sources[0].get("type")) if sources else None
        if kind is not None and can_be_shown(sources):
            self._form = SourceForm(kind, sources)
        return self._choose("reconfigure", ["watch", "source"])

    async def async_step_source(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask where the video comes from."""
        form = self._source_form
        if user_input is not None:
            self._answers = user_input
            try:
                self._sources = form.sources(user_input)
            except AnswerError as error:
                self._errors = {error.field: error.key}
            else:
                return await self.async_step_trial()
        self._placeholders |= form.placeholders | {"name": self._name}
        return self._ask("uploads" if form.uploads else "source", form.schema, self._answers)

    async def async_step_uploads(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask with which login the camera will upload."""
        return await self.async_step_source(user_input)

    async def async_step_trial(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Let the engine try the source, which takes some seconds."""
        if self._task is None:
            camera: dict[str, Any] = {"name": self._name, "sources": self._sources}
            if self._before is not None:
                camera["id"] = self._id
            self._task = self.hass.async_create_task(
                self._coordinator.engine.cameras.try_out(camera), f"try camera {self._id}"
            )
        if not self._task.done():
            return self.async_show_progress(
                step_id="trial", progress_action="trial", progress_task=self._task
            )
        task, self._task = self._task, None
        return self.async_show_progress_done(next_step_id=self._after(task))

    async def async_step_picture(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show what came, and let people go on or go back."""
        if self._trial is not None:
            self._placeholders |= async_describe(self.hass, self._entry, self.flow_id, self._trial)
        return self._choose("picture", [self._next, "source"])

    async def async_step_enter(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Say what to enter in the camera, which cannot be tried before."""
        if self._upload is not None:
            self._placeholders |= await async_describe_upload(self.hass, self._upload)
        return self._choose("enter", [self._next, "source"])

    async def async_step_failed(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Tell why nothing came; a camera that is away now may be added all the same."""
        return self._choose("failed", ["source", "trial", self._next])

    async def async_step_watch(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask what to tell, record and alert of; then save."""
        form = WatchForm(self._labels, self._models, self._before)
        if user_input is not None:
            if self._before is None:
                return await self._async_add(form, user_input)
            user_input[CONF_NAME] = self._name = user_input[CONF_NAME].strip()
            if error := self._async_fault_of_name():
                self._errors = {CONF_NAME: error}
            elif await self._async_saved(form.changes(user_input)):
                return self._async_done()
        self._placeholders |= form.placeholders | {"name": self._name}
        return self._ask("watch", form.schema, user_input)

    async def async_step_save(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Save the source of a camera that there was before."""
        if await self._async_saved({"sources": self._sources}):
            return self._async_done()
        return await self.async_step_source()

    @callback
    @override
    def async_remove(self) -> None:
        """Let go of the camera's id, and of its picture, however the dialog has ended."""
        try:
            coordinator = self._coordinator
        except AbortFlow:
            return
        coordinator.pictures.pop(self.flow_id, None)
        if self._id in coordinator.claimed and subentry_of(self._entry, self._id) is None:
            coordinator.claimed.discard(self._id)
            coordinator.async_reconcile()

    @property
    def _entry(self) -> HearthwatchConfigEntry:
        try:
            return self._get_entry()
        except UnknownEntry:
            raise AbortFlow("entry_not_loaded") from None

    @property
    def _coordinator(self) -> HearthwatchCoordinator:
        """Return what is loaded now: the entry may have been reloaded since the last step."""
        if (entry := self._entry).state is not ConfigEntryState.LOADED:
            raise AbortFlow("entry_not_loaded")
        return entry.runtime_data

    @property
    def _source_form(self) -> SourceForm:
        if self._form is None:
            raise AbortFlow("source_fixed")
        return self._form

    @property
    def _next(self) -> str:
        return "watch" if self._before is None else "save"

    @callback
    def _async_subentry(self) -> ConfigSubentry:
        try:
            return self._get_reconfigure_subentry()
        except UnknownSubEntry:
            raise AbortFlow("camera_gone") from None

    async def _async_begin(self) -> None:
        """Learn what the engine offers, and whether its key is good for adding cameras."""
        engine = self._coordinator.engine
        caller, kinds, labels, models = await self._asked(
            asyncio.gather(
                engine.whoami(),
                engine.cameras.source_types(),
                engine.cameras.labels(),
                engine.cameras.models(),
            )
        )
        if _ADMIN not in caller.scopes:
            raise AbortFlow("not_admin")
        if not kinds.sources:
            raise AbortFlow("invalid_answer")
        self._kinds = {kind.type: kind for kind in kinds.sources}
        self._labels = labels.labels
        self._models = models.models

    async def _async_look_around(self) -> None:
        """Find cameras that are not there yet; without them everything can be typed in."""
        if _ONVIF not in self._kinds:
            return
        found = await async_scan(self.hass)
        if not found:
            return
        there = await self._asked(self._coordinator.engine.cameras.list())
        sources = [each for one in there.cameras for each in one.config.get("sources", [])]
        known = hosts_of(sources)
        self._found = [
            camera for camera in found if not hosts_of([{"address": camera.address}]) & known
        ]

    def _form_for(self, answers: Mapping[str, Any]) -> SourceForm:
        """Return what to ask about the new camera's source."""
        if address := answers.get(CONF_FOUND):
            return SourceForm(self._kinds[_ONVIF], [{CONF_TYPE: _ONVIF, "address": address}])
        return SourceForm(self._kinds[answers[CONF_TYPE]])

    async def _asked[T](self, answer: Awaitable[T]) -> T:
        """Return an answer without which the dialog cannot go on."""
        try:
            return await answer
        except HearthwatchError as error:
            raise AbortFlow(error_key(error), {"error": str(error)}) from error

    @callback
    def _async_fault_of_name(self) -> str | None:
        """Return what is wrong with the name, or None."""
        if not self._name:
            return "name_missing"
        others = {
            camera.name.casefold()
            for camera in self._coordinator.data.cameras
            if camera.id != self._id
        }
        return "name_taken" if self._name.casefold() in others else None

    def _after(self, task: asyncio.Task[Trial]) -> str:
        """Return the step that shows what came of a trial."""
        try:
            trial = task.result()
        except InvalidRequestError as error:
            names = (path.rpartition(".")[2] for path in error.fields)
            keys = [key for name in names if (key := self._source_form.key_of(name))]
            self._errors = dict.fromkeys(keys or ["base"], "refused")
            self._placeholders["error"] = str(error)
            return "source"
        except HearthwatchError as error:
            self._tell(error)
            return "source"
        if not trial.success:
            self._placeholders["error"] = async_words(self.hass).fault(trial.message)
            return "failed"
        self._trial = trial
        self._upload = next((one.upload for one in trial.streams if one.upload), None)
        return "enter" if self._upload is not None else "picture"

    async def _async_add(self, form: WatchForm, answers: Mapping[str, Any]) -> SubentryFlowResult:
        coordinator = self._coordinator
        coordinator.claimed.add(self._id)
        camera = {"id": self._id, "name": self._name, "sources": self._sources}
        try:
            await self._async_tell_address()
            await coordinator.engine.cameras.add(camera | form.settings(answers))
        except ConflictError:
            if not await self._async_is_there():
                self._errors = {CONF_NAME: "name_taken"}
                return await self.async_step_user()
        except HearthwatchError as error:
            self._tell(error)
            return self._ask("watch", form.schema, answers)
        self._entry.async_create_task(
            self.hass, coordinator.async_request_refresh(), eager_start=False
        )
        return self.async_create_entry(
            title=self._name, data={CONF_CAMERA_ID: self._id}, unique_id=self._id
        )

    async def _async_tell_address(self) -> None:
        """Tell an engine in a container where cameras reach it: it cannot know that itself."""
        if self._upload is None or self._upload.host is not None:
            return
        if address := await async_outer_address(self.hass):
            await self._coordinator.engine.tell_address(address)
            self._upload = None

    async def _async_is_there(self) -> bool:
        """Tell whether an earlier try has added the camera, although its answer was lost."""
        try:
            await self._coordinator.engine.cameras.get(self._id)
        except HearthwatchError:
            return False
        return True

    async def _async_saved(self, changes: Mapping[str, Any]) -> bool:
        """Change the camera; return False if that failed and may be tried again."""
        self._async_subentry()
        try:
            await self._async_tell_address()
            await self._coordinator.engine.cameras.change(self._id, dict(changes))
        except NotFoundError:
            raise AbortFlow("camera_gone") from None
        except HearthwatchError as error:
            self._tell(error)
            return False
        return True

    @callback
    def _async_done(self) -> SubentryFlowResult:
        return self.async_update_and_abort(self._entry, self._async_subentry(), title=self._name)

    @callback
    def _tell(self, error: HearthwatchError) -> None:
        self._errors = {"base": error_key(error)}
        self._placeholders["error"] = str(error)

    @callback
    def _choose(self, step_id: str, options: list[str]) -> SubentryFlowResult:
        return self.async_show_menu(
            step_id=step_id, menu_options=options, description_placeholders=self._placeholders
        )

    @callback
    def _ask(
        self, step_id: str, schema: vol.Schema, shown: Mapping[str, Any] | None
    ) -> SubentryFlowResult:
        errors, self._errors = self._errors, {}
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(schema, shown),  # type: ignore[arg-type]
            errors=errors,
            description_placeholders=self._placeholders,
        )
