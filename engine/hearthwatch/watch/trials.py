"""Sources that are tried out before anybody relies on them."""

import threading
import time
from typing import Final, Protocol

from pydantic import TypeAdapter

from hearthwatch.media import (
    FolderSource,
    NotFoundError,
    OnvifSource,
    Source,
    SourceError,
    survey,
)
from hearthwatch.model import messages
from hearthwatch.model.probe import Blame
from hearthwatch.settings import LocalFolderSource
from hearthwatch.settings import Source as SourceSettings
from hearthwatch.watch.sources import readable

_PICTURE_WIDTH: Final = 1280

_sources: Final[TypeAdapter[SourceSettings]] = TypeAdapter(SourceSettings)


class TrialVoice(Protocol):
    """How trials are answered."""

    def answer(self, message: messages.Probed) -> None:
        """Send an answer."""


def begin_trial(task: messages.Probe, voice: TrialVoice) -> None:
    """Try a source in a thread of its own; never waits."""
    threading.Thread(target=lambda: voice.answer(_tried(task)), name="trial", daemon=True).start()


def _tried(task: messages.Probe) -> messages.Probed:
    try:
        settings = _sources.validate_json(task.source)
        source = readable(settings, sound=True, live=False)
        report, frame = survey(source, within=task.within)
        chosen, claimed = _chosen(source, settings)
    except SourceError as error:
        return messages.Probed(
            request=task.request,
            fault=error.detail,
            blame=error.blame,
            missing=isinstance(error, NotFoundError),
        )
    except ValueError:  # The text may hold the address.
        fault = "the address cannot be understood"
        return messages.Probed(request=task.request, fault=fault, blame=Blame.ADDRESS)
    jpeg = frame.jpeg(_PICTURE_WIDTH)
    return messages.Probed(
        request=task.request, report=report, jpeg=jpeg, chosen=chosen, claimed=claimed
    )


def _chosen(source: Source, settings: SourceSettings) -> tuple[str | None, tuple[int, int] | None]:
    """Say which of several the picture is of, and why, and which size the device claims for it.

    None instead of the reason: there was no choice.
    """
    if isinstance(source, OnvifSource):
        choice = source.choice()
        profile = choice.profile
        return choice.reason, (profile.width, profile.height) if profile.pixels else None
    if isinstance(source, FolderSource) and isinstance(settings, LocalFolderSource):
        there = source.contents()
        first, last = (_day(moment) for moment in (there.first, there.last))
        since = f"from {first}" if first == last else f"from {first} to {last}"
        plan = "All are gone through." if settings.backlog else "Only those to come are looked at."
        what = "1 recording" if there.count == 1 else f"{there.count:,} recordings"
        return f"The folder holds {what} {since}; this is the newest. {plan}", None
    return None, None


def _day(moment: float) -> str:
    return time.strftime("%Y-%m-%d", time.localtime(moment))
