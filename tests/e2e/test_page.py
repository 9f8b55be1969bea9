"""The engine's own page without Home Assistant: cameras of any kind are added and changed."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from urllib.parse import urlsplit

import pytest
from http_camera import HttpCamera
from onvif_device import OnvifDevice
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from stage.browser import take_picture
from stage.engine import Engine

PASSWORD = "a-long-way-home"
LOGIN = ("viewer", "hush-hush")

HELLO = """<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
  xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><s:Body><d:ProbeMatches><d:ProbeMatch>
  <d:Types>dn:NetworkVideoTransmitter</d:Types>
  <d:Scopes>onvif://www.onvif.org/name/Front_Door onvif://www.onvif.org/hardware/Eye_3</d:Scopes>
  <d:XAddrs>http://{address}/onvif/device_service</d:XAddrs>
</d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>"""


@contextmanager
def answering(address: str) -> Iterator[None]:
    """Answer whoever looks for cameras on this machine's own network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ear.bind(("127.0.0.1", 3702))
        ear.settimeout(0.1)
        over = threading.Event()

        def answer() -> None:
            while not over.is_set():
                try:
                    _, asker = ear.recvfrom(65536)
                except TimeoutError:
                    continue
                ear.sendto(HELLO.format(address=address).encode(), asker)

        answering = threading.Thread(target=answer)
        answering.start()
        try:
            yield
        finally:
            over.set()
            answering.join()


@pytest.fixture(scope="module")
def device(camera: str) -> Iterator[OnvifDevice]:
    """Have a device in the network that says where its streams are, and wants a password."""
    stream = camera.replace(f"{':'.join(LOGIN)}@", "")
    device = OnvifDevice(
        [("large", "one", "H264", 768, 576), ("small", "one", "H264", 640, 480)],
        {"large": stream, "small": stream},
        login=LOGIN,
    )
    with ExitStack() as ends:
        ends.callback(device.end)
        ends.enter_context(answering(device.address))
        yield device


@pytest.fixture(scope="module")
def web_camera() -> Iterator[HttpCamera]:
    camera = HttpCamera()
    camera.login = LOGIN
    yield camera
    camera.end()


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Run an engine that nobody has told of any camera."""
    engine = Engine(tmp_path_factory.mktemp("alone"), {"cameras": []})
    engine.start()
    engine.post("users", {"name": "ada", "password": PASSWORD, "role": "admin"})
    yield engine
    engine.stop()
    assert "Traceback" not in engine.log()
    assert not [secret for secret in (LOGIN[1], engine.key, PASSWORD) if secret in engine.log()]


@pytest.fixture(scope="module")
def complaints() -> list[str]:
    """Return what the browser had to say against the page."""
    return []


@pytest.fixture(scope="module")
def tab(browser: Browser, alone: Engine, complaints: list[str]) -> Iterator[Page]:
    """Sign in to the page; the tab stays open for all tests."""

    def heed(message: ConsoleMessage) -> None:
        # Nobody is signed in at first.
        if message.type in {"error", "warning"} and "/auth/" not in message.location["url"]:
            complaints.append(f"{message.text} ({message.location['url']})")

    size = {"width": 1280, "height": 900}
    with closing(browser.new_context(viewport=size, base_url=alone.url)) as context:
        page = context.new_page()
        page.on("console", heed)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/")
        page.locator("[name=username]").fill("ada")
        page.locator("[name=password]").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator("hw-camera-grid")).to_be_visible()
        yield page


@pytest.fixture
def page(tab: Page, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return the tab; what it shows at the test's end is kept in .cache/e2e."""
    yield tab
    take_picture(tab, request.node.name)


def form_of(page: Page) -> Locator:
    return page.locator("hw-camera-form")


def faulty(form: Locator) -> Locator:
    return form.locator("[aria-invalid=true]")


