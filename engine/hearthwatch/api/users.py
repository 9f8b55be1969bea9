"""Users: people who sign in with a password. Under Home Assistant nobody needs one."""

import time
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Request, Response, Security
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from hearthwatch.api.access_views import UserList, UserView
from hearthwatch.api.base import BASE
from hearthwatch.api.house import house_of
from hearthwatch.api.identity import peer_of
from hearthwatch.api.parameters import camera_ids_of
from hearthwatch.api.passwords import LONGEST, SHORTEST, check_password
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.reports import report
from hearthwatch.api.security import identity_of, requires
from hearthwatch.model.ids import random_id
from hearthwatch.store import LastAdminError, NameTakenError, Role, Scope, TooManyError, User
from hearthwatch.store.users import folded

router = APIRouter(
    prefix=f"{BASE}/users", tags=["access"], dependencies=[Security(requires(Scope.ADMIN))]
)


type _Name = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f@]+$"
    ),
]
type _Email = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=100,
        pattern=r"^[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+$",
    ),
]
type _Password = Annotated[
    str, Field(min_length=SHORTEST, max_length=LONGEST, description="Not the name.")
]
type _Cameras = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=64)]],
    Field(max_length=256, description="Ids or slugs of the only cameras to be seen; null: all."),
]


class NewUserBody(BaseModel):
    """Somebody new."""

    model_config = ConfigDict(extra="forbid")

    name: _Name
    email: _Email | None = None
    password: _Password
    role: Role = Role.VIEWER
    cameras: _Cameras | None = None


class UserBody(BaseModel):
    """What is to change; what is not given stays as it is."""

    model_config = ConfigDict(extra="forbid")

    name: _Name | None = None
    email: _Email | None = Field(None, description="null: none any more.")
    password: _Password | None = None
    role: Role | None = None
    cameras: _Cameras | None = None
    disabled: bool | None = None

    def plain_changes(self) -> dict[str, Any]:
        """Return what is to change, but for the cameras and the password."""
        given = self.model_dump(include=self.model_fields_set - {"password", "cameras"})
        if given.get("email"):
            given["email"] = folded(given["email"])
        return {name: each for name, each in given.items() if each is not None or name == "email"}


@router.get("", responses=problem_docs(401, 403, 429))
async def list_users(request: Request) -> UserList:
    """List all users."""
    users = [UserView.of(user) for user in await house_of(request).access.users.all()]
    return UserList(users=users, total=len(users))


@router.post("", status_code=201, responses=problem_docs(400, 401, 403, 409, 413, 429))
async def create_user(request: Request, response: Response, body: NewUserBody) -> UserView:
    """Let somebody sign in with a password."""
    house, now = house_of(request), time.time()
    user = User(
        id=random_id(now),
        name=body.name,
        role=body.role,
        created=now,
        email=None if body.email is None else folded(body.email),
        cameras=camera_ids_of(request, body.cameras),
    )
    kept = await _hashed(request, body.password, user)
    try:
        await house.access.users.add(user, kept)
    except NameTakenError:
        raise _taken() from None
    except TooManyError:
        raise ProblemError(409, "too_many_users", "There can be no more users.") from None
    except ValueError as error:
        raise _unfit(error) from None
    await _tell(request, "user_created", f"{user.name} may sign in as {user.role}")
    response.headers["Location"] = f"users/{user.id}"
    return UserView.of(user)


@router.get("/{user_id}", responses=problem_docs(400, 401, 403, 404, 429))
async def get_user(request: Request, user_id: UUID) -> UserView:
    """Return one user."""
    return UserView.of(await _user(request, user_id))


@router.patch("/{user_id}", responses=problem_docs(400, 401, 403, 404, 409, 413, 429))
async def change_user(request: Request, user_id: UUID, body: UserBody) -> UserView:
    """Change a user; one with a new password, or disabled, is signed out everywhere."""
    changes = body.plain_changes()
    if "cameras" in body.model_fields_set:
        changes["cameras"] = camera_ids_of(request, body.cameras)

    def edit(user: User) -> User:
        return replace(user, **changes)

    kept = None
    if body.password:
        kept = await _hashed(request, body.password, edit(await _user(request, user_id)))
    try:
        user = await house_of(request).access.users.change(user_id, edit, password=kept)
    except NameTakenError:
        raise _taken() from None
    except LastAdminError:
        raise _last_admin() from None
    except ValueError as error:
        raise _unfit(error) from None
    if user is None:
        raise _no_user(user_id)
    what = ", ".join(sorted(body.model_fields_set))
    await _tell(request, "user_changed", f"{user.name} has another {what}")
    return UserView.of(user)


@router.delete("/{user_id}", status_code=204, responses=problem_docs(400, 401, 403, 404, 409, 429))
async def delete_user(request: Request, user_id: UUID) -> None:
    """Delete a user, who is signed out everywhere."""
    try:
        user = await house_of(request).access.users.delete(user_id)
    except LastAdminError:
        raise _last_admin() from None
    if user is None:
        raise _no_user(user_id)
    await _tell(request, "user_deleted", f"{user.name} may not sign in any more")


async def _user(request: Request, user_id: UUID) -> User:
    user = await house_of(request).access.users.get(user_id)
    if user is None:
        raise _no_user(user_id)
    return user


async def _hashed(request: Request, password: str, user: User) -> str:
    try:
        check_password(password, user.name, user.email)
    except ValueError as error:
        raise ProblemError(400, "weak_password", f"body.password: {error}") from None
    return await house_of(request).access.grants.passwords.hash(password)


async def _tell(request: Request, kind: str, what: str) -> None:
    message = f"{what} (by {identity_of(request).name})."
    await report(house_of(request), kind, message, peer=peer_of(request))


def _unfit(error: ValueError) -> ProblemError:
    return ProblemError(400, "invalid_user", f"body: {error}")


def _taken() -> ProblemError:
    return ProblemError(409, "name_taken", "Somebody has this name or e-mail address already.")


def _last_admin() -> ProblemError:
    detail = (
        "Nobody would be left who can look after the other users. Make one of them admin first."
    )
    return ProblemError(409, "last_admin", detail)


def _no_user(user_id: UUID) -> ProblemError:
    return ProblemError(404, "user_not_found", f"There is no user {user_id}.")
