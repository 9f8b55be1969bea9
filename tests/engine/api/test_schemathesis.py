"""Requests that nobody thought of, made from the API's own description by schemathesis.

No answer is a server's error, and each is one that the description foretells: its status, the kind
of its content and the shape of that.
"""

import asyncio
from typing import Any

import hypothesis
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase
from schemathesis.checks import not_a_server_error
from schemathesis.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from hearthwatch.api import watching
from hearthwatch.store import Scope

CHECKS = [
    not_a_server_error,
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


async def test_no_request_is_answered_in_a_way_that_is_not_described(
    serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_BEGIN_WITHIN", 0.01)
    async with serve(**FREE) as site:
        front = site.house.settings().cameras[0].id
        site.fleet.pictures[front] = site.fleet.still_jpeg = JPEG
        event = await site.record(picture=JPEG)
        await site.keep(b"footage", at=event.timestamp - 1)
        await site.user("ada")
        key = await site.key(Scope.ADMIN, "admin")
        failures, tried = await asyncio.to_thread(_try_all, site.url, key)
    assert not failures, "\n\n".join(failures)
    assert tried > 100


def _try_all(url: str, key: str) -> tuple[list[str], int]:
    """Try every operation and return what was wrong, and how many requests were made."""
    headers = {"Authorization": f"Bearer {key}"}
    schema = schemathesis.openapi.from_url(f"{url}/api/v1/openapi.json", headers=headers)
    failures: list[str] = []
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()
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
        @hypothesis.given(case=operation.as_strategy())
        def check(case: Any) -> None:
            nonlocal tried
            tried += 1
            case.call_and_validate(headers=headers, checks=CHECKS, timeout=20)

        try:
            check()
        except Exception as error:  # noqa: BLE001 - all of them are wanted, not the first alone
            failures.append(f"{operation.label}: {error}")
    return failures, tried
