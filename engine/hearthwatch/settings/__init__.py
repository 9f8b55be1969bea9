"""What the owner configures: one tree of values in one YAML file."""

from hearthwatch.settings.alerts import AlertSettings, HoursSettings, RaiseSettings, Weekday
from hearthwatch.settings.api import ApiSettings, RateLimitSettings
from hearthwatch.settings.archive import (
    ArchivedCamera,
    Edit,
    archive_camera,
    forget_camera,
    restore_camera,
)
from hearthwatch.settings.atomic import replace_file
from hearthwatch.settings.branch import REVEAL
from hearthwatch.settings.camera import (
    AttentionChoice,
    CameraSettings,
    DetectSettings,
    LineSettings,
    MotionSettings,
    RecordMode,
    RecordSettings,
    ZoneSettings,
    slugify,
)
from hearthwatch.settings.changes import Change, changes
from hearthwatch.settings.describe import settings_schema
from hearthwatch.settings.detector import PACKAGED_MODEL, DetectorSettings, ModelSettings
from hearthwatch.settings.draft import Alter, Draft, etag_of
from hearthwatch.settings.file import Described, SettingsFile
from hearthwatch.settings.ftp import FtpSettings
from hearthwatch.settings.label_files import LabelFileError, own_labels, read_label_file
from hearthwatch.settings.labels import LabelSettings, LimitSettings, any_label
from hearthwatch.settings.mistakes import (
    BrokenFileError,
    NotWrittenError,
    Problem,
    SettingsError,
    StaleError,
)
from hearthwatch.settings.outputs import (
    MqttDiscoverySettings,
    MqttSettings,
    MqttTlsSettings,
    OutputsSettings,
)
from hearthwatch.settings.patch import merged
from hearthwatch.settings.secrecy import shown_tree
from hearthwatch.settings.secrets import secret_values
from hearthwatch.settings.sound import ClassifierSettings, SoundSettings
from hearthwatch.settings.source_forms import FieldKind, SourceField, SourceForm, source_forms
from hearthwatch.settings.sources import (
    FileSource,
    FtpSource,
    HttpSource,
    LocalFolderSource,
    MakerSource,
    OnvifSource,
    RtspSource,
    Source,
    SourceRole,
    V4l2Source,
)
from hearthwatch.settings.tree import (
    DecoderSettings,
    LiveSettings,
    Settings,
    StorageSettings,
)
from hearthwatch.settings.versions import Version

__all__ = [
    "PACKAGED_MODEL",
    "REVEAL",
    "AlertSettings",
    "Alter",
    "ApiSettings",
    "ArchivedCamera",
    "AttentionChoice",
    "BrokenFileError",
    "CameraSettings",
    "Change",
    "ClassifierSettings",
    "DecoderSettings",
    "Described",
    "DetectSettings",
    "DetectorSettings",
    "Draft",
    "Edit",
    "FieldKind",
    "FileSource",
    "FtpSettings",
    "FtpSource",
    "HoursSettings",
    "HttpSource",
    "LabelFileError",
    "LabelSettings",
    "LimitSettings",
    "LineSettings",
    "LiveSettings",
    "LocalFolderSource",
    "MakerSource",
    "ModelSettings",
    "MotionSettings",
    "MqttDiscoverySettings",
    "MqttSettings",
    "MqttTlsSettings",
    "NotWrittenError",
    "OnvifSource",
    "OutputsSettings",
    "Problem",
    "RaiseSettings",
    "RateLimitSettings",
    "RecordMode",
    "RecordSettings",
    "RtspSource",
    "Settings",
    "SettingsError",
    "SettingsFile",
    "SoundSettings",
    "Source",
    "SourceField",
    "SourceForm",
    "SourceRole",
    "StaleError",
    "StorageSettings",
    "V4l2Source",
    "Version",
    "Weekday",
    "ZoneSettings",
    "any_label",
    "archive_camera",
    "changes",
    "etag_of",
    "forget_camera",
    "merged",
    "own_labels",
    "read_label_file",
    "replace_file",
    "restore_camera",
    "secret_values",
    "settings_schema",
    "shown_tree",
    "slugify",
    "source_forms",
]
