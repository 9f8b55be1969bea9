"""One version, in every place that states it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from sources import ROOT

import hearthwatch

STATED = {
    "engine/hearthwatch/__init__.py": r'^__version__ = "(.+)"$',
    "addon/config.yaml": r'^version: "(.+)"$',
    "addon/Dockerfile": r"^ARG BUILD_VERSION=(.+)$",
    "custom_components/hearthwatch/manifest.json": r'^  "version": "(.+)",?$',
    "addon/CHANGELOG.md": r"^## \[(\d.+?)\]",
}


def stated(root: Path) -> dict[str, str]:
    """Read the version in each place; of the changelog's, the newest."""
    return {
        name: re.findall(pattern, (root / name).read_text(), re.MULTILINE)[0]
        for name, pattern in STATED.items()
    }


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What the script touches, to be touched."""
    for name in (*STATED, "script/bump-version", "script/lib.sh"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    log = tmp_path / "addon/CHANGELOG.md"
    log.write_text(
        "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Owls.\n\n"
        f"## [{hearthwatch.__version__}]\n\n- Dogs.\n"
    )
    return tmp_path


def bump(clone: Path, argument: str) -> subprocess.CompletedProcess[str]:
    command = [clone / "script/bump-version", argument]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def following(version: str) -> str:
    major, minor, patch = map(int, version.split("."))
    return f"{major}.{minor + 1}.{patch}"


def test_it_is_the_same_everywhere() -> None:
    versions = stated(ROOT)
    assert versions == dict.fromkeys(versions, hearthwatch.__version__)


def test_the_next_version_is_written_everywhere(clone: Path) -> None:
    version = following(hearthwatch.__version__)
    result = bump(clone, version)
    assert result.returncode == 0, result.stderr
    assert stated(clone) == dict.fromkeys(STATED, version)
    log = (clone / "addon/CHANGELOG.md").read_text()
    assert re.search(
        rf"## \[Unreleased\]\n\n## \[{version}\] - \d{{4}}-\d\d-\d\d\n\n### Added", log
    )
    assert bump(clone, "--notes").stdout == "### Added\n\n- Owls.\n"
    assert not list(clone.rglob("*.before"))


@pytest.mark.parametrize(
    "version", ["", "1", "v2.0.0", "01.2.3", "9.0.0-beta", "0.0.1", "9.9.9\nx"]
)
def test_what_is_no_next_version_changes_nothing(clone: Path, version: str) -> None:
    before = stated(clone)
    assert bump(clone, version).returncode != 0
    assert stated(clone) == before
    assert bump(clone, hearthwatch.__version__).returncode != 0


def test_a_version_without_a_change_is_none(clone: Path) -> None:
    assert bump(clone, following(hearthwatch.__version__)).returncode == 0
    result = bump(clone, following(following(hearthwatch.__version__)))
    assert result.returncode != 0
    assert "Unreleased" in result.stderr
