"""Rules that hold for the repository as a whole."""

import json
import re
import tempfile
from pathlib import Path

import hearthwatch

SUPERVISOR_READS = re.compile(r"config\.(ya?ml|json)")


def read(path: Path) -> str:
    return path.read_text(errors="replace")


def test_one_version_everywhere(root: Path) -> None:
    """The engine, the app and the integration are released together."""
    heading = re.search(r"^## \[?(\d[^\]\s]*)", read(root / "addon/CHANGELOG.md"), re.MULTILINE)
    assert heading, "addon/CHANGELOG.md names no version"
    versions = {"addon/CHANGELOG.md": heading[1]}
    app = root / "addon/config.yaml"
    if app.exists():
        stated = re.search(r"^version: ['\"]?([^'\"\s]+)", read(app), re.MULTILINE)
        assert stated, f"{app} states no version"
        versions["addon/config.yaml"] = stated[1]
    integration = root / "custom_components/hearthwatch/manifest.json"
    if integration.exists():
        versions["manifest.json"] = json.loads(read(integration))["version"]
    assert versions == dict.fromkeys(versions, hearthwatch.__version__)


def test_the_supervisor_finds_one_app(root: Path, files: list[Path]) -> None:
    """It takes every config.yaml, .yml or .json of a repository for an app's manifest."""
    strays = [path for path in files if SUPERVISOR_READS.fullmatch(path.name)]
    assert set(strays) <= {root / "addon/config.yaml"}


def test_no_path_of_this_machine(root: Path, files: list[Path]) -> None:
    """Nothing may need, or tell, where somebody's clone lies."""
    anybodys = {Path("/"), Path("/tmp"), Path(tempfile.gettempdir())}
    places = {str(place) for place in {Path.home(), root, root.parent} - anybodys}
    found = [
        f"{path.relative_to(root)}: {place}"
        for path in files
        for place in places
        if re.search(rf"(?<![\w.]){re.escape(place)}/", read(path))
    ]
    assert found == []


def test_what_a_person_types_can_be_run(root: Path) -> None:
    """A file in script/ without an ending is a command."""
    commands = [p for p in (root / "script").iterdir() if p.is_file() and not p.suffix]
    assert commands
    for command in (*commands, root / ".ci/run"):
        assert command.stat().st_mode & 0o111, f"{command} is not executable"
        assert read(command).startswith("#!"), f"{command} does not say what runs it"
