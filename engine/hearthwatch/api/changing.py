"""What all requests that change settings have in common."""

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any, Final

from fastapi import Body, Header
from pydantic import AfterValidator
from starlette.responses import Response

from hearthwatch.api.problems import FieldProblem, ProblemError
from hearthwatch.settings import (
    BrokenFileError,
    NotWrittenError,
    Problem,
    SettingsError,
    StaleError,
)

_DEEPEST: Final = 20
_MOST_TOLD: Final = 20


def _sound(tree: dict[str, Any]) -> dict[str, Any]:
    """Refuse values that JSON or YAML would choke on later.

    Raises:
        ValueError: with the reason.
    """
    level: list[Any] = [tree]
    for _ in range(_DEEPEST):
        level = [inner for node in level for inner in _inside(node)]
        if not level:
            return tree
    raise ValueError("nested too deeply")


def _inside(node: Any) -> list[Any]:
    if isinstance(node, dict):
        return [*node, *node.values()]
    if isinstance(node, list):
        return node
    if isinstance(node, float) and not math.isfinite(node):
        raise ValueError("numbers must be finite")
    if isinstance(node, str) and not node.isascii():
        try:
            node.encode()
        except UnicodeEncodeError:
            raise ValueError("text must be whole characters") from None
    return []


type Tree = Annotated[dict[str, Any], Body(), AfterValidator(_sound)]
"""A JSON object that goes into the settings, which know what may be in it."""

type IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        max_length=200,
        description="The `ETag` of the settings that the change was made for; any if not given.",
    ),
]


def expected(if_match: str | None) -> str | None:
    """Return the entity tag that an ``If-Match`` header asks for; None: any will do.

    >>> expected('"abc"'), expected("*"), expected(None)
    ('abc', None, None)
    """
    if if_match is None or if_match.strip() == "*":
        return None
    return if_match.strip().strip('"')


def show_tag(response: Response, etag: str) -> None:
    """Tell which settings an answer speaks of."""
    response.headers["ETag"] = f'"{etag}"'


@contextmanager
def readable_problems(*prefixes: str) -> Iterator[None]:
    """Answer with what is wrong with a change of settings.

    Args:
        prefixes: what to leave out of the fields' paths, for the sender has not seen it; ``[]``
            stands for any place in a list.
    """
    try:
        yield
    except BrokenFileError as error:
        detail = f"The settings file has mistakes; mend it or restore a version: {error}"
        raise ProblemError(409, "settings_file_broken", detail) from None
    except SettingsError as error:
        raise _invalid(error, prefixes) from None
    except StaleError:
        detail = "The settings were changed since you read them. Read them again."
        raise ProblemError(412, "settings_changed", detail) from None
    except NotWrittenError as error:
        detail = f"The settings cannot be written: {error}. Nothing has changed."
        raise ProblemError(503, "settings_not_written", detail, {"Retry-After": "30"}) from None


def _invalid(error: SettingsError, prefixes: tuple[str, ...]) -> ProblemError:
    problems = [_shortened(problem, prefixes) for problem in error.problems[:_MOST_TOLD]]
    detail = "; ".join(": ".join(filter(None, (p.field, p.message))) for p in problems)
    return ProblemError(400, "invalid_settings", detail, errors=problems)


def _shortened(problem: Problem, prefixes: tuple[str, ...]) -> FieldProblem:
    field = problem.path
    for prefix in prefixes:
        head, bracket, rest = prefix.partition("[]")
        if field.startswith(head + bracket[:1]):
            field = field[len(head) :]
            if bracket:
                field = field.partition("]")[2]
            field = field.removeprefix(rest).removeprefix(".")
    return FieldProblem(field=field, message=problem.message)


def as_json(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy that may be changed, all the way down."""
    return {key: _copied(item) for key, item in value.items()}


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return as_json(value)
    return [_copied(item) for item in value] if isinstance(value, list) else value
