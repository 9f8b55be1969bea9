"""The app's page inside Home Assistant's, and all that it asks for."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Request,
    WebSocket,
    expect,
)


class Panel:
    """A tab that shows Home Assistant, and in it the panel.

    Attributes:
        page: Home Assistant's.
        app: what the panel shows.
        asked: addresses that the panel has asked for, WebSockets included.
        complaints: what the browser had to say against it.
    """

    def __init__(self, context: BrowserContext, path: str) -> None:
        self._path = path
        self.page = context.new_page()
        self.app = self.page.frame_locator("ha-panel-app iframe")
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._heed_request)
        self.page.on("websocket", self._heed_socket)
        self.page.on("console", self._heed_words)
        self.page.on("pageerror", self._heed_error)

    def open(self) -> None:
        """Click it in the sidebar."""
        self.page.goto("/home")
        self.page.wait_for_url("**/home/overview")  # It leads one on there, in its own time.
        self.page.locator("ha-sidebar").get_by_text("Hearthwatch").click()
        expect(self.app.locator("hw-camera-card").first).to_be_visible()

    @property
    def cameras(self) -> Locator:
        """The cameras on the first page."""
        return self.app.locator("hw-camera-card")

    def strays(self) -> list[str]:
        """Return what was asked for outside ingress."""
        return [url for url in self.asked if not urlsplit(url).path.startswith(self._path)]

    def fetch(self, method: str, path: str, body: Any = None, *, size: int = 0) -> dict[str, Any]:
        """Have a script of the panel ask the API, below api/v1/.

        Args:
            method: of HTTP.
            path: below api/v1/.
            body: goes along as JSON.
            size: send so many bytes instead.
        """
        return self.app.locator("body").evaluate(
            """async (_, [method, path, body, size]) => {
                const sent = size ? new Uint8Array(size) : body && JSON.stringify(body);
                const headers = sent ? {"Content-Type": "application/json"} : {};
                const answer = await fetch(`api/v1/${path}`, {method, headers, body: sent});
                const text = await answer.text();
                return {status: answer.status, type: answer.headers.get("Content-Type"), text};
            }""",
            [method, path, body, size],
        )

    def _heed_request(self, request: Request) -> None:
        # Chromium asks for what is in a blob: as well.
        if request.frame.parent_frame is not None and not request.url.startswith("blob:"):
            self.asked.append(request.url)

    def _heed_socket(self, socket: WebSocket) -> None:
        if urlsplit(socket.url).path != "/api/websocket":  # Home Assistant's own
            self.asked.append(socket.url)

    def _heed_words(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and self._path in message.location["url"]:
            self.complaints.append(f"{message.text} ({message.location['url']})")

    def _heed_error(self, error: Error) -> None:
        self.complaints.append(str(error))
