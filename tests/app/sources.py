"""Where the app's sources are, and how they are read."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
APP = ROOT / "addon"


def load(path: Path) -> Any:
    """Read a YAML file as plain values."""
    return YAML(typ="safe", pure=True).load(path)
