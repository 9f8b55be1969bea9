"""The shapes of what is said of clips."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from hearthwatch.api.house import House
from hearthwatch.api.moments import Moment
from hearthwatch.model.clip import Clip, ClipCause, sprite_layout
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import CameraSum, Reason, Room, StoredClip, Swept


class SpriteView(BaseModel):
    """A sheet of small pictures of a clip. It is made when it is first asked for.

    Tile number n, counted row by row from 0, shows what was seen at about `seconds` * n.
    """

    url: str = Field(
        description="Address of its JPEG, relative to `/api/v1/`. It works without credentials,"
        " for an hour."
    )
    columns: int
    rows: int
    tiles: int = Field(description="How many there are; the last row may be shorter.")
    width: int = Field(description="Of one tile, in pixels.")
    height: int = Field(description="Of one tile, in pixels.")
    seconds: float = Field(description="From one tile to the next.")

    @classmethod
    def of(cls, clip: Clip, url: str) -> "SpriteView":
        """Show a clip's sprite."""
        return cls(url=url, **asdict(sprite_layout(clip.duration, clip.width, clip.height)))


class ClipView(BaseModel):
    """A clip. The results are of analyses; they are null until there has been one."""

    clip_id: UUID
    camera_id: UUID
    camera: str = Field(description="The camera's slug when it was recorded.")
    camera_name: str
    status: Literal["ready", "deleted"] = Field(description="`deleted`: it is in the trash.")
    created_at: Moment = Field(description="When its last picture was taken.")
    start: Moment = Field(description="When its first picture was taken.")
    duration: float = Field(description="In seconds.")
    size: int = Field(description="In bytes.")
    codec: str
    width: int
    height: int
    has_audio: bool
    cause: ClipCause
    starred: bool = Field(description="It is kept for good.")
    storage_uri: str = Field(description="Where its file is, below the media folder.")
    view_url: str = Field(
        description="Address of its MP4, relative to `/api/v1/`. It works without credentials,"
        " for an hour."
    )
    thumbnail: str | None = Field(description="Address of its JPEG, relative to `/api/v1/`.")
    sprite: SpriteView
    deleted_at: Moment | None = Field(description="When it was put into the trash.")
    filter_result: dict[str, Any] | None = Field(
        None,
        description="What was found when it was last reprocessed: `processed_at`, `model`,"
        " `detected_classes`, `confidence`, the first `events` of `total`, and how many were"
        " `lost` and `gained` against what was told then.",
    )
    analysis_result: dict[str, Any] | None = None
    alert_decision: dict[str, Any] | None = Field(
        None,
        description="Whether what was found then alerts by today's policy (`alert`, `alerts`), and"
        " the `reason`.",
    )


class ClipList(BaseModel):
    """A page of clips, newest first."""

    clips: list[ClipView]
    total: int = Field(description="Of all pages; counted up to 10,000.")
    total_is_lower_bound: bool
    page: int | None = Field(description="Its number; null when it was asked for by cursor.")
    page_size: int
    next_cursor: str | None = Field(description="Pass as `cursor` for the next page.")


class MovedView(BaseModel):
    """Clips that were put into the trash, or taken out of it."""

    clip_ids: list[UUID]
    total: int
    more: bool = Field(description="There may be more of them: ask again.")

    @classmethod
    def of(cls, moved: Sequence[StoredClip], *, more: bool = False) -> "MovedView":
        """Show which ones."""
        ids = [stored.clip.id for stored in moved]
        return cls(clip_ids=ids, total=len(ids), more=more)


class CameraStorageView(BaseModel):
    """What one camera has recorded, in all."""

    camera_id: UUID
    camera: str
    count: int
    bytes: int
    oldest: Moment
    newest: Moment

    @classmethod
    def of(cls, camera: CameraSum) -> "CameraStorageView":
        """Show a camera's sums."""
        return cls(
            camera_id=camera.camera_id,
            camera=camera.camera,
            count=camera.count,
            bytes=camera.size,
            oldest=to_rfc3339(camera.first),
            newest=to_rfc3339(camera.last),
        )


class TrashView(BaseModel):
    """What is in the trash."""

    count: int
    bytes: int


class CleanupView(BaseModel):
    """What a cleanup deleted for good."""

    events: int
    clips: int
    bytes: int
    by_reason: dict[Reason, int] = Field(description="Clips by the limit that they were beyond.")
    failed: int = Field(description="Clips that could not be deleted.")
    missing: int = Field(description="Bytes that are still too many.")

    @classmethod
    def of(cls, swept: Swept, room: Room) -> "CleanupView":
        """Show what went."""
        return cls(
            events=swept.events,
            clips=len(room.removed),
            bytes=sum(removed.clip.clip.size for removed in room.removed),
            by_reason=Counter(removed.reason for removed in room.removed),
            failed=room.failed,
            missing=room.missing,
        )


class StorageView(BaseModel):
    """How much room clips take and how far the rest goes."""

    clips: list[CameraStorageView]
    count: int
    bytes: int
    trash: TrashView = Field(description="What was deleted and can be had back; not in the sums.")
    total: int = Field(description="Bytes of the disk.")
    free: int = Field(description="Bytes of it that nothing uses.")
    min_free: int = Field(description="Bytes of it that clips leave free.")
    bytes_per_day: float | None = Field(description="Recorded in a day, as the last week went.")
    forecast_days: float | None = Field(description="So many days of clips have room at that pace.")
    problem: str | None = Field(
        description="Why nothing can be recorded now: the media folder is away, read-only, or"
        " does not answer. Null while all is well."
    )
    giving_up: list[Literal["thumbnails", "continuous", "clips"]] = Field(
        description="What is not made for now because the disk is nearly full, in the order in"
        " which it went. Events are never given up."
    )
    shortage: str | None = Field(description="Why something is given up.")


def clip_view(house: House, stored: StoredClip, holder: str | None) -> ClipView:
    """Show a clip, with addresses that open it for a while, as long as their holder is welcome."""
    clip = stored.clip
    address = f"clips/{clip.id}"
    return ClipView(
        clip_id=clip.id,
        camera_id=clip.camera_id,
        camera=clip.camera,
        camera_name=_camera_name(house, stored),
        status="ready" if stored.deleted is None else "deleted",
        created_at=to_rfc3339(clip.start + clip.duration),
        start=to_rfc3339(clip.start),
        duration=clip.duration,
        size=clip.size,
        codec=clip.codec,
        width=clip.width,
        height=clip.height,
        has_audio=clip.has_audio,
        cause=clip.cause,
        starred=stored.starred,
        storage_uri=f"local:{clip.path}",
        view_url=house.signer.sign(f"{address}/media", holder),
        thumbnail=f"{address}/thumbnail",
        sprite=SpriteView.of(clip, house.signer.sign(f"{address}/sprite", holder)),
        deleted_at=None if stored.deleted is None else to_rfc3339(stored.deleted),
        filter_result=(stored.outcome or {}).get("filter_result"),
        alert_decision=(stored.outcome or {}).get("alert_decision"),
    )


def _camera_name(house: House, stored: StoredClip) -> str:
    """Return what the camera is called now, or its slug when it is no longer configured."""
    try:
        return house.settings().camera(str(stored.clip.camera_id)).name
    except KeyError:
        return stored.clip.camera
