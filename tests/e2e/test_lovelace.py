"""The camera card, as people use it: picked, watched, asked why, drawn on; and when things fail."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from stage.browser import sign_in, take_picture
from stage.engine import Engine
from stage.homeassistant import HomeAssistant

CARD = "hearthwatch-camera-card"
DASHBOARD = "card-test"
RECORDING = "switch.walkway_recording"
CLIPS = "sensor.walkway_clips_today"


@pytest.fixture(scope="module")
def walkway(home: HomeAssistant, engine: Engine) -> str:
    """Have the integration know the engine; returns the id of the camera's device."""
    engine.wait_for_camera("walkway")
    with home.client.connect() as connection:
        if not connection.command("config_entries/get", domain="hearthwatch"):
            flow = home.client.start_flow("hearthwatch")
            address = {"host": "127.0.0.1", "port": engine.port}
            flow.enter(**address, ssl=False, verify_ssl=True, api_key=engine.key).result()
        home.client.wait_for_state("binary_sensor.walkway_online", "on")
        devices = connection.command("config/device_registry/list")
    home.client.call("switch.turn_on", entity_id=RECORDING)
    return next(each["id"] for each in devices if each["name"] == "Walkway")


@pytest.fixture(scope="module")
def dashboard(home: HomeAssistant, walkway: str) -> str:
    """Make a dashboard that has no card yet; returns its address."""
    with home.client.connect() as connection:
        connection.command(
            "lovelace/dashboards/create", url_path=DASHBOARD, title="Cameras", mode="storage"
        )
    show(home, [])
    return f"/{DASHBOARD}"


@pytest.fixture
def card(home: HomeAssistant, dashboard: str, walkway: str, page: Page) -> Locator:
    """Open a dashboard with one card."""
    show(home, [{"type": f"custom:{CARD}", "device": walkway}])
    return opened(page, dashboard)


def show(home: HomeAssistant, cards: list[dict[str, Any]]) -> None:
    view = {"title": "Cameras", "type": "sections", "sections": [{"type": "grid", "cards": cards}]}
    with home.client.connect() as connection:
        connection.command("lovelace/config/save", url_path=DASHBOARD, config={"views": [view]})


def opened(page: Page, path: str) -> Locator:
    page.goto(path)
    card = page.locator(CARD).first
    expect(card.locator("hw-visit-strip li button").first).to_be_visible()
    return card


def played(page: Page, video: Locator) -> None:
    """Wait until a video has shown some pictures."""
    video.wait_for(state="attached")
    page.wait_for_function(
        "video => video.getVideoPlaybackQuality().totalVideoFrames > 5", arg=video.element_handle()
    )


def test_the_card_is_picked_by_its_camera(dashboard: str, page: Page) -> None:
    page.goto(f"{dashboard}?edit=1")
    page.get_by_role("button", name="Add card").first.click()
    page.get_by_placeholder("Search entities").fill("camera.walkway")
    page.get_by_text("Walkway", exact=True).first.click()
    page.get_by_text("Hearthwatch camera").click()
    card = page.locator(CARD).first
    expect(card.locator("hw-live-picture canvas")).to_be_visible()
    expect(card.get_by_role("heading", name="Walkway")).to_be_visible()


def test_it_is_live_when_tapped(card: Locator, page: Page) -> None:
    card.get_by_role("button", name="Show Walkway live").click()
    expect(card.locator("hw-live-bar")).to_contain_text("Live")
    played(page, card.locator("video[shown]"))
    card.get_by_role("button", name="Stop the live picture of Walkway").click()
    expect(card.locator("hw-live-bar")).to_have_count(0)


def test_an_event_appears_and_its_clip_plays(
    home: HomeAssistant, engine: Engine, card: Locator, page: Page
) -> None:
    before = home.client.get(f"states/{CLIPS}")["state"]
    newest = engine.get("events", event_type="object_detected", limit=1)["events"][0]["id"]
    card.evaluate(  # every tile that was not there when the test began is marked by the page
        """card => {
          const strip = card.shadowRoot.querySelector("hw-visit-strip");
          window.first = strip.shadowRoot.querySelector("li time").dateTime;
        }"""
    )
    page.wait_for_function(
        """card => card.shadowRoot.querySelector("hw-visit-strip")
          .shadowRoot.querySelector("li time").dateTime > window.first""",
        arg=card.element_handle(),
    )
    assert engine.get("events", event_type="object_detected", limit=1)["events"][0]["id"] > newest
    home.client.call("switch.turn_off", entity_id=RECORDING)
    home.client.wait_for_state(CLIPS, lambda now: now != before)
    home.client.call("switch.turn_on", entity_id=RECORDING)
    card.locator("hw-visit-strip li button").last.click()
    played(page, card.locator("hw-clip-player video"))
    take_picture(page, "a clip plays in the card")
    clip = engine.get("clips", limit=1)["clips"][0]
    for each in engine.get("clips", limit=100)["clips"]:
        engine.delete(f"clips/{each['clip_id']}")
    assert clip
    expect(card.get_by_role("status")).to_contain_text(["The clip was deleted"])
    card.get_by_role("button", name="Back to the live picture").click()
    expect(card.locator("hw-live-picture canvas")).to_be_visible()


def test_an_event_is_explained(card: Locator, page: Page) -> None:
    card.locator("hw-visit-strip li button").first.click()
    card.get_by_role("button", name="Why?").click()
    reasons = card.locator("hw-event-reasons")
    expect(reasons).to_contain_text("followed")
    expect(reasons.locator("hw-check-list").first).to_contain_text("confirmed")
    take_picture(page, "an event is explained")
    page.keyboard.press("Escape")
    expect(reasons).to_have_count(0)


