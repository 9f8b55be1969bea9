"""Frigate's configurations, in the forms that its versions have had."""

import json
from typing import Any

import pytest

from hearthwatch.migration import Fate, MigrationError, MissingVariablesError
from hearthwatch.settings import CameraSettings, RtspSource, SettingsFile, shown_tree

from .conftest import Done, Migrate, camera, said

LOGIN = {"FRIGATE_USER": "viewer", "FRIGATE_PASSWORD": "p@ss/w#rd"}
NOT_MENTIONED = {"roles", "width", "height", "version", "path", "friendly_name"}
"""Keys that only say how others are to be read."""


def urls(one: CameraSettings) -> list[str]:
    return [s.url.get_secret_value() for s in one.sources if isinstance(s, RtspSource)]


def only(migrate: Migrate, version: str = "0.15-1", **tree: Any) -> Done:
    """Migrate a configuration of one camera, `yard` unless the tree has others."""
    return migrate(text=json.dumps({"version": version, "cameras": {"yard": camera()}, **tree}))


def test_a_configuration_in_pixels_with_anchors(migrate: Migrate) -> None:
    done = migrate("frigate-0.14.yaml", **LOGIN)
    assert done.migration.plan.product == "Frigate 0.14"
    drive, shed = done.draft.after.cameras
    assert (drive.name, drive.slug) == ("Drive Way", "drive_way")
    login = "viewer:p%40ss%2Fw%23rd"
    assert urls(drive) == [f"rtsp://{login}@192.0.2.20:554/{name}" for name in ("main", "sub")]
    assert [[*source.roles] for source in drive.sources] == [["record"], ["detect"]]
    tree = shown_tree(done.draft.after)
    assert {source["transport"] for source in tree["cameras"][0]["sources"]} == {"udp"}
    assert drive.detect.fps == 7
    person = drive.detect.labels["person"]
    assert (person.min_score, person.min_area, person.max_area) == (0.6, 0.01, 0.5)
    assert (person.min_ratio, person.max_ratio) == (0.2, None)
    assert set(drive.detect.labels) == {"person", "cat"}
    assert drive.motion.masks == (((0, 0), (1, 0), (1, 0.1), (0, 0.1)),)
    assert drive.zones[0].name == "Gate zone"
    assert drive.zones[0].points == ((0.5, 0.5), (1, 0.5), (1, 1), (0.5, 1))
    assert list(drive.zones[0].labels) == ["person"]
    assert (drive.record.mode, drive.record.pre, drive.record.post) == ("continuous", 10, 20)
    assert (shed.record.mode, shed.sources[0].roles) == ("off", ("detect", "record"))
    assert drive.alerts.labels == ("person",)
    storage = done.draft.after.storage
    assert (storage.clips_days, storage.events_days) == (21, 40)


def test_a_configuration_with_restreams_and_named_masks(migrate: Migrate) -> None:
    done = migrate("frigate-0.17.yaml")
    door, garden = done.draft.after.cameras
    assert (door.name, door.slug, door.enabled) == ("Haustür", "door", True)
    login = "rtsp://admin:door%23secret@192.0.2.30:554"
    assert urls(door) == [f"{login}/h264Preview_01_main", f"{login}/h264Preview_01_sub"]
    assert door.motion.masks == (((0.7, 0), (1, 0), (1, 0.08), (0.7, 0.08)),)
    assert (door.motion.threshold, door.motion.hold) == (0.0023, 20)
    assert [zone.name for zone in door.zones] == ["Front steps"]
    assert (door.zones[0].loiter, list(door.zones[0].labels)) == (4, ["person"])
    assert (door.alerts.labels, door.alerts.zones) == (("person",), ("Front steps",))
    assert (door.alerts.types, door.alerts.cooldown) == (("loitering", "doorbell_pressed"), 30)
    assert (door.record.mode, door.record.pre, door.record.post) == ("events", 6, 8)
    assert done.draft.after.storage.clips_days == 10
    assert set(door.detect.labels) == {"person", "car", "truck"}
    assert not garden.detect.enabled
    assert garden.record.mode == "off"
    at = "cameras.door"
    assert "encoded anew" in said(done, f"{at}.ffmpeg.inputs[1].path")
    assert said(done, f"{at}.zones.street").startswith(
        "- The zone is not carried over: the polygon"
    )
    assert said(done, f"{at}.zones.boxes").startswith("- The zone is not carried over: nothing")
    assert said(done, f"{at}.objects.filters.dog") == "- Nothing looks for this label."
    assert said(done, f"{at}.onvif") == "- Cameras are not moved."
    assert said(done, "go2rtc.streams.spare") == "- No camera uses it."


