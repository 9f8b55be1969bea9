"""The whole, as an owner meets it: clicked together, seen, automated, killed and started again."""

import datetime as dt
import time
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from stage.browser import take_picture
from stage.engine import Engine
from stage.homeassistant import HomeAssistant

CAMERA = "camera.walkway"
PERSON = "binary_sensor.walkway_person"
DETECTION = "event.walkway_detection"


def dialog(page: Page) -> Locator:
    return page.locator("dialog-data-entry-flow")


def submit(page: Page, name: str = "Submit") -> None:
    dialog(page).get_by_role("button", name=name).click()


def tile(page: Page, title: str) -> Locator:
    return page.locator("ha-media-player-browse .child").filter(has_text=title).first


@pytest.fixture(scope="session")
def device(home: HomeAssistant) -> str:
    """Return the id of the camera's device."""
    with home.client.connect() as connection:
        devices = connection.command("config/device_registry/list")
    return next(each["id"] for each in devices if each["name"] == "Walkway")


def test_an_engine_is_added_by_clicking(home: HomeAssistant, engine: Engine, page: Page) -> None:
    page.goto("/_my_redirect/config_flow_start?domain=hearthwatch")
    page.get_by_role("button", name="OK").click()
    form = dialog(page)
    form.locator("input[name=host]").fill("127.0.0.1")
    form.locator("ha-selector-number input").fill(str(engine.port))
    form.locator("input[name=api_key]").fill("hw_not-this-one")
    submit(page)
    expect(form.locator("ha-alert")).to_contain_text("does not know this key")
    form.locator("input[name=api_key]").fill(engine.key)
    submit(page)
    page.get_by_role("button", name="Skip and finish").click()
    home.client.wait_for_state("binary_sensor.walkway_online", "on")


def test_a_camera_is_added_by_clicking(home: HomeAssistant, camera: str, page: Page) -> None:
    page.goto("/config/integrations/integration/hearthwatch")
    page.get_by_role("button", name="Add camera").click()
    dialog(page).locator("input[name=name]").fill("Path")
    dialog(page).locator("ha-select").click()
    page.get_by_text("RTSP stream", exact=True).click()
    submit(page)
    dialog(page).locator("input[name=url]").fill(camera)
    submit(page)
    picture = dialog(page).locator("img").first
    expect(picture).to_be_visible()
    page.wait_for_function("picture => picture.naturalWidth > 0", arg=picture.element_handle())
    take_picture(page, "a camera is tried")
    dialog(page).get_by_text("Continue").click()
    submit(page)
    submit(page, "Finish")
    home.client.wait_for_state("binary_sensor.path_online", "on")


def test_the_live_picture_moves(page: Page) -> None:
    page.goto(f"/home/overview?more-info-entity-id={CAMERA}")
    videos = page.locator("ha-more-info-dialog video")  # HLS gives way to WebRTC
    shown, until = 0, time.monotonic() + 60
    while shown < 20:
        assert time.monotonic() < until, f"{shown} pictures in a minute"
        page.wait_for_timeout(200)
        shown = videos.evaluate_all(
            "all => Math.max(0, ...all.map(v => v.getVideoPlaybackQuality().totalVideoFrames))"
        )


def test_a_person_arrives_with_a_picture(home: HomeAssistant) -> None:
    with home.client.connect() as connection:
        changes = connection.subscribe(event_type="state_changed")
        while True:
            data = connection.event(changes)["data"]
            told = data["new_state"] or {"attributes": {}}
            if (
                data["entity_id"] == DETECTION
                and told["attributes"]["event_type"] == "object_detected"
                and "picture" in told["attributes"]
            ):
                break
    assert told["attributes"]["label"] == "person"
    assert told["attributes"]["score"] > 0.5
    assert home.client.get(told["attributes"]["picture"].removeprefix("/api/"))[:2] == b"\xff\xd8"
    home.client.wait_for_state(PERSON, "on")


def test_automations_run_on_both_kinds_of_triggers(home: HomeAssistant, device: str) -> None:
    with home.client.connect() as connection:
        offered = connection.command("device_automation/trigger/list", device_id=device)
        by_device: dict[str, Any] = next(
            {key: value for key, value in each.items() if key != "metadata"}
            for each in offered
            if each["domain"] == "hearthwatch" and each["type"] == "object_detected"
        )
        by_target = {
            "trigger": "hearthwatch.object_detected",
            "target": {"device_id": device},
            "options": {"label": ["person"], "min_score": 0.3},
        }
        fired = connection.subscribe(event_type="e2e_fired")
        for name, trigger in (("device", by_device), ("target", by_target)):
            home.client.post(
                f"config/automation/config/e2e_{name}",
                {
                    "alias": f"By {name}",
                    "triggers": [trigger],
                    "actions": [{"event": "e2e_fired", "event_data": {"by": name}}],
                },
            )
        seen: set[str] = set()
        while seen != {"device", "target"}:
            seen.add(connection.event(fired)["data"]["by"])
    for name in seen:
        home.client.call("automation.turn_off", entity_id=f"automation.by_{name}")


def test_a_clip_plays_from_the_media_browser(home: HomeAssistant, page: Page) -> None:
    home.client.call("switch.turn_off", entity_id="switch.walkway_recording")
    clips = home.client.wait_for_state("sensor.walkway_clips_today", lambda now: now != "0")
    assert int(clips["state"]) > 0
    page.goto("/media-browser")
    today = dt.datetime.now(dt.UTC).date()
    for name in ("Hearthwatch", "Walkway", str(today), "Clips"):
        tile(page, name).click()
    expect(page.locator("ha-media-player-browse .child").first).to_be_visible()
    take_picture(page, "clips")
    page.locator("ha-media-player-browse .child").first.click()
    video = page.locator("hui-dialog-web-browser-play-media video")
    video.wait_for()
    page.wait_for_function("video => video.currentTime > 0.5", arg=video.element_handle())


def test_an_engine_that_was_killed_comes_back(home: HomeAssistant, engine: Engine) -> None:
    home.client.wait_for_state(PERSON, lambda state: state in {"on", "off"})
    engine.kill()
    home.client.wait_for_state(PERSON, "unavailable")
    assert home.client.get(f"states/{DETECTION}")["state"] == "unavailable"
    engine.start()
    home.client.wait_for_state(PERSON, "on")


def test_home_assistant_starts_anew_with_right_states(
    home: HomeAssistant, engine: Engine, page: Page
) -> None:
    home.restart()
    home.client.wait_for_state(PERSON, "on")
    assert home.client.get("states/switch.walkway_recording")["state"] == "off"
    page.goto("/config/integrations/integration/hearthwatch")
    expect(page.get_by_text("Path").first).to_be_visible()