def test_a_zone_is_drawn_and_the_next_event_carries_it(
    engine: Engine, card: Locator, page: Page
) -> None:
    card.get_by_role("button", name="Zones").click()
    editor = card.locator("hw-zone-editor")
    editor.get_by_role("button", name="Zone", exact=True).click()
    canvas = editor.locator("svg.fresh")
    box = canvas.bounding_box()
    assert box
    corners = ((0.25, 0.2), (0.95, 0.2), (0.95, 0.95), (0.25, 0.95), (0.25, 0.2))
    for x, y in corners:
        page.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
    editor.get_by_label("Name").fill("Forecourt")
    editor.get_by_role("button", name="Undo").click()
    expect(editor.get_by_label("Name")).to_have_value("Zone 1")
    editor.get_by_role("button", name="Redo").click()
    editor.get_by_role("button", name="Corner 1 of 4").focus()
    page.keyboard.press("ArrowLeft")
    editor.get_by_role("button", name="Try on the last day").click()
    trial = editor.locator("hw-trial-view")
    expect(trial).to_contain_text("%")
    editor.get_by_role("button", name="Stop trying").click()
    editor.get_by_role("button", name="Save").click()
    expect(editor).to_contain_text("Saved. It holds from now on.")
    take_picture(page, "a zone is drawn")
    zone = next(z for z in engine.get("cameras/walkway/zones")["zones"] if z["name"] == "Forecourt")
    assert len(zone["points"]) == 4
    assert zone["points"][0][0] < 0.249
    page.keyboard.press("Escape")
    expect(card.locator("hw-visit-strip").get_by_text("Person · Forecourt").first).to_be_visible()


def test_a_zone_that_crosses_itself_is_not_saved(card: Locator, page: Page) -> None:
    card.get_by_role("button", name="Zones").click()
    editor = card.locator("hw-zone-editor")
    editor.get_by_role("button", name="Zone", exact=True).click()
    editor.get_by_role("button", name="Begin with a rectangle").click()
    editor.get_by_role("button", name="Corner 1 of 4").focus()
    for _ in range(20):
        page.keyboard.press("Shift+ArrowRight")
    expect(editor).to_contain_text("Its edges cross")
    expect(editor.get_by_role("button", name="Save")).to_be_disabled()
    page.keyboard.press("Escape")
    card.get_by_role("button", name="Zones").click()
    expect(editor).to_contain_text("Your drawing from before, not saved yet.")


def test_an_engine_that_is_away_is_said_so_until_it_is_back(
    engine: Engine, card: Locator, page: Page
) -> None:
    engine.kill()
    expect(card).to_contain_text("The engine does not answer")
    expect(card.get_by_role("button", name="Record")).to_be_disabled()
    take_picture(page, "the engine is away")
    engine.start()
    expect(card.locator(".notice")).to_have_count(0)
    expect(card.get_by_role("button", name="Record")).to_be_enabled()


def test_a_browser_without_media_source_is_shown_stills_and_told(
    session: BrowserContext, dashboard: str
) -> None:
    page = session.new_page()
    page.add_init_script(
        "delete window.MediaSource; delete window.ManagedMediaSource; delete window.RTCPeerConnection"
    )
    card = opened(page, dashboard)
    card.get_by_role("button", name="Show Walkway live").click()
    expect(card.locator("hw-live-bar")).to_contain_text("This browser plays no live video.")
    expect(card.locator("hw-live-picture canvas")).to_be_visible()
    page.close()


@pytest.fixture
def guest(home: HomeAssistant, browser: Browser) -> Iterator[BrowserContext]:
    """Sign somebody in who may look and no more."""
    with home.client.connect() as connection:
        made = connection.command(
            "config/auth/create", name="Guest", group_ids=["system-read-only"], local_only=False
        )
        connection.command(
            "config/auth_provider/homeassistant/create",
            user_id=made["user"]["id"],
            username="guest",
            password="a-guests-pass",
        )
    context = sign_in(browser, home, "guest", "a-guests-pass")
    yield context
    context.close()


def test_who_may_only_look_is_offered_no_more(guest: BrowserContext, dashboard: str) -> None:
    page = guest.new_page()
    card = opened(page, dashboard)
    expect(card.get_by_role("button", name="More")).to_be_visible()
    for name in ("Record", "Snapshot", "Detection", "Zones"):
        expect(card.get_by_role("button", name=name)).to_have_count(0)


def test_it_fits_a_phone_at_night_in_german(
    home: HomeAssistant, session: BrowserContext, dashboard: str
) -> None:
    speak(home, "de")
    page = session.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    card = opened(page, dashboard)
    card.get_by_role("button", name="Zonen").click()
    expect(card.get_by_role("heading", name="Zonen von Walkway")).to_be_visible()
    take_picture(page, "zones on a phone")
    page.keyboard.press("Escape")
    take_picture(page, "a card on a phone")
    wide = page.evaluate("document.scrollingElement.scrollWidth > innerWidth")
    speak(home, "en")
    page.close()
    assert not wide


def speak(home: HomeAssistant, language: str) -> None:
    usual = dict.fromkeys(
        ("number_format", "time_format", "date_format", "first_weekday"), "language"
    )
    value = {"language": language, **usual, "time_zone": "local"}
    with home.client.connect() as connection:
        connection.command("frontend/set_user_data", key="language", value=value)
