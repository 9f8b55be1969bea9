"""Variables that configurations leave passwords to."""

import re
from collections.abc import Mapping
from typing import Final

_LINE: Final = re.compile(r"\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*", re.ASCII)
_COMMENT: Final = re.compile(r"\s+#.*")


class MissingVariableError(Exception):
    """A variable has no value; the text is its name."""


def parse_env(text: str) -> dict[str, str]:
    """Read lines like those of a ``.env`` file; what is no such line is passed over.

    >>> parse_env("export PASSWORD='p#ss' ")
    {'PASSWORD': 'p#ss'}
    """
    found: dict[str, str] = {}
    for line in text.splitlines():
        if match := _LINE.fullmatch(line):
            name, value = match.groups()
            if value[:1] in {"'", '"'} and value.endswith(value[0]) and len(value) > 1:
                found[name] = value[1:-1]
            else:
                found[name] = _COMMENT.sub("", value)
    return found


def filled(text: str, pattern: re.Pattern[str], values: Mapping[str, str]) -> str:
    """Put values in the place of variables.

    Args:
        text: in which they are named.
        pattern: of such a name: its group ``name``, and ``default`` if there may be one.
        values: by name.

    Raises:
        MissingVariableError: one has neither value nor default.
    """

    def value_of(found: re.Match[str]) -> str:
        name = found["name"]
        default = found.groupdict().get("default")
        value = values.get(name, default)
        if value is None:
            raise MissingVariableError(name)
        return value

    return pattern.sub(value_of, text)
