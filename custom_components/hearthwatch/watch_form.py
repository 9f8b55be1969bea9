"""The form for what a camera is watched for: what is told, recorded and alerted."""

from collections.abc import Mapping
from typing import Any, Final

import voluptuous as vol
from homeassistant.const import CONF_NAME
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
)

from .client import Camera, Label, Model

CONF_LABELS: Final = "labels"
CONF_MODEL: Final = "model"
CONF_RECORD: Final = "record"
CONF_ALERTS: Final = "alerts"

_MODES: Final = ["events", "continuous", "off"]

type Settings = dict[str, Any]


class WatchForm:
    """Asks what to look for, when to record and whether to alert.

    Args:
        labels: what the engine can tell apart.
        models: what can look; it is asked which where there is more than one.
        camera: as it is now; None: it is new.
    """

    def __init__(
        self, labels: list[Label], models: list[Model], camera: Camera | None = None
    ) -> None:
        self._labels = {label.label.replace(" ", "_"): label.label for label in labels}
        self._models = models
        self._camera = camera
        self._model: str | None = None
        if camera is None:
            told = {label.label for label in labels if label.default}
            record, alerts = "events", True
        else:
            config = camera.config
            told = set(config.get("detect", {}).get("labels", {}))
            record = config.get("record", {}).get("mode", "events")
            alerts = config.get("alerts", {}).get("enabled", True)
            self._model = config.get("detect", {}).get("model")
        self._told = told
        self._now = {
            CONF_LABELS: [key for key, label in self._labels.items() if label in told],
            CONF_RECORD: record,
            CONF_ALERTS: alerts,
        }

    @property
    def placeholders(self) -> dict[str, str]:
        """Return what the texts speak of."""
        return {"model": next((model.name for model in self._models if model.default), "")}

    @property
    def schema(self) -> vol.Schema:
        """Return what to show, with what is set now."""
        names: dict[vol.Marker, Any] = {}
        if self._camera is not None:
            names[vol.Required(CONF_NAME, default=self._camera.name)] = TextSelector()
        options = [
            SelectOptionDict(value=key, label=label[:1].upper() + label[1:])
            for key, label in self._labels.items()
        ]
        chosen = SelectSelectorConfig(
            options=options,
            multiple=True,
            mode=SelectSelectorMode.DROPDOWN,
            translation_key="label",
        )
        modes = SelectSelectorConfig(options=_MODES, translation_key="record_mode")
        return vol.Schema(
            {
                **names,
                vol.Required(CONF_LABELS, default=self._now[CONF_LABELS]): SelectSelector(chosen),
                **self._choice_of_models(),
                vol.Required(CONF_RECORD, default=self._now[CONF_RECORD]): SelectSelector(modes),
                vol.Required(CONF_ALERTS, default=self._now[CONF_ALERTS]): BooleanSelector(),
            }
        )

    def _choice_of_models(self) -> dict[vol.Marker, Any]:
        """Return the field for the model; left empty it means the one for all cameras."""
        if len(self._models) < 2:
            return {}
        names = SelectSelectorConfig(
            options=[model.name for model in self._models], mode=SelectSelectorMode.DROPDOWN
        )
        now = {"suggested_value": self._model} if self._model else None
        return {vol.Optional(CONF_MODEL, description=now): SelectSelector(names)}

    def settings(self, answers: Mapping[str, Any]) -> Settings:
        """Return the settings of a new camera."""
        detect: Settings = {"labels": {self._labels[key]: {} for key in answers[CONF_LABELS]}}
        if model := answers.get(CONF_MODEL):
            detect["model"] = model
        return {
            "detect": detect,
            "record": {"mode": answers[CONF_RECORD]},
            "alerts": {"enabled": answers[CONF_ALERTS]},
        }

    def changes(self, answers: Mapping[str, Any]) -> Settings:
        """Return a merge patch of what was changed; limits of labels that stay are kept."""
        wanted = {self._labels[key] for key in answers[CONF_LABELS]}
        known = set(self._labels.values())
        labels: dict[str, Settings | None] = {label: {} for label in wanted - self._told}
        labels |= dict.fromkeys((self._told & known) - wanted)
        detect: Settings = {"labels": labels} if labels else {}
        model = answers.get(CONF_MODEL)
        if len(self._models) > 1 and model != self._model:
            detect["model"] = model
        changes: Settings = {"detect": detect} if detect else {}
        if answers[CONF_RECORD] != self._now[CONF_RECORD]:
            changes["record"] = {"mode": answers[CONF_RECORD]}
        if answers[CONF_ALERTS] != self._now[CONF_ALERTS]:
            changes["alerts"] = {"enabled": answers[CONF_ALERTS]}
        if self._camera is not None and answers[CONF_NAME] != self._camera.name:
            changes["name"] = answers[CONF_NAME]
        return changes
