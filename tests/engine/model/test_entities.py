"""The table that every way out is built from: its keys are final, its words are known ones."""

import re

import pytest

from hearthwatch.model.entities import (
    CAMERA_ENTITIES,
    HUB_ENTITIES,
    PACKAGE_ENTITIES,
    EntityKind,
    label_keys,
    zone_keys,
)
from hearthwatch.model.event import EventType
from hearthwatch.model.labels import COCO

FINAL = {
    "live", "snapshot", "person_picture", "vehicle_picture", "animal_picture",
    "detection", "line", "doorbell", "alert", "motion", "person", "vehicle", "animal",
    "recording", "online", "problem", "people", "objects", "last_activity", "summary",
    "risk_level", "severity", "last_clip", "clips_today", "alerts_today", "health", "attention",
    "frame_rate", "look_rate", "detector_rate", "cost", "camera_enabled", "detection_enabled",
    "motion_detection",
    "alerting", "min_severity", "recording_enabled", "record_mode", "attention_mode",
    "motion_threshold", "motion_hold",
    "detect_fps", "take_snapshot", "restart_stream",
}  # fmt: skip
PACKAGE = {"package", "package_picture"}
HUB = {
    "status", "version", "started", "cameras_online", "clips_today", "alerts_today", "problems",
    "mode",
    "cpu", "memory", "disk_free", "forecast_days",
}  # fmt: skip


@pytest.mark.parametrize(
    ("table", "keys"), [(CAMERA_ENTITIES, FINAL), (PACKAGE_ENTITIES, PACKAGE), (HUB_ENTITIES, HUB)]
)
def test_keys_stay_what_they_are(table, keys) -> None:
    """A key that goes or changes would leave orphans in every home."""
    found = [entity.key for entity in table]
    assert len(found) == len(set(found))
    assert keys <= set(found)
    assert all(re.fullmatch("[a-z0-9_]+", key) for key in found)


@pytest.mark.parametrize("entity", [*CAMERA_ENTITIES, *HUB_ENTITIES], ids=lambda e: e.key)
def test_rows_make_sense(entity) -> None:
    writable = {EntityKind.SWITCH, EntityKind.SELECT, EntityKind.NUMBER}
    assert (entity.setting is not None) == (entity.kind in writable)
    assert (entity.command is not None) == (entity.kind is EntityKind.BUTTON)
    assert (entity.bounds is not None) == (entity.kind is EntityKind.NUMBER)
    assert (entity.off is None) == (entity.on is None)
    if entity.kind in {EntityKind.SELECT, EntityKind.EVENT} or entity.device_class == "enum":
        assert entity.options
    if entity.state_class == "measurement":
        assert entity.unit


def test_every_event_is_told_by_one_entity_at_most() -> None:
    told = [word for e in CAMERA_ENTITIES if e.kind is EntityKind.EVENT for word in e.options]
    assert len(told) == len(set(told))
    assert set(told) - {"ring"} <= set(EventType)


def test_labels_have_keys_of_their_own() -> None:
    keys = label_keys(COCO)
    assert len(set(keys.values())) == len(COCO) - 1
    assert all(re.fullmatch("label_[a-z_]+", key) for key in keys.values())
    assert "person" not in keys


def test_no_zone_takes_the_key_of_something_else() -> None:
    names = [("Motion", "motion"), ("A", "a"), ("a!", "a"), ("庭", ""), ("園", "")]
    keys = zone_keys(names)
    assert len(set(keys.values())) == len(names)
    assert all(re.fullmatch("[a-z0-9_]+", key) for key in keys.values())
    assert not set(keys.values()) & FINAL
