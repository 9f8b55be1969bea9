"""The manifest follows the Supervisor's rules, asks for little, and agrees with the house."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version
from sources import APP

import hearthwatch
from hearthwatch.service.supervised import app as engine
from hearthwatch.settings import FtpSettings

REQUIRED = {"name", "version", "slug", "description", "arch"}

DEFAULTS = {
    "startup": "application",
    "boot": "auto",
    "init": True,
    "stage": "stable",
    "ingress": False,
    "ingress_port": 8099,
    "ingress_stream": False,
    "panel_icon": "mdi:puzzle",
    "apparmor": True,
    "hassio_role": "default",
    "backup": "hot",
    "timeout": 10,
}
"""What the Supervisor takes when nothing is said. Saying it again is noise to its linter."""

ELEMENT = re.compile(
    r"(bool|email|url|port|(str|password)(\(\d*,\d*\))?|(int|float)(\([-.\d]*,[-.\d]*\))?"
    r"|match\(.*\)|list\(.+\)|device(\(subsystem=[a-z]+\))?)\??"
)
FOLDERS = {
    "data", "ssl", "share", "media", "backup", "homeassistant_config",
    "app_config", "all_app_configs", "local_apps",
}  # fmt: skip


def text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def matches(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def each(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and bool(value) and all(map(check, value))


def flag(value: Any) -> bool:
    return isinstance(value, bool)


RULES: dict[str, Callable[[Any], bool]] = {
    "name": text,
    "version": matches(r"\d+\.\d+\.\d+"),
    "slug": matches(r"[-_.A-Za-z0-9]+"),
    "description": text,
    "url": matches(r"https://\S+"),
    "image": matches(r"([a-z\-.:\d]+/)*[\-\w]+/[\-\w]+"),  # one name for all architectures
    "arch": each(lambda value: value in {"amd64", "aarch64"}),
    "homeassistant": matches(r"\d{4}\.\d+\.\d+"),
    "init": flag,
    "timeout": lambda value: isinstance(value, int) and 10 <= value <= 300,
    "ingress": flag,
    "ingress_stream": flag,
    "panel_icon": matches(r"mdi:[a-z0-9-]+"),
    "panel_admin": flag,
    "ports": lambda value: all(
        re.fullmatch(r"\d+/(tcp|udp)", port) and number is None for port, number in value.items()
    ),
    "video": flag,
    "services": each(matches(r"(mqtt|mysql):(provide|want|need)")),
    "discovery": each(text),
    "map": each(
        lambda value: (
            value.keys() <= {"type", "read_only", "path"}
            and value["type"] in FOLDERS
            and isinstance(value.get("read_only", True), bool)
        )
    ),
    "backup_pre": text,
    "backup_post": text,
    "backup_exclude": each(text),
    "options": lambda value: isinstance(value, dict),
    "schema": lambda value: all(ELEMENT.fullmatch(element) for element in value.values()),
}
"""The fields that we use. One that is not here asks for more, or is of earlier Supervisors."""


def test_every_field_is_as_the_supervisor_wants_it(manifest: dict[str, Any]) -> None:
    assert manifest.keys() >= REQUIRED
    assert manifest.keys() <= RULES.keys()
    assert [name for name, value in manifest.items() if not RULES[name](value)] == []


def test_no_field_says_what_holds_anyway(manifest: dict[str, Any]) -> None:
    said = {name: value for name, value in manifest.items() if DEFAULTS.get(name) == value}
    assert said == {}


def rating(manifest: dict[str, Any], *, profile: bool) -> int:
    """Rate an app as the Supervisor does, from 1 to 8."""
    if manifest.get("docker_api") or manifest.get("full_access"):
        return 1
    privileges = {
        "BPF", "CHECKPOINT_RESTORE", "DAC_READ_SEARCH", "NET_ADMIN", "NET_RAW", "PERFMON",
        "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO",
    }  # fmt: skip
    points = 5
    if not manifest.get("apparmor", True):
        points -= 1
    elif profile:
        points += 1
    if manifest.get("ingress"):
        points += 2
    elif manifest.get("auth_api"):
        points += 1
    if privileges & set(manifest.get("privileged", ())) or manifest.get("kernel_modules"):
        points -= 1
    points -= {"manager": 1, "admin": 2}.get(manifest.get("hassio_role", "default"), 0)
    points -= 1 if manifest.get("host_network") else 0
    points -= 2 if manifest.get("host_pid") else 0
    return max(1, min(8, points))


def test_it_is_as_secure_as_an_app_can_be(manifest: dict[str, Any]) -> None:
    assert rating(manifest, profile=(APP / "apparmor.txt").is_file()) == 8


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({"ingress": False}, 6),
        ({"apparmor": False}, 6),
        ({"host_network": True}, 7),
        ({"privileged": ["SYS_ADMIN"]}, 7),
        ({"hassio_role": "admin"}, 6),
        ({"full_access": True}, 1),
    ],
)
def test_what_would_make_it_less_secure(
    manifest: dict[str, Any], change: dict[str, Any], points: int
) -> None:
    assert rating(manifest | change, profile=True) == points


def test_it_agrees_with_the_engine(manifest: dict[str, Any]) -> None:
    assert manifest["version"] == hearthwatch.__version__
    assert manifest.get("ingress_port", DEFAULTS["ingress_port"]) == engine.PORT
    ftp = FtpSettings()
    assert ftp.passive_ports is not None
    first, last = ftp.passive_ports
    ports = [engine.PORT, ftp.port, *range(first, last + 1)]
    assert list(manifest["ports"]) == [f"{port}/tcp" for port in ports]


def test_it_agrees_with_the_integration(manifest: dict[str, Any], root: Path) -> None:
    integration = json.loads((root / "custom_components/hearthwatch/manifest.json").read_text())
    needs = json.loads((root / "hacs.json").read_text())["homeassistant"]
    assert manifest["discovery"] == [integration["domain"]]
    assert manifest["slug"] == integration["domain"]
    assert manifest["name"] == integration["name"]
    assert integration["documentation"].startswith(f"{manifest['url']}/")
    assert Version(manifest["homeassistant"]) == Version(needs)


def test_usb_cameras_can_be_used(manifest: dict[str, Any]) -> None:
    """The Supervisor lets it open them, AppArmor as well, and it is in the groups that may."""
    assert manifest["video"] is True
    profile = (APP / "apparmor.txt").read_text().partition("  profile engine ")[2]
    for rule in ("/dev/video[0-9]* rw,", "/dev/v4l/{,**} r,", "/sys/{,**} r,"):
        assert rule in profile
    run = (APP / "rootfs/etc/s6-overlay/s6-rc.d/engine/run").read_text()
    assert "stat --format %g /dev/video[0-9]*" in run


def test_only_administrators_open_its_panel(manifest: dict[str, Any]) -> None:
    """Ingress does not say who is one."""
    assert manifest["panel_admin"] is True


def test_its_repository_is_one(root: Path, manifest: dict[str, Any]) -> None:
    repository = json.loads((root / "repository.json").read_text())
    assert repository.keys() == {"name", "url", "maintainer"}
    assert repository["url"] == manifest["url"]


def test_the_supervisor_finds_this_manifest_alone(root: Path) -> None:
    """It looks at every folder but those that begin with a dot and those called rootfs."""
    found = [
        path.relative_to(root)
        for path in root.rglob("config.*")
        if path.name in {"config.yaml", "config.yml", "config.json"}
        and not any(
            part.startswith(".") or part == "rootfs" for part in path.relative_to(root).parts
        )
        and "node_modules" not in path.parts
    ]
    assert found == [Path("addon/config.yaml")]
