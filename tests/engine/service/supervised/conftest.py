"""A server that answers as Home Assistant's Supervisor does, its rules included."""

import json
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from uuid import uuid4

import pytest

TOKEN = "5up3rv1s0r-t0ken"
BROKER = {
    "host": "core-mqtt",
    "port": 1883,
    "username": "addons",
    "password": "br0ker-pa55",
    "ssl": False,
    "protocol": "3.1.1",
    "addon": "core_mqtt",
}


class RefusalError(Exception):
    """An answer that is not ok."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class Supervisor:
    """What it knows of the app, and what it was told.

    Attributes:
        services: what the manifest asks for, with the role.
        discovery: what the manifest says that the app can be discovered as.
        mqtt: the service, if one is there.
        broken: answers in its place, with a status and a body, while it is set.
        messages: by the service, each with its id.
        pushed: what Home Assistant was told, in order.
        calls: requests, as method and path.
    """

    address: str = ""
    services: dict[str, str] = field(default_factory=lambda: {"mqtt": "want"})
    discovery: list[str] = field(default_factory=lambda: ["hearthwatch"])
    mqtt: dict[str, Any] | None = None
    broken: tuple[int, bytes] | None = None
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    pushed: list[dict[str, Any]] = field(default_factory=list)
    calls: list[tuple[str, str]] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def until(self, holds: Callable[["Supervisor"], Any], within: float = 60.0) -> None:
        """Wait until something holds after a request."""
        with self.changed:
            assert self.changed.wait_for(lambda: holds(self), within), (self.calls, self.messages)

    def answer(self, method: str, path: str, token: str, body: bytes) -> Any:
        """Return the data of an answer."""
        if token != TOKEN:
            raise RefusalError(401, "401: Unauthorized")
        match method, path.strip("/").split("/"):
            case "GET", ["services", name]:
                return self._service(name)
            case "POST", ["discovery"]:
                return self._discover(json.loads(body))
        raise RefusalError(403, "403: Forbidden")

    def _service(self, name: str) -> Any:
        if name not in {"mqtt", "mysql"}:
            raise RefusalError(404, "Service does not exist")
        if name not in self.services:
            raise RefusalError(403, f"No access to {name} service!")
        if self.mqtt is None:
            raise RefusalError(400, "Service not enabled")
        return self.mqtt

    def _discover(self, said: Any) -> Any:
        if set(said) != {"service", "config"} or not isinstance(said["config"], dict):
            raise RefusalError(400, "extra keys not allowed")
        service, config = said["service"], said["config"]
        if service not in self.discovery:
            raise RefusalError(
                403, "Apps must list services they provide via discovery in their config!"
            )
        known = self.messages.setdefault(service, {"uuid": uuid4().hex, "config": None})
        if known["config"] != config:
            known["config"] = config
            self.pushed.append(config)
        return {"uuid": known["uuid"]}


class _Handler(BaseHTTPRequestHandler):
    supervisor: ClassVar[Supervisor]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._handle("GET")

    def do_POST(self) -> None:
        self._handle("POST")

    def log_message(self, *_: object) -> None:
        """Stay quiet."""

    def _handle(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        supervisor = self.supervisor
        with supervisor.changed:
            supervisor.calls.append((method, self.path))
            status, content = self._answered(method, token, body)
            supervisor.changed.notify_all()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _answered(self, method: str, token: str, body: bytes) -> tuple[int, bytes]:
        if self.supervisor.broken is not None:
            return self.supervisor.broken
        try:
            data = self.supervisor.answer(method, self.path, token, body)
        except RefusalError as error:
            answer = {"result": "error", "message": str(error)}
            return error.status, json.dumps(answer).encode()
        return 200, json.dumps({"result": "ok", "data": data}).encode()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let those who asked go away."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture
def supervisor() -> Iterator[Supervisor]:
    supervisor = Supervisor()
    handler = type("Handler", (_Handler,), {"supervisor": supervisor})
    with _Server(("127.0.0.1", 0), handler) as server:
        supervisor.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield supervisor
        server.shutdown()
        thread.join()
