"""Sources that are tried out before anybody relies on them."""

import threading
from typing import Final, Protocol

from pydantic import TypeAdapter

from hearthwatch.media import OnvifSource, SourceError, survey
from hearthwatch.model import messages
from hearthwatch.model.probe import Blame
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
        source = readable(_sources.validate_json(task.source), sound=True, live=False)
        report, frame = survey(source, within=task.within)
        chosen = source.choice().reason if isinstance(source, OnvifSource) else None
    except SourceError as error:
        return messages.Probed(request=task.request, fault=error.detail, blame=error.blame)
    except ValueError:  # The text may hold the address.
        fault = "the address cannot be understood"
        return messages.Probed(request=task.request, fault=fault, blame=Blame.ADDRESS)
    jpeg = frame.jpeg(_PICTURE_WIDTH)
    return messages.Probed(request=task.request, report=report, jpeg=jpeg, chosen=chosen)
