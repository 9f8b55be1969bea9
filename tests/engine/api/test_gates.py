import time
from typing import Any
from uuid import UUID

import httpx
import pytest

from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.look import LookRecord
from hearthwatch.model.messages import Looks
from hearthwatch.model.timestamps import to_rfc3339

FRONT = UUID("0199f3c2-0000-7000-8000-000000000001")
SUMMARY = "/api/v1/cameras/front_door/explain/summary"


async def test_gates_of_the_last_hour_are_counted(site: Any, reader: httpx.AsyncClient) -> None:
    now = time.time()
    still = Check(Gate.MOTION, passed=False, text="motion share 0.1 % < 0.5 %")
    records = tuple(
        LookRecord(start, start, 1, 0.001, 0, (still,)) for start in (now - 600, now - 60)
    )
    site.house.explanations.add(Looks(camera_id=FRONT, records=records))
    told = (await reader.get(SUMMARY)).json()
    assert (told["camera"], told["looks"], told["inferences"]) == ("front_door", 2, 0)
    gate = {"gate": "motion", "passed": 0, "failed": 2, "text": still.text}
    assert told["gates"] == [gate]
    span = {"since": to_rfc3339(now - 120), "until": to_rfc3339(now - 30)}
    told = (await reader.get(SUMMARY, params=span)).json()
    assert told["gates"] == [gate | {"failed": 1}]
    assert (told["since"], told["until"]) == (span["since"], span["until"])


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"since": "2026-01-02T00:00:00Z", "until": "2026-01-01T00:00:00Z"}, 400),
        ({"since": "yesterday"}, 400),
        ({"since": "0001-01-01T00:00:00Z"}, 200),
    ],
)
async def test_odd_spans(reader: httpx.AsyncClient, query: dict[str, str], status: int) -> None:
    assert (await reader.get(SUMMARY, params=query)).status_code == status
    unknown = SUMMARY.replace("front_door", "attic")
    assert (await reader.get(unknown)).status_code == 404
