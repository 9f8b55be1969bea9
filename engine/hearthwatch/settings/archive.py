"""Cameras that are put away: out of use, and back when the owner wants them back."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings.branch import Branch
from hearthwatch.settings.camera import CameraSettings

type Edit = Callable[[CommentedMap], None]
"""Changes a settings document in place."""


def _in_utc(moment: datetime) -> datetime:
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return datetime.fromtimestamp(known.timestamp(), UTC)


class ArchivedCamera(Branch):
    """A camera that is watched no longer; what it saw stays.

    Attributes:
        archived: since when.
        camera: as it was.
    """

    archived: Annotated[datetime, AfterValidator(_in_utc)]
    camera: CameraSettings


def archive_camera(camera_id: UUID, moment: float) -> Edit:
    """Return the edit that puts a camera away, with the comments in it.

    The edit raises `KeyError` when there is no such camera.
    """

    def edit(document: CommentedMap) -> None:
        cameras = document.get("cameras") or CommentedSeq()
        camera = cameras.pop(_place([node["id"] for node in cameras], camera_id))
        if not isinstance(document.get("archive"), CommentedSeq):
            document["archive"] = CommentedSeq()
        document["archive"].append(CommentedMap(archived=to_rfc3339(moment), camera=camera))

    return edit


def restore_camera(camera_id: UUID, slug: str | None = None) -> Edit:
    """Return the edit that takes a camera into use again, under another slug if one is given.

    The edit raises `KeyError` when no such camera is archived.
    """

    def edit(document: CommentedMap) -> None:
        camera = _taken_out(document, camera_id)["camera"]
        if slug is not None:
            camera["slug"] = slug
        if not isinstance(document.get("cameras"), CommentedSeq):
            document["cameras"] = CommentedSeq()
        document["cameras"].append(camera)

    return edit


def forget_camera(camera_id: UUID) -> Edit:
    """Return the edit that removes an archived camera for good.

    The edit raises `KeyError` when no such camera is archived.
    """

    def edit(document: CommentedMap) -> None:
        _taken_out(document, camera_id)

    return edit


def _taken_out(document: CommentedMap, camera_id: UUID) -> CommentedMap:
    archive = document.get("archive") or CommentedSeq()
    entry: CommentedMap = archive.pop(_place([node["camera"]["id"] for node in archive], camera_id))
    if not archive:
        document.pop("archive", None)
    return entry


def _place(ids: list[str], camera_id: UUID) -> int:
    for place, found in enumerate(ids):
        if UUID(str(found)) == camera_id:
            return place
    raise KeyError(camera_id)
