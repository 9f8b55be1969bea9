"""Everything that the lock names has a wheel for every machine that the app runs on."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PLATFORMS = {"amd64": "x86_64-manylinux_2_40", "aarch64": "aarch64-manylinux_2_40"}
"""By architecture; Debian trixie's C library is newer than the newest that uv has a name for."""


def resolve(root: Path, target: Path, platform: str) -> subprocess.CompletedProcess[str]:
    """Go through the whole installation but for the downloads."""
    uv = subprocess.run(
        [root / "script/get-uv"], check=True, capture_output=True, text=True
    ).stdout.strip()
    return subprocess.run(
        [
            *(f"{uv}/uv", "pip", "install", "--dry-run", "--no-deps", "--target", target),
            *("--python", sys.executable, "--python-version", "3.13"),
            *("--python-platform", platform, "--only-binary", ":all:"),
            *("--require-hashes", "--requirement", root / "requirements/engine.txt"),
        ],
        env=os.environ | {"UV_NO_PROGRESS": "1"},
        check=False,
        capture_output=True,
        text=True,
    )  # fmt: skip


@pytest.mark.parametrize("architecture", PLATFORMS)
def test_there_is_a_wheel_for_each(root: Path, tmp_path: Path, architecture: str) -> None:
    result = resolve(root, tmp_path, PLATFORMS[architecture])
    assert result.returncode == 0, result.stderr
    assert " + onnxruntime==" in result.stderr


def test_a_wheel_that_is_missing_is_noticed(root: Path, tmp_path: Path) -> None:
    """Alpine's C library is the reason why the app is built on Debian."""
    result = resolve(root, tmp_path, "aarch64-unknown-linux-musl")
    assert result.returncode != 0
    assert "building from source is disabled" in result.stderr


def test_every_architecture_of_the_manifest_is_looked_at(manifest: dict[str, Any]) -> None:
    assert manifest["arch"] == list(PLATFORMS)
