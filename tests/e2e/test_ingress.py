"""The app's panel, through both hops of ingress: Home Assistant's own and the Supervisor's."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import av
import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from hearthwatch.studies.bench.children import ChildError
from stage import camera as cameras
from stage.browser import signed_in, take_picture
from stage.client import Client
from stage.engine import Engine
from stage.homeassistant import HomeAssistant
from stage.network import AppNetwork, app_network
from stage.panel import Panel
from stage.supervisor import PANEL, Supervisor, supervising

TOO_LARGE = [
    ("POST", "cameras", 2),  # It flows through; the engine takes no more than 1 MiB.
    ("PUT", "cameras/walkway", 17),  # The Supervisor reads no more than 16 MiB.
]
pytestmark = pytest.mark.timeout(400)  # The first one waits until all is up.
CACHE = Path(__file__).parents[2] / ".cache"


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppNetwork]:
    """Make the apps' network."""
    with ExitStack() as open_ones:
        try:
            network = open_ones.enter_context(app_network(tmp_path_factory.mktemp("network")))
        except ChildError as error:
            pytest.skip(f"this machine allows no networks of one's own: {error}")
        yield network


@pytest.fixture(scope="module")
def supervisor(
    network: AppNetwork, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Supervisor]:
    folder = tmp_path_factory.mktemp("supervisor")
    with supervising(folder, network) as supervisor:
        yield supervisor
    assert "Traceback" not in (folder / "supervisor.log").read_text()


