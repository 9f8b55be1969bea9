"""What the owner configures: one tree of values in one YAML file."""

from hearthwatch.settings.alerts import AlertSettings, HoursSettings, RaiseSettings, Weekday
from hearthwatch.settings.camera import (
    AttentionChoice,
    CameraSettings,
    DetectSettings,
    LineSettings,
    MotionSettings,
    RecordMode,
    RecordSettings,
    ZoneSettings,
)
from hearthwatch.settings.file import Problem, SettingsError, SettingsFile
from hearthwatch.settings.labels import LabelSettings, LimitSettings
from hearthwatch.settings.sources import FileSource, RtspSource, SourceRole
from hearthwatch.settings.tree import (
    ApiSettings,
    DecoderSettings,
    DetectorSettings,
    LiveSettings,
    Settings,
    StorageSettings,
)

__all__ = [
    "AlertSettings",
    "ApiSettings",
    "AttentionChoice",
    "CameraSettings",
    "DecoderSettings",
    "DetectSettings",
    "DetectorSettings",
    "FileSource",
    "HoursSettings",
    "LabelSettings",
    "LimitSettings",
    "LineSettings",
    "LiveSettings",
    "MotionSettings",
    "Problem",
    "RaiseSettings",
    "RecordMode",
    "RecordSettings",
    "RtspSource",
    "Settings",
    "SettingsError",
    "SettingsFile",
    "SourceRole",
    "StorageSettings",
    "Weekday",
    "ZoneSettings",
]
