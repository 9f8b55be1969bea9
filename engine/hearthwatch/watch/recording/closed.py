"""Clips on disk, as the service is told of them."""

from pathlib import Path
from uuid import UUID

import structlog

from hearthwatch.media import ClipError, ClipFacts, mend, sprite, thumbnail
from hearthwatch.model.clip import Clip, SpriteLayout
from hearthwatch.model.messages import ClipClosed

_log = structlog.get_logger()


def closed_clip(facts: ClipFacts, media: Path, *, picture: bool) -> ClipClosed | None:
    """Return what is told of a clip, from its file alone; None for one that is not ours.

    Args:
        facts: of the file.
        media: the folder in which it lies, as ``clips/{camera}/{day}/{id}.mp4``.
        picture: add a thumbnail.
    """
    path, start = facts.path, facts.start
    if start is None or facts.camera_id is None:
        _log.warning("no_clip_of_ours", path=str(path))
        return None
    clip = Clip(
        id=UUID(path.stem),
        camera_id=facts.camera_id,
        camera=path.parent.parent.name,
        path=path.relative_to(media).as_posix(),
        start=start.timestamp(),
        duration=facts.duration,
        size=facts.size,
        codec=facts.codec,
        width=facts.width,
        height=facts.height,
        has_audio=facts.sound is not None,
        cause=facts.cause,
    )
    return ClipClosed(clip=clip, thumbnail=still(path) if picture else None)


def adopted(path: Path, media: Path, *, picture: bool) -> ClipClosed | None:
    """Put right what a crash left of a clip and return what is told of it, if anything is left."""
    try:
        facts = mend(path)
    except ClipError as error:
        _log.warning("clip_not_adopted", reason=str(error))
        return None
    return closed_clip(facts, media, picture=picture) if facts else None


def still(path: Path, layout: SpriteLayout | None = None) -> bytes | None:
    """Return the picture with which a clip begins, or its sprite, as JPEG; None if it has none."""
    try:
        return thumbnail(path) if layout is None else sprite(path, layout)
    except ClipError as error:
        _log.warning("no_still", reason=str(error))
        return None