@pytest.fixture(scope="module")
def app_camera(network: AppNetwork, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a camera that the app reaches; returns its address."""
    film = cameras.film(CACHE / "footage/vtest.avi", CACHE / "e2e/vtest.mp4")
    folder = tmp_path_factory.mktemp("app-camera")
    with cameras.playing(
        film, folder, user="viewer", password="hush-hush", within=network.within
    ) as address:
        yield address


@pytest.fixture(scope="module")
def app(
    network: AppNetwork, app_camera: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """Run the engine as an app."""
    source = {"type": "rtsp", "url": app_camera, "roles": ["detect", "record"]}
    walkway = {"name": "Walkway", "slug": "walkway", "sources": [source]}
    walkway["record"] = {"mode": "off"}  # a command still records
    app = Engine(tmp_path_factory.mktemp("app"), {"cameras": [walkway]}, network=network)
    app.start()
    yield app
    app.stop()
    assert "Traceback" not in app.log()
    assert not [secret for secret in ("hush-hush", app.key) if secret in app.log()]


@pytest.fixture(scope="module")
def house(
    supervisor: Supervisor, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[HomeAssistant]:
    """Run a Home Assistant that has a Supervisor."""
    house = HomeAssistant(tmp_path_factory.mktemp("house") / "config", supervisor.environment)
    house.start()
    with house.client.connect() as connection:
        users = connection.command("config/auth/list")
    supervisor.know_users(
        {
            user["id"]: {"name": user["username"], "display_name": user["name"]}
            for user in users
            if user["username"]
        }
    )
    yield house
    house.stop()


@pytest.fixture(scope="module")
def owner(browser: Browser, house: HomeAssistant) -> Iterator[BrowserContext]:
    context = signed_in(browser, house)
    yield context
    context.close()


@pytest.fixture(scope="module")
def opened(app: Engine, supervisor: Supervisor, owner: BrowserContext) -> Panel:
    """Open the panel; it stays open for all tests."""
    panel = Panel(owner, supervisor.ingress)
    try:
        panel.open()
    finally:
        take_picture(panel.page, "panel")
    return panel


@pytest.fixture
def panel(opened: Panel, request: pytest.FixtureRequest) -> Iterator[Panel]:
    """Return the panel with nothing in front of its first page.

    What it shows at the test's end is kept in .cache/e2e.
    """
    yield opened
    take_picture(opened.page, request.node.name)
    close = opened.app.get_by_role("button", name="Close", exact=True)
    if close.is_visible():
        close.click()


def shown_pictures(video: Locator) -> int:
    return int(video.evaluate("video => video.getVideoPlaybackQuality().totalVideoFrames"))


def test_the_panel_shows_the_cameras_and_who_is_signed_in(panel: Panel) -> None:
    expect(panel.cameras).to_contain_text("Walkway")
    expect(panel.cameras).to_contain_text("Online")
    panel.app.get_by_role("button", name="Signed in as Owner").click()
    menu = panel.app.locator("hw-account-menu")
    expect(menu).to_contain_text("May change everything")
    expect(menu).not_to_contain_text("Sign out")  # Home Assistant lets one in and out
    panel.page.keyboard.press("Escape")


def test_the_live_picture_moves_as_video(panel: Panel) -> None:
    panel.cameras.first.locator("hw-live-picture").click()
    view = panel.app.locator("hw-camera-view")
    expect(view.locator("hw-live-bar")).to_contain_text("Live")
    video = view.locator("video#fragments")
    until = time.monotonic() + 60
    while (shown := shown_pictures(video)) < 20:
        assert time.monotonic() < until, f"{shown} pictures in a minute"
        panel.page.wait_for_timeout(100)
    assert any(re.search(r"/cameras/[\w-]+/live\?", url) for url in panel.asked)


def test_an_event_appears_with_its_picture(panel: Panel) -> None:
    row = panel.app.locator("hw-event-row").filter(has_text="Person at Walkway").first
    expect(row).to_be_visible()
    row.click()
    expect(panel.app.get_by_role("img", name="Person at Walkway")).to_be_visible()


def test_a_setting_changes(panel: Panel) -> None:
    choice = panel.app.locator("hw-mode-choice select")
    with panel.page.expect_response("**/api/v1/mode") as answer:
        choice.select_option("away")
    assert answer.value.ok
    assert '"away"' in panel.fetch("GET", "mode")["text"]


def test_a_camera_is_added(panel: Panel, app_camera: str) -> None:
    """Its address has slashes and a password: what the Supervisor refuses to see in a query."""
    panel.app.get_by_role("button", name="Add a camera").click()
    # Whatever is asked of everybody does not leave the app's container.
    expect(panel.app.get_by_label("Network", exact=True)).to_be_visible()
    take_picture(panel.page, "add a camera in the app")
    panel.app.get_by_role("button", name="An RTSP stream").click()
    form = panel.app.locator("hw-camera-form")
    form.locator("[name=name]").fill("Path")
    form.locator("[name=url]").fill(app_camera)
    form.get_by_role("button", name="Test").click()
    expect(form.locator("hw-camera-trial canvas, hw-camera-trial img").first).to_be_visible()
    form.get_by_role("button", name="Save").click()
    view = panel.app.locator("hw-camera-view")
    expect(view.locator("hw-live-bar")).to_contain_text("Live")
    view.get_by_role("button", name="Remove this camera").click()
    expect(panel.cameras).to_have_count(1)


def test_a_clip_plays_and_is_saved(panel: Panel, tmp_path: Path) -> None:
    assert panel.fetch("POST", "cameras/walkway/record", {"seconds": 2})["status"] < 300
    panel.app.get_by_role("button", name="Clips").first.click()
    tile = panel.app.get_by_role("button", name="Play").first
    tile.click()
    video = panel.app.locator("hw-clip-player video")
    panel.page.wait_for_function("video => video.currentTime > 0.5", arg=video.element_handle())
    with panel.page.expect_download() as saving:
        panel.app.get_by_role("link", name="Save").click()
    assert re.fullmatch(r"walkway-.*\.mp4", saving.value.suggested_filename)
    saving.value.save_as(tmp_path / "clip.mp4")
    with av.open(str(tmp_path / "clip.mp4")) as clip:
        assert sum(1 for _ in clip.demux(video=0)) > 10


def test_a_reload_stays_in_the_panel(panel: Panel) -> None:
    panel.page.reload()
    expect(panel.cameras).to_contain_text("Online")
    assert panel.page.url.endswith(f"/{PANEL}")


def test_the_panel_is_as_dark_as_home_assistant(panel: Panel) -> None:
    """Whatever the machine is: Chromium says that it is light."""
    look = "() => getComputedStyle(document.documentElement).backgroundColor"
    assert panel.app.locator("body").evaluate(look) == "rgb(247, 244, 239)"
    panel.page.evaluate("localStorage.setItem('selectedTheme', '{\"dark\": true}')")
    panel.page.reload()
    expect(panel.cameras).to_contain_text("Online")
    assert panel.app.locator("body").evaluate(look) == "rgb(21, 19, 15)"
    take_picture(panel.page, "panel by night")
    panel.page.evaluate("localStorage.removeItem('selectedTheme')")


def test_back_closes_what_lies_in_front_and_leaves_nothing(panel: Panel) -> None:
    panel.cameras.first.locator("hw-live-picture").click()
    panel.app.locator("hw-camera-view").get_by_role("button", name="Clips").click()
    expect(panel.app.locator("hw-clips-view")).to_be_visible()
    panel.page.evaluate("history.back()")
    expect(panel.app.locator("hw-camera-view")).to_be_visible()
    panel.page.evaluate("history.back()")
    expect(panel.app.locator("hw-sheet")).to_have_count(0)
    assert panel.page.url.endswith(f"/{PANEL}")


@pytest.mark.parametrize("name", ["docs", "redoc"])
def test_the_references_are_read(panel: Panel, supervisor: Supervisor, name: str) -> None:
    reference = Panel(panel.page.context, supervisor.ingress)
    asked: list[str] = []
    reference.page.on("request", lambda request: asked.append(request.url))
    reference.page.goto(f"{supervisor.ingress}api/v1/{name}")
    expect(reference.page.locator("#reference")).to_contain_text("Every route but")
    expect(reference.page.locator("#reference")).to_contain_text("doorbells call")
    take_picture(reference.page, name)
    reference.page.close()
    assert reference.complaints == []
    assert [url for url in asked if supervisor.ingress not in url and "blob:" not in url] == []


def test_the_panel_fits_a_phone(panel: Panel) -> None:
    panel.page.set_viewport_size({"width": 360, "height": 740})
    expect(panel.page.locator("ha-panel-app .header")).to_be_visible()
    for part in ("Events", "Cameras"):
        panel.app.get_by_role("button", name=part, exact=True).click()
        body = panel.app.locator("body")
        assert body.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    take_picture(panel.page, "phone")
    panel.page.set_viewport_size({"width": 1280, "height": 900})


def test_nothing_was_asked_for_outside_ingress(panel: Panel) -> None:
    """All of the above left nothing to complain of, either."""
    assert len(panel.asked) > 20
    assert panel.strays() == []
    # The camera that came and went is no longer there, of which Chromium complains.
    walkway = json.loads(panel.fetch("GET", "cameras/walkway")["text"])["id"]
    others = re.compile(rf"404 .*/cameras/(?!{walkway}/|walkway/)")
    assert [words for words in panel.complaints if not others.search(words)] == []


@pytest.mark.parametrize(("method", "path", "mebibytes"), TOO_LARGE)
def test_what_is_too_large_is_said_to_be(
    panel: Panel, method: str, path: str, mebibytes: int
) -> None:
    assert panel.fetch(method, path, size=mebibytes * 1024**2)["status"] == 413
    assert panel.fetch("GET", "health")["status"] == 200


def test_without_websockets_for_video_there_are_stills(
    panel: Panel, supervisor: Supervisor
) -> None:
    supervisor.cut_websockets()
    panel.cameras.first.locator("hw-live-picture").click()
    bar = panel.app.locator("hw-camera-view hw-live-bar")
    expect(bar).to_contain_text("Stills. Going live again")
    with panel.page.expect_request("**/cameras/*/snapshot*"):
        pass
    supervisor.cut_websockets(cut=False)
    expect(bar).to_contain_text(re.compile(r"Live, [\d.]+ s behind"))


def test_a_session_that_ends_is_no_reason_to_sign_in(panel: Panel, supervisor: Supervisor) -> None:
    supervisor.end_sessions()
    panel.app.get_by_role("button", name="Clips").first.click()
    clips = panel.app.locator("hw-clips-view")
    expect(clips.get_by_role("alert")).to_contain_text("Home Assistant has ended this session")
    panel.page.reload()
    expect(panel.cameras).to_contain_text("Online")


def test_an_app_that_dies_is_missed_and_comes_back(panel: Panel, app: Engine) -> None:
    app.kill()
    banner = panel.app.locator("hw-connection-banner")
    expect(banner).to_contain_text("The connection to the engine is lost")
    take_picture(panel.page, "the app is away")
    app.start()
    expect(banner).to_have_count(0)
    expect(panel.app.locator("hw-page").get_by_text("Live", exact=True)).to_be_visible()
    expect(panel.cameras).to_contain_text("Online")


def test_only_who_administrates_gets_in(house: HomeAssistant, supervisor: Supervisor) -> None:
    guest = _guest(house.client)
    with guest.connect() as connection:
        assert PANEL not in connection.command("get_panels")
        with pytest.raises(AssertionError, match="unauthorized"):
            connection.command("supervisor/ingress/session", slug=PANEL)
    answer = httpx.get(f"{house.url}{supervisor.ingress}api/v1/cameras")
    assert answer.status_code == 401


def _guest(owner: Client) -> Client:
    """Make a user who may not administrate, and sign in."""
    with owner.connect() as connection:
        made = connection.command("config/auth/create", name="Guest", group_ids=["system-users"])
        who = {"username": "guest", "password": "a-pass-for-a-guest"}
        connection.command(
            "config/auth_provider/homeassistant/create", user_id=made["user"]["id"], **who
        )
    site = f"{owner.url}/"
    stranger = Client(owner.url)
    flow = {"client_id": site, "handler": ["homeassistant", None], "redirect_uri": site}
    step = stranger.request("POST", "/auth/login_flow", json=flow)
    path = f"/auth/login_flow/{step['flow_id']}"
    code = stranger.request("POST", path, json={"client_id": site, **who})["result"]
    grant = {"grant_type": "authorization_code", "code": code, "client_id": site}
    token = stranger.request("POST", "/auth/token", data=grant)["access_token"]
    return Client(owner.url, token)