@pytest.mark.parametrize("name", ["frigate-0.14.yaml", "frigate-0.17.yaml"])
def test_nothing_goes_unmentioned(migrate: Migrate, name: str) -> None:
    done = migrate(name, **LOGIN)
    notes = [note for chapter in done.chapters for note in chapter.notes]
    paths = {note.path for note in notes}

    def visit(node: Any, path: str) -> list[str]:
        if path in paths or path.rpartition(".")[2] in NOT_MENTIONED:
            return []
        if isinstance(node, dict):
            return [
                lost
                for key, value in node.items()
                for lost in visit(value, f"{path}.{key}".strip("."))
            ]
        if isinstance(node, list) and any(isinstance(item, dict) for item in node):
            return [lost for n, value in enumerate(node) for lost in visit(value, f"{path}[{n}]")]
        if isinstance(node, list) and all(f"{path}[{n}]" in paths for n in range(len(node))):
            return []
        return [path]

    followed = ["environment_vars", "go2rtc.streams.door"]
    assert [
        p for p in visit(done.migration.plan.file.tree, "") if not p.startswith(tuple(followed))
    ] == []
    assert all(note.line for note in notes if note.path)


@pytest.mark.parametrize(
    ("path", "streams", "url"),
    [
        ("rtsp://192.0.2.1/a", {}, "rtsp://192.0.2.1/a"),
        ("rtsp://u:a%40b@192.0.2.1/a", {}, "rtsp://u:a%40b@192.0.2.1/a"),
        ("rtsp://localhost:8554/a", {"a": "rtsp://h/1"}, "rtsp://h/1"),
        ("rtsp://127.0.0.1:8554/a", {"a": ["ffmpeg:b#audio=aac"], "b": "rtsp://h/1"}, "rtsp://h/1"),
        ("rtsp://127.0.0.1:8554/a", {"a": ["http://h/flv", "rtsp://h/1#timeout=9"]}, "rtsp://h/1"),
        (
            "rtsp://127.0.0.1:8554/a",
            {"a": "rtsp://127.0.0.1:8554/b", "b": "rtsp://h/1"},
            "rtsp://h/1",
        ),
        ("rtsp://127.0.0.1:8554/a", {"a": "rtspx://h:7441/k"}, "rtsps://h:7441/k"),
        ("rtsp://127.0.0.1:8554/a", {"a": "rtsp://${CAM:me:x}@h/1"}, "rtsp://me:x@h/1"),
        ("rtsp://192.0.2.9:8554/a", {"a": "rtsp://h/1"}, "rtsp://192.0.2.9:8554/a"),
    ],
)
def test_the_cameras_own_address_is_found(
    migrate: Migrate, path: str, streams: dict[str, Any], url: str
) -> None:
    inputs = [{"path": path, "roles": ["detect", "record"]}]
    done = only(
        migrate, cameras={"yard": {"ffmpeg": {"inputs": inputs}}}, go2rtc={"streams": streams}
    )
    assert urls(done.draft.after.cameras[0]) == [url]


