"""What the owner set on the app's page."""

import json
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from hearthwatch.service.supervised.app import app_at
from hearthwatch.service.supervised.options import AppOptions, OptionsError, read_options


def options_of(folder: Path, said: Any) -> Path:
    file = folder / "options.json"
    file.write_text(said if isinstance(said, str) else json.dumps(said))
    return file


def test_what_is_missing_empty_or_strange_is_as_by_default(tmp_path: Path) -> None:
    nothing = {"config_path": "", "storage_path": None, "removed_in_2027": True}
    for said in ({}, nothing):
        assert read_options(options_of(tmp_path, said)) == (AppOptions(), ())
    assert AppOptions().config_path == PurePosixPath("/config/hearthwatch.yaml")
    assert AppOptions().storage_path == PurePosixPath("/media/hearthwatch")


def test_all_of_them_are_read(tmp_path: Path) -> None:
    said = {
        "log_level": "Warning",
        "config_path": "/config/cameras/house.yml",
        "storage_path": "/media/nas/clips",
        "mqtt_discovery": True,
    }
    options, ignored = read_options(options_of(tmp_path, said))
    assert ignored == ()
    assert options.model_dump(mode="json") == {**said, "log_level": "warning"}


@pytest.mark.parametrize(
    ("said", "option", "reason", "used"),
    [
        ({"log_level": "loud"}, "log_level", "debug, info, warning, error", "info"),
        ({"log_level": 3}, "log_level", "debug, info, warning, error", "info"),
        ({"log_level": {"a": 1}}, "log_level", "debug, info, warning, error", "info"),
        ({"mqtt_discovery": "perhaps"}, "mqtt_discovery", "true or false", "false"),
        ({"mqtt_discovery": []}, "mqtt_discovery", "true or false", "false"),
    ],
)
def test_what_says_how_falls_back_and_is_told(
    tmp_path: Path, said: dict[str, Any], option: str, reason: str, used: str
) -> None:
    kept = {"storage_path": "/media/nas/clips"}
    options, (ignored,) = read_options(options_of(tmp_path, said | kept))
    assert (ignored.option, ignored.used) == (option, used)
    assert reason in ignored.reason
    assert options == AppOptions.model_validate(kept)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"config_path": "hearthwatch.yaml"}, "option config_path must be a .yaml file below"),
        ({"config_path": "/config"}, "config_path"),
        ({"config_path": "/config/settings.json"}, "config_path"),
        ({"config_path": "/config/../data/secrets.yaml"}, "config_path"),
        ({"config_path": "/data/secrets.yaml"}, "config_path"),
        ({"config_path": "/config/a\nb.yaml"}, "config_path"),
        ({"config_path": f"/config/{'a' * 5000}.yaml"}, "config_path"),
        ({"config_path": 7}, "config_path"),
        ({"storage_path": "/media"}, "option storage_path must be a folder below /media"),
        ({"storage_path": "/media/"}, "storage_path"),
        ({"storage_path": "/mediate/x"}, "storage_path"),
        ({"storage_path": "/media/x/../../data"}, "storage_path"),
        ({"storage_path": ["/media/x"]}, "storage_path"),
        ("{", "not JSON"),
        ("\xff\x00", "not JSON"),
        ("[" * 200_000, "not JSON"),
        ([], "holds no options"),
        ("null", "holds no options"),
    ],
)
def test_what_says_where_is_not_replaced_by_another_place(
    tmp_path: Path, said: Any, reason: str
) -> None:
    with pytest.raises(OptionsError, match=reason):
        read_options(options_of(tmp_path, said))


def test_only_with_a_token_and_options_it_is_an_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUPERVISOR_TOKEN", "t")
    assert app_at(tmp_path) is None
    options_of(tmp_path, {"log_level": "debug"})
    app = app_at(tmp_path)
    assert app is not None
    assert app.settings == Path("/config/hearthwatch.yaml")
    assert app.media == Path("/media/hearthwatch")
    monkeypatch.delenv("SUPERVISOR_TOKEN")
    assert app_at(tmp_path) is None
