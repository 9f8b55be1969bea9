"""Write down what integrations ask for: manifests say it, Home Assistant's wheel does not.

    python script/what_integrations_need.py FOLDER

runs where Home Assistant is installed. FOLDER/integrations.in gets the requirements of what Home
Assistant always loads, of ours, of those that tests use, and of all that these depend on;
FOLDER/constraints.txt gets the versions that go with this Home Assistant.
"""

import json
import shutil
import sys
from pathlib import Path

import homeassistant
from homeassistant.bootstrap import CORE_INTEGRATIONS, DEFAULT_INTEGRATIONS

USED = {
    "camera",
    "conversation",
    "ffmpeg",
    "go2rtc",
    "hassio",
    "history",
    "image",
    "logbook",
    "media_source",
    "mqtt",
    "recorder",
    "stream",
    "zeroconf",
}
PACKAGE = Path(homeassistant.__file__).parent
OURS = Path(__file__).parents[1] / "custom_components/hearthwatch/manifest.json"


def requirements(names: set[str]) -> set[str]:
    """Collect what integrations, and all that they load before themselves, ask for."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = set(names)
    while waiting:
        name = waiting.pop()
        seen.add(name)
        manifest = json.loads((PACKAGE / "components" / name / "manifest.json").read_text())
        found.update(manifest.get("requirements", ()))
        waiting |= set(manifest.get("dependencies", ())) - seen
    return found


if __name__ == "__main__":
    folder, wanted = Path(sys.argv[1]), CORE_INTEGRATIONS | DEFAULT_INTEGRATIONS | USED
    folder.mkdir(parents=True, exist_ok=True)
    needed = sorted({*requirements(wanted), *json.loads(OURS.read_text())["requirements"]})
    (folder / "integrations.in").write_text("\n".join(needed) + "\n")
    shutil.copy(PACKAGE / "package_constraints.txt", folder / "constraints.txt")
