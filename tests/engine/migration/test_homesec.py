"""HomeSec's configuration."""

import pytest

from hearthwatch.migration import MigrationError
from hearthwatch.settings import FtpSource, LocalFolderSource, RtspSource

from .conftest import FILES, Migrate, said

URL = {
    "FRONT_DOOR_RTSP_URL": "rtsp://owner:p@ss@192.0.2.40/main",
    "FTP_USER": "camera",
    "FTP_PASSWORD": "corr3ct h0rse",
}
FTP = "{anonymous: false, username_env: FTP_USER, password_env: FTP_PASSWORD}"


def test_a_whole_configuration(migrate: Migrate) -> None:
    done = migrate("homesec.yaml", **URL)
    front, yard, uploads, folder = done.draft.after.cameras
    assert (front.name, front.slug, front.enabled) == ("Front door", "front_door", True)
    assert [(s.url.get_secret_value(), s.transport, [*s.roles]) for s in front.sources
            if isinstance(s, RtspSource)] == [
        ("rtsp://owner:p%40ss@192.0.2.40/main", "udp", ["record"]),
        ("rtsp://owner:sub%23word@192.0.2.40/sub", "udp", ["detect"]),
    ]  # fmt: skip
    assert (front.motion.threshold, front.record.post) == (0.02, 12)
    assert {label: one.min_score for label, one in front.detect.labels.items()} == {
        "person": 0.6,
        "dog": 0.6,
    }
    assert front.alerts.labels == ("person", "animal")
    assert (front.alerts.min_severity, "motion_detected" in front.alerts.types) == ("low", False)
    assert (yard.name, yard.enabled) == ("Back yard", False)
    assert (yard.alerts.min_severity, "motion_detected" in yard.alerts.types) == ("low", True)
    assert done.draft.after.storage.clips_size == 20_000_000_000
    assert "nothing would ever alert" in said(done, "alert_policy.config.min_risk_level")
    assert "does not know handcart" in said(done, "filter.config.classes")
    (source,) = uploads.sources
    assert isinstance(source, FtpSource)
    assert (source.username, source.password.get_secret_value()) == ("camera", "corr3ct h0rse")
    assert "One FTP server" in said(done, "cameras[2].source.config.port")
    (source,) = folder.sources
    assert isinstance(source, LocalFolderSource)
    assert (source.path, source.settle) == (FILES / "clips", 1)
    assert "without a password" in said(done, "cameras[4].source.config.anonymous")
    assert "no video from vhs" in said(done, "cameras[5]")
    assert said(done, "state_store") == "- The database is a file in the data folder."
    unmentioned = [
        key
        for key in done.migration.plan.file.tree
        if key not in {"version", "cameras"} and f"path='{key}" not in repr(done.chapters)
    ]
    assert unmentioned == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("version: 2\ncameras: [{source: {backend: rtsp}}]", "line 1, version: .* 1 is known"),
        ("cameras: [{source: {backend: rtsp}}]", r"line 1, cameras\[0\]: name is needed"),
        ("cameras: [{name: a, source: {backend: rtsp}}]", r"cameras\[0\].source.config: rtsp_url"),
        ("cameras: [{name: a, source: {}}, 7]", r"cameras\[1\]: keys with values"),
        (
            "cameras: [{name: a, source: {backend: rtsp, config: {rtsp_url_env: X}}}]",
            r"cameras\[0\].source.config.rtsp_url_env: the variable X has no value",
        ),
        (
            "cameras: [{name: a, source: {}}]\nretention: {max_local_size: much}",
            "line 2, retention.max_local_size: a size like 10GB",
        ),
    ],
)  # fmt: skip
def test_mistakes_are_named(migrate: Migrate, text: str, complaint: str) -> None:
    with pytest.raises(MigrationError, match=complaint):
        migrate(text=text)


def test_a_policy_that_is_off(migrate: Migrate) -> None:
    camera = "{name: a, source: {backend: rtsp, config: {rtsp_url: 'rtsp://192.0.2.1/a'}}}"
    for policy in ("{backend: noop}", "{enabled: false}"):
        done = migrate(text=f"cameras: [{camera}]\nalert_policy: {policy}")
        assert not done.draft.after.cameras[0].alerts.enabled


def test_uploads_of_one_user_come_from_one_camera(migrate: Migrate) -> None:
    both = ", ".join(
        f"{{name: {name}, source: {{backend: ftp, config: {FTP}}}}}" for name in ("a", "b")
    )
    done = migrate(text=f"cameras: [{both}]", **URL)
    assert [camera.name for camera in done.draft.after.cameras] == ["A"]
    assert "Another camera" in said(done, "cameras[1].source.config.username_env")


def test_a_password_that_is_too_short_is_named(migrate: Migrate) -> None:
    camera = f"{{name: a, source: {{backend: ftp, config: {FTP}}}}}"
    done = migrate(text=f"cameras: [{camera}]", FTP_USER="a", FTP_PASSWORD="sh0rt")
    assert done.draft.after.cameras == ()
    assert "password" in repr(done.chapters)
    assert "sh0rt" not in repr(done.chapters)


def test_folders_by_their_whole_path(migrate: Migrate) -> None:
    def folder(config: str) -> str:
        return f"cameras: [{{name: a, source: {{backend: local_folder, config: {config}}}}}]"

    (camera,) = migrate(text=folder("{watch_dir: /srv/clips}")).draft.after.cameras
    (source,) = camera.sources
    assert isinstance(source, LocalFolderSource)
    assert str(source.path) == "/srv/clips"
    done = migrate(text=folder("{}"))
    assert done.draft.after.cameras == ()
    assert "whole path" in said(done, "cameras[0].source.config")
