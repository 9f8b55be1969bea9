"""Addresses of cameras, as owners type them."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hearthwatch.model.addresses import is_host, parse_address, parse_device_address


@pytest.mark.parametrize(
    ("typed", "user", "password", "host", "rest"),
    [
        ("rtsp://192.0.2.10/main", None, None, "192.0.2.10", "/main"),
        ("rtsp://cam", None, None, "cam", ""),
        ("  RTSP://cam:8554/a?b=c  ", None, None, "cam", ":8554/a?b=c"),
        ("rtsp://admin@cam/main", "admin", None, "cam", "/main"),
        ("rtsp://admin:@cam/main", "admin", "", "cam", "/main"),
        ("rtsp://admin:a:b@192.0.2.10:554/main", "admin", "a:b", "192.0.2.10", ":554/main"),
        ("rtsp://admin:p@ss@cam/main", "admin", "p@ss", "cam", "/main"),
        ("rtsp://admin:p@ss/w#rd?@192.0.2.10/m", "admin", "p@ss/w#rd?", "192.0.2.10", "/m"),
        ("rtsp://admin:12/34@cam/main", "admin", "12/34", "cam", "/main"),
        ("rtsp://admin:two words@cam/main", "admin", "two words", "cam", "/main"),
        ("rtsp://admin:100%@cam/main", "admin", "100%", "cam", "/main"),
        ("rtsp://admin:p%40ss@cam/main", "admin", "p@ss", "cam", "/main"),
        ("rtsp://admin:pw@[2001:db8::1]:554/m", "admin", "pw", "[2001:db8::1]", ":554/m"),
        ("rtsp://admin:pw@192.0.2.10/live@main", "admin", "pw", "192.0.2.10", "/live@main"),
        ("rtsp://192.0.2.10:554/live@main", None, None, "192.0.2.10", ":554/live@main"),
        ("rtsp://cam/live@main", None, None, "cam", "/live@main"),
    ],
)
def test_addresses_are_understood_as_typed(
    typed: str, user: str | None, password: str | None, host: str, rest: str
) -> None:
    address = parse_address(typed)
    assert (address.user, address.password) == (user, password)
    assert (address.host, address.rest) == (host, rest)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=0x17F), min_size=1))
def test_any_password_survives_the_way_to_the_library(password: str) -> None:
    assume("%" not in password)
    assume("@" not in password)
    address = parse_address(f"rtsp://admin:{password}@192.0.2.10:554/main")
    assert address.password == password
    assert parse_address(address.url).password == password


IMPOSSIBLE = [
    "",
    "cam/main",
    "rtsp://",
    "rtsp:///path",
    "rtsp://a:secret@",
    "rtsp://a:secret@192.0.2.10:/main",
    "rtsp://a:secret@192.0.2.10:0/main",
    "rtsp://a:secret@192.0.2.10:65536/main",
    "rtsp://a:secret@[::::]/main",
    "rtsp://a:secret@[fe80::1%eth0]/main",
]


@pytest.mark.parametrize("typed", IMPOSSIBLE)
def test_what_is_no_address_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(ValueError, match="address") as caught:
        parse_address(typed)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "typed", ["", "a b", "192.0.2.1:", "192.0.2.1:0", "a:secret@cam", "cam/?a=b", "ftp://cam"]
)
def test_what_is_no_device(typed: str) -> None:
    with pytest.raises(ValueError, match="is needed") as caught:
        parse_device_address(typed)
    assert "secret" not in str(caught.value)


def test_a_scheme_may_be_typed_in_capitals() -> None:
    assert parse_device_address(" HTTPS://cam:8443/door ").url == "https://cam:8443/door"


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("cam", True),
        ("192.0.2.10:88", True),
        ("[2001:db8::1]:554", True),
        ("192.0.2.10:", False),
        ("192.0.2.10:0", False),
        ("[fe80::1%eth0]", False),
        ("me@cam", False),
        ("cam/main", False),
        ("cam ", False),
    ],
)
def test_hosts(text: str, alone: bool) -> None:
    assert is_host(text) is alone
