from dataclasses import replace
from uuid import uuid4

import pytest

from hearthwatch.store import (
    ApiKey,
    Credentials,
    Database,
    NameTakenError,
    Scope,
    Session,
    TooManyError,
)
from hearthwatch.store import credentials as module

KEY = b"k" * 32
CODE = b"c" * 32
SESSION = b"s" * 32


@pytest.fixture
def credentials(database: Database) -> Credentials:
    return Credentials(database)


async def test_key_until_it_is_withdrawn(credentials: Credentials) -> None:
    key = ApiKey("phone", Scope.READ, 5.0)
    await credentials.add_key(key, KEY)
    assert await credentials.key(KEY, now=9) == key
    assert await credentials.key_of(key.id, now=9) == key
    assert await credentials.keys() == [key]
    assert await credentials.key(b"x" * 32, now=9) is None
    assert await credentials.key_of(uuid4(), now=9) is None
    assert await credentials.delete_key("phone") == key
    assert await credentials.key(KEY, now=9) is None
    assert await credentials.delete_key("phone") is None


async def test_key_is_withdrawn_by_its_id_as_well(credentials: Credentials) -> None:
    key = ApiKey("phone", Scope.READ, 5.0)
    await credentials.add_key(key, KEY)
    assert await credentials.delete_key(uuid4()) is None
    assert await credentials.delete_key(key.id) == key
    assert await credentials.keys() == []


async def test_key_ends_and_knows_its_cameras(credentials: Credentials) -> None:
    key = ApiKey("phone", Scope.READ, 5.0, cameras=frozenset({uuid4(), uuid4()}), expires=10.0)
    none = ApiKey("blind", Scope.READ, 5.0, cameras=frozenset())
    await credentials.add_key(key, KEY)
    await credentials.add_key(none, b"n" * 32)
    assert await credentials.key(KEY, now=9.9) == key
    assert await credentials.key(KEY, now=10.0) is None
    assert await credentials.key_of(key.id, now=10.0) is None
    assert await credentials.keys() == [none, key]


async def test_use_is_noted(credentials: Credentials) -> None:
    key = ApiKey("phone", Scope.READ, 5.0)
    await credentials.add_key(key, KEY)
    await credentials.key_used(key.id, now=77.0)
    assert await credentials.key(KEY, now=80) == replace(key, last_used=77.0)


async def test_keys_do_not_pile_up(
    credentials: Credentials, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_KEYS", 2)
    for number in range(2):
        await credentials.add_key(ApiKey(str(number), Scope.READ, 5.0), bytes([number]) * 32)
    with pytest.raises(TooManyError):
        await credentials.add_key(ApiKey("2", Scope.READ, 5.0), KEY)


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
