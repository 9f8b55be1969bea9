"""The settings' own description."""

from typing import Any

from hearthwatch.settings import settings_schema


def test_every_field_that_the_code_explains_is_explained() -> None:
    schema = settings_schema()
    parts: dict[str, Any] = schema["$defs"]
    assert schema["properties"]["mode"]["description"].startswith("of the house: home, away")
    fields = parts["DetectSettings"]["properties"]
    assert fields["fps"]["description"].startswith("looks per second. More finds")
    assert (fields["fps"]["minimum"], fields["fps"]["default"]) == (0.5, 5)
    assert "Attributes" not in str(schema)
    choice = parts["AttentionChoice"]["description"]
    assert "`eco`: keyframes. What happens is told late, by up to the time" in choice
    assert parts["LineSettings"]["properties"]["from"]
    inherited = parts["LabelSettings"]["properties"]["min_area"]["description"]
    assert inherited.startswith("share of the picture")
