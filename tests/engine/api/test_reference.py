from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from hearthwatch.api import pages, reference
from hearthwatch.api.pages import PAGE


def client(folder: Path) -> httpx.AsyncClient:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    reference.serve_reference(app, folder)
    pages.serve_page(app, folder)
    transport = httpx.ASGITransport(app)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    folder = tmp_path / "page"
    (folder / "api/v1").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html>")
    for name in ("docs", "redoc"):
        (folder / f"api/v1/{name}.html").write_text(f"<!doctype html><title>{name}")
    return folder


@pytest.mark.parametrize("name", ["docs", "redoc"])
async def test_pages_are_open_shells_with_a_policy_of_their_own(page: Path, name: str) -> None:
    async with client(page) as browser:
        answer = await browser.get(f"/api/v1/{name}")
    assert answer.status_code == 200
    assert f"<title>{name}" in answer.text
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "default-src 'none'" in policy
    assert "http" not in policy


async def test_they_are_served_nowhere_else(page: Path) -> None:
    async with client(page) as browser:
        for path in ("/api/v1/docs.html", "/docs.html", "/api/v1/", "/api"):
            assert (await browser.get(path)).status_code == 404
        assert (await browser.post("/api/v1/nothing")).status_code == 404


async def test_without_a_page_they_say_how_to_build_it(tmp_path: Path) -> None:
    async with client(tmp_path) as browser:
        answer = await browser.get("/api/v1/docs")
    assert answer.status_code == 503
    assert "npm run build" in answer.text


@pytest.mark.parametrize("name", ["docs", "redoc"])
async def test_what_was_built_asks_no_other_host_and_is_all_there(name: str) -> None:
    shell = PAGE / f"api/v1/{name}.html"
    if not shell.is_file():
        pytest.skip("the page has not been built")
    text = shell.read_text()
    assert "://" not in text
    assert "<script>" not in text
    addresses = [part.split('"')[0] for part in text.replace("href=", "src=").split('src="')[1:]]
    assert any(address.endswith(".js") for address in addresses)
    for address in addresses:
        assert (shell.parent / address).resolve().is_relative_to(PAGE)
        assert (shell.parent / address).is_file()
