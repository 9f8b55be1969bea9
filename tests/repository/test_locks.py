"""The lock files say what pyproject.toml asks for. script/lock writes them."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = {"engine": [], "dev": ["dev"], "models": ["models"], "bench": ["bench"]}
ASKED_FOR = re.compile(
    r"^([\w.-]+)==(?:(?!\n\S).)*?hearthwatch \(pyproject", re.MULTILINE | re.DOTALL
)
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)


@pytest.fixture(scope="module")
def pyproject(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text())


def pins(path: Path) -> dict[str, set[str]]:
    """Collect the versions a lock file allows of each package; markers may make it several."""
    found: dict[str, set[str]] = {}
    for name, version in PIN.findall(path.read_text()):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def wanted(pyproject: dict[str, Any], names: list[str]) -> list[Requirement]:
    """Collect what the engine itself, and these groups or extras, ask for."""
    optional = pyproject["project"]["optional-dependencies"] | pyproject["dependency-groups"]
    texts = [*pyproject["project"]["dependencies"], *(t for n in names for t in optional[n])]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_just_what_is_asked_for(
    root: Path, pyproject: dict[str, Any], lock: str
) -> None:
    path = root / f"requirements/{lock}.txt"
    requirements = wanted(pyproject, LOCKS[lock])
    locked = pins(path)
    for requirement in requirements:
        versions = locked.get(canonicalize_name(requirement.name), set())
        assert any(requirement.specifier.contains(v, prereleases=True) for v in versions), (
            f"{path.name} has {versions or 'nothing'} for {requirement}: run script/lock"
        )
    direct = ASKED_FOR.findall(path.read_text())
    assert {canonicalize_name(n) for n in direct} == {
        canonicalize_name(r.name) for r in requirements
    }, f"{path.name} is out of date: run script/lock"


@pytest.mark.parametrize("lock", ["dev", "models"])
def test_what_tests_run_is_what_users_run(root: Path, lock: str) -> None:
    engine = pins(root / "requirements/engine.txt")
    other = pins(root / f"requirements/{lock}.txt")
    assert {name: other.get(name) for name in engine} == engine


def test_what_the_integration_needs_is_there(root: Path) -> None:
    manifest = json.loads((root / "custom_components/hearthwatch/manifest.json").read_text())
    for lock in ("homeassistant", "integration"):
        locked = pins(root / f"requirements/{lock}.txt")
        for requirement in map(Requirement, manifest["requirements"]):
            versions = locked.get(canonicalize_name(requirement.name), set())
            assert any(requirement.specifier.contains(version) for version in versions), lock


@pytest.mark.parametrize("name", ["build", "homeassistant", "integration"])
def test_what_is_asked_for_by_hand_is_locked(root: Path, name: str) -> None:
    lines = (root / f"requirements/{name}.in").read_text().splitlines()
    locked = pins(root / f"requirements/{name}.txt")
    for text in filter(None, (line.partition("#")[0].strip() for line in lines)):
        requirement = Requirement(text)
        (version,) = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{name}: run script/lock"


def test_the_build_is_pinned_too(root: Path, pyproject: dict[str, Any]) -> None:
    locked = pins(root / "requirements/build.txt")
    for text in pyproject["build-system"]["requires"]:
        requirement = Requirement(text)
        versions = locked.get(canonicalize_name(requirement.name), set())
        assert any(requirement.specifier.contains(version) for version in versions)


def test_locks_name_no_registry_and_check_every_download(root: Path) -> None:
    """Where packages come from is for the machine to say, that they are the right ones for us."""
    for path in (root / "requirements").glob("*.txt"):
        text = path.read_text()
        assert "://" not in text, path
        assert len(PIN.findall(text)) == len(re.findall(r"^\S+==.*\\$", text, re.MULTILINE)), path


def test_the_page_can_be_built_on_every_machine(root: Path) -> None:
    """Its lock holds what any platform needs, though one platform alone needs little of it."""
    text = (root / "engine/web/package-lock.json").read_text()
    assert '"resolved"' not in text
    packages = json.loads(text)["packages"]
    optional = {
        name for package in packages.values() for name in package.get("optionalDependencies", ())
    }
    assert {f"node_modules/{name}" for name in optional} <= packages.keys()
