"""Somebody in front of Home Assistant's page."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from stage.homeassistant import PASSWORD, USER, HomeAssistant

PICTURES = Path(__file__).parents[3] / ".cache/e2e"
"""Where screenshots go."""

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = (
    "--no-sandbox",  # root's Chromium has none
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
)
_WITHIN = 60_000  # milliseconds


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the system's Chromium, which plays H.264; the one that Playwright fetches does not.

    Raises:
        FileNotFoundError: there is none.
    """
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise FileNotFoundError(f"none of {', '.join(_NAMES)} is installed: run script/setup tests")
    expect.set_options(timeout=_WITHIN)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(_OPTIONS))
        yield browser
        browser.close()


def signed_in(browser: Browser, home: HomeAssistant) -> BrowserContext:
    """Sign in to Home Assistant as its owner does; every page of the context then is."""
    return sign_in(browser, home, USER, PASSWORD)


def sign_in(browser: Browser, home: HomeAssistant, user: str, password: str) -> BrowserContext:
    """Sign somebody in to Home Assistant, in a context of their own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=home.url)
    context.set_default_timeout(_WITHIN)
    page = context.new_page()
    page.goto("/")
    page.locator("input[name=username]").fill(user)
    page.locator("input[name=password]").fill(password)
    page.keyboard.press("Enter")
    page.locator("home-assistant-main").wait_for()
    page.close()
    return context


def take_picture(page: Page, name: str) -> Path:
    """Keep what a page shows now."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    return path
