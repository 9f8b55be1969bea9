"""A small Supervisor: what Core asks it, and the second hop of ingress, by its own rules.

It runs on Home Assistant's Python, whose aiohttp is that of the real one. It listens in the network
where it is started, and then enters the app's, to speak from the Supervisor's own address.
"""

import asyncio
import json
import os
import socket
import sys
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import answers
import ingress
from aiohttp import web

_HEAD = "Bearer "


@dataclass
class Supervisor:
    """What it knows.

    Attributes:
        token: lets Core ask anything.
        entry: names the app in ingress' addresses.
        users: Core's, by id.
        sessions: ids of users by the cookie with which they open panels.
        cut: WebSockets whose path ends so are closed at once.
    """

    token: str
    entry: str
    users: dict[str, dict[str, str]] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    cut: str | None = None

    async def answer(self, request: web.Request) -> web.Response:
        """Answer Core."""
        if request.headers.get("Authorization") != _HEAD + self.token:
            return refusal(401, "Unauthorized")
        body = await request.json() if request.can_read_body else {}
        match request.method, request.path:
            case "POST", "/ingress/session":
                session = uuid4().hex
                self.sessions[session] = body["user_id"]
                return success({"session": session})
            case "POST", "/ingress/validate_session":
                known = body["session"] in self.sessions
                return success({}) if known else refusal(401, "Unauthorized")
            case "POST", "/supervisor/update":
                return refusal(400, "No supervisor update available")
            case "GET", path:
                found = answers.of(path, self.entry)
                return refusal(404, "Not found") if found is None else success(found)
        return success({})

    async def set(self, request: web.Request) -> web.Response:
        """Take what the stage wants to be so."""
        for name, value in (await request.json()).items():
            setattr(self, name, value)
        return success({})


def success(data: dict[str, Any]) -> web.Response:
    return web.json_response({"result": "ok", "data": data})


def refusal(status: int, message: str) -> web.Response:
    return web.json_response({"result": "error", "message": message}, status=status)


async def serve(supervisor: Supervisor, listener: socket.socket) -> None:
    app = web.Application(
        middlewares=[ingress.refuse_exploits], client_max_size=ingress.LARGEST_BODY
    )
    app.cleanup_ctx.append(ingress.connect)
    app[ingress.GUESTS] = supervisor
    app.router.add_put("/stage", supervisor.set)
    app.router.add_route("*", "/ingress/{entry}/{path:.*}", ingress.pass_on)
    app.router.add_route("*", "/{path:.*}", supervisor.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.SockSite(runner, listener).start()
    await asyncio.Event().wait()


def main() -> None:
    facts = json.loads(sys.argv[1])
    listener = socket.create_server(("127.0.0.1", 0))
    os.setns(os.pidfd_open(facts.pop("network")), os.CLONE_NEWUSER | os.CLONE_NEWNET)
    host, port = listener.getsockname()
    print(f"listens on {host}:{port}", flush=True)  # noqa: T201
    asyncio.run(serve(Supervisor(**facts), listener))


if __name__ == "__main__":
    main()
