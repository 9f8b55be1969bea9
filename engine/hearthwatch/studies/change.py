"""A change of a camera's settings that is only tried."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from hearthwatch.settings import CameraSettings, merged

_TRIED: Final = frozenset({"enabled", "detect", "motion", "zones", "lines", "alerts"})
"""Branches that decide what is seen and told."""

_RECORDED: Final = [{"type": "file", "path": "recorded"}]
"""Stands in for the sources, so that no password has to be handed about."""


class InvalidChangeError(ValueError):
    """The changed settings have mistakes; `error` names them."""

    def __init__(self, error: ValidationError) -> None:
        super().__init__("the changed settings have mistakes")
        self.error = error


def patched(camera: CameraSettings, patch: Mapping[str, Any]) -> CameraSettings:
    """Return a camera's settings with a JSON merge patch (RFC 7396) applied.

    Raises:
        InvalidChangeError: the result is not valid.
    """
    return replaced(camera, merged(camera.model_dump(mode="json", by_alias=True), patch))


def replaced(camera: CameraSettings, whole: Mapping[str, Any]) -> CameraSettings:
    """Return other settings for a camera. Its id, its slug and its sources stay as they are.

    Raises:
        InvalidChangeError: they are not valid.
    """
    kept = {"id": camera.id, "slug": camera.slug, "sources": _RECORDED}
    try:
        changed = CameraSettings.model_validate({"name": camera.name, **whole, **kept})
    except ValidationError as error:
        raise InvalidChangeError(error) from None
    return changed.model_copy(update={"sources": camera.sources})


def untried(today: CameraSettings, changed: CameraSettings) -> list[str]:
    """Name what differs but makes no difference for what is seen in recorded footage."""
    fields = type(today).model_fields
    return [
        name
        for name in fields
        if name not in _TRIED and getattr(today, name) != getattr(changed, name)
    ]
