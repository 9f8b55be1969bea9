"""A change of a camera's settings that is only tried."""

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any, Final

from pydantic import ValidationError

from hearthwatch.settings import CameraSettings, any_label, merged

_TRIED: Final = frozenset({"enabled", "detect", "motion", "zones", "lines", "alerts"})
"""Branches that decide what is seen and told."""

_RECORDED: Final = [{"type": "file", "path": "recorded"}]
"""Stands in for the sources, so that no password has to be handed about."""


class InvalidChangeError(ValueError):
    """The changed settings have mistakes; `error` names them."""

    def __init__(self, error: ValidationError) -> None:
        super().__init__("the changed settings have mistakes")
        self.error = error


def patched(
    camera: CameraSettings, patch: Mapping[str, Any], *, has_own_labels: bool = False
) -> CameraSettings:
    """Return a camera's settings with a JSON merge patch (RFC 7396) applied.

    Args:
        camera: its settings today.
        patch: what is to be different.
        has_own_labels: a model of the owner's has labels of its own.

    Raises:
        InvalidChangeError: the result is not valid.
    """
    whole = merged(camera.model_dump(mode="json", by_alias=True), patch)
    return replaced(camera, whole, has_own_labels=has_own_labels)


def replaced(
    camera: CameraSettings, whole: Mapping[str, Any], *, has_own_labels: bool = False
) -> CameraSettings:
    """Return other settings for a camera. Its id, its slug and its sources stay as they are.

    Args:
        camera: its settings today.
        whole: all that is to be different from the defaults.
        has_own_labels: a model of the owner's has labels of its own.

    Raises:
        InvalidChangeError: they are not valid.
    """
    kept = {"id": camera.id, "slug": camera.slug, "sources": _RECORDED}
    try:
        with any_label() if has_own_labels else nullcontext():
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