@pytest.mark.parametrize(
    ("path", "streams", "reason"),
    [
        ("http://192.0.2.1/flv?user=me&password=hidden", {}, "reads no http streams"),
        ("rtsp://127.0.0.1:8554/a", {}, "go2rtc has no stream 'a'"),
        ("rtsp://127.0.0.1:8554/a", {"a": "ffmpeg:a#video=h264"}, "leads to itself"),
        ("rtsp://127.0.0.1:8554/a", {"a": []}, "has no source"),
        ("rtsp://127.0.0.1:8554/a", {"a": "tapo://hidden@192.0.2.1"}, "'tapo' is a kind of source"),
        ("rtsp://127.0.0.1:8554/a", {"a": "exec:hidden"}, "'exec' is a kind of source"),
        ("rtsp://me:hidden", {}, "no address like"),
        ("rtsp:///hidden", {}, "no address like"),
    ],
)
def test_what_has_no_address_is_left_out(
    migrate: Migrate, path: str, streams: dict[str, Any], reason: str
) -> None:
    inputs = [{"path": path, "roles": ["detect"]}, {"path": path, "roles": ["audio"]}]
    done = only(
        migrate, cameras={"yard": {"ffmpeg": {"inputs": inputs}}}, go2rtc={"streams": streams}
    )
    assert done.draft.idle
    assert reason in said(done, "cameras.yard.ffmpeg.inputs[0]")
    assert "hidden" not in str(done.chapters)


@pytest.mark.parametrize(
    ("tree", "path", "value", "fate"),
    [
        ({"detect": {"fps": 60}}, "detect.fps", 30, Fate.CARRIED),
        ({"detect": {"fps": "4"}}, "detect.fps", 4, Fate.CARRIED),
        ({"detect": {"enabled": "no"}}, "detect.enabled", False, Fate.CARRIED),
        ({"motion": {"enabled": False}}, "motion.enabled", False, Fate.CARRIED),
        ({"motion": {"contour_area": 1}}, "motion.threshold", 0.001, Fate.CHANGED),
        ({"review": {"alerts": {"enabled": False}}}, "alerts.enabled", False, Fate.CARRIED),
        ({"review": {"alerts": {"labels": ["package"]}}}, "alerts.enabled", False, Fate.LEFT),
        ({"objects": {"track": ["dog"]}}, "alerts.enabled", False, Fate.CARRIED),
        ({"record": {"enabled": True}}, "record.mode", "events", Fate.CARRIED),
        (
            {"record": {"enabled": True, "retain": {"days": 1, "mode": "motion"}}},
            "record.mode",
            "events",
            Fate.CHANGED,
        ),
        (
            {"record": {"enabled": True, "continuous": {"days": 1}}},
            "record.mode",
            "continuous",
            Fate.CARRIED,
        ),
        (
            {"record": {"enabled": True, "alerts": {"post_capture": 9000}}},
            "record.post",
            600,
            Fate.CARRIED,
        ),
    ],
)
def test_a_setting_becomes_ours(
    migrate: Migrate, tree: dict[str, Any], path: str, value: Any, fate: Fate
) -> None:
    """Also where it stands for all cameras."""
    for done in (only(migrate, **tree), only(migrate, cameras={"yard": camera(**tree)})):
        found: Any = shown_tree(done.draft.after)["cameras"][0]
        for key in path.split("."):
            found = found[key]
        assert found == value
        assert done.count(fate)


@pytest.mark.parametrize(
    ("filters", "limits"),
    [
        ({"threshold": 0.9}, {"min_score": 0.7}),
        ({"threshold": 0.1}, {"min_score": 0.3}),
        ({"min_area": 0.04, "max_area": 0.02}, {}),
        ({"min_area": 5000}, {}),
        ({"max_ratio": 2}, {"max_ratio": 2.0}),
    ],
)
def test_limits(migrate: Migrate, filters: dict[str, Any], limits: dict[str, Any]) -> None:
    done = only(migrate, objects={"filters": {"person": filters}})
    person = done.draft.after.cameras[0].detect.labels["person"]
    assert person.model_dump(exclude_defaults=True) == limits


@pytest.mark.parametrize(
    ("version", "names"),
    [("0.14", ["person", "car", "truck"]), ("own", ["person", "car"])],
)
def test_trucks_are_cars_to_frigate(migrate: Migrate, version: str, names: list[str]) -> None:
    model = {"model": {"labelmap": {"7": "truck"}}} if version == "own" else {}
    done = only(migrate, objects={"track": ["person", "car"]}, **model)
    assert list(done.draft.after.cameras[0].detect.labels) == names
    assert done.draft.after.cameras[0].alerts.labels == tuple(names)


