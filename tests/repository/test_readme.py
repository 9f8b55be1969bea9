"""What the manual shows works."""

import re
from pathlib import Path

from hearthwatch.settings import SettingsFile


def test_settings_of_the_readme_are_valid(root: Path, tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", (root / "README.md").read_text(), re.DOTALL)
    settings, secrets = tmp_path / "hearthwatch.yaml", tmp_path / "secrets.yaml"
    settings.write_text(example)
    secrets.write_text("front_door: rtsp://user:password@192.0.2.10/stream\n")
    (camera,) = SettingsFile(settings, secrets).load().cameras
    assert camera.slug == "front_door"
    assert [zone.name for zone in camera.zones] == ["Porch"]
