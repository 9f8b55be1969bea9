"""What the app asks of the Supervisor, on port 80 of the network namespace that this runs in.

Usage: supervisor.py TOKEN FILE. Each discovery message becomes a line of FILE.
"""

import json
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Supervisor(BaseHTTPRequestHandler):
    """Knows the app by its token, has no MQTT service, and takes discovery messages."""

    token = ""
    messages = Path()

    def do_GET(self) -> None:
        if self._known():
            self._answer(
                HTTPStatus.BAD_REQUEST, {"result": "error", "message": "Service not enabled"}
            )

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self._known():
            return
        if self.path != "/discovery":
            self._answer(HTTPStatus.NOT_FOUND, {"result": "error", "message": "Not found"})
            return
        with self.messages.open("ab") as messages:
            messages.write(json.dumps(json.loads(body)).encode() + b"\n")
        self._answer(HTTPStatus.OK, {"result": "ok", "data": {"uuid": "0" * 32}})

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def _known(self) -> bool:
        if self.headers["Authorization"] == f"Bearer {self.token}":
            return True
        self._answer(HTTPStatus.UNAUTHORIZED, {"result": "error", "message": "Unauthorized"})
        return False

    def _answer(self, status: HTTPStatus, body: dict[str, object]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


if __name__ == "__main__":
    Supervisor.token, Supervisor.messages = sys.argv[1], Path(sys.argv[2])
    server = ThreadingHTTPServer(("127.0.0.1", 80), Supervisor)
    sys.stdout.write("listening\n")
    sys.stdout.flush()
    server.serve_forever()
