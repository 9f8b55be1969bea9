"""The Dockerfile: what it builds from, what it lets in, and what it says."""

import re
from typing import Any

import pytest
from sources import APP, ROOT

TEXT = (APP / "Dockerfile").read_text()
COMMANDS = re.sub(r"\\\n\s*", " ", re.sub(r"^\s*#.*\n", "", TEXT, flags=re.MULTILINE)).splitlines()


def commands(name: str) -> list[str]:
    return [line.removeprefix(f"{name} ") for line in COMMANDS if line.startswith(f"{name} ")]


def test_it_builds_from_home_assistants_debian() -> None:
    """Nobody passes BUILD_FROM any more; OpenCV and ONNX Runtime have no wheels for Alpine."""
    assert COMMANDS[0] == "ARG BUILD_FROM=ghcr.io/home-assistant/base-debian:trixie"
    assert commands("FROM") == ["${BUILD_FROM} AS build", "${BUILD_FROM}"]


def test_python_packages_are_the_locked_ones_and_compile_nothing() -> None:
    installs = [
        part for line in commands("RUN") for part in line.split("&&") if "pip install" in part
    ]
    locked, own = installs
    for rule in ("--require-hashes", "--only-binary=:all:", "--no-deps", "requirements.txt"):
        assert rule in locked
    assert "--no-index" in own
    assert "--no-deps" in own


def test_debian_packages_bring_no_company() -> None:
    for line in commands("RUN"):
        for install in re.findall(r"apt-get install [^&]*", line):
            assert "--no-install-recommends" in install
    assert "rm -r /var/lib/apt/lists/*" in commands("RUN")[-1]


def test_nothing_comes_from_elsewhere() -> None:
    assert not commands("ADD")
    for line in commands("RUN"):
        assert not re.search(r"\b(curl|wget|git)\b", line)
    sources = [line.split()[-2] for line in commands("COPY") if "--from=" not in line]
    assert {source.partition("/")[0] for source in sources} == {"staged", "rootfs"}


@pytest.mark.parametrize("staged", ["requirements.txt", "*.whl", "notice.py"])
def test_what_it_copies_is_staged(staged: str) -> None:
    assert f"staged/{staged}" in TEXT
    stage = (ROOT / "script/stage-app").read_text()
    assert (staged == "*.whl" and "uv build" in stage) or staged in stage


def test_only_what_is_staged_is_sent_along() -> None:
    lines = (APP / ".dockerignore").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["*", "!rootfs", "!staged"]


def test_health_is_asked_on_the_port_of_ingress() -> None:
    (check,) = commands("HEALTHCHECK")
    assert "http://127.0.0.1:8099/api/v1/health" in check
    assert "|| exit 1" in check
    assert "--start-period" in check


def test_labels_say_what_the_manifest_says(manifest: dict[str, Any]) -> None:
    (line,) = commands("LABEL")
    labels = dict(re.findall(r'([\w.]+)="([^"]*)"', line))
    assert labels["io.hass.type"] == "app"
    assert labels["io.hass.name"] == labels["org.opencontainers.image.title"] == manifest["name"]
    assert labels["io.hass.description"] == manifest["description"]
    assert labels["org.opencontainers.image.description"] == manifest["description"]
    assert labels["org.opencontainers.image.source"] == manifest["url"]
    assert f"BUILD_VERSION={manifest['version']}" in commands("ARG")


def test_no_library_reports_home() -> None:
    """ONNX Runtime does unless told not to."""
    assert any("ORT_DISABLE_TELEMETRY=1" in line for line in commands("ENV"))
