"""The timeline, as people use it: moved on, filtered, played, deleted and had back."""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from stage.browser import take_picture
from stage.engine import Engine
from stage.homeassistant import HomeAssistant

RECORDING = "switch.walkway_recording"
CLIPS = "sensor.walkway_clips_today"
ROWS = "hw-visit-list .row"


@pytest.fixture(scope="module")
def recorded(home: HomeAssistant, engine: Engine) -> None:
    """Have the integration know the engine, which has recorded a clip."""
    engine.wait_for_camera("walkway")
    with home.client.connect() as connection:
        if not connection.command("config_entries/get", domain="hearthwatch"):
            flow = home.client.start_flow("hearthwatch")
            address = {"host": "127.0.0.1", "port": engine.port}
            flow.enter(**address, ssl=False, verify_ssl=True, api_key=engine.key).result()
    home.client.wait_for_state("binary_sensor.walkway_online", "on")
    home.client.call("switch.turn_on", entity_id=RECORDING)
    before = home.client.get(f"states/{CLIPS}")["state"]
    home.client.wait_for_state("binary_sensor.walkway_person", "on")
    home.client.call("switch.turn_off", entity_id=RECORDING)
    home.client.wait_for_state(CLIPS, lambda now: now != before)


@pytest.fixture
def timeline(recorded: None, page: Page) -> Locator:
    return opened(page)


def opened(page: Page) -> Locator:
    """Open the page in the sidebar."""
    page.goto("/hearthwatch")
    timeline = page.locator("hw-timeline-view")
    expect(timeline.locator(ROWS).first).to_be_visible()
    return timeline


def played(page: Page, timeline: Locator) -> None:
    """Wait until some pictures of a clip have been shown."""
    video = timeline.locator("hw-clip-player video")
    video.wait_for(state="attached")
    page.wait_for_function(
        "video => video.getVideoPlaybackQuality().totalVideoFrames > 5", arg=video.element_handle()
    )


def play_the_clip(engine: Engine, page: Page, timeline: Locator) -> None:
    """Choose the moment in the middle of the newest clip by a click on the bar."""
    timeline.get_by_role("button", name="Hour").click()
    clip = engine.get("clips", limit=1)["clips"][0]
    bar = timeline.get_by_role("slider")
    place = bar.evaluate(
        """(bar, [start, seconds]) => {
          const {left, top, width} = bar.getBoundingClientRect();
          const from = 1000 * bar.ariaValueMin, to = 1000 * bar.ariaValueMax;
          const moment = Date.parse(start) + 500 * seconds;
          return [left + width * (moment - from) / (to - from), top + 40];
        }""",
        [clip["start"], clip["duration"]],
    )
    page.mouse.click(*place)
    played(page, timeline)


def test_it_is_in_the_sidebar_and_lists_what_happened(timeline: Locator, page: Page) -> None:
    expect(page.locator("ha-sidebar").get_by_text("Hearthwatch")).to_be_visible()
    expect(timeline.locator(ROWS).first).to_contain_text("Person")
    expect(timeline.locator("hw-event-picture canvas")).to_be_visible()
    timeline.get_by_role("button", name="Why?").click()
    expect(timeline.locator("hw-event-reasons")).to_contain_text("confirmed")
    page.keyboard.press("Escape")


def test_a_moment_is_found_on_the_bar_and_plays(
    engine: Engine, timeline: Locator, page: Page
) -> None:
    play_the_clip(engine, page, timeline)
    take_picture(page, "a moment plays in the timeline")
    bar = timeline.get_by_role("slider")
    before = float(bar.get_attribute("aria-valuenow") or 0)
    bar.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(
        "([bar, before]) => Number(bar.ariaValueNow) < before",
        arg=[bar.element_handle(), before],
    )
    page.keyboard.press("-")
    expect(timeline.get_by_role("button", name="Hour")).to_have_attribute("aria-pressed", "false")


def test_filters_hold_for_the_list_and_can_be_taken_back(timeline: Locator) -> None:
    timeline.get_by_role("button", name="Filters").click()
    timeline.get_by_label("What", exact=True).select_option("animal")
    expect(timeline).to_contain_text("Nothing like that happened in this time.")
    timeline.get_by_label("What", exact=True).select_option("person")
    expect(timeline.locator(ROWS).first).to_contain_text("Person")
    timeline.get_by_role("button", name="Show everything").first.click()
    expect(timeline.get_by_label("What", exact=True)).to_have_value("")


def test_a_clip_is_kept_saved_deleted_and_had_back(
    engine: Engine, timeline: Locator, page: Page
) -> None:
    clip = engine.get("clips", limit=1)["clips"][0]["clip_id"]
    play_the_clip(engine, page, timeline)
    star = timeline.get_by_role("button", name="Keep it for good")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    assert engine.get(f"clips/{clip}")["starred"]
    with page.expect_download() as download:
        timeline.get_by_role("link", name="Save it").click()
    assert re.fullmatch(r"walkway-[\da-f-]+\.mp4", download.value.suggested_filename)
    timeline.get_by_role("button", name="Delete the clip").click()
    expect(timeline.get_by_text("Clip deleted.")).to_be_visible()
    assert clip not in [each["clip_id"] for each in engine.get("clips", limit=100)["clips"]]
    timeline.get_by_role("button", name="Undo").click()
    expect(timeline.get_by_text("It is back.")).to_be_visible()
    assert engine.get("clips", limit=1)["clips"][0]["clip_id"] == clip
    played(page, timeline)


def test_an_engine_that_is_away_is_said_so_and_what_was_known_stays(
    engine: Engine, timeline: Locator, page: Page
) -> None:
    engine.kill()
    expect(timeline.locator(".away")).to_contain_text("The engine does not answer")
    expect(timeline.locator(ROWS).first).to_be_visible()
    take_picture(page, "the timeline without its engine")
    engine.start()
    expect(timeline.locator(".away")).to_have_count(0)


def test_it_fits_a_phone_at_night(session: BrowserContext, recorded: None) -> None:
    page = session.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    opened(page)
    take_picture(page, "the timeline on a phone")
    wide = page.evaluate("document.scrollingElement.scrollWidth > innerWidth")
    page.close()
    assert not wide
