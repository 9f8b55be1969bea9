"""The log as it is really written."""

import json
import logging
import os
import time
from collections.abc import Iterator

import pytest
import structlog

from hearthwatch.events import integration_event
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.log import LogLevel, LogLine
from hearthwatch.service import logs

SECRET = "s3cr3t-W0rd"


@pytest.fixture(autouse=True)
def usual_log() -> Iterator[None]:
    """Put everything back: a log belongs to the whole process."""
    root, environment = logging.getLogger(), dict(os.environ)
    handlers = list(root.handlers)
    names = ("hearthwatch", "uvicorn.error", *logs.ALIASES.values())
    levels = {name: logging.getLogger(name).level for name in names}
    yield
    structlog.reset_defaults()
    root.handlers = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    os.environ.clear()
    os.environ.update(environment)


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> logs.Ring:
    ring = logs.Ring()
    monkeypatch.setattr(logs, "RING", ring)
    return ring


def written(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_an_app_logs_for_people(
    ring: logs.Ring, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUPERVISOR_TOKEN", SECRET)
    logs.set_up("info")
    structlog.get_logger("hearthwatch.x").error("option_ignored", password=SECRET)
    (line,) = capsys.readouterr().err.splitlines()
    assert "option_ignored" in line
    assert not line.startswith("{")
    assert SECRET not in line
    assert len(ring.tail(limit=9)) == 1


def test_lines_are_json_with_what_belongs_to_them(
    ring: logs.Ring, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up("info")
    with structlog.contextvars.bound_contextvars(correlation_id="request-1"):
        structlog.get_logger("hearthwatch.api.x").info("something", camera="yard", tries=2)
    (line,) = written(capsys)
    assert line.pop("timestamp")
    assert line == {
        "event": "something",
        "level": "info",
        "logger": "hearthwatch.api.x",
        "camera": "yard",
        "tries": 2,
        "correlation_id": "request-1",
    }
    (kept,) = ring.tail(limit=10)
    assert kept.event == "something"
    assert kept.fields == {"camera": "yard", "tries": 2, "correlation_id": "request-1"}


def test_nothing_secret_is_written_or_kept(
    ring: logs.Ring, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up("debug")
    log = structlog.get_logger("hearthwatch.x")
    log.warning("failed", url=f"rtsp://me:{SECRET}@192.0.2.1/", headers={"Cookie": SECRET})
    words = f"asked for /inbound/{SECRET}"
    log.info(words, token=SECRET)
    try:
        int(f"https://me:{SECRET}@example.org/?key={SECRET}")
    except ValueError:
        log.exception("crashed")
    logging.getLogger("uvicorn.error").warning("GET /x?signature=%s", SECRET)
    text = capsys.readouterr().err
    assert len(text.splitlines()) == 4
    assert "ValueError" in text
    assert "Traceback" in text
    assert SECRET not in text
    assert SECRET not in repr(ring.tail(limit=10))


def test_an_event_is_written_without_the_name_of_a_face(
    ring: logs.Ring, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up("info")
    box = {"x": 0, "y": 0, "width": 1, "height": 1}
    data = {"name": "Ada", "confidence": 0.9, "location": box}
    event = Event(random_id(0.0), EventType.FACE_DETECTED, 0.25, data=data)
    structlog.get_logger("hearthwatch.x").info("integration_event", **integration_event(event))
    (line,) = written(capsys)
    assert line["event"] == "integration_event"
    assert line["event_type"] == "face_detected"
    assert line["timestamp"] == "1970-01-01T00:00:00.250Z"
    assert line["correlation_id"] == str(event.id)
    assert line["data"] == {"name": "***", "confidence": 0.9, "location": box}


def test_libraries_write_the_same_kind_of_lines(
    ring: logs.Ring, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up("info")
    library = logging.getLogger("some.library")
    library.info("not so important")
    library.warning("beware of %s", "it")
    library.log(37, "an odd level")
    lines = written(capsys)
    assert [(line["event"], line["level"]) for line in lines] == [
        ("beware of it", "warning"),
        ("an odd level", "warning"),
    ]
    assert lines[0]["logger"] == "some.library"


@pytest.mark.parametrize("alias", sorted(logs.ALIASES.values()))
def test_older_names_of_loggers_hold(
    ring: logs.Ring, capsys: pytest.CaptureFixture[str], alias: str
) -> None:
    logs.set_up("info", [alias])
    (part,) = [part for part, name in logs.ALIASES.items() if name == alias]
    structlog.get_logger(f"{part}.client").debug("seen")
    structlog.get_logger(f"{part}_other").debug("not seen")
    structlog.get_logger("hearthwatch.watch").debug("not seen")
    assert [line["event"] for line in written(capsys)] == ["seen"]


def test_a_level_that_a_program_sets_holds(
    ring: logs.Ring, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up("info")
    logging.getLogger("mqtt_integration").setLevel(logging.ERROR)
    structlog.get_logger("hearthwatch.outputs.mqtt").warning("not seen")
    structlog.get_logger("hearthwatch.outputs.mqtt").error("seen")
    assert [line["event"] for line in written(capsys)] == ["seen"]


def test_children_log_as_much(ring: logs.Ring) -> None:
    logs.set_up("warning", ["mqtt_integration", "uvicorn.error"])
    assert os.environ["HEARTHWATCH_LOG_LEVEL"] == "warning"
    assert os.environ["HEARTHWATCH_LOG_DEBUG"] == "mqtt_integration uvicorn.error"


def test_the_tail_is_bounded_and_filtered() -> None:
    ring = logs.Ring(size=5)
    heard: list[LogLine] = []
    ring.listen(heard.append)
    for number in range(8):
        level = LogLevel.ERROR if number % 2 else LogLevel.INFO
        fields = {"camera": "Yard" if number == 6 else "door"}
        ring.add(LogLine(1000.0 + number, level, f"event_{number}", "hearthwatch", fields=fields))
    assert len(heard) == 8

    def events(**wanted: object) -> list[str]:
        return [line.event for line in ring.tail(**({"limit": 100} | wanted))]  # type: ignore[arg-type]

    assert events() == ["event_3", "event_4", "event_5", "event_6", "event_7"]
    assert events(limit=2) == ["event_6", "event_7"]
    assert events(level=LogLevel.WARNING) == ["event_3", "event_5", "event_7"]
    assert events(since=1006.0) == ["event_6", "event_7"]
    assert events(contains="yard") == ["event_6"]
    assert events(contains="nowhere") == []


def test_moments_are_those_of_writing(ring: logs.Ring) -> None:
    logs.set_up("info")
    before = time.time()
    structlog.get_logger("hearthwatch").info("now")
    (line,) = ring.tail(limit=1)
    assert before <= line.timestamp <= time.time()
