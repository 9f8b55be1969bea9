from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from hearthwatch.api import pages


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "page"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Hearthwatch</title>")
    (folder / "icon.svg").write_text("<svg/>")
    (folder / "assets/main-1a2b.js").write_text("export {};")
    return folder


def client(folder: Path, *, ingress: str = "") -> httpx.AsyncClient:
    app = FastAPI()
    pages.serve_page(app, folder)
    transport = httpx.ASGITransport(app, root_path=ingress)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost")


@pytest.mark.parametrize("ingress", ["", "/api/hassio_ingress/t0-k"])
async def test_page_is_served(page: Path, ingress: str) -> None:
    async with client(page, ingress=ingress) as browser:
        index = await browser.get("/")
        assert "<title>Hearthwatch" in index.text
        assert index.headers["cache-control"] == "no-cache"
        script = await browser.get("/assets/main-1a2b.js")
        assert script.headers["content-type"].startswith("text/javascript")
        assert "immutable" in script.headers["cache-control"]
        icon = await browser.get("/icon.svg")
        assert icon.headers["content-type"] == "image/svg+xml"


async def test_nothing_outside_the_page_is_served(page: Path) -> None:
    (page.parent / "secrets.yaml").write_text("password: hunter2")
    async with client(page) as browser:
        for path in (
            "/assets/../../secrets.yaml",
            "/assets/%2e%2e/%2e%2e/secrets.yaml",
            f"/assets/{page.parent}/secrets.yaml",
            "/assets/%00",
            "/assets/",
        ):
            assert (await browser.get(path)).status_code == 404


async def test_without_a_page_the_root_says_how_to_build_it(tmp_path: Path) -> None:
    async with client(tmp_path / "none") as browser:
        answer = await browser.get("/")
    assert answer.status_code == 503
    assert "npm run build" in answer.text


async def test_root_is_open(site: Any) -> None:
    async with site.client() as browser:
        assert (await browser.get("/")).status_code in {200, 503}
