import pytest
from av.codec.hwaccel import hwdevices_available
from pydantic import ValidationError

from hearthwatch.settings import Settings


def test_hardware_is_looked_for_unless_told_otherwise() -> None:
    assert Settings().decoder.hardware == "auto"


@pytest.mark.parametrize("name", ["none", *hwdevices_available()])
def test_every_device_that_libav_knows_may_be_named(name: str) -> None:
    settings = Settings.model_validate({"decoder": {"hardware": name}})
    assert settings.decoder.hardware == name


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"decoder\.hardware"):
        Settings.model_validate({"decoder": {"hardware": "gpu"}})
