"""What may be said of alerts, and when hours are."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from hearthwatch.model.alert import Severity
from hearthwatch.settings import AlertSettings, CameraSettings, HoursSettings, Settings

FRIDAY = 27
"""Of November 2026."""


def hours(start: str, end: str, *days: str) -> HoursSettings:
    return HoursSettings.model_validate({"from": start, "to": end, "days": days})


def at(day: int, clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day:02}T{clock}:00")


@pytest.mark.parametrize(
    ("part", "moment", "within"),
    [
        (hours("08:00", "17:30"), at(FRIDAY, "08:00"), True),
        (hours("08:00", "17:30"), at(FRIDAY, "17:29"), True),
        (hours("08:00", "17:30"), at(FRIDAY, "17:30"), False),
        (hours("22:00", "06:00"), at(FRIDAY, "21:59"), False),
        (hours("22:00", "06:00"), at(FRIDAY, "22:00"), True),
        (hours("22:00", "06:00"), at(FRIDAY, "00:00"), True),
        (hours("22:00", "06:00"), at(FRIDAY, "05:59"), True),
        (hours("22:00", "06:00"), at(FRIDAY, "06:00"), False),
        (hours("22:00", "06:00", "fri"), at(FRIDAY, "23:00"), True),
        (hours("22:00", "06:00", "fri"), at(FRIDAY + 1, "05:00"), True),
        (hours("22:00", "06:00", "fri"), at(FRIDAY, "05:00"), False),
        (hours("22:00", "06:00", "sun"), at(23, "01:00"), True),
        (hours("06:00", "06:00"), at(FRIDAY, "05:59"), True),
        (hours("06:00", "06:00", "fri"), at(FRIDAY + 1, "05:59"), True),
        (hours("06:00", "06:00", "fri"), at(FRIDAY, "05:59"), False),
    ],
)
def test_hours(part: HoursSettings, moment: datetime, within: bool) -> None:
    assert part.include(moment) is within


def test_hours_follow_the_wall_when_clocks_change() -> None:
    """In Berlin 03:00 became 02:00 again on 2026-10-25, at 01:00 UTC."""
    night = hours("22:00", "02:30")
    zone = ZoneInfo("Europe/Berlin")
    first = datetime.fromisoformat("2026-10-25T00:00:00+00:00").timestamp()
    clocks = [
        (f"{local:%H:%M}", night.include(local))
        for step in range(6)
        if (local := datetime.fromtimestamp(first + 1800 * step, zone))
    ]
    assert clocks == [
        ("02:00", True),
        ("02:30", False),
        ("02:00", True),
        ("02:30", False),
        ("03:00", False),
        ("03:30", False),
    ]


def test_defaults_alert_to_people() -> None:
    alerts = AlertSettings()
    assert alerts.enabled
    assert alerts.labels == ("person",)
    assert alerts.severity is Severity.MEDIUM


@pytest.mark.parametrize(
    ("alerts", "complaint"),
    [
        ({"labels": ["ghost"]}, "no label"),
        ({"types": ["motion_ended"]}, "never alerts"),
        ({"types": ["earthquake"]}, "earthquake"),
        ({"severity": "dreadful"}, "severity"),
        ({"cooldown": -1}, "cooldown"),
        ({"modes": ["Away!"]}, "modes"),
        ({"quiet": [{"from": "24:00", "to": "06:00"}]}, "quiet.0.from"),
        ({"quiet": [{"from": "22:00"}]}, "quiet.0.to"),
        ({"quiet": [{"from": "22:00", "to": "06:00", "days": ["holiday"]}]}, "days"),
        ({"raise": [{"severity": "high"}]}, "it holds always"),
        ({"zones": ["Attic"]}, "no zone or line is called 'Attic'"),
        ({"raise": [{"severity": "high", "zones": ["Attic"]}]}, "'Attic'"),
    ],
)
def test_bad_policies_are_refused(alerts: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError) as refused:
        camera(alerts=alerts)
    assert complaint in str(refused.value)


def test_zones_and_lines_can_be_named() -> None:
    made = camera(alerts={"zones": ["Porch", "Gate"]})
    assert made.alerts.places == {"Porch", "Gate"}


@pytest.mark.parametrize("zone", ["Europe/Berlin", "UTC", None])
def test_time_zones(zone: str | None) -> None:
    assert Settings.model_validate({"timezone": zone}).timezone == zone


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", ""])
def test_unknown_time_zones_are_refused(zone: str) -> None:
    with pytest.raises(ValidationError, match="time zone"):
        Settings.model_validate({"timezone": zone})


def camera(**more: Any) -> CameraSettings:
    fields = {
        "name": "Front",
        "sources": [{"type": "file", "path": "a.mp4"}],
        "zones": [{"name": "Porch", "points": [[0, 0], [1, 0], [1, 1]]}],
        "lines": [{"name": "Gate", "from": [0, 0], "to": [1, 1]}],
    }
    return CameraSettings.model_validate(fields | more)
