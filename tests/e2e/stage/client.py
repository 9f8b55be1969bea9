"""Home Assistant's own API, as its page uses it."""

import json
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import httpx
from websockets.sync.client import ClientConnection, connect

WITHIN = 60.0
"""Seconds in which anything that is waited for must happen."""

FLOWS = {
    "entry": "config/config_entries/flow",
    "subentry": "config/config_entries/subentries/flow",
    "options": "config/config_entries/options/flow",
}

type State = dict[str, Any]


class Client:
    """Somebody who is signed in."""

    def __init__(self, url: str, token: str | None = None) -> None:
        self.url = url
        self.token = token

    def get(self, path: str) -> Any:
        """Ask below /api/."""
        return self.request("GET", f"/api/{path}")

    def post(self, path: str, body: Any = None) -> Any:
        """Have something done below /api/."""
        return self.request("POST", f"/api/{path}", json=body or {})

    def request(self, method: str, path: str, **more: Any) -> Any:
        """Ask for any path; an answer that is no success is an error here."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        answer = httpx.request(method, f"{self.url}{path}", headers=headers, timeout=60, **more)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if "json" in answer.headers["Content-Type"] else answer.content

    def states(self) -> dict[str, State]:
        """Return all states by entity id."""
        return {state["entity_id"]: state for state in self.get("states")}

    def call(self, action: str, *, response: bool = False, **data: Any) -> Any:
        """Perform an action such as `light.turn_on`; returns its response if asked for one."""
        path = f"services/{action.replace('.', '/')}"
        answer = self.post(f"{path}?return_response" if response else path, data)
        return answer["service_response"] if response else None

    def start_flow(
        self, handler: str | list[str], kind: Literal["entry", "subentry", "options"] = "entry"
    ) -> "Flow":
        """Begin a flow.

        Args:
            handler: a domain, an entry's id for its options, or [entry's id, type of subentry].
            kind: whose flow it is.
        """
        return Flow(self, FLOWS[kind], self.post(FLOWS[kind], {"handler": handler}))

    @contextmanager
    def connect(self) -> Iterator["Connection"]:
        """Open a WebSocket."""
        address = f"{self.url.replace('http', 'ws', 1)}/api/websocket"
        with connect(address, max_size=None, proxy=None) as socket:
            connection = Connection(socket)
            connection.sign_in(self.token)
            yield connection

    def wait_for_state(
        self, entity_id: str, wanted: Callable[[str], bool] | str, within: float = WITHIN
    ) -> State:
        """Wait until an entity is there and in a state."""
        with self.connect() as connection:
            return connection.wait_for_state(entity_id, wanted, within)


class Flow:
    """A config flow at one of its steps.

    Attributes:
        step: what Home Assistant shows now.
    """

    def __init__(self, client: Client, path: str, step: dict[str, Any]) -> None:
        self._client = client
        self._path = path
        self.step = step

    def enter(self, **fields: Any) -> "Flow":
        """Fill in the form; a menu takes `next_step_id`."""
        self.step = self._client.post(f"{self._path}/{self.step['flow_id']}", fields)
        return self

    def result(self) -> dict[str, Any]:
        """Return what was made: an entry, if it was about one."""
        assert self.step["type"] == "create_entry", self.step
        return self.step.get("result", self.step)


class Connection:
    """A WebSocket on which one commands and listens."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._id = 0
        self._events: dict[int, deque[Any]] = {}

    def sign_in(self, token: str | None) -> None:
        """Say who one is; nothing else is heard before."""
        assert self._receive(WITHIN)["type"] == "auth_required"
        self._socket.send(json.dumps({"type": "auth", "access_token": token}))
        answer = self._receive(WITHIN)
        assert answer["type"] == "auth_ok", answer

    def command(self, kind: str, **fields: Any) -> Any:
        """Give a command and return its result."""
        self._id += 1
        self._events[self._id] = deque()
        self._socket.send(json.dumps({"id": self._id, "type": kind, **fields}))
        while True:
            message = self._receive(WITHIN)
            if message["type"] == "event":
                self._events[message["id"]].append(message["event"])
            elif message["id"] == self._id:
                assert message["success"], f"{kind}: {message['error']}"
                return message["result"]

    def subscribe(self, kind: str = "subscribe_events", **fields: Any) -> int:
        """Give a command that events follow, and return the id to listen for them with."""
        self.command(kind, **fields)
        return self._id

    def event(self, subscription: int, within: float = WITHIN) -> Any:
        """Wait for the next event of a subscription.

        Raises:
            TimeoutError: there is none in that many seconds.
        """
        until = time.monotonic() + within
        while not self._events[subscription]:
            message = self._receive(until - time.monotonic())
            if message["type"] == "event":
                self._events[message["id"]].append(message["event"])
        return self._events[subscription].popleft()

    def wait_for_state(
        self, entity_id: str, wanted: Callable[[str], bool] | str, within: float = WITHIN
    ) -> State:
        """Wait until an entity is there and in a state, which may be so already."""
        fits = wanted if callable(wanted) else wanted.__eq__
        changes = self.subscribe(event_type="state_changed")
        now = {state["entity_id"]: state for state in self.command("get_states")}.get(entity_id)
        until = time.monotonic() + within
        while now is None or not fits(now["state"]):
            try:
                change = self.event(changes, until - time.monotonic())["data"]
            except TimeoutError as error:
                raise TimeoutError(f"{entity_id} is {now and now['state']}") from error
            if change["entity_id"] == entity_id:
                now = change["new_state"]
        self.command("unsubscribe_events", subscription=changes)
        return now

    def wait_until_started(self, within: float) -> None:
        """Wait until all integrations are set up."""
        started = self.subscribe(event_type="homeassistant_started")
        if self.command("get_config")["state"] != "RUNNING":
            self.event(started, within)

    def _receive(self, within: float) -> dict[str, Any]:
        return json.loads(self._socket.recv(timeout=max(0.0, within)))
