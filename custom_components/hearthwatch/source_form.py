"""The form for a camera's source, made of what the engine says of its type.

A type that a later engine offers appears by itself. Where the integration knows a field it speaks
the user's language; other fields stand in numbered slots, whose labels are placeholders.
"""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

import voluptuous as vol
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    Selector,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)

from .client import SourceField, SourceType

CONF_SUB_URL: Final = "sub_url"

KNOWN: Final = frozenset(
    {
        CONF_PASSWORD,
        CONF_URL,
        CONF_USERNAME,
        "address",
        "backlog",
        "button",
        "channel",
        "device",
        "events",
        "format",
        "fps",
        "height",
        "interval",
        "loop",
        "maker",
        "path",
        "settle",
        "stream",
        "timeout",
        "transport",
        "width",
    }
)
"""Fields that have labels and descriptions of their own in the translations."""

_TRANSLATED: Final = frozenset({"format", "stream", "transport"})
"""Choices whose values are words; those of others are names."""

SLOTS: Final = 12
"""How many others there can be in one form; no source asks for as many."""

_EXAMPLES: Final = {"http": "http://192.0.2.10/video.mjpg"}
_EXAMPLE: Final = "rtsp://192.0.2.10/stream1"
"""Of an address, where a type of source has no example of its own."""

_RECORD, _DETECT = "record", "detect"
_HIDDEN: Final = "***"
"""What the engine shows in the place of a secret, and takes back as what it hides."""

_ADDRESS: Final = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*://)(?:[^/]*@)?(.+)$")
_PASSWORD: Final = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))

type Source = dict[str, Any]


class AnswerError(Exception):
    """An answer that will not do: the field and the translation key of the reason."""

    def __init__(self, field: str, key: str) -> None:
        super().__init__(key)
        self.field = field
        self.key = key


class SourceForm:
    """Asks for the fields of one type of source.

    An address may have a second one beside it, of a smaller stream of the same camera: looking
    there costs the engine a fraction. User and password are asked for by themselves.

    Args:
        kind: the type.
        before: the camera's sources as the engine shows them, if there are some.
    """

    def __init__(self, kind: SourceType, before: list[Source] | None = None) -> None:
        self._kind = kind
        self._main, self._sub = _main_and_sub(before or [])
        names = {field.name for field in kind.fields}
        self._has_sub = CONF_URL in names
        self._has_login = self._has_sub and not names & {CONF_USERNAME, CONF_PASSWORD}
        unknown = (field.name for field in kind.fields if field.name not in KNOWN)
        self._keys = {name: name for name in names & KNOWN}
        self._keys |= {name: f"field_{number}" for number, name in enumerate(unknown, 1)}

    @property
    def uploads(self) -> bool:
        """Whether it is the camera that connects, with a login that is chosen here."""
        return self._kind.type == "ftp"

    @property
    def schema(self) -> vol.Schema:
        """Return what to show, with what is known already."""
        shown: dict[vol.Marker, Any] = {}
        for field in self._kind.fields:
            shown[self._marker(field)] = _selector(field)
            if field.name == CONF_URL:
                shown |= self._beside_the_address()
        return vol.Schema(shown)

    @property
    def placeholders(self) -> dict[str, str]:
        """Return an address for an example, and what only the engine knows: its fields' words."""
        example = _EXAMPLES.get(self._kind.type, _EXAMPLE)
        return {"source": self._kind.title, "example": example} | {
            f"{part}_{key}": text
            for field in self._kind.fields
            if (key := self._keys[field.name]) != field.name
            for part, text in (("title", field.title), ("description", field.description))
        }

    def key_of(self, name: str) -> str | None:
        """Return which field of the form stands for a field of the engine."""
        return self._keys.get(name)

    def sources(self, answers: Mapping[str, Any]) -> list[Source]:
        """Return what was answered as the engine's settings have it.

        Raises:
            AnswerError: it makes no sense.
        """
        source: Source = {**self._main, "type": self._kind.type}
        source.pop("roles", None)
        for field in self._kind.fields:
            answer = answers.get(self._keys[field.name])
            if isinstance(answer, str):
                answer = answer.strip()
            if answer not in (None, ""):
                source[field.name] = _whole(answer)
            elif field.kind != "secret" or field.name == CONF_URL:
                source.pop(field.name, None)
        if not self._has_sub:
            return [source]
        url = self._address(CONF_URL, answers, self._main.get(CONF_URL))
        if not answers.get(CONF_SUB_URL):
            return [source | {CONF_URL: url}]
        sub = self._address(CONF_SUB_URL, answers, self._sub.get(CONF_URL))
        return [
            source | {CONF_URL: url, "roles": [_RECORD]},
            {**source, **self._sub, CONF_URL: sub, "roles": [_DETECT]},
        ]

    def _address(self, key: str, answers: Mapping[str, Any], shown: str | None) -> str:
        """Return an address with its login; one that is as it was shown stays what it is."""
        url = str(answers.get(key, "")).strip()
        if not _ADDRESS.match(url):
            raise AnswerError(key, "invalid_url")
        username, password = answers.get(CONF_USERNAME, ""), answers.get(CONF_PASSWORD, "")
        if password and not username:
            raise AnswerError(CONF_USERNAME, "username_missing")
        if username:
            url = with_login(url, username, password)
        if shown is not None and url != shown and _HIDDEN in url:
            raise AnswerError(key, "hidden_part")
        return url

    def _marker(self, field: SourceField) -> vol.Marker:
        key, known = self._keys[field.name], self._main.get(field.name)
        if field.kind == "secret" and field.name != CONF_URL:
            return vol.Optional(key) if known or not field.required else vol.Required(key)
        value = field.default if known is None else known
        if field.kind == "boolean":
            return vol.Required(key, default=bool(value))
        marker = vol.Required if field.required else vol.Optional
        return marker(key, description={"suggested_value": value})

    def _beside_the_address(self) -> dict[vol.Marker, Any]:
        shown: dict[vol.Marker, Any] = {}
        if self._has_login:
            shown[vol.Optional(CONF_USERNAME)] = TextSelector()
            shown[vol.Optional(CONF_PASSWORD)] = _PASSWORD
        suggested = {"suggested_value": self._sub.get(CONF_URL)}
        shown[vol.Optional(CONF_SUB_URL, description=suggested)] = TextSelector()
        return shown


