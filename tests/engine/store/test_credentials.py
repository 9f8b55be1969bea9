import pytest

from hearthwatch.store import ApiKey, Credentials, Database, NameTakenError, Scope, Session

KEY = b"k" * 32
CODE = b"c" * 32
SESSION = b"s" * 32


@pytest.fixture
def credentials(database: Database) -> Credentials:
    return Credentials(database)


async def test_key_until_it_is_withdrawn(credentials: Credentials) -> None:
    key = ApiKey("phone", Scope.READ, 5.0)
    await credentials.add_key(key, KEY)
    assert await credentials.key(KEY) == key
    assert await credentials.keys() == [key]
    assert await credentials.key(b"x" * 32) is None
    assert await credentials.delete_key("phone")
    assert await credentials.key(KEY) is None
    assert not await credentials.delete_key("phone")


async def test_names_are_used_once(credentials: Credentials) -> None:
    await credentials.add_key(ApiKey("phone", Scope.READ, 5.0), KEY)
    with pytest.raises(NameTakenError):
        await credentials.add_key(ApiKey("phone", Scope.ADMIN, 6.0), b"l" * 32)


async def test_code_works_once(credentials: Credentials) -> None:
    await credentials.add_code(CODE, Scope.ADMIN, expires=10, now=0)
    session = await credentials.exchange_code(CODE, SESSION, name="owner", expires=100, now=5)
    assert session == Session("owner", Scope.ADMIN, 100)
    assert await credentials.session(SESSION, now=99) == session
    again = await credentials.exchange_code(CODE, b"t" * 32, name="owner", expires=100, now=5)
    assert again is None
    assert await credentials.session(b"t" * 32, now=5) is None


async def test_code_ends(credentials: Credentials) -> None:
    await credentials.add_code(CODE, Scope.ADMIN, expires=10, now=0)
    late = await credentials.exchange_code(CODE, SESSION, name="owner", expires=100, now=10)
    assert late is None


async def test_session_ends(credentials: Credentials) -> None:
    await credentials.add_code(CODE, Scope.READ, expires=10, now=0)
    await credentials.exchange_code(CODE, SESSION, name="owner", expires=100, now=5)
    assert await credentials.session(SESSION, now=100) is None
    assert await credentials.session(SESSION, now=50) is not None
    await credentials.delete_session(SESSION)
    assert await credentials.session(SESSION, now=50) is None


async def test_sessions_do_not_pile_up(credentials: Credentials) -> None:
    for number in range(205):
        code = number.to_bytes(32)
        await credentials.add_code(code, Scope.READ, expires=1000, now=number)
        digest = (number + 1000).to_bytes(32)
        await credentials.exchange_code(code, digest, name="owner", expires=9999, now=number)
    kept = [await credentials.session((n + 1000).to_bytes(32), now=300) for n in range(205)]
    assert kept.count(None) == 5
    assert kept[-1] is not None
