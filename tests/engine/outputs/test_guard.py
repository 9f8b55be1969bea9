import pytest

from hearthwatch.outputs import InvalidTargetError
from hearthwatch.outputs.webhooks.guard import checked_url, resolve, vetted

PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.30.32.2",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.1.1",
    "0.1.2.3",
    "::1",
    "fd12::1",
    "fe80::1%eth0",
    "fec0::1",
    "::ffff:192.168.1.1",
    "64:ff9b::c0a8:101",
    "2002:c0a8:0101::",
]
NEVER = [
    "0.0.0.0",
    "::",
    "224.0.0.251",
    "ff02::fb",
    "255.255.255.255",
    "240.0.0.1",
    "169.254.169.254",
    "::ffff:169.254.169.254",
    "fd00:ec2::254",
    "::127.0.0.1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_home_must_be_allowed(address: str) -> None:
    with pytest.raises(InvalidTargetError, match="allow_private"):
        vetted([address], allow_private=False)
    assert vetted([address], allow_private=True) == [address]


@pytest.mark.parametrize("address", NEVER)
@pytest.mark.parametrize("allowed", [False, True])
def test_some_are_never_sent_to(address: str, allowed: bool) -> None:
    with pytest.raises(InvalidTargetError, match="nothing is ever sent"):
        vetted([address], allow_private=allowed)


def test_one_bad_address_among_good_ones_is_enough() -> None:
    good = ["93.184.216.34", "2606:2800:220:1::1"]
    assert vetted(good, allow_private=False) == good
    with pytest.raises(InvalidTargetError):
        vetted([*good, "127.0.0.1"], allow_private=False)
    with pytest.raises(InvalidTargetError, match="no address"):
        vetted([], allow_private=True)


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1", "localhost"])
async def test_other_ways_to_write_this_machine(host: str) -> None:
    found = await resolve(host, 80)
    with pytest.raises(InvalidTargetError):
        vetted(found, allow_private=False)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ftp://example.org/", "http"),
        ("file:///etc/passwd", "http"),
        ("//example.org", "http"),
        ("https:///path", "host"),
        ("https://me:secret@example.org/", "header"),
        ("https://me@example.org/", "header"),
        ("https://example.org:0/", "port"),
        ("https://example.org:99999/", "port|no address"),
        ("https://example.org\\@127.0.0.1/", "no address may hold"),
        ("https://exa mple.org/", "no address may hold"),
        ("https://example.org/\r\nX: y", "no address may hold"),
        ("https://example.org/" + "a" * 2000, "too long"),
    ],
)
def test_what_is_no_address(text: str, says: str) -> None:
    with pytest.raises(InvalidTargetError, match=says):
        checked_url(text)


def test_addresses_are_written_as_they_are_sent() -> None:
    url = checked_url("https://bücher.example/ä?b=ö#part")
    assert url.raw_host == b"xn--bcher-kva.example"
    assert url.raw_path == b"/%C3%A4?b=%C3%B6"
