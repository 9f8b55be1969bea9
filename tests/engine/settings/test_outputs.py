"""What the owner may say of MQTT."""

from typing import Any

import pytest
from pydantic import ValidationError

from hearthwatch.settings import REVEAL, Settings
from hearthwatch.settings.secrecy import secrets_of


def mqtt(**fields: Any) -> Settings:
    return Settings.model_validate({"outputs": {"mqtt": fields}})


def test_nothing_is_sent_by_default() -> None:
    found = Settings().outputs.mqtt
    assert found.host is None
    assert not found.discovery.enabled
    assert (found.base_topic, found.commands, found.rate) == ("hearthwatch", "control", 10)


def test_a_password_is_a_secret_and_no_worker_s_business() -> None:
    settings = mqtt(host="192.0.2.1", username="cam", password="hush-hush")
    assert "hush-hush" not in settings.model_dump_json() + repr(settings)
    assert "hush-hush" in settings.model_dump_json(context=REVEAL)
    assert [secret.whole for secret in secrets_of(settings).values()] == ["hush-hush"]
    assert b"hush-hush" not in settings.revealed()


@pytest.mark.parametrize(
    "wrong",
    [
        {"base_topic": "a/#"},
        {"base_topic": "a b"},
        {"base_topic": "/a"},
        {"base_topic": "a/"},
        {"base_topic": "$SYS"},
        {"host": "mqtt://192.0.2.1"},
        {"host": "me:secret@192.0.2.1"},
        {"topic_template": "a/+/b"},
        {"topic_template": "a/{camera}"},
        {"discovery": {"node_id": "a/b"}},
        {"compat_topics": ["surveillance"], "base_topic": "surveillance"},
        {"compat_topics": ["frigate"]},
        {"qos": 3},
        {"websocket_path": "mqtt"},
    ],
)
def test_what_would_not_work_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        mqtt(**wrong)
