"""The ASGI application: routes, and what stands in front of them."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

import uvicorn
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from hearthwatch.api import (
    alerts,
    camera_parts,
    camera_settings,
    camera_trials,
    cameras,
    clips,
    config,
    devices,
    discovering,
    events,
    gates,
    health,
    inbound,
    jobs,
    live,
    metrics,
    migrating,
    mode,
    oauth,
    offers,
    sessions,
    storage,
    studies,
    system,
    timeline,
    tokens,
    transport_stream,
    trash,
    users,
    webhooks,
    webrtc,
    websocket,
)
from hearthwatch.api.counting import Counting
from hearthwatch.api.doors import Doors
from hearthwatch.api.doorstep import Doorstep
from hearthwatch.api.gatekeeper import Gatekeeper
from hearthwatch.api.house import House
from hearthwatch.api.machine import Machine
from hearthwatch.api.openapi import describe
from hearthwatch.api.pages import serve_page
from hearthwatch.api.problems import handle_problems
from hearthwatch.api.rate_limits import LIMIT_HEADERS, RateLimits
from hearthwatch.api.reference import serve_reference
from hearthwatch.api.sockets import PromptWebSocket
from hearthwatch.api.wire import LARGEST_FRAME
from hearthwatch.settings import Settings

_ROUTERS: Final = (
    health.router,
    sessions.router,
    oauth.router,
    users.router,
    tokens.router,
    offers.router,
    camera_settings.router,
    camera_trials.router,
    camera_trials.commands,
    discovering.router,
    camera_parts.router,
    camera_parts.settings,
    camera_parts.commands,
    config.router,
    migrating.router,
    mode.router,
    mode.commands,
    cameras.router,
    cameras.media,
    cameras.commands,
    gates.router,
    live.router,
    live.sockets,
    transport_stream.media,
    webrtc.router,
    events.router,
    events.media,
    timeline.router,
    clips.router,
    clips.media,
    clips.commands,
    alerts.router,
    alerts.commands,
    webhooks.router,
    webhooks.outputs,
    trash.commands,
    storage.router,
    storage.commands,
    jobs.router,
    jobs.commands,
    studies.commands,
    devices.router,
    websocket.router,
    inbound.router,
    inbound.door,
    metrics.router,
    system.router,
)


def create_app(house: House) -> FastAPI:
    """Build the API and the page over a running service."""
    app = FastAPI(
        title="Hearthwatch",
        version=house.version,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        middleware=[
            Middleware(Counting, house=house),
            Middleware(Gatekeeper, house=house),
            Middleware(_ListedOrigins, settings=house.settings),
            Middleware(RateLimits, house=house),
        ],
    )
    app.state.house = house
    app.state.calls = webrtc.Calls()
    app.state.trials = camera_trials.Trials()
    app.state.discovering = asyncio.Lock()
    app.state.machine = Machine(house)
    app.state.doors = Doors()
    app.state.doorstep = Doorstep()
    handle_problems(app)
    for router in _ROUTERS:
        app.router.routes.extend(router.routes)
    describe(app)
    serve_reference(app)
    serve_page(app)
    return app


def server_config(app: FastAPI, **options: Any) -> uvicorn.Config:
    """Return the server's configuration, bounded where strangers could ask for more.

    Headers that claim to come from a proxy are not believed: who connects decides what ingress is.
    """
    return uvicorn.Config(
        app,
        ws=PromptWebSocket,
        ws_max_size=LARGEST_FRAME,
        ws_max_queue=8,
        ws_per_message_deflate=False,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        log_level="warning",  # What uvicorn says of WebSockets includes signed addresses.
        lifespan="off",
        timeout_graceful_shutdown=3,
        limit_concurrency=512,
        **options,
    )


class _ListedOrigins(CORSMiddleware):
    """Lets the web sites that the settings list call the API; they must bring an API key."""

    def __init__(self, app: ASGIApp, settings: Callable[[], Settings]) -> None:
        super().__init__(
            app,
            allow_methods=("GET", "POST", "PUT", "PATCH", "DELETE"),
            allow_headers=(
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "X-API-Key",
                "X-Request-ID",
            ),
            expose_headers=(
                "Accept-Ranges",
                "Content-Range",
                "ETag",
                "Idempotency-Replayed",
                "Link",
                "Location",
                "Retry-After",
                "X-Captured",
                "X-Request-ID",
                *LIMIT_HEADERS,
            ),
        )
        self._settings = settings

    def is_allowed_origin(self, origin: str) -> bool:
        return origin in self._settings().api.cors_origins
