"""The crowd and the engine that talks to it: what is heard is counted, and what is not."""

import json

import pytest

from hearthwatch.studies.bench.crowd import Client, Heard
from hearthwatch.studies.bench.listeners import listen_to_many
from hearthwatch.studies.bench.talking import RATE

FRAME = (
    '{"type":"zone_left","topic":"events","data":{"id":"%s","trace":'
    '{"captured":null,"published":"1970-01-01T00:00:10.000Z"}},"seq":%d}'
)


def test_everybody_hears_everything() -> None:
    found = listen_to_many(3, seconds=1.0)
    assert found.events == RATE
    assert (found.lost, found.heard.gaps, found.heard.dropped) == (0, 0, 0)
    assert found.heard.frames == 3 * RATE
    assert found.heard.p50 is not None
    assert 0 < found.heard.p50 < 5
    assert found.service > 0


def test_gaps_repetitions_and_delays_are_seen() -> None:
    client = Client("ws://127.0.0.1/", "key")
    for name, seq in (("a", 1), ("b", 2), ("b", 3), ("c", 5)):
        client._hear((FRAME % (name * 36, seq)).encode(), 10.5)
    assert len(client.ear.ids) == 3
    assert client.ear.gaps == 1
    assert client.ear.delays == [pytest.approx(0.5)] * 4
    dropped = {"type": "dropped", "topic": "events", "data": {"count": 3}, "seq": 6}
    client._hear(json.dumps(dropped, separators=(",", ":")).encode(), 11.0)
    assert client.ear.dropped == 1


def test_what_was_heard_is_read_back() -> None:
    heard = Heard(10, 20, 0, 1, 0.001, 0.002, None, 1.5)
    assert Heard.read(heard.written()) == heard
