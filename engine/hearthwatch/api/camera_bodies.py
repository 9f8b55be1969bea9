"""The forms in which a camera may be sent: as its settings are, and as older clients do."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from hearthwatch.api.changing import as_json
from hearthwatch.api.problems import FieldProblem, ProblemError
from hearthwatch.settings import CameraSettings, slugify

_OWN: Final = {str(field.alias or name) for name, field in CameraSettings.model_fields.items()}
_ENVELOPE: Final = {"type", "config", "alert_policy"}
_OLDER: Final = {"rtsp_url": "url"}
_RESERVED: Final = {"archived", "sources"}
"""Slugs that are addresses of something else."""


def camera_tree(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return a camera as its settings are.

    Args:
        body: settings; or `name`, `type`, `config` and `alert_policy`, where `config` holds what
            the source needs (such as `url`), settings of the camera, or both.

    Raises:
        ProblemError: 400, `config` is no object.
    """
    camera = {key: value for key, value in as_json(body).items() if key not in _ENVELOPE}
    config = body.get("config", {})
    if not isinstance(config, Mapping):
        raise field_problem("config", "should be an object")
    known = as_json(config)
    source = {_OLDER.get(key, key): value for key, value in known.items() if key not in _OWN}
    camera = {key: value for key, value in known.items() if key in _OWN} | camera
    if "alert_policy" in body:
        camera["alerts"] = body["alert_policy"]
    if "sources" in camera:
        return camera | source
    if source:
        kind = {"type": body["type"]} if "type" in body else {}
        camera["sources"] = [kind | source]
    return camera


def add_camera(tree: dict[str, Any], camera: dict[str, Any]) -> None:
    """Put a new camera into the tree.

    Raises:
        ProblemError: 409, its id or slug is taken.
    """
    if camera.get("id") is None:
        camera.pop("id", None)
    elif _same_id(camera["id"], _all_ids(tree)):
        detail = f"There is a camera with the id {camera['id']} already."
        raise ProblemError(409, "camera_exists", detail)
    slug = camera.get("slug")
    if slug is None:
        slug = camera["slug"] = _own_slug(str(camera.get("name", "")), tree)
    refuse_taken(tree, slug)
    tree["cameras"].append(camera)


def refuse_taken(tree: Mapping[str, Any], slug: object) -> None:
    """Make sure that a slug is free.

    Raises:
        ProblemError: 409.
    """
    if any(slug == other for other in [*_RESERVED, *(c["slug"] for c in tree["cameras"])]):
        raise ProblemError(409, "camera_exists", f"The slug {slug!r} is taken.")


def replace_camera(tree: dict[str, Any], camera_id: UUID, camera: Mapping[str, Any]) -> None:
    """Put other settings in the place of a camera's; what it is called stays unless it is said.

    Raises:
        ProblemError: 400, its id would change; 404, it is gone; 409, its slug is taken.
    """
    place, before = find_camera(tree, camera_id)
    changed = {"id": before["id"], "slug": before["slug"], "name": before["name"], **camera}
    if not _same_id(changed["id"], {before["id"]}):
        raise field_problem("id", "a camera keeps its id for ever")
    changed["id"] = before["id"]
    if changed["slug"] != before["slug"]:
        refuse_taken(tree, changed["slug"])
    tree["cameras"][place] = changed


def find_camera(tree: Mapping[str, Any], camera_id: UUID) -> tuple[int, dict[str, Any]]:
    """Return the place of a camera in the tree, and the camera.

    Raises:
        ProblemError: 404, it is gone.
    """
    for place, camera in enumerate(tree["cameras"]):
        if camera["id"] == str(camera_id):
            return place, camera
    raise ProblemError(404, "camera_not_found", f"There is no camera {camera_id} any more.")


def field_problem(field: str, message: str) -> ProblemError:
    """Return the answer to one wrong field."""
    errors = [FieldProblem(field=field, message=message)]
    return ProblemError(400, "invalid_settings", f"{field}: {message}", errors=errors)


def _own_slug(name: str, tree: Mapping[str, Any]) -> str:
    """Make a slug of a name; one without a Latin letter or digit gives the next free number."""
    if slug := slugify(name):
        return slug
    taken = {camera["slug"] for camera in tree["cameras"]}
    number = next(n for n in range(1, len(taken) + 2) if f"camera_{n}" not in taken)
    return f"camera_{number}"


def _all_ids(tree: Mapping[str, Any]) -> set[str]:
    archived = {entry["camera"]["id"] for entry in tree["archive"]}
    return archived | {camera["id"] for camera in tree["cameras"]}


def _same_id(given: object, known: set[str]) -> bool:
    """Tell whether an id is among others, however it is written."""
    try:
        return str(UUID(str(given))) in known
    except ValueError:
        return False
