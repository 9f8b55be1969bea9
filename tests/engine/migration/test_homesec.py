"""HomeSec's configuration."""

import pytest

from hearthwatch.migration import MigrationError
from hearthwatch.settings import RtspSource

from .conftest import Migrate, said

URL = {"FRONT_DOOR_RTSP_URL": "rtsp://owner:p@ss@192.0.2.40/main"}


def test_a_whole_configuration(migrate: Migrate) -> None:
    done = migrate("homesec.yaml", **URL)
    front, yard = done.draft.after.cameras
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
    assert "no video from ftp" in said(done, "cameras[2]")
    assert "no video from local_folder" in said(done, "cameras[3]")
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