def can_be_shown(sources: list[Source]) -> bool:
    """Tell whether a form can show a camera's sources: one, or a main and a sub stream."""
    if len(sources) == 1:
        return True
    roles = sorted(tuple(source.get("roles", ())) for source in sources)
    kinds = {source.get("type") for source in sources}
    return (
        roles == [(_DETECT,), (_RECORD,)]
        and len(kinds) == 1
        and all(CONF_URL in source for source in sources)
    )


def with_login(url: str, username: str, password: str) -> str:
    """Return an address with another user and password.

    >>> with_login("rtsp://***@192.0.2.10/main", "me", "a/b@c")
    'rtsp://me:a%2Fb%40c@192.0.2.10/main'
    """
    login = f"{quote(username, safe='')}:{quote(password, safe='')}@"
    return _ADDRESS.sub(lambda found: f"{found[1]}{login}{found[2]}", url)


def _main_and_sub(sources: list[Source]) -> tuple[Source, Source]:
    sub = next((source for source in sources if source.get("roles") == [_DETECT]), {})
    main = next((source for source in sources if source is not sub), {})
    return main or sub, sub if main else {}


def _whole(answer: Any) -> Any:
    """Return a number without a fraction as one; forms know no whole numbers."""
    return int(answer) if isinstance(answer, float) and answer.is_integer() else answer


def _selector(field: SourceField) -> Selector[Any]:
    match field.kind:
        case "boolean":
            return BooleanSelector()
        case "number":
            limits = NumberSelectorConfig(mode=NumberSelectorMode.BOX, step="any")
            if field.minimum is not None:
                limits["min"] = field.minimum
            if field.maximum is not None:
                limits["max"] = field.maximum
            return NumberSelector(limits)
        case "choice":
            choices = SelectSelectorConfig(options=field.choices, mode=SelectSelectorMode.DROPDOWN)
            if field.name in _TRANSLATED:
                choices["translation_key"] = field.name
            return SelectSelector(choices)
        case "secret" if field.name != CONF_URL:
            return _PASSWORD
        case _ if field.suggestions:
            options = [
                SelectOptionDict(value=one.value, label=f"{one.title} ({one.value})")
                for one in field.suggestions
            ]
            return SelectSelector(SelectSelectorConfig(options=options, custom_value=True))
        case _:
            return TextSelector()
