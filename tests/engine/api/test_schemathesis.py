"""Requests that nobody thought of, made from the API's own description by schemathesis.

No answer is a server's error, and each is one that the description foretells: its status, the kind
of its content and the shape of that.
"""

import asyncio
from typing import Any

import hypothesis
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from hearthwatch import media
from hearthwatch.api import watching
from hearthwatch.store import Scope


def nothing_went_wrong_inside(_context: Any, response: Any, _case: Any) -> None:
    """Hold 503 for an answer, and 500 for none."""
    assert response.status_code in {503, *range(500)}, response.text


CHECKS = [
    nothing_went_wrong_inside,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
FREE = {"rate_limits": {"stranger": None, "link": None, "key": None, "user": None}}
JPEG = b"\xff\xd8\xff a picture"
EXAMPLES = 12
"""Of each operation: enough to try each of its parameters in a few ways."""

HOLDS_THE_LINE = {"/api/v1/cameras/{camera}/live.ts"}
"""What is not answered while all goes well."""


@pytest.mark.timeout(600)
async def test_no_request_is_answered_in_a_way_that_is_not_described(
    serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nobody(*_: Any, **__: Any) -> list[Any]:
        return []

    monkeypatch.setattr(watching, "_BEGIN_WITHIN", 0.01)
    monkeypatch.setattr(media, "discover", nobody)
    monkeypatch.setattr(media, "scan", nobody)
    async with serve(**FREE) as site:
        front = site.house.settings().cameras[0].id
        site.fleet.pictures[front] = site.fleet.still_jpeg = JPEG
        event = await site.record(picture=JPEG)
        clip = await site.keep(b"footage", at=event.timestamp - 1)
        user = await site.user("ada")
        known = {"camera": "front_door"}
        known |= {"event_id": str(event.id), "clip_id": str(clip.id), "user_id": str(user.id)}
        key = await site.key(Scope.ADMIN, "admin")
        failures, tried = await asyncio.to_thread(_try_all, site.url, key, known)
    assert not failures, "\n\n".join(failures)
    assert tried > 100


def _try_all(url: str, key: str, known: dict[str, str]) -> tuple[list[str], int]:
    """Try every operation and return what was wrong, and how many requests were made.

    Args:
        url: of the API.
        key: that may do all.
        known: parameters of paths, with a value that leads somewhere.
    """
    headers = {"Authorization": f"Bearer {key}"}
    schema = schemathesis.openapi.from_url(f"{url}/api/v1/openapi.json", headers=headers)
    failures: list[str] = []
    tried = 0
    with requests.Session() as session:
        operations = [found.ok() for found in schema.get_all_operations()]
        for operation in sorted(operations, key=lambda each: each.method.lower() == "delete"):
            if operation.path in HOLDS_THE_LINE:
                continue

            @hypothesis.seed(2026)
            @hypothesis.settings(
                max_examples=EXAMPLES,
                database=None,
                deadline=None,
                phases=[Phase.explicit, Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @hypothesis.given(case=_cases(operation, known))
            def check(case: Any) -> None:
                nonlocal tried
                tried += 1
                case.call_and_validate(headers=headers, session=session, checks=CHECKS, timeout=20)

            try:
                check()
            except (FailureGroup, AssertionError) as error:
                failures.append(f"{operation.label}: {error}")
    return failures, tried


def _cases(operation: Any, known: dict[str, str]) -> Any:
    """Make requests as they should be, and, where there is something to get wrong, others."""
    right = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    names = {parameter.name for parameter in operation.path_parameters}
    if names & known.keys():
        path = {name: value for name, value in known.items() if name in names}
        right |= operation.as_strategy(
            generation_mode=GenerationMode.POSITIVE, path_parameters=path
        )
    if not [*operation.iter_parameters(), *operation.body]:
        return right
    return right | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
