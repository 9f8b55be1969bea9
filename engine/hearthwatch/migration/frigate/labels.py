"""What Frigate looks for, and how sure and how large it must be."""

from typing import Any, Final

from hearthwatch.migration.foreign import Found, Section
from hearthwatch.migration.frigate.shapes import Size
from hearthwatch.migration.report import Notes
from hearthwatch.model.labels import COCO
from hearthwatch.settings.document import Path as TreePath

_THRESHOLD: Final = 0.7
"""Frigate's default for `threshold`."""

_MIN_SCORE: Final = 0.5
"""Hearthwatch's default for `min_score`."""

_ANY: Final = 24_000_000
"""What Frigate takes for no limit."""

NO_MASK: Final = "Objects cannot be masked; draw a zone where they count, and alert for that zone."


def known(words: list[str], path: TreePath, notes: Notes) -> list[str]:
    """Return the labels that Hearthwatch's model knows, and say which it does not know."""
    if unknown := [word for word in words if word not in COCO]:
        notes.left(path, f"The model does not know {', '.join(unknown)}.")
    return [word for word in words if word in COCO]


def tracked(section: Section, notes: Notes, size: Size | None) -> dict[str, dict[str, Any]]:
    """Return what is looked for, with its limits."""
    found = section.texts("track") or Found(["person"], ())
    words = known(found.value, found.path, notes)
    if words:
        notes.carried(found.path, f"Looked for: {', '.join(words)}.")
    labels = {word: limits(section.part("filters", word), notes, size) for word in words}
    if "car" in labels and "truck" not in labels and not _own_model(section):
        labels["truck"] = dict(labels["car"])
        notes.changed(found.path, "Frigate's model calls trucks cars: truck is looked for, too.")
    return labels


def limits(section: Section, notes: Notes, size: Size | None) -> dict[str, Any]:
    """Return what a thing of one label must be like."""
    found: dict[str, Any] = {}
    if score := section.number("threshold"):
        found["min_score"] = round(min(max(_MIN_SCORE + score.value - _THRESHOLD, 0.3), 0.9), 2)
        notes.changed(
            score.path,
            f"min_score {found['min_score']:g}: scores are another model's, so this is as far from"
            f" our {_MIN_SCORE:g} as {score.value:g} is from Frigate's default of {_THRESHOLD:g}.",
        )
    if score := section.number("min_score"):
        notes.left(score.path, "There is no limit for a single look, only for the median of all.")
    for key in ("min_area", "max_area"):
        if (area := section.number(key)) and 0 < area.value < _ANY:
            _area(key, area, found, notes, size)
    for key in ("min_ratio", "max_ratio"):
        if (ratio := section.number(key)) and 0 < ratio.value < _ANY:
            found[key] = ratio.value
            notes.carried(ratio.path, f"{key} {ratio.value:g}.")
    if mask := section.find("mask"):
        notes.left(mask.path, NO_MASK)
    return _ordered(found, section, notes)


def _area(
    key: str, area: Found[float], found: dict[str, Any], notes: Notes, size: Size | None
) -> None:
    share = area.value
    if share >= 1:
        if size is None:
            notes.left(
                area.path,
                "It is in pixels, and detect.width and detect.height do not say of what picture.",
            )
            return
        share = min(round(share / size.area, 6), 1.0)
    found[key] = share
    notes.carried(area.path, f"{key} {share:g}, as a share of the picture.")


def _ordered(found: dict[str, Any], section: Section, notes: Notes) -> dict[str, Any]:
    """Leave limits out between which nothing fits."""
    for least, most in (("min_area", "max_area"), ("min_ratio", "max_ratio")):
        if least in found and most in found and found[least] >= found[most]:
            del found[least], found[most]
            if limit := section.find(most):
                notes.left(limit.path, f"{least} is not below it; neither is carried over.")
    return found


def _own_model(section: Section) -> bool:
    model = Section(section.file, ("model",))
    return bool(model.find("path") or model.find("labelmap") or model.find("labelmap_path"))
