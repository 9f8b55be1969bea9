"""Sources that are tried out before anybody relies on them."""

import threading
from typing import Final, Protocol

from pydantic import TypeAdapter

from hearthwatch.media import FileSource, RtspSource, Source, SourceError, survey
from hearthwatch.model import messages
from hearthwatch.settings import FileSource as FileSettings
from hearthwatch.settings import Source as SourceSettings

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
        source = _source(_sources.validate_json(task.source))
        report, frame = survey(source, within=task.within)
    except SourceError as error:
        return messages.Probed(request=task.request, fault=error.detail)
    except ValueError:  # The text may hold the address.
        return messages.Probed(request=task.request, fault="the address cannot be understood")
    return messages.Probed(request=task.request, report=report, jpeg=frame.jpeg(_PICTURE_WIDTH))


def _source(settings: SourceSettings) -> Source:
    if isinstance(settings, FileSettings):
        return FileSource(settings.path, sound=True)
    return RtspSource(
        settings.url.get_secret_value(),
        transport=settings.transport,
        timeout=settings.timeout,
        sound=True,
    )
