"""Measure how long an event takes from the engine's database to a state in Home Assistant.

Run it by hand: `.venv/bin/python tests/e2e/measure_latency.py [SECONDS]`. Both clocks are this
machine's: the engine says when an event was committed, Home Assistant when the state changed.
"""

import statistics
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from stage import camera as cameras
from stage.engine import Engine
from stage.homeassistant import HomeAssistant

CACHE = Path(__file__).parents[2] / ".cache"


def main(seconds: float = 60.0) -> None:
    """Print the delays of the events of so many seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        film = cameras.film(CACHE / "footage/vtest.avi", CACHE / "e2e/vtest.mp4")
        (folder / "camera").mkdir()
        with cameras.playing(film, folder / "camera", user="viewer", password="x-y") as address:
            source = {"type": "rtsp", "url": address}
            zone = {"name": "Way", "points": [[0.3, 0], [1, 0], [1, 1], [0.3, 1]]}
            settings = {"cameras": [{"name": "Walkway", "sources": [source], "zones": [zone]}]}
            engine, home = Engine(folder / "engine", settings), HomeAssistant(folder / "home")
            engine.start()
            home.start()
            try:
                delays = _measure(engine, home, seconds)
            finally:
                home.stop()
                engine.stop()
    twentieths = statistics.quantiles(delays, n=20)
    sys.stdout.write(
        f"{len(delays)} events: median {statistics.median(delays) * 1000:.0f} ms,"
        f" p95 {twentieths[18] * 1000:.0f} ms, most {max(delays) * 1000:.0f} ms\n"
    )


def _measure(engine: Engine, home: HomeAssistant, seconds: float) -> list[float]:
    flow = home.client.start_flow("hearthwatch")
    flow.enter(host="127.0.0.1", port=engine.port, ssl=False, verify_ssl=True, api_key=engine.key)
    flow.result()
    home.client.wait_for_state("event.walkway_detection", lambda state: state != "unavailable")
    changed: dict[str, float] = {}
    with home.client.connect() as connection:
        changes = connection.subscribe(event_type="state_changed")
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                data = connection.event(changes, left)["data"]
            except TimeoutError:
                break
            new = data["new_state"]
            if data["entity_id"] == "event.walkway_detection" and new:
                identifier = new["attributes"].get("event_id")
                if identifier:
                    changed[identifier] = datetime.fromisoformat(new["last_updated"]).timestamp()
    delays = []
    for event in engine.get("events", limit=1000)["events"]:
        if event["id"] in changed:
            published = datetime.fromisoformat(event["trace"]["published"]).timestamp()
            delays.append(changed[event["id"]] - published)
    return delays


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
