"""All parts are there and see each other, before anything of ours joins them."""

import pytest
from playwright.sync_api import Page, expect

from stage.engine import Engine
from stage.homeassistant import HomeAssistant, is_complaint


@pytest.fixture(scope="module")
def lamp(home: HomeAssistant) -> str:
    """Make a switch of Home Assistant's own; returns its entity id."""
    with home.client.connect() as connection:
        connection.command("input_boolean/create", name="Porch lamp")
    return home.client.wait_for_state("input_boolean.porch_lamp", "off")["entity_id"]


def test_the_engine_watches_the_camera(engine: Engine) -> None:
    engine.wait_for_camera("walkway")


def test_the_page_shows_a_state_and_its_change(home: HomeAssistant, lamp: str, page: Page) -> None:
    home.client.call("input_boolean.turn_off", entity_id=lamp)
    page.goto(f"/?more-info-entity-id={lamp}")
    dialog = page.locator("ha-more-info-dialog")
    expect(dialog).to_contain_text("Porch lamp")
    expect(dialog).to_contain_text("Off")
    home.client.call("input_boolean.turn_on", entity_id=lamp)
    expect(dialog).to_contain_text("On")


def test_a_wait_that_is_in_vain_says_how_things_are(home: HomeAssistant, lamp: str) -> None:
    home.client.call("input_boolean.turn_on", entity_id=lamp)
    with pytest.raises(TimeoutError, match=f"{lamp} is on"):
        home.client.wait_for_state(lamp, "off", within=0.1)


def test_both_come_back(engine: Engine, home: HomeAssistant, lamp: str) -> None:
    """Home Assistant writes down what is new when it is ended in order, or some seconds later."""
    home.client.call("input_boolean.turn_on", entity_id=lamp)
    home.restart()
    home.client.wait_for_state(lamp, "on")
    engine.kill()
    home.kill()
    engine.start()
    home.start()
    engine.wait_for_camera("walkway")
    home.client.wait_for_state(lamp, "on")


def test_the_log_is_read_record_by_record(home: HomeAssistant) -> None:
    assert any("Home Assistant initialized" in record for record in home.log())
    assert is_complaint("2026-11-01 WARNING Detected blocking call to open with args ('x',)")
    assert is_complaint('Error\nTraceback:\n  File "custom_components/hearthwatch/entity.py"')
    assert not is_complaint(
        "WARNING [homeassistant.loader] We found a custom integration hearthwatch"
    )
