"""Our words in the server's language, where Home Assistant translates nothing by itself."""

from collections.abc import Mapping
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_cached_translations
from homeassistant.util import slugify

from .const import DOMAIN
from .engine_words import ADVICE, FAULTS, Phrases, filled

MEDIA_KIND: Final = "media_kind"
EVENT_TYPE: Final = "event_type"
LABEL: Final = "label"
SOUND: Final = "sound"
FAULT: Final = "fault"
TRIAL: Final = "trial"

_PHRASES: Final = {FAULT: Phrases(FAULTS), TRIAL: Phrases(ADVICE)}


class Words:
    """What options of our selectors are called."""

    def __init__(self, translations: Mapping[str, str]) -> None:
        self._translations = translations

    def option(self, selector: str, option: str) -> str | None:
        """Return what people call an option; None if it has no name."""
        key = f"component.{DOMAIN}.selector.{selector}.options.{slugify(option)}"
        return self._translations.get(key)

    def thing(self, label: str) -> str:
        """Return what people call a thing or a sound; others keep the name that they have."""
        return self.option(LABEL, label) or self.option(SOUND, label) or label

    def fault(self, reason: str) -> str:
        """Return why a camera gives no pictures, which the engine says in English.

        What nobody has translated stays as it is.

        Args:
            reason: what was tried or the source's name, if any, and behind a colon why.
        """
        return self._told(FAULT, reason)

    def advice(self, said: str) -> str:
        """Return what the engine says in English of a stream that was tried.

        What nobody has translated stays as it is.

        Args:
            said: the device's name, if any, and behind a colon a sentence.
        """
        return self._told(TRIAL, said)

    def _told(self, selector: str, said: str) -> str:
        """Return a sentence, or what stands before it and the sentence."""
        if told := self._sentence(selector, said):
            return told
        what, colon, rest = said.partition(": ")
        what = self.option(selector, what) or what
        return f"{what}{colon}{self._told(selector, rest)}" if colon else what

    def _sentence(self, selector: str, said: str) -> str | None:
        """Return a sentence of the engine's; its values may be sentences themselves."""
        found = _PHRASES[selector].find(said)
        if found is None or (told := self.option(selector, found[0])) is None:
            return self.option(selector, said)
        values = {
            name: self._sentence(selector, value) or value for name, value in found[1].items()
        }
        return filled(told, values)


@callback
def async_words(hass: HomeAssistant) -> Words:
    """Return our words in the language of the server: nobody says who browses."""
    language = hass.config.language
    return Words(async_get_cached_translations(hass, language, "selector", DOMAIN))
