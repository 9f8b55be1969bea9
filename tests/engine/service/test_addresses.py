"""Where others reach this machine."""

from ipaddress import ip_address

import psutil
import pytest

from hearthwatch.service.addresses import usual_address


@pytest.mark.parametrize(("host", "loopback"), [("0.0.0.0", "127.0.0.1"), ("::", "::1")])
def test_what_stands_for_all_becomes_an_address_that_can_be_opened(
    host: str, loopback: str
) -> None:
    found = usual_address(host)
    own = {each.address for card in psutil.net_if_addrs().values() for each in card}
    assert found in own | {loopback}
    assert not ip_address(found).is_unspecified


def test_a_machine_without_a_network_is_reached_from_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_way(*_: object) -> None:
        raise OSError("Network is unreachable")

    monkeypatch.setattr("socket.socket.connect", no_way)
    assert usual_address("0.0.0.0") == "127.0.0.1"
    assert usual_address("::") == "::1"
    assert usual_address("192.0.2.9") == "192.0.2.9"
