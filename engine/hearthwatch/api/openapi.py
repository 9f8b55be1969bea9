"""The API's description: complete, with its problems and its ways in."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import JSONResponse

from hearthwatch.api.problems import Problem

_ABOUT = """Cameras, events and explanations of one Hearthwatch.

Every route but `health` and those that sign in needs credentials: an API key, an access token from
`auth/token` or `auth/login`, or the cookie of a browser that signed in. Answers tell in `RateLimit`
and `X-RateLimit-*` how many more requests there may be.
Cameras and doorbells call `inbound` with a token or signature of their own.
Pictures and footage also open with a signed address, such as a clip's `view_url`, until it expires.
Errors are problem details (RFC 9457). Live updates come over the WebSocket `/api/v1/ws`.
"""


def describe(app: FastAPI) -> None:
    """Serve the description at ``/api/v1/openapi.json``."""
    document = _document_of(app)

    @app.get("/api/v1/openapi.json", include_in_schema=False)
    async def description(request: Request) -> JSONResponse:
        root = request.scope.get("root_path", "")
        return JSONResponse(document() | {"servers": [{"url": root or "/"}]})


def _document_of(app: FastAPI) -> Callable[[], dict[str, Any]]:
    document: dict[str, Any] = {}

    def write() -> dict[str, Any]:
        if not document:
            document.update(
                get_openapi(
                    title="Hearthwatch",
                    version=app.version,
                    description=_ABOUT,
                    routes=app.routes,
                )
            )
            schemas = document["components"]["schemas"]
            problem = Problem.model_json_schema(
                ref_template="#/components/schemas/{model}", mode="serialization"
            )
            schemas.update(problem.pop("$defs"))
            schemas["Problem"] = problem
        return document

    return write
