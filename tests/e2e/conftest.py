"""One camera, one engine, one Home Assistant and one browser for all tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from stage import camera as cameras
from stage.browser import chromium, signed_in, take_picture
from stage.engine import Engine
from stage.homeassistant import HomeAssistant

CACHE = Path(__file__).parents[2] / ".cache"


@pytest.fixture(scope="session")
def camera(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a camera at a walkway, with people on it all the time; returns its address."""
    folder = tmp_path_factory.mktemp("camera")
    film = cameras.film(CACHE / "footage/vtest.avi", CACHE / "e2e/vtest.mp4")
    with cameras.playing(film, folder, user="viewer", password="hush-hush") as address:
        yield address


@pytest.fixture(scope="session")
def engine(camera: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Run an engine that watches the camera; its log must be clean at the end."""
    source = {"type": "rtsp", "url": camera, "roles": ["detect", "record"]}
    walkway = {"name": "Walkway", "slug": "walkway", "sources": [source]}
    engine = Engine(tmp_path_factory.mktemp("engine"), {"cameras": [walkway]})
    engine.start()
    yield engine
    engine.stop()
    assert "Traceback" not in engine.log()
    assert not [secret for secret in ("hush-hush", engine.key) if secret in engine.log()]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HomeAssistant]:
    """Run a Home Assistant that knows the integration; all of its log must be clean at the end."""
    home = HomeAssistant(tmp_path_factory.mktemp("home") / "config")
    home.start()
    yield home
    home.stop()
    assert home.complaints() == []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def session(browser: Browser, home: HomeAssistant) -> BrowserContext:
    """Sign the owner in to Home Assistant, once."""
    return signed_in(browser, home)


@pytest.fixture
def page(session: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a tab; what it shows at a test's end is kept in .cache/e2e."""
    page = session.new_page()
    yield page
    take_picture(page, request.node.name)
    page.close()
