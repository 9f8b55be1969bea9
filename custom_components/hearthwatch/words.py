"""Our words in the server's language, where Home Assistant translates nothing by itself."""

import re
from collections.abc import Mapping
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_cached_translations
from homeassistant.util import slugify

from .const import DOMAIN

MEDIA_KIND: Final = "media_kind"
EVENT_TYPE: Final = "event_type"
LABEL: Final = "label"
SOUND: Final = "sound"
FAULT: Final = "fault"

_SILENCE: Final = re.compile(r"(no answer|no picture) for ([\d.]+) s")


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
        what, colon, why = reason.rpartition(": ")
        if silence := _SILENCE.fullmatch(why):
            told = (self.option(FAULT, silence[1]) or why).replace("{seconds}", silence[2])
        else:
            told = self.option(FAULT, why) or why
        return f"{self.option(FAULT, what) or what}{colon}{told}"


@callback
def async_words(hass: HomeAssistant) -> Words:
    """Return our words in the language of the server: nobody says who browses."""
    language = hass.config.language
    return Words(async_get_cached_translations(hass, language, "selector", DOMAIN))
