"""The ASGI application: routes, and what stands in front of them."""

from collections.abc import Callable
from typing import Any

import uvicorn
from fastapi import APIRouter, FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from hearthwatch.api import (
    alerts,
    cameras,
    clips,
    events,
    gates,
    health,
    jobs,
    live,
    sessions,
    storage,
    studies,
    transport_stream,
    trash,
    webrtc,
    websocket,
)
from hearthwatch.api.gatekeeper import Gatekeeper
from hearthwatch.api.house import House
from hearthwatch.api.openapi import describe
from hearthwatch.api.pages import serve_page
from hearthwatch.api.problems import handle_problems
from hearthwatch.settings import Settings


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
            Middleware(Gatekeeper, house=house),
            Middleware(_ListedOrigins, settings=house.settings),
        ],
    )
    app.state.house = house
    app.state.calls = webrtc.Calls()
    handle_problems(app)
    api = APIRouter(prefix="/api/v1")
    for router in (
        health.router,
        sessions.router,
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
        clips.router,
        clips.media,
        clips.commands,
        trash.commands,
        alerts.router,
        alerts.commands,
        storage.router,
        storage.commands,
        jobs.router,
        jobs.commands,
        studies.commands,
        websocket.router,
    ):
        api.include_router(router)
    app.include_router(api)
    describe(app)
    serve_page(app)
    return app


def server_config(app: FastAPI, **options: Any) -> uvicorn.Config:
    """Return the server's configuration, bounded where strangers could ask for more.

    Headers that claim to come from a proxy are not believed: who connects decides what ingress is.
    """
    return uvicorn.Config(
        app,
        ws="websockets-sansio",
        ws_max_size=websocket.LARGEST_FRAME,
        ws_max_queue=8,
        ws_per_message_deflate=False,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        log_level="warning",  # What uvicorn says of WebSockets includes signed addresses.
        lifespan="off",
        timeout_graceful_shutdown=3,
        limit_concurrency=256,
        **options,
    )


class _ListedOrigins(CORSMiddleware):
    """Lets the web sites that the settings list call the API; they must bring an API key."""

    def __init__(self, app: ASGIApp, settings: Callable[[], Settings]) -> None:
        super().__init__(
            app,
            allow_methods=("GET", "POST", "PUT", "PATCH", "DELETE"),
            allow_headers=("Authorization", "Content-Type", "X-API-Key", "X-Request-ID"),
            expose_headers=(
                "Accept-Ranges",
                "Content-Range",
                "ETag",
                "Link",
                "Location",
                "Retry-After",
                "X-Captured",
                "X-Request-ID",
            ),
        )
        self._settings = settings

    def is_allowed_origin(self, origin: str) -> bool:
        return origin in self._settings().api.cors_origins