def test_a_camera_is_found_tried_and_added(
    page: Page, alone: Engine, device: OnvifDevice, complaints: list[str]
) -> None:
    page.get_by_role("button", name="Add a camera").click()
    take_picture(page, "add a camera")
    search = page.locator("hw-network-search")
    search.get_by_text("Ask address by address").click()
    search.get_by_label("Network", exact=True).fill("127.0.0.0/30")
    search.get_by_role("button", name="Search these addresses").click()
    found = search.get_by_role("button", name="Front Door")
    expect(found).to_contain_text(device.address)
    take_picture(page, "a camera is found")
    found.click()
    form = form_of(page)
    expect(form.get_by_label("Name")).to_have_value("Front Door")
    expect(form.get_by_label("Address")).to_have_value(device.address)
    form.get_by_label("User").fill(LOGIN[0])
    form.get_by_label("Password").fill("wrong")
    form.get_by_role("button", name="Test").click()
    expect(faulty(form)).to_have_attribute("name", "password")
    expect(faulty(form)).to_be_focused()
    take_picture(page, "a wrong password")
    form.get_by_label("Password").fill(LOGIN[1])
    form.get_by_role("button", name="Test").click()
    trial = form.locator("hw-camera-trial")
    expect(trial.get_by_role("img")).to_be_visible()
    # Both profiles are of one address here, so it is connected to once.
    expect(trial).to_contain_text("is used: the device has no other stream")
    expect(faulty(form)).to_have_count(0)
    take_picture(page, "a camera is tried")
    form.get_by_role("button", name="Save").click()
    expect(page.locator("hw-camera-view hw-live-bar")).to_contain_text("Live")
    (source,) = alone.get("cameras/front_door")["config"]["sources"]
    assert (source["type"], source["address"]) == ("onvif", device.address)
    assert complaints == []


def test_its_name_changes_and_its_password_stays(page: Page, alone: Engine) -> None:
    page.locator("hw-camera-view").get_by_role("button", name="Change").click()
    form = form_of(page)
    expect(form.get_by_label("Password")).to_have_value("")
    form.get_by_label("Name").fill("Porch")
    form.get_by_role("button", name="Test").click()
    expect(form.locator("hw-camera-trial").get_by_role("img")).to_be_visible()
    take_picture(page, "a camera is changed")
    form.get_by_role("button", name="Save").click()
    expect(page.locator("hw-sheet").get_by_role("heading", name="Porch")).to_be_visible()
    alone.wait_for_camera("front_door")


def test_it_becomes_another_kind(page: Page, alone: Engine, web_camera: HttpCamera) -> None:
    page.locator("hw-camera-view").get_by_role("button", name="Change").click()
    form = form_of(page)
    form.get_by_label("What it is").select_option("http")
    address = form.get_by_label("Address", exact=True)
    address.fill(web_camera.url("mjpeg", LOGIN))
    address.press("Tab")
    expect(address).to_have_value(web_camera.url("mjpeg"))
    form.get_by_role("button", name="Test").click()
    expect(form.locator("hw-camera-trial")).to_contain_text("mjpeg")
    take_picture(page, "an HTTP camera")
    form.get_by_role("button", name="Save").click()
    expect(page.locator("hw-camera-view hw-live-bar")).to_contain_text("Live")
    (source,) = alone.get("cameras/front_door")["config"]["sources"]
    assert source["type"] == "http"
    assert urlsplit(source["url"]).netloc == f"***@{web_camera.address}"


def test_what_was_typed_survives_what_is_wrong(page: Page, alone: Engine) -> None:
    page.locator("hw-camera-view").get_by_role("button", name="Change").click()
    form = form_of(page)
    expect(form).to_contain_text("User and password stay as they are")
    form.get_by_text("More settings").click()
    form.get_by_label("Time-out in seconds").fill("1000")
    form.get_by_role("button", name="Save").click()
    expect(faulty(form)).to_have_attribute("name", "timeout")
    form.get_by_label("Time-out in seconds").fill("20")
    form.get_by_label("Address", exact=True).fill("http://127.0.0.1:9/other")
    expect(form.get_by_label("Password")).to_be_visible()
    form.get_by_role("button", name="Test").click()
    expect(faulty(form)).to_have_attribute("name", "url")
    expect(form).to_contain_text("save it all the same")
    expect(form.get_by_label("Time-out in seconds")).to_have_value("20")
    page.keyboard.press("Escape")
    assert alone.get("cameras/front_door")["config"]["sources"][0]["timeout"] == 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_room_for_it(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("button", name="Add a camera").click()
    take_picture(page, f"add a camera on a phone, {scheme}")
    page.get_by_role("button", name=re.compile("known maker")).click()
    form = form_of(page)
    form.get_by_role("button", name="Save").click()
    expect(faulty(form)).to_have_count(3)
    form.get_by_text("More settings").click()
    assert form.evaluate("form => form.scrollWidth <= innerWidth")
    take_picture(page, f"a maker on a phone, {scheme}")
    page.get_by_role("button", name="Back").click()
    expect(page.locator("hw-new-camera")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("hw-sheet")).to_have_count(0)
    page.set_viewport_size({"width": 1280, "height": 900})


def test_the_browser_had_nothing_to_complain_of(page: Page, complaints: list[str]) -> None:
    """But for a picture or a call that was asked for right when the camera became another one."""
    changed = re.compile(r"/cameras/[\w-]+/(snapshot|webrtc)")
    assert page.url.endswith("/")
    assert [words for words in complaints if not changed.search(words)] == []
