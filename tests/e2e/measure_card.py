"""Measure the camera card in a real Home Assistant, in Chromium.

Run it by hand: `.venv/bin/python tests/e2e/measure_card.py [SECONDS]`. It prints how long it takes
from opening the dashboard's view to the first picture, from a tap to live video, from an event's
being committed to its being shown, and what nine cards cost while nobody touches them for so many
seconds. All clocks are this machine's.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from stage import camera as cameras
from stage.browser import chromium, signed_in
from stage.engine import Engine
from stage.homeassistant import HomeAssistant

CACHE = Path(__file__).parents[2] / ".cache"
NINE = 9
ROUNDS = 5

WATCH = """
window.long = []; window.subscriptions = 0; window.shown = {}; window.pictures = [];
new PerformanceObserver(list => {
  for (const task of list.getEntries()) window.long.push(task.duration);
}).observe({ type: "longtask", buffered: true });
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (text) {
  if (typeof text === "string") {
    window.subscriptions += text.split('"hearthwatch/subscribe"').length - 1;
  }
  return send.call(this, text);
};
window.theCard = (root = document) => root.querySelector("hearthwatch-camera-card")
  ?? [...root.querySelectorAll("*")].map(e => e.shadowRoot && theCard(e.shadowRoot)).find(Boolean);
const draw = CanvasRenderingContext2D.prototype.drawImage;
CanvasRenderingContext2D.prototype.drawImage = function (...drawn) {
  window.pictures.push(performance.now());
  return draw.apply(this, drawn);
};
"""
"""Counts from the page's beginning: long tasks, subscriptions, pictures that are drawn."""

OPEN = """() => {
  window.pictures = [];
  window.opened = performance.now();
  history.pushState(null, "", "/the-cards/one");
  dispatchEvent(new CustomEvent("location-changed", { detail: { replace: false } }));
  window.first = null;
  const look = () => {
    const poster = theCard()?.shadowRoot.querySelector(".poster");
    if (!poster?.naturalWidth && window.pictures.length === 0) requestAnimationFrame(look);
    else window.first = performance.now() - window.opened;
  };
  look();
}"""
"""Goes to another view as a tap on its tab does, and looks when there is a picture."""

LIVE = """() => {
  const card = theCard();
  const picture = card.shadowRoot.querySelector("hw-live-picture");
  window.live = null;
  const begun = performance.now();
  const look = () => {
    if (!picture.shadowRoot.querySelector("video[shown]")) requestAnimationFrame(look);
    else window.live = performance.now() - begun;
  };
  look();
  card.shadowRoot.querySelector(".tap").click();
}"""

EVENTS = """async () => {
  window.delays = [];
  const { hass } = document.querySelector("home-assistant");
  const strip = theCard().shadowRoot.querySelector("hw-visit-strip").shadowRoot;
  const told = {};
  await hass.connection.subscribeMessage(({ topic, data }) => {
    if (topic === "events") told[data.timestamp] = Date.parse(data.trace.published);
  }, { type: "hearthwatch/subscribe" });
  const look = () => {
    for (const time of strip.querySelectorAll("time")) {
      const published = told[time.dateTime];
      if (!published) continue;
      delete told[time.dateTime];
      requestAnimationFrame(() => window.delays.push(Date.now() - published));
    }
  };
  const options = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver(look).observe(strip, options);
}"""
"""Hears of events as the card does, and looks when their moments stand in its strip."""

CARD = "hearthwatch-camera-card"


def main(seconds: float = 30.0) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        film = cameras.film(CACHE / "footage/vtest.avi", CACHE / "e2e/vtest.mp4")
        (folder / "camera").mkdir()
        with cameras.playing(film, folder / "camera", user="viewer", password="x-y") as address:
            source = {"type": "rtsp", "url": address, "roles": ["detect", "record"]}
            settings = {"cameras": [{"name": "Walkway", "slug": "walkway", "sources": [source]}]}
            engine, home = Engine(folder / "engine", settings), HomeAssistant(folder / "home")
            engine.start()
            home.start()
            try:
                with chromium() as browser:
                    _connect(engine, home)
                    _measure(signed_in(browser, home), seconds)
            finally:
                home.stop()
                engine.stop()