@pytest.mark.parametrize(
    ("coordinates", "reason"),
    [
        ("0,0,100,0,100,100", "is in pixels"),
        ("0,0,1,0,1", "has 5 coordinates"),
        ("0,0,1", "has 3 coordinates"),
        ("a,b,c,d", "no numbers"),
        ("0,0,1,1", "needs at least 3 points"),
        ("-1,0,1,0,1,1", "outside the picture"),
        (",".join("0.5" for _ in range(4000)), "has 4000 coordinates"),
        ("nan,0,1,0,1,1", "outside the picture"),
        ("", "needs at least 3 points"),
    ],
)
def test_a_zone_that_is_no_polygon_is_left_out(
    migrate: Migrate, coordinates: str, reason: str
) -> None:
    zones = {"porch": {"coordinates": coordinates}}
    review = {"alerts": {"required_zones": ["porch"]}}
    done = only(migrate, cameras={"yard": camera(zones=zones, review=review)})
    assert done.draft.after.cameras[0].zones == ()
    assert reason in said(done, "cameras.yard.zones.porch")
    assert "from anywhere" in said(done, "cameras.yard.review.alerts.required_zones")


@pytest.mark.parametrize("version", ["0.12-0", "0.20-0", "1.0", "later", "0.999"])
def test_an_unknown_version_is_refused(migrate: Migrate, version: str) -> None:
    with pytest.raises(MigrationError, match=r"line 1, version: of Frigate's versions"):
        only(migrate, version)


@pytest.mark.parametrize(
    ("tree", "path"),
    [
        ({"fps": "fast"}, "detect.fps"),
        ({"fps": True}, "detect.fps"),
        ({"fps": -1}, "detect.fps"),
        ({"fps": float("inf")}, "detect.fps"),
        ({"fps": [5]}, "detect.fps"),
        ({"enabled": "perhaps"}, "detect.enabled"),
        ({"width": 0}, "detect.width"),
    ],
)
def test_wrong_values_are_named(migrate: Migrate, tree: dict[str, Any], path: str) -> None:
    with pytest.raises(MigrationError, match=rf"line 1, {path}: .* needed"):
        only(migrate, detect=tree)


@pytest.mark.parametrize(
    ("tree", "path"),
    [
        ({"cameras": {"yard": camera(), "gate": []}}, "cameras.gate"),
        ({"cameras": {"yard": camera(zones=["porch"])}}, "cameras.yard.zones"),
        ({"cameras": {"yard": camera(motion="much")}}, "cameras.yard.motion"),
        ({"cameras": {"yard": {"ffmpeg": {"inputs": "rtsp://h/1"}}}}, "cameras.yard.ffmpeg.inputs"),
        ({"cameras": {"yard": {"ffmpeg": {"inputs": [1]}}}}, r"cameras.yard.ffmpeg.inputs\[0\]"),
        ({"cameras": {"yard": {"ffmpeg": {"inputs": [{}]}}}}, r"cameras.yard.ffmpeg.inputs\[0\]"),
        ({"objects": {"track": {"person": 1}}}, "objects.track"),
        ({"go2rtc": {"streams": ["a"]}, "cameras": {"yard": {"ffmpeg": {"inputs": [
            {"path": "rtsp://127.0.0.1:8554/a"}]}}}}, "go2rtc.streams"),
    ],
)  # fmt: skip
def test_wrong_shapes_are_named(migrate: Migrate, tree: dict[str, Any], path: str) -> None:
    with pytest.raises(MigrationError, match=rf"line 1, {path}: .* needed"):
        only(migrate, **tree)


def test_all_missing_variables_are_named(migrate: Migrate, file: SettingsFile) -> None:
    with pytest.raises(MissingVariablesError) as refused:
        migrate("frigate-0.14.yaml", FRIGATE_USER="me")
    assert refused.value.names == ("FRIGATE_PASSWORD",)
    assert [problem.line for problem in refused.value.problems] == [27, 29]
    assert all("FRIGATE_PASSWORD has no value" in str(one) for one in refused.value.problems)
    assert not file.path.exists()
