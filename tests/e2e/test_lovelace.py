"""The camera card, as people use it: picked, watched, asked why, drawn on; and when things fail."""

import time
from collections.abc import Iterator
from typing import Any, Literal

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


def shown_on(home: HomeAssistant) -> dict[str, Any]:
    """Return how the dashboard's only card is set up."""
    with home.client.connect() as connection:
        config = connection.command("lovelace/config", url_path=DASHBOARD)
    (section,) = config["views"][0]["sections"]
    (card,) = section["cards"]
    return dict(card)


def opened(page: Page, path: str) -> Locator:
    page.goto(path)
    card = page.locator(CARD).first
    expect(card.locator("hw-visit-strip li button").first).to_be_visible()
    return card


def have_a_clip(home: HomeAssistant, engine: Engine) -> None:
    """Record until there is a clip that has ended."""
    if engine.get("clips", limit=1)["clips"]:
        return
    home.client.wait_for_state("camera.walkway", "recording")
    home.client.call("switch.turn_off", entity_id=RECORDING)
    until = time.monotonic() + 60
    while not engine.get("clips", limit=1)["clips"]:
        assert time.monotonic() < until, "no clip in a minute"
        time.sleep(0.2)
    home.client.call("switch.turn_on", entity_id=RECORDING)


def played(page: Page, videos: Locator) -> None:
    """Wait until one of several videos has shown some pictures: one gives way to the other."""
    videos.first.wait_for(state="attached")
    shown, until = 0, time.monotonic() + 60
    while shown < 6:
        assert time.monotonic() < until, f"{shown} pictures in a minute"
        page.wait_for_timeout(100)
        shown = videos.evaluate_all(
            "all => Math.max(0, ...all.map(v => v.getVideoPlaybackQuality().totalVideoFrames))"
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_card_is_picked_by_its_camera_and_set_up_in_its_editor(
    home: HomeAssistant, dashboard: str, page: Page, scheme: Literal["light", "dark"]
) -> None:
    show(home, [])
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{dashboard}?edit=1")
    page.get_by_role("button", name="Add card").first.click()
    page.get_by_placeholder("Search entities").fill("camera.walkway")
    page.get_by_text("Walkway", exact=True).first.click()
    page.get_by_text("Hearthwatch camera").click()
    page.get_by_role("button", name="Edit card").click()
    editor = page.locator("hui-dialog-edit-card")
    shown = editor.locator(CARD)
    expect(shown.get_by_role("button", name="Record")).to_be_visible()
    editor.locator("ha-selector-text input").fill("Front yard")
    editor.locator("ha-selector-boolean", has_text="Buttons").locator("ha-switch").click()
    expect(shown.get_by_role("heading", name="Front yard")).to_be_visible()
    expect(shown.get_by_role("button", name="Record")).to_have_count(0)
    take_picture(page, f"the card's editor, {scheme}")
    editor.get_by_role("button", name="Save").click()
    expect(editor.locator(CARD)).to_have_count(0)
    card = page.locator(CARD)
    expect(card.get_by_role("heading", name="Front yard")).to_be_visible()
    expect(card.locator("hw-live-picture[filled]")).to_be_visible()
    saved = shown_on(home)
    assert (saved["name"], saved["controls"]) == ("Front yard", False)


def test_it_is_live_when_tapped(card: Locator, page: Page) -> None:
    card.get_by_role("button", name="Show Walkway live").click()
    expect(card.locator("hw-live-bar")).to_contain_text("Live")
    played(page, card.locator("hw-live-picture video"))
    card.get_by_role("button", name="Stop the live picture of Walkway").click()
    expect(card.locator("hw-live-bar")).to_have_count(0)


def test_an_event_appears_and_its_clip_plays(
    home: HomeAssistant, engine: Engine, card: Locator, page: Page
) -> None:
    newest = engine.get("events", event_type="object_detected", limit=1)["events"][0]["id"]
    first = card.locator("hw-visit-strip li time").first
    until, moment = time.monotonic() + 60, first.get_attribute("datetime")
    while first.get_attribute("datetime") == moment:
        assert time.monotonic() < until, "nothing new is shown"
        page.wait_for_timeout(100)
    assert engine.get("events", event_type="object_detected", limit=1)["events"][0]["id"] > newest
    before = home.client.get(f"states/{CLIPS}")["state"]
    home.client.call("switch.turn_off", entity_id=RECORDING)
    home.client.wait_for_state(CLIPS, lambda now: now != before)
    home.client.call("switch.turn_on", entity_id=RECORDING)
    card.locator("hw-visit-strip li button").last.click()
    played(page, card.locator("hw-clip-player video"))
    take_picture(page, "a clip plays in the card")
    for each in engine.get("clips", limit=100)["clips"]:
        engine.delete(f"clips/{each['clip_id']}")
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
    home: HomeAssistant, engine: Engine, card: Locator, page: Page
) -> None:
    have_a_clip(home, engine)
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
    for name in ("MediaSource", "ManagedMediaSource", "RTCPeerConnection"):
        page.add_init_script(f"delete window.{name}")
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
