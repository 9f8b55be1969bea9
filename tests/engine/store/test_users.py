"""Users, and the tokens that keep them signed in."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from hearthwatch.store import (
    Credentials,
    Database,
    LastAdminError,
    NameTakenError,
    RefreshTokens,
    ReusedError,
    Role,
    Scope,
    Session,
    TooManyError,
    User,
    Users,
)
from hearthwatch.store import users as module

SESSION = b"s" * 32


@pytest.fixture
def users(database: Database) -> Users:
    return Users(database)


@pytest.fixture
def refresh(database: Database) -> RefreshTokens:
    return RefreshTokens(database)


def person(name: str, role: Role = Role.VIEWER, **more: Any) -> User:
    return User(uuid4(), name, role, 5.0, **more)


async def test_user_comes_back_as_it_went_in(users: Users) -> None:
    ada = person("Ada", email="ada@example.org", cameras=frozenset({uuid4()}))
    await users.add(ada, "hash")
    assert await users.get(ada.id) == ada
    assert await users.all() == [ada]
    assert await users.get(uuid4()) is None


@pytest.mark.parametrize(
    "login", ["Ada", " ADA ", "ada", "ADA@example.ORG", "A\N{FULLWIDTH LATIN SMALL LETTER D}a"]
)
async def test_names_and_addresses_are_compared_as_people_do(users: Users, login: str) -> None:
    ada = person("Ada", email="ada@example.org")
    await users.add(ada, "hash")
    assert await users.named(login) == (ada, "hash")
    assert await users.named("bob") is None


@pytest.mark.parametrize(
    "other", [person("ADA"), person("bob", email="ADA@example.org"), person("ada ")]
)
async def test_names_and_addresses_are_used_once(users: Users, other: User) -> None:
    await users.add(person("Ada", email="ada@example.org"), "hash")
    with pytest.raises(NameTakenError):
        await users.add(other, "hash")


@pytest.mark.parametrize(
    "unfit",
    [
        person(""),
        person("  "),
        person("a@b"),
        person("a\nb"),
        person("x" * 101),
        person("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 50),
        person("ada", email="nobody"),
        person("ada", email="a b@example.org"),
        person("ada", Role.ADMIN, cameras=frozenset()),
    ],
)
async def test_unfit_users_are_refused(users: Users, unfit: User) -> None:
    with pytest.raises(ValueError, match=r"name|address|cameras"):
        await users.add(unfit, "hash")
    assert await users.all() == []
    ada = person("Ada")
    await users.add(ada, "hash")
    with pytest.raises(ValueError, match=r"name|address|cameras"):
        await users.change(ada.id, lambda found: replace(unfit, id=found.id))
    assert await users.all() == [ada]


async def test_users_do_not_pile_up(users: Users, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_USERS", 1)
    await users.add(person("ada"), "hash")
    with pytest.raises(TooManyError):
        await users.add(person("bob"), "hash")


async def test_change_keeps_what_is_not_changed(users: Users) -> None:
    ada = person("Ada", email="ada@example.org")
    await users.add(ada, "hash")
    changed = await users.change(ada.id, lambda found: replace(found, name="Ada L"))
    assert changed == replace(ada, name="Ada L")
    assert await users.named("ada l") == (changed, "hash")
    await users.change(ada.id, lambda found: found, password="other")
    assert await users.named("ada l") == (changed, "other")
    assert await users.change(uuid4(), lambda found: found) is None


@pytest.mark.parametrize("how", ["demoted", "disabled", "deleted"])
async def test_last_admin_stays_while_somebody_needs_one(users: Users, how: str) -> None:
    ada, bob = person("ada", Role.ADMIN), person("bob")
    await users.add(ada, "hash")
    await users.add(bob, "hash")

    async def go() -> None:
        if how == "demoted":
            await users.change(ada.id, lambda found: replace(found, role=Role.VIEWER))
        elif how == "disabled":
            await users.change(ada.id, lambda found: replace(found, disabled=True))
        else:
            await users.delete(ada.id)

    with pytest.raises(LastAdminError):
        await go()
    assert await users.get(ada.id) == ada
    await users.change(bob.id, lambda found: replace(found, role=Role.ADMIN))
    await go()
    assert await users.get(ada.id) != ada


async def test_last_user_of_all_may_go(users: Users) -> None:
    ada, bob = person("ada", Role.ADMIN), person("bob", disabled=True)
    for user in (ada, bob):
        await users.add(user, "hash")
    assert await users.delete(ada.id) == ada
    assert await users.delete(ada.id) is None


async def test_session_allows_what_its_user_may_do_now(database: Database, users: Users) -> None:
    credentials, camera = Credentials(database), uuid4()
    ada, bob = person("ada", Role.ADMIN), person("bob", Role.ADMIN)
    for user in (ada, bob):
        await users.add(user, "hash")
    made = Session("ada", Scope.ADMIN, 100.0, None, ada.id)
    await credentials.add_session(made, SESSION, now=5)
    assert await credentials.session(SESSION, now=9) == made
    viewer = replace(ada, role=Role.VIEWER, cameras=frozenset({camera}), name="Ada L")
    await users.change(ada.id, lambda _: viewer)
    limited = Session("Ada L", Scope.READ, 100.0, frozenset({camera}), ada.id)
    assert await credentials.session(SESSION, now=9) == limited
    await users.change(ada.id, lambda found: replace(found, disabled=True))
    await users.change(ada.id, lambda found: replace(found, disabled=False))
    assert await credentials.session(SESSION, now=9) is None


@pytest.fixture
async def family(users: Users, refresh: RefreshTokens) -> tuple[UUID, UUID]:
    """Ada, who has signed in and got the token "1"."""
    ada = person("ada", Role.ADMIN)
    await users.add(ada, "hash")
    return ada.id, await refresh.begin(ada.id, Scope.ADMIN, b"1" * 32, expires=100, now=5)


async def exchange(refresh: RefreshTokens, old: bytes, new: bytes, now: float = 9) -> Any:
    return await refresh.exchange(
        old * 32, new * 32, narrow=lambda scope: scope, expires=now + 95, now=now
    )


async def test_token_is_exchanged_once(
    users: Users, refresh: RefreshTokens, family: tuple[UUID, UUID]
) -> None:
    user_id, family_id = family
    assert (await exchange(refresh, b"1", b"2")).id == family_id
    assert (await exchange(refresh, b"2", b"3")).user_id == user_id
    assert await users.signed_in(user_id, family_id, now=9)
    with pytest.raises(ReusedError) as stolen:
        await exchange(refresh, b"1", b"4")
    assert stolen.value.family.name == "ada"
    assert await exchange(refresh, b"3", b"5") is None
    assert await users.signed_in(user_id, family_id, now=9) is None


async def test_token_expires(
    users: Users, refresh: RefreshTokens, family: tuple[UUID, UUID]
) -> None:
    assert await exchange(refresh, b"1", b"2", now=100) is None
    assert await users.signed_in(*family, now=99.9)
    assert await users.signed_in(*family, now=100) is None


async def test_refused_scope_spends_no_token(
    refresh: RefreshTokens, family: tuple[UUID, UUID]
) -> None:
    def refuse(_: Scope) -> Scope:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await refresh.exchange(b"1" * 32, b"2" * 32, narrow=refuse, expires=50, now=9)
    assert await exchange(refresh, b"1", b"2")


async def test_token_allows_no_more_than_the_user_may(
    users: Users, refresh: RefreshTokens, family: tuple[UUID, UUID]
) -> None:
    await users.add(person("bob", Role.ADMIN), "hash")
    await users.change(family[0], lambda found: replace(found, role=Role.VIEWER))
    assert (await exchange(refresh, b"1", b"2")).scope is Scope.READ


@pytest.mark.parametrize("how", ["password", "disabled", "deleted", "ended", "of another"])
async def test_everything_ends_that_should(
    users: Users, refresh: RefreshTokens, family: tuple[UUID, UUID], how: str
) -> None:
    user_id, family_id = family
    await users.add(person("bob", Role.ADMIN), "hash")
    match how:
        case "password":
            await users.change(user_id, lambda found: found, password="other")
        case "disabled":
            await users.change(user_id, lambda found: replace(found, disabled=True))
        case "deleted":
            await users.delete(user_id)
        case "ended":
            await refresh.end(family_id)
    alive = await users.signed_in(uuid4() if how == "of another" else user_id, family_id, now=9)
    assert alive is None
    if how != "of another":
        assert await exchange(refresh, b"1", b"2") is None


async def test_tokens_do_not_pile_up(
    refresh: RefreshTokens, family: tuple[UUID, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearthwatch.store.refresh._MOST", 3)
    for number in range(10):
        digest = bytes([number]) * 32
        await refresh.begin(family[0], Scope.READ, digest, expires=900, now=10.0 + number)
    assert await exchange(refresh, bytes([6]), b"x", now=50) is None
    assert await exchange(refresh, bytes([9]), b"y", now=50) is not None