def _connect(engine: Engine, home: HomeAssistant) -> None:
    flow = home.client.start_flow("hearthwatch")
    flow.enter(host="127.0.0.1", port=engine.port, ssl=False, verify_ssl=True, api_key=engine.key)
    flow.result()
    home.client.wait_for_state("binary_sensor.walkway_online", "on")
    with home.client.connect() as connection:
        devices = connection.command("config/device_registry/list")
        connection.command("lovelace/dashboards/create", url_path="the-cards", title="Cards")
        device = next(each["id"] for each in devices if each["name"] == "Walkway")
        card = {"type": f"custom:{CARD}", "device": device}
        views = [_view("empty", []), _view("one", [card]), _view("nine", [card] * NINE)]
        connection.command("lovelace/config/save", url_path="the-cards", config={"views": views})


def _view(path: str, cards: list[dict[str, Any]]) -> dict[str, Any]:
    sections = [{"type": "grid", "cards": [card]} for card in cards]
    return {"title": path, "path": path, "type": "sections", "sections": sections}


def _measure(context: BrowserContext, seconds: float) -> None:
    context.add_init_script(WATCH)
    pictures = [_first_picture(context) for _ in range(ROUNDS)]
    _say("first picture after opening the view", pictures)
    lives = [_live(context) for _ in range(ROUNDS)]
    _say("live after the tap", lives)
    _say("event shown after it was committed", _events(context, seconds))
    _nine(context, seconds)


def _first_picture(context: BrowserContext) -> float:
    """Return how long a view takes to its first picture; the page itself is loaded already."""
    page = context.new_page()
    page.goto("/the-cards/empty")
    page.locator("hui-view").wait_for(state="attached")
    page.wait_for_function("customElements.get('hearthwatch-camera-card') !== undefined")
    page.evaluate(OPEN)
    page.wait_for_function("window.first !== null", polling=10)
    found = float(page.evaluate("window.first"))
    page.close()
    return found


def _live(context: BrowserContext) -> float:
    page = _opened(context, "one")
    page.evaluate(LIVE)
    page.wait_for_function("window.live !== null", polling=10)
    found = float(page.evaluate("window.live"))
    page.close()
    return found


def _events(context: BrowserContext, seconds: float) -> list[float]:
    """Return the delays from commit to screen, in milliseconds, of what happens in so long."""
    page = _opened(context, "one")
    page.evaluate(EVENTS)
    page.wait_for_timeout(seconds * 1000)
    delays = [float(delay) for delay in page.evaluate("window.delays")]
    page.close()
    return delays


def _nine(context: BrowserContext, seconds: float) -> None:
    page = _opened(context, "nine")
    page.wait_for_function("window.pictures.length >= 9")
    page.wait_for_timeout(3000)
    page.evaluate("window.long = []")
    page.wait_for_timeout(seconds * 1000)
    long, subscriptions = page.evaluate("[window.long, window.subscriptions]")
    sys.stdout.write(
        f"nine cards, idle for {seconds:.0f} s: {subscriptions} subscription(s), {len(long)} tasks"
        f" over 50 ms, the longest {max(long, default=0):.0f} ms\n"
    )
    page.close()


def _opened(context: BrowserContext, view: str) -> Page:
    page = context.new_page()
    page.goto(f"/the-cards/{view}")
    page.locator(f"{CARD} hw-visit-strip li button").first.wait_for()
    page.wait_for_function("window.pictures.length > 0")
    return page


def _say(what: str, figures: list[float]) -> None:
    median, most = statistics.median(figures), max(figures)
    sys.stdout.write(f"{what}: median {median:.0f} ms, most {most:.0f} ms of {len(figures)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
