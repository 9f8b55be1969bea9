"""What AppArmor lets the app do."""

import re
import shutil
import subprocess

from sources import APP

PROFILE = APP / "apparmor.txt"
TEXT = PROFILE.read_text()
ROOTS, _, ENGINES = TEXT.partition("  profile engine ")


def test_the_parser_takes_it() -> None:
    parser = shutil.which("apparmor_parser", path="/usr/sbin:/sbin:/usr/bin")
    assert parser, "apparmor is missing: script/test installs it"
    subprocess.run(
        [parser, "--skip-kernel-load", "--skip-read-cache", "--skip-cache", PROFILE], check=True
    )


def test_the_supervisor_can_rename_it() -> None:
    """It replaces the one name at the beginning of a line; no rule may hang on that name."""
    assert re.findall(r"^profile (\S+) ", TEXT, re.MULTILINE) == ["hearthwatch"]
    assert "peer=" not in TEXT


def test_the_engine_leaves_roots_part_for_its_own() -> None:
    assert "/opt/hearthwatch/bin/hearthwatch cx -> engine," in ROOTS
    executable = re.findall(r"^\s+(/\S+ [a-z]*x,)$", ENGINES, re.MULTILINE)
    assert executable == ["/opt/hearthwatch/bin/* mrix,", "/usr/bin/python3* mrix,"]


def test_the_engine_writes_only_to_its_folders() -> None:
    written = re.findall(r"^\s+(?:owner )?(/\S+|@\S+) [a-z]*w[a-z]*,$", ENGINES, re.MULTILINE)
    allowed = (
        "/data/",
        "/config/",
        "/media/",
        "/tmp/",
        "/var/tmp/",
        "/dev/",
        "@{PROC}/@{pid}/task/",
    )
    assert written
    assert [path for path in written if not path.startswith(allowed)] == []


def test_the_engine_has_no_rights_of_root() -> None:
    assert re.findall(r"capability ?(.*),", ENGINES) == ["dac_override"]
    for network in ("network,", "raw,"):
        assert network not in re.sub(r"network netlink raw,", "", ENGINES)
