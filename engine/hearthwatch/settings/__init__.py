"""What the owner configures: one tree of values in one YAML file."""

from hearthwatch.settings.file import Problem, SettingsError, SettingsFile
from hearthwatch.settings.tree import (
    ApiSettings,
    CameraSettings,
    DetectorSettings,
    DetectSettings,
    FileSource,
    LabelSettings,
    LimitSettings,
    LineSettings,
    MotionSettings,
    RecordMode,
    RecordSettings,
    RtspSource,
    Settings,
    SourceRole,
    StorageSettings,
    ZoneSettings,
)

__all__ = [
    "ApiSettings",
    "CameraSettings",
    "DetectSettings",
    "DetectorSettings",
    "FileSource",
    "LabelSettings",
    "LimitSettings",
    "LineSettings",
    "MotionSettings",
    "Problem",
    "RecordMode",
    "RecordSettings",
    "RtspSource",
    "Settings",
    "SettingsError",
    "SettingsFile",
    "SourceRole",
    "StorageSettings",
    "ZoneSettings",
]
