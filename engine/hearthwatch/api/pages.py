"""The web page: static files that everybody may load, since they know nothing."""

from pathlib import Path
from typing import Final

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

PAGE: Final = Path(__file__).parent / "page"
NOT_BUILT: Final = (
    "The page has not been built. Run 'npm ci && npm run build' in engine/web, then start"
    " Hearthwatch again. The API is at api/v1/.\n"
)


def serve_page(app: FastAPI, folder: Path = PAGE) -> None:
    """Serve the built page at the root, or say how to build it."""

    @app.get("/", include_in_schema=False)
    async def index() -> Response:
        file = folder / "index.html"
        if not file.is_file():
            return PlainTextResponse(NOT_BUILT, status_code=503)
        return FileResponse(file, headers={"Cache-Control": "no-cache"})

    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if entry.name == "api":
            continue  # Beside the API's own routes; `reference` serves what is in it.
        if entry.is_dir():
            _serve_assets(app, entry)
        elif entry.name != "index.html":
            _serve_file(app, entry)


def _serve_assets(app: FastAPI, folder: Path) -> None:
    """Serve files whose names change with their content.

    They are no mount: inside one, Starlette wants ingress' path to be part of the request's.
    """
    files = StaticFiles(directory=folder)

    @app.get(f"/{folder.name}/{{path:path}}", include_in_schema=False)
    async def asset(request: Request, path: str) -> Response:
        response = await files.get_response(path, request.scope)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def _serve_file(app: FastAPI, path: Path) -> None:
    @app.get(f"/{path.name}", include_in_schema=False)
    async def file() -> Response:
        return FileResponse(path, headers={"Cache-Control": "no-cache"})
