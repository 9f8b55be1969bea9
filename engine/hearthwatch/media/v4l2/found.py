"""Which USB cameras are plugged in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hearthwatch.media.v4l2.card import Card, CardError, read_card

_NODE: Final = re.compile(r"video(\d{1,3})")
_LASTING: Final = ("v4l/by-id", "v4l/by-path")
"""Names that a camera keeps over restarts; those by its socket where it has no number."""


@dataclass(frozen=True, slots=True)
class Plugged:
    """A camera that is there.

    Attributes:
        device: what to call it in the settings.
        name: as its maker calls it.
    """

    device: str
    name: str


def plugged_in(
    *,
    known: Path = Path("/sys/class/video4linux"),
    devices: Path = Path("/dev"),
    ask: Callable[[Path], Card] = read_card,
) -> list[Plugged]:
    """Return the cameras that can be used, by the names that they keep.

    Args:
        known: where the kernel lists video devices.
        devices: where they are.
        ask: what one of them is.
    """
    try:
        names = [path.name for path in known.iterdir()]
    except OSError:
        return []
    numbers = sorted(int(found[1]) for name in names if (found := _NODE.fullmatch(name)))
    lasting = _lasting_names(devices)
    cameras: list[Plugged] = []
    for number in numbers:
        path = devices / f"video{number}"
        try:
            card = ask(path)
        except CardError:
            continue
        cameras.append(Plugged(str(lasting.get(path, path)), card.name or path.name))
    return cameras


def _lasting_names(devices: Path) -> dict[Path, Path]:
    found: dict[Path, Path] = {}
    for folder in _LASTING:
        try:
            links = sorted((devices / folder).iterdir())
        except OSError:
            continue
        for link in links:
            found.setdefault(link.resolve(), link)
    return found
