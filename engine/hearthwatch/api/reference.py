"""The API's documentation as pages, made from its description without asking any other host."""

from pathlib import Path
from typing import Final

from fastapi import FastAPI
from starlette.responses import FileResponse, PlainTextResponse, Response

from hearthwatch.api.pages import NOT_BUILT, PAGE

# What draws these pages writes styles into them, and searches them in a worker.
_CONTENT_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; connect-src 'self'; img-src 'self' data:; worker-src 'self' blob:; "
    "base-uri 'self'; form-action 'none'; frame-ancestors 'self'"
)
_HEADERS: Final = {"Content-Security-Policy": _CONTENT_POLICY, "Cache-Control": "no-cache"}


def serve_reference(app: FastAPI, folder: Path = PAGE) -> None:
    """Serve the pages. They are shells that know nothing: everybody may load them.

    The description that they show is the same for everybody. What somebody tries out on them
    needs credentials as always.
    """

    @app.get("/api/v1/docs", include_in_schema=False)
    async def docs() -> Response:
        return _shell(folder / "api/v1/docs.html")

    @app.get("/api/v1/redoc", include_in_schema=False)
    async def redoc() -> Response:
        return _shell(folder / "api/v1/redoc.html")


def _shell(file: Path) -> Response:
    if not file.is_file():
        return PlainTextResponse(NOT_BUILT, status_code=503)
    return FileResponse(file, headers=_HEADERS)
